/** A policy or a call that the oldest kernel of the project does not have. */
import { findFlag, type FlagSpec } from '../../kernel/flags';
import { changes } from '../../kernel/changes';
import { compareKernelVersions, formatKernelVersion, type KernelVersion } from '../../kernel/version';
import type { CallFacts } from '../facts/call-facts';
import type { Rule } from './rule';
import { expectsFailure } from './support/expectation';
import { argumentPlaces } from './support/places';
import { modesOf } from './support/policy';

export const constantTooNew: Rule = {
  id: 'constant-too-new',
  severity: 'warning',
  title: 'Newer than the oldest kernel',
  calls: ['mbind', 'set_mempolicy', 'set_mempolicy_home_node'],
  messages: {
    mode: {
      what: '{name} exists since Linux {since}, and this code is to run on {oldest}.',
      why: 'An older kernel fails with EINVAL, and the policy stays what it was.',
      do: 'Fall back to an older policy on EINVAL, or raise minKernel.',
    },
    call: {
      what: '{name} exists since Linux {since}, and this code is to run on {oldest}.',
      why: 'An older kernel fails with ENOSYS.',
      do: 'Go on without it on ENOSYS, or raise minKernel.',
    },
  },
  check(facts, report) {
    const mode = facts.argument('mode');
    const found = mode === undefined ? homeNodeSince(facts) : newest(facts);
    if (found === undefined || isExpected(facts)) return;
    const { minKernel } = facts.config;
    const { name, since } = found;
    report({
      messageId: mode === undefined ? 'call' : 'mode',
      data: { name, since: formatKernelVersion(since), oldest: formatKernelVersion(minKernel) },
      // Whoever looks at the result at least notices.
      ...(facts.after.result.length > 0 ? { severity: 'hint' as const } : {}),
      span: mode?.span ?? facts.site.callee,
      restsOn: mode === undefined ? [] : [mode.value],
      related: argumentPlaces(mode),
    });
  },
};

interface TooNew {
  readonly name: string;
  readonly since: KernelVersion;
}

/** What is newer than the oldest kernel on every path. */
function newest(facts: CallFacts): TooNew | undefined {
  const found = modesOf(facts.argument('mode')?.value)?.map(({ policy, flags }) => {
    const own = policy === undefined ? undefined : findFlag(policy.name);
    return [own, ...flags].map((one) => tooNew(facts, one)).find((one) => one !== undefined);
  });
  return found?.every((one) => one !== undefined) === true ? found[0] : undefined;
}

function tooNew(facts: CallFacts, flag: FlagSpec | undefined): TooNew | undefined {
  const since = flag?.range.since;
  return flag === undefined ||
    since === undefined ||
    compareKernelVersions(facts.config.minKernel, since) >= 0
    ? undefined
    : { name: flag.name, since };
}

function homeNodeSince(facts: CallFacts): TooNew | undefined {
  if (facts.site.call !== 'set_mempolicy_home_node') return undefined;
  const since = changes.find((one) => one.text === 'change.home-node')?.range.since;
  return since === undefined || compareKernelVersions(facts.config.minKernel, since) >= 0
    ? undefined
    : { name: facts.site.call, since };
}

/** The error is told apart or handed on, another call follows, or the preprocessor asked. */
function isExpected(facts: CallFacts): boolean {
  const { after, calls, site, conditions } = facts;
  if (expectsFailure(facts) || after.errno.length > 0 || after.lateErrno.length > 0) return true;
  // The caller decides.
  if (after.result.some((use) => use.kind !== 'test' && use.kind !== 'computed')) return true;
  if (conditions.has('kernel')) return true;
  return calls.some(
    (one) => one.key !== facts.key && one.call === site.call && one.span.start > site.span.end,
  );
}
