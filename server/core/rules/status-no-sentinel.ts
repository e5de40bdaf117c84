/** Status entries that cannot be told from ones that the kernel never wrote. */
import type { CallFacts } from '../facts/call-facts';
import type { FindingData } from '../finding';
import type { Rule } from './rule';
import { arrayPlace } from './support/places';
import { fillBefore, replaceSources } from './support/sentinel';
import { statusPreset, writtenByKernel, type StatusPreset } from './support/status-preset';
import { evenOnZero, mayReadUnwritten } from './support/unwritten';
import { phrase } from '../../languages/phrase';

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
      script: {
        do: 'Fill status before the call with a value that the kernel never writes: status.fill(-2147483648).',
      },
    },
    zero: {
      what: 'status holds zeros before this move, and 0 is a node.',
      why,
      do: 'Fill status before the call with a value that the kernel never writes, such as INT_MIN.',
      script: {
        do: 'Fill status before the call with a value that the kernel never writes: status.fill(-2147483648).',
      },
    },
    unasked: {
      what: 'status is read after this query, whether the query has failed or not.',
      why: 'A query that fails writes only some of the entries or none, and nothing was stored in status before.',
      do: 'Test the result before, or fill status with a value that the kernel never writes, such as INT_MIN.',
      script: {
        do: 'Test the result before, or fill status with a value that the kernel never writes: status.fill(-2147483648).',
      },
    },
    unaskedZero: {
      what: 'status is read after this query, whether the query has failed or not.',
      why: 'A query that fails writes only some of the entries or none: the others are still 0, and 0 is a node.',
      do: 'Test the result before, or fill status with a value that the kernel never writes, such as INT_MIN.',
      script: {
        do: 'Test the result before, or fill status with a value that the kernel never writes: status.fill(-2147483648).',
      },
    },
    errno: {
      what: 'status is filled with {name} before this move, which the kernel itself writes.',
      why,
      do: 'Fill status with a value that the kernel never writes, such as INT_MIN.',
      script: { do: 'Fill status with a value that the kernel never writes, such as -2147483648.' },
    },
  },
  check(facts, report) {
    const status = facts.argument('status');
    const array = facts.array('status');
    if (status === undefined || array === undefined) return;
    const unasked = isReadUnasked(facts);
    if (!unasked && !mayReadUnwritten(facts)) return;
    const preset = statusPreset(facts);
    const kind = judge(facts, preset, unasked);
    if (kind === undefined) return;
    const by = preset.kind === 'zero' || preset.kind === 'values' ? preset.by : [];
    report({
      ...kind,
      data: { ...kind.data, evenOnZero: evenOnZero(facts) },
      span: status.span,
      restsOn: [status.value, ...by.map((one) => one.value)],
      related:
        by[0] === undefined
          ? arrayPlace(array, phrase('status begins here'))
          : [{ span: by[0].origin.span, message: phrase('status is filled here') }],
      fixes: by.length === 0 ? fillBefore(facts) : replaceSources(facts, by),
    });
  },
};

interface Judgement {
  readonly messageId: string;
  readonly data: FindingData;
}

/** A query fills all entries unless it fails, and here nobody asks whether it did. */
function isReadUnasked(facts: CallFacts): boolean {
  const { after } = facts;
  if (facts.mode !== 'query' || facts.countIs === 'zero' || after.discarded === 'cast') return false;
  if (after.result.length + after.errno.length + after.lateErrno.length > 0) return false;
  return after.status.some((use) => use.kind !== 'escapes' && use.mixed !== true);
}

function judge(facts: CallFacts, preset: StatusPreset, unasked: boolean): Judgement | undefined {
  if (unasked)
    return preset.kind === 'nothing' || preset.kind === 'zero'
      ? { messageId: preset.kind === 'nothing' ? 'unasked' : 'unaskedZero', data: {} }
      : undefined;
  if (preset.kind === 'nothing') return { messageId: 'nothing', data: {} };
  if (preset.kind === 'zero') return { messageId: 'zero', data: {} };
  if (preset.kind !== 'values') return undefined;
  const found = writtenByKernel(facts.config, preset.values);
  return found === undefined ? undefined : { messageId: 'errno', data: { name: `-${found.name}` } };
}
