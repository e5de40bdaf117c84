/** What a prediction rests on and why it is as it is, in sentences, the most important first. */
import { constantValues } from '../constants';
import { sentence, text } from '../texts/text';
import type { CallContext } from './call';
import type { SimulatedEnd } from './move';

/** `end` is missing where the call ends before its first entry. */
export function conditions(call: CallContext, end: SimulatedEnd | undefined): readonly string[] {
  if (end === undefined) return before(call);
  const notes: string[] = [];
  const { refusedAt } = end;
  if (refusedAt !== undefined && (call.hasStatus || refusedAt.errno !== 'EFAULT'))
    notes.push(refusal(refusedAt));
  else if (!call.hasStatus) notes.push(sentence('predict.note.no-status'));
  if (end.failedFrom !== undefined) notes.push(text('predict.note.failed', { index: end.failedFrom }));
  if (end.namedTwice) notes.push(sentence('predict.note.twice'));
  if (end.queued > 0) notes.push(sentence('predict.note.unheld'));
  return notes;
}

function before(call: CallContext): readonly string[] {
  const all = (call.flags & constantValues.MPOL_MF_MOVE_ALL) !== 0;
  if (call.count === 0) return [sentence('predict.note.no-pages')];
  return [all && !call.sysNice ? sentence('predict.note.privilege') : sentence('predict.note.flags')];
}

function refusal({ index, errno, node }: NonNullable<SimulatedEnd['refusedAt']>): string {
  if (node === undefined) return text('predict.note.unreadable', { index });
  return errno === 'ENODEV'
    ? text('predict.note.no-node', { index, node })
    : text('predict.note.not-allowed', { index, node });
}
