/** A switch over errno that knows many errors of the call, but not all. */
import { callErrnos } from '../../kernel/errnos';
import { reachesKernelRange } from '../../kernel/version';
import type { TestUse, Use } from '../facts/after-call';
import type { CallFacts } from '../facts/call-facts';
import type { Rule } from './rule';
import { listAnd, listed, phrase } from '../../languages/phrase';
import type { Phrase } from '../../languages/phrase';

/** So many errors of the call are told apart before the rest is missed. */
const fromCases = 3;

export const errnoMissingCase: Rule = {
  id: 'errno-missing-case',
  severity: 'hint',
  title: 'Errors that a switch over errno leaves out',
  calls: ['move_pages'],
  messages: {
    missing: {
      what: 'This switch has no case for {names}, and no default.',
      why: 'move_pages fails with {names}, too: {causes}.',
      do: 'Add the missing cases, or a default that reports errno.',
    },
  },
  check(facts, report) {
    const { errno } = facts.after;
    const asked = errno.find((use) => use.kind === 'test' && use.comparison === 'switch');
    if (asked === undefined || !isOpen(asked) || asked.mixed === true) return;
    const labels = new Set(errno.filter(isLabel).map((use) => Number(use.against)));
    const known = callErrnos.filter((one) => labels.has(one.value));
    const missing = expected(facts).filter((one) => !labels.has(one.value));
    if (known.length < fromCases || missing.length === 0) return;
    report({
      messageId: 'missing',
      data: {
        names: listAnd(missing.map((one) => one.name)),
        causes: listed(missing.flatMap((one) => causes[one.name] ?? [])),
      },
      span: asked.span,
      related: [{ span: facts.site.callee, message: phrase('The call') }],
    });
  },
};

/** Those that manual pages leave out or call a thing of the past. */
const causes: Readonly<Record<string, Phrase>> = {
  ENOMEM: phrase('ENOMEM when the wanted node is full'),
  ENOSYS: phrase('ENOSYS on a kernel without NUMA'),
  ENOENT: phrase('ENOENT before Linux 2.6.28 when no page can be moved'),
  E2BIG: phrase('E2BIG before Linux 2.6.29 when there are too many pages'),
};

function expected(facts: CallFacts): typeof callErrnos {
  return callErrnos.filter(
    (one) =>
      Object.hasOwn(causes, one.name) &&
      one.causes.some((cause) => reachesKernelRange(facts.config.minKernel, cause.range)) &&
      // A query needs no memory, and moves nothing.
      (facts.mode !== 'query' || one.name === 'ENOSYS'),
  );
}

function isOpen(use: Use): boolean {
  return use.kind === 'test' && !use.hasDefault;
}

function isLabel(use: Use): use is TestUse {
  return use.kind === 'test' && use.isLabel && use.against !== undefined;
}
