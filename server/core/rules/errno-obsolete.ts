/** errno compared with what no kernel of the project's gives for this call any more. */
import { findCallErrno, type ErrnoSpec } from '../../kernel/errnos';
import { reachesKernelRange } from '../../kernel/version';
import type { Use } from '../facts/after-call';
import type { Rule } from './rule';
import { inWords } from './support/kernels';
import { phrase } from '../../languages/phrase';

export const errnoObsolete: Rule = {
  id: 'errno-obsolete',
  severity: 'hint',
  title: 'A test for an error that kernels no longer give',
  calls: ['move_pages'],
  messages: {
    ENOENT: {
      what: 'move_pages does not fail with ENOENT any more.',
      why: 'It did {range} where no page could be moved; since then the result is 0, and status says -ENOENT for pages that are not there.',
      do: 'Remove this test, or set minKernel if the program still runs on such a kernel.',
    },
    E2BIG: {
      what: 'move_pages does not fail with E2BIG any more.',
      why: 'It did {range} where there were too many pages for one call; since then any number is taken.',
      do: 'Remove this test, or set minKernel if the program still runs on such a kernel.',
    },
  },
  check(facts, report) {
    for (const use of facts.after.errno) {
      const spec = testedError(use);
      if (
        spec === undefined ||
        spec.causes.some((one) => reachesKernelRange(facts.config.minKernel, one.range))
      )
        continue;
      if (!Object.hasOwn(errnoObsolete.messages, spec.name)) continue;
      report({
        messageId: spec.name,
        data: { range: inWords(spec.causes.at(-1)?.range ?? {}) },
        span: use.span,
        related: [{ span: facts.site.callee, message: phrase('The call') }],
      });
    }
  },
};

function testedError(use: Use): ErrnoSpec | undefined {
  if (use.kind !== 'test' || use.negated || use.mixed === true || use.against === undefined) return undefined;
  return use.comparison === 'eq' || use.comparison === 'ne' ? findCallErrno(Number(use.against)) : undefined;
}
