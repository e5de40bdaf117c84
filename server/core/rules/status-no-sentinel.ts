/** Status entries that cannot be told from ones that the kernel never wrote. */
import type { CallFacts } from '../facts/call-facts';
import type { Cell, Fill } from '../facts/region';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { inOrder, isPlainName, linesBefore, overEntries } from './support/edits';
import { surelyRejected } from './support/flags';
import { concerns, inWords, rangeOf } from './support/kernels';
import { arrayPlace } from './support/places';
import { missesPositive } from './support/result-tests';
import { statusPreset, writtenByKernel, type StatusPreset } from './support/status-preset';

const why =
  'Entries stay unwritten when the result is positive or -1{evenOnZero}: what was in the array before is then taken for the outcome.';

export const statusNoSentinel: Rule = {
  id: 'status-no-sentinel',
  severity: 'warning',
  title: 'Status entries that may be left unwritten',
  calls: ['move_pages'],
  fix: 'suggestion',
  messages: {
    nothing: {
      what: 'status is read after this move, but nothing was stored in it before.',
      why,
      do: 'Fill status before the call with a value that the kernel never writes, such as INT_MIN.',
    },
    zero: {
      what: 'status holds zeros before this move, and 0 is a node.',
      why,
      do: 'Fill status before the call with a value that the kernel never writes, such as INT_MIN.',
    },
    errno: {
      what: 'status is filled with {name} before this move, which the kernel itself writes.',
      why,
      do: 'Fill status with a value that the kernel never writes, such as INT_MIN.',
    },
  },
  check(facts, report) {
    const status = facts.argument('status');
    const array = facts.array('status');
    if (status === undefined || array === undefined) return;
    if (facts.mode !== 'move' || facts.countIs === 'zero' || surelyRejected(facts)) return;
    if (!isRead(facts) || isSafeOnZero(facts)) return;
    const preset = statusPreset(facts);
    const kind = judge(facts, preset);
    if (kind === undefined) return;
    const by = preset.kind === 'zero' || preset.kind === 'values' ? preset.by : [];
    const evenOnZero = zeroRanges(facts);
    report({
      ...kind,
      data: { ...kind.data, evenOnZero: evenOnZero === '' ? '' : `, and ${evenOnZero} even when it is 0` },
      span: status.span,
      restsOn: [status.value, ...by.map((one) => one.value)],
      related:
        by[0] === undefined
          ? arrayPlace(array, 'status begins here')
          : [{ span: by[0].origin.span, message: 'status is filled here' }],
      fixes: by.length === 0 ? fillBefore(facts) : replaceSources(facts, by),
    });
  },
};

/** Entries are looked at here; what becomes of one that is only stored for others is not known. */
function isRead(facts: CallFacts): boolean {
  return facts.after.status.some((use) => use.kind !== 'escapes');
}

interface Judgement {
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
}

function judge(facts: CallFacts, preset: StatusPreset): Judgement | undefined {
  if (preset.kind === 'nothing') return { messageId: 'nothing', data: {} };
  if (preset.kind === 'zero') return { messageId: 'zero', data: {} };
  if (preset.kind !== 'values') return undefined;
  const found = writtenByKernel(facts.config, preset.values);
  return found === undefined ? undefined : { messageId: 'errno', data: { name: `-${found.name}` } };
}

const unwrittenOnZero = ['change.status-already-there', 'change.last-run-lost'] as const;

function zeroRanges(facts: CallFacts): string {
  return unwrittenOnZero
    .filter((one) => concerns(facts.config, one))
    .map((one) => inWords(rangeOf(one)))
    .join(' and ');
}

/** On kernels that always write all entries when the result is 0, a program that tells 0 apart may rely on that. */
function isSafeOnZero(facts: CallFacts): boolean {
  if (zeroRanges(facts) !== '') return false;
  return facts.after.result.some((use) => !missesPositive(use));
}

function fillBefore(facts: CallFacts): readonly Fix[] {
  const status = facts.argument('status');
  if (status === undefined || !facts.edits.isSpelled(status.origin)) return [];
  const scalar = /^&\s*([A-Za-z_]\w*(?:(?:\.|->)\w+)*)$/.exec(status.text)?.[1];
  const lines =
    scalar !== undefined
      ? [`${scalar} = INT_MIN;`]
      : isPlainName(status.text)
        ? overEntries(facts, (index) => `${status.text}[${index}] = INT_MIN;`)
        : undefined;
  const fill = lines === undefined ? undefined : linesBefore(facts, lines);
  if (fill === undefined) return [];
  return [
    {
      title: 'Fill status with INT_MIN before the call',
      applicability: 'suggestion',
      edits: inOrder([...facts.edits.include('limits.h'), fill]),
    },
  ];
}

/** The stored value itself becomes INT_MIN. */
function replaceSources(facts: CallFacts, by: readonly (Cell | Fill)[]): readonly Fix[] {
  const only = by[0];
  const source = by.length === 1 ? only?.source : undefined;
  if (only === undefined || source === undefined || !facts.edits.isSpelled(source)) return fillBefore(facts);
  const text = facts.edits.textOf(source.span);
  if (!/^[-\s()\w]+$/.test(text) || source.span.start < facts.site.function.start) return fillBefore(facts);
  return [
    {
      title: 'Store INT_MIN instead',
      applicability: 'suggestion',
      edits: inOrder([...facts.edits.include('limits.h'), { span: source.span, text: 'INT_MIN' }]),
    },
  ];
}
