/** The fix for a status array whose unwritten entries cannot be told: fill it with a value that no kernel writes. */
import type { CallFacts } from '../../facts/call-facts';
import type { Cell, Fill } from '../../facts/region';
import type { Fix, TextEdit } from '../../finding';
import { inOrder, isPlainName, linesBefore, overEntries } from './edits';
import { isScript } from './spelling';
import { phrase } from '../../../languages/phrase';

const smallest = '-2147483648';

function valueText(facts: CallFacts): string {
  return isScript(facts) ? smallest : 'INT_MIN';
}

function limits(facts: CallFacts): readonly TextEdit[] {
  return isScript(facts) ? [] : facts.edits.include('limits.h');
}

/** A loop before the call that fills the array, or an assignment to the one variable. */
export function fillBefore(facts: CallFacts): readonly Fix[] {
  const status = facts.argument('status');
  if (status === undefined || !facts.edits.isSpelled(status.origin)) return [];
  const scalar = /^&\s*([A-Za-z_]\w*(?:(?:\.|->)\w+)*)$/.exec(status.text)?.[1];
  const lines = isScript(facts)
    ? isPlainName(status.text)
      ? [`${status.text}.fill(${smallest});`]
      : undefined
    : scalar !== undefined
      ? [`${scalar} = INT_MIN;`]
      : isPlainName(status.text)
        ? overEntries(facts, (index) => `${status.text}[${index}] = INT_MIN;`)
        : undefined;
  const fill = lines === undefined ? undefined : linesBefore(facts, lines);
  if (fill === undefined) return [];
  return [
    {
      title: phrase('Fill status with {value} before the call', { value: valueText(facts) }),
      applicability: 'suggestion',
      edits: inOrder([...limits(facts), fill]),
    },
  ];
}

/** The stored value itself becomes INT_MIN. */
export function replaceSources(facts: CallFacts, by: readonly (Cell | Fill)[]): readonly Fix[] {
  const only = by[0];
  const source = by.length === 1 ? only?.source : undefined;
  if (only === undefined || source === undefined || !facts.edits.isSpelled(source)) return fillBefore(facts);
  const text = facts.edits.textOf(source.span);
  if (!/^[-\s()\w]+$/.test(text) || source.span.start < facts.site.function.start) return fillBefore(facts);
  return [
    {
      title: phrase('Store {value} instead', { value: valueText(facts) }),
      applicability: 'suggestion',
      edits: inOrder([...limits(facts), { span: source.span, text: valueText(facts) }]),
    },
  ];
}
