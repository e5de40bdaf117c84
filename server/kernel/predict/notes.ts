/** What a prediction rests on and why it is as it is, in sentences, the most important first. */
import { constantValues } from '../constants';
import { text } from '../texts/text';
import type { Texts } from '../texts/text';
import type { CallContext } from './call';
import type { SimulatedEnd } from './move';

/** `end` is missing where the call ends before its first entry. */
export function conditions(
  call: CallContext,
  end: SimulatedEnd | undefined,
  texts: Texts,
): readonly string[] {
  if (end === undefined) return before(call, texts);
  const notes: string[] = [];
  const { refusedAt } = end;
  if (refusedAt !== undefined && (call.hasStatus || refusedAt.errno !== 'EFAULT'))
    notes.push(refusal(refusedAt, texts));
  else if (!call.hasStatus) notes.push(texts['predict.note.no-status']);
  if (end.failedFrom !== undefined) notes.push(text(texts, 'predict.note.failed', { index: end.failedFrom }));
  if (end.namedTwice) notes.push(texts['predict.note.twice']);
  if (end.queued > 0) notes.push(texts['predict.note.unheld']);
  return notes;
}

function before(call: CallContext, texts: Texts): readonly string[] {
  const all = (call.flags & constantValues.MPOL_MF_MOVE_ALL) !== 0;
  if (call.count === 0) return [texts['predict.note.no-pages']];
  return [all && !call.sysNice ? texts['predict.note.privilege'] : texts['predict.note.flags']];
}

function refusal({ index, errno, node }: NonNullable<SimulatedEnd['refusedAt']>, texts: Texts): string {
  if (node === undefined) return text(texts, 'predict.note.unreadable', { index });
  return errno === 'ENODEV'
    ? text(texts, 'predict.note.no-node', { index, node })
    : text(texts, 'predict.note.not-allowed', { index, node });
}
