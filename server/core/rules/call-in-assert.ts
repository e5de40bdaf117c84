/** A call that is made only where assertions are compiled in. */
import { calls } from '../../kernel/calls';
import type { CallFacts } from '../facts/call-facts';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { inOrder } from './support/edits';
import { phrase } from '../../languages/phrase';

export const callInAssert: Rule = {
  id: 'call-in-assert',
  languages: 'c',
  severity: 'warning',
  title: 'A call inside assert()',
  calls: calls.map((spec) => spec.name),
  fix: 'suggestion',
  messages: {
    removed: {
      what: 'With NDEBUG defined, {call} is not called here.',
      why: 'assert() then expands to nothing, and its argument is not evaluated; release builds usually define NDEBUG.',
      do: 'Make the call before, and assert what it returned.',
    },
  },
  check(facts, report) {
    if (!facts.asserted || facts.conditions.has('assertions')) return;
    report({
      messageId: 'removed',
      data: { call: facts.site.calleeName },
      span: facts.site.span,
      fixes: callBefore(facts),
    });
  },
};

/** `assert(call == 0);` becomes `long result = call;` and `assert(result == 0);`. */
function callBefore(facts: CallFacts): readonly Fix[] {
  const { edits, site } = facts;
  const { before } = edits;
  const lead = edits.textOf({ start: site.statement.start, end: site.span.start });
  const rest = edits.textOf({ start: site.span.end, end: site.statement.end });
  if (before === undefined || !/^assert\s*\(\s*$/.test(lead)) return [];
  if (!/^\s*[=!<>]=?\s*-?\w+\s*\)\s*;$/.test(rest)) return [];
  const name = edits.unusedName('result');
  return [
    {
      title: phrase('Make the call before the assertion'),
      applicability: 'suggestion',
      edits: inOrder([
        {
          span: { start: before.offset, end: before.offset },
          text: `long ${name} = ${edits.textOf(site.span)};\n${before.indent}`,
        },
        { span: site.span, text: name },
      ]),
    },
  ];
}
