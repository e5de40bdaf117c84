/** `sizeof p / sizeof *p` of a pointer, as the count. */
import { integersOf } from '../facts/value';
import type { Rule } from './rule';
import { argumentPlaces } from './support/places';
import { listOr, phrase } from '../../languages/phrase';

export const countSizeofPointer: Rule = {
  id: 'count-sizeof-pointer',
  languages: 'c',
  severity: 'error',
  title: 'The size of a pointer taken for the length of an array',
  calls: ['move_pages'],
  supersedes: ['one-page-per-call'],
  messages: {
    pointer: {
      what: 'The count is {count}, whatever the array holds: what its size is taken of is a pointer.',
      why: 'sizeof of a pointer, and of an array parameter, is the size of an address, so the call leaves out all entries from {count} on.',
      do: 'Pass the number of pages along with the pointer.',
    },
  },
  check(facts, report) {
    const count = facts.argument('count');
    const values = count === undefined ? undefined : integersOf(count.value);
    if (count === undefined || values === undefined) return;
    const mark = count.value.marks.find((one) => one.kind === 'pointer-length');
    if (mark?.kind !== 'pointer-length') return;
    const { span } = mark.origin;
    const here = span.start >= count.span.start && span.end <= count.span.end;
    report({
      messageId: 'pointer',
      data: { count: listOr(values.map(String)) },
      span: count.span,
      restsOn: [count.value],
      related: [
        ...(here ? [] : [{ span, message: phrase('The size of a pointer is divided here') }]),
        ...argumentPlaces(count),
      ],
    });
  },
};
