/** errno reported for a result that does not set it: a positive one. */
import type { Use } from '../facts/after-call';
import type { CallFacts } from '../facts/call-facts';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { errnoAfterwards } from './support/afterwards';
import { deeperBy, inOrder, resultVariable } from './support/edits';
import { expectsFailure } from './support/expectation';
import { surelyRejected } from './support/flags';
import { inWords, rangeOf } from './support/kernels';
import { isScript } from './support/spelling';
import { phrase } from '../../languages/phrase';

const why =
  'A positive result ({since}) is the number of pages that were not moved, and errno then holds what some earlier call left there, often 0: "Success".';

export const resultPerror: Rule = {
  id: 'result-perror',
  severity: 'warning',
  title: 'errno reported for a positive result',
  calls: ['move_pages'],
  fix: 'suggestion',
  supersedes: ['result-positive-unhandled'],
  messages: {
    reported: {
      what: 'errno is reported here for a positive result, too.',
      why,
      do: 'Report errno where the result is below 0, and the result itself where it is above 0.',
    },
    returned: {
      what: 'errno is returned here for a positive result, too.',
      why,
      do: 'Return errno where the result is below 0, and something else where it is above 0.',
    },
  },
  check(facts, report) {
    if (facts.mode !== 'move' || facts.countIs === 'zero' || surelyRejected(facts)) return;
    if (![...facts.after.errno, ...facts.after.lateErrno.map((late) => late.use)].some(tells)) return;
    if (expectsFailure(facts)) return;
    const incomplete = errnoAfterwards(facts, 'incomplete', 'failed');
    if (incomplete === undefined) return;
    const uses = [...incomplete.errno, ...incomplete.lateErrno.map((late) => late.use)];
    const told = uses.filter((one) => tells(one) && one.mixed !== true);
    if (told.length === 0) return;
    // What is done with errno whatever the result is, is no report of this call.
    const complete = facts.after.errnoWhen('complete');
    const always = new Set(
      [...(complete?.errno ?? []), ...(complete?.lateErrno ?? []).map((late) => late.use)].map(place),
    );
    const use = told.find((one) => !always.has(place(one)));
    if (use === undefined) return;
    const test = facts.after.result.find((one) => one.kind === 'test');
    report({
      messageId: use.kind === 'returned' ? 'returned' : 'reported',
      data: { since: inWords(rangeOf('change.positive-result')) },
      span: use.span,
      related: [
        { span: facts.site.callee, message: phrase('The call') },
        ...(test === undefined ? [] : [{ span: test.span, message: phrase('The result is tested here') }]),
      ],
      fixes: splitReport(facts, use),
    });
  },
};

function place(use: Use): string {
  return `${use.span.start}-${use.span.end}`;
}

function tells(use: Use): boolean {
  return use.kind === 'passed' || use.kind === 'returned';
}

/** `perror("…");` becomes the branch for -1, with one for a positive number beside it. */
function splitReport(facts: CallFacts, use: Use): readonly Fix[] {
  const result = resultVariable(facts);
  const { edits } = facts;
  const call = edits.textOf(use.span);
  const end = { start: use.span.end, end: use.span.end + 1 };
  if (result === undefined || isScript(facts) || !/^perror\s*\(/.test(call) || edits.textOf(end) !== ';')
    return [];
  const indent = edits.lineIndent(use.span.start);
  if (indent === undefined) return [];
  const deeper = indent + deeperBy(facts, indent);
  const other = `fprintf(stderr, "%ld pages were not moved\\n", (long)${result});`;
  return [
    {
      title: phrase('Report a positive result as such'),
      applicability: 'suggestion',
      edits: inOrder([
        ...edits.include('stdio.h'),
        {
          span: { start: use.span.start, end: use.span.start },
          text: `if (${result} > 0)\n${deeper}${other}\n${indent}else\n${deeper}`,
        },
      ]),
    },
  ];
}
