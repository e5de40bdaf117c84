/** A count that may be NaN, or has a fraction. */
import type { Rule } from './rule';
import { libraryName } from './support/foreign-words';
import { phrase } from '../../languages/phrase';

export const ffiCountNotInteger: Rule = {
  id: 'ffi-count-not-integer',
  severity: 'warning',
  title: 'A count that may be NaN or has a fraction',
  calls: ['move_pages'],
  languages: 'script',
  messages: {
    nan: {
      what: 'The count may be NaN.',
      why: '{library} makes 0 of NaN: the call returns 0, as if all had gone well, and nothing was done.',
      do: 'Test it with Number.isSafeInteger() before the call.',
    },
    fraction: {
      what: 'The count is no whole number.',
      why: '{library} cuts the fraction off: the last page is left out.',
      do: 'Round it up with Math.ceil().',
    },
  },
  check(facts, report) {
    const count = facts.argument('count');
    const library = facts.foreign?.fn.library;
    if (count === undefined || library === undefined) return;
    // Executed with Node 26.10: node:ffi throws on a number where it wants 64 bits.
    if (library === 'node-ffi') return;
    const mark = count.value.marks.find((one) => one.kind === 'no-integer');
    if (mark?.kind !== 'no-integer') return;
    const here = mark.origin.span.start >= count.span.start && mark.origin.span.end <= count.span.end;
    report({
      messageId: mark.how === 'fraction' ? 'fraction' : 'nan',
      data: { library: libraryName(library) },
      span: count.span,
      restsOn: [count.value],
      related: here ? [] : [{ span: mark.origin.span, message: phrase('It comes from here') }],
    });
  },
};
