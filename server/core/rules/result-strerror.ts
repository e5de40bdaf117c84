/** The result itself taken for an error number. */
import { calls } from '../../kernel/calls';
import type { PassedUse, Use } from '../facts/after-call';
import type { CallFacts } from '../facts/call-facts';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { wantsErrno, wantsNegativeErrno } from './support/errno-takers';
import { inOrder } from './support/edits';
import { isScript } from './support/spelling';
import { phrase } from '../../languages/phrase';

export const resultStrerror: Rule = {
  id: 'result-strerror',
  severity: 'error',
  title: 'The result taken for an error number',
  calls: calls.map((spec) => spec.name),
  fix: 'suggestion',
  messages: {
    text: {
      what: 'The result of {call} goes to {function}, but it is no error number.',
      why: 'A failed call returns -1 and leaves the error number in errno; 1 is EPERM, whatever went wrong.',
      do: 'Pass errno.',
      script: {
        why: 'A failed call returns -1 and leaves the error number in errno; 1 is EPERM, whatever went wrong.',
        do: 'Ask the binding for errno right after the call, and pass that.',
      },
    },
    errno: {
      what: 'The result of {call} is stored into errno, but it is no error number.',
      why: 'A failed call returns -1 and leaves the error number in errno: this overwrites it.',
      do: 'Leave errno as the call set it.',
    },
  },
  check(facts, report) {
    for (const use of facts.after.result) {
      if (!isTaken(use)) continue;
      report({
        messageId: use.name === 'errno' ? 'errno' : 'text',
        data: { call: facts.site.calleeName, function: use.name ?? '' },
        span: use.span,
        related: [{ span: facts.site.callee, message: phrase('The call') }],
        fixes: use.name === 'errno' ? [] : passErrno(facts, use),
      });
    }
  },
};

function isTaken(use: Use): use is PassedUse {
  return use.kind === 'passed' && use.mixed !== true && (wantsErrno(use) || wantsNegativeErrno(use));
}

function passErrno(facts: CallFacts, use: PassedUse): readonly Fix[] {
  if (isScript(facts) || !/^-?\s*[A-Za-z_]\w*$/.test(facts.edits.textOf(use.span))) return [];
  return [
    {
      title: phrase('Pass errno'),
      applicability: 'suggestion',
      edits: inOrder([...facts.edits.include('errno.h'), { span: use.span, text: 'errno' }]),
    },
  ];
}
