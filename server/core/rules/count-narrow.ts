/** A count that was negative, or is larger than the kernel's own counter. */
import { integersOf } from '../facts/value';
import type { Rule } from './rule';
import { argumentPlaces } from './support/places';

const intMax = (1n << 31n) - 1n;

export const countNarrow: Rule = {
  id: 'count-narrow',
  severity: 'warning',
  title: 'A count that is negative or does not fit',
  calls: ['move_pages'],
  supersedes: ['count-exceeds-array', 'giant-call'],
  messages: {
    negative: {
      what: 'The count is {count}, which becomes {unsigned}.',
      why: 'The count is an unsigned long: the kernel reads and writes past the arrays until it meets memory that is not there (EFAULT).',
      do: 'Test the number for being negative before the call.',
      script: {
        what: 'The count is {count}, as an unsigned number {unsigned}.',
        why: 'The binding refuses it, or the kernel reads and writes past the arrays until it meets memory that is not there (EFAULT).',
      },
    },
    large: {
      what: 'The count is {count}, more than the {max} of an int.',
      why: 'The kernel counts the entries of a move in an int, and no array of that length was ever meant: it reads and writes past the arrays.',
      do: 'Pass the number of pages, a few thousand per call.',
      script: {
        what: 'The count is {count}, more than the {max} of a 32-bit integer.',
        why: 'The kernel counts the entries of a move in 32 bits, and no array of that length was ever meant: it reads and writes past the arrays.',
      },
    },
  },
  check(facts, report) {
    const count = facts.argument('count');
    const values = count === undefined ? undefined : integersOf(count.value);
    if (count === undefined || values === undefined) return;
    const numbers = values.map((value) => BigInt.asIntN(64, value));
    if (!numbers.every((number) => number < 0n || number > intMax)) return;
    const first = numbers[0] ?? 0n;
    report({
      messageId: first < 0n ? 'negative' : 'large',
      data: {
        count: first.toString(),
        unsigned: BigInt.asUintN(64, first).toString(),
        max: intMax.toString(),
      },
      span: count.span,
      restsOn: [count.value],
      related: argumentPlaces(count),
    });
  },
};
