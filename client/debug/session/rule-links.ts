/**
 * The way from an outcome to the rules that explain it, and back from a finding to the outcomes it explains. A rule explains a
 * status entry, an errno, a return value, entries that stay unwritten, or what stands in the way of a move.
 */
import { findStatus, statusCauses } from '../../../server/kernel/statuses';
import type { StatusCause } from '../../../server/kernel/statuses';
import type { CallErrnoName } from '../../../server/kernel/errnos';
import type { KernelVersion } from '../../../server/kernel/version';
import type { CallOutcome } from './outcome';
import { count } from './plan';
import { phrase } from '../../../server/languages/phrase';
import type { Phrase } from '../../../server/languages/phrase';
import { say, wordsOf } from '../../../server/languages/say';

/** A finding as the editor knows it: the rule's id and the line, from 1. */
export interface KnownFinding {
  readonly rule: string;
  readonly line: number;
}

export interface RuleLink {
  readonly rule: string;
  /** Where the rule reported it in this function; absent where it reported nothing. */
  readonly line?: number;
  /** What is explained: "-ENOENT for 3 of 64", "ENODEV, foretold". */
  readonly what: string;
  /** With the rule and the line: "-ENOENT for 3 of 64: pages-untouched, line 12". */
  readonly text: string;
}

interface Rules {
  /** Explains it by itself, whether or not it reported anything. */
  readonly always?: string;
  /** Explain it where they reported something. */
  readonly whenReported: readonly string[];
}

/** By the causes of a status entry, as server/kernel/statuses names them. */
const causeRules: readonly (Rules & { readonly cause: StatusCause['text'] })[] = [
  { cause: 'status.enoent.untouched', always: 'pages-untouched', whenReported: ['pages-prefault-by-read'] },
  { cause: 'status.enoent.zero-page', whenReported: ['pages-prefault-by-read'] },
  { cause: 'status.enoent.device', whenReported: ['pages-not-migratable'] },
  { cause: 'status.efault.untouched', whenReported: ['pages-untouched'] },
  { cause: 'status.efault.zero-page', whenReported: ['pages-prefault-by-read'] },
  {
    cause: 'status.efault.not-mapped',
    whenReported: [
      'pages-base-address',
      'pages-scalar-address',
      'pages-null',
      'pages-null-entries',
      'pages-stale-array',
      'pages-foreign-address',
      'pages-elem-type',
      'count-exceeds-array',
      'count-in-bytes',
      'count-sizeof-pointer',
    ],
  },
  { cause: 'status.efault.not-migratable', whenReported: ['pages-not-migratable'] },
  { cause: 'status.eacces.shared', always: 'pages-shared-after-fork', whenReported: ['move-all-privilege'] },
  {
    cause: 'status.ebusy.named-twice',
    whenReported: ['pages-duplicate', 'pages-huge-step', 'pages-hardcoded-page-size', 'pages-unaligned'],
  },
  { cause: 'status.ebusy.not-isolated', whenReported: ['status-busy-loop'] },
];

/** By the errno that the call would fail with. */
const errnoRules: Readonly<Partial<Record<CallErrnoName, Rules>>> = {
  EACCES: {
    always: 'nodes-target-unchecked',
    whenReported: ['node-max-as-count', 'nodes-assume-contiguous'],
  },
  EFAULT: {
    always: 'count-exceeds-array',
    whenReported: ['pages-null', 'status-null', 'count-in-bytes', 'nodes-elem-type', 'syscall-arg-width'],
  },
  EINVAL: { always: 'flags-invalid', whenReported: ['syscall-arg-width'] },
  ENODEV: {
    always: 'node-out-of-range',
    whenReported: [
      'nodes-uninitialized',
      'nodes-is-mask',
      'nodes-elem-type',
      'nodes-status-alias',
      'node-from-cpu',
      'node-max-as-count',
      'nodes-assume-contiguous',
      'nodes-target-unchecked',
    ],
  },
  ENOMEM: { always: 'result-ignored', whenReported: ['giant-call', 'errno-missing-case'] },
  ENOSYS: { always: 'linux-guard', whenReported: ['numa-available-unchecked', 'syscall-number'] },
  EPERM: {
    always: 'move-all-privilege',
    whenReported: ['move-all-in-query', 'move-all-rootless', 'cap-sys-nice-insufficient', 'seccomp-blocks'],
  },
  ESRCH: { always: 'pid-invalid', whenReported: [] },
};

/** By the obstacles of a move, as server/runner names them. */
const obstacleRules: Readonly<Record<string, Rules>> = {
  'move-all-privilege': { always: 'move-all-privilege', whenReported: ['move-all-rootless'] },
  'no-permission': { whenReported: ['cap-sys-nice-insufficient', 'uid-rule-obsolete'] },
  seccomp: { always: 'seccomp-blocks', whenReported: [] },
  'no-such-node': { always: 'node-out-of-range', whenReported: ['nodes-target-unchecked', 'node-from-cpu'] },
  'node-not-allowed': { always: 'nodes-target-unchecked', whenReported: [] },
  'memory-left': { whenReported: ['giant-call'] },
  'memory-policy': { always: 'policy-contradicted', whenReported: ['mbind-after-touch'] },
};

/** Pages that stay without a reason make the call return how many: the program has to expect that. */
const positiveReturn: Rules = { always: 'result-positive-unhandled', whenReported: [] };
const unwrittenEntries: Rules = {
  always: 'status-no-sentinel',
  whenReported: ['status-used-unchecked', 'status-read-after-error', 'status-preset-to-target'],
};

/** What there is to explain of an outcome, with the rules that may. */
function signalsOf(
  outcome: CallOutcome,
): readonly { readonly what: string; readonly rules: readonly Rules[] }[] {
  const { kernel, pages, prediction } = outcome;
  const met = new Set(outcome.statuses.map(({ status }) => status));
  const foretold = new Map<number, number>();
  let unwritten = 0;
  for (const { from, to, entry } of prediction?.status ?? []) {
    if (entry === 'unwritten') unwritten += to - from;
    else if (typeof entry === 'number' && entry < 0 && !met.has(entry))
      foretold.set(entry, (foretold.get(entry) ?? 0) + to - from);
  }
  const returns = prediction?.returns;
  const stuck = outcome.notMigrated > 0;
  return [
    ...outcome.statuses.map((one) => ({
      what: say('{name} for {pages} of {all}', { name: one.name, pages: one.pages, all: pages }),
      rules: rulesOfStatus(one.status, kernel),
    })),
    ...[...foretold].map(([status, entries]) => ({
      what: foretoldWords(`-${findStatus(status)?.name ?? String(-status)}`, entries),
      rules: rulesOfStatus(status, kernel),
    })),
    ...(stuck
      ? [
          {
            what: say('{pages} not migrated', { pages: count(outcome.notMigrated) }),
            rules: [positiveReturn],
          },
        ]
      : []),
    ...(returns?.kind === 'value' && returns.value > 0 && !stuck
      ? [{ what: say('return value {value}, foretold', { value: returns.value }), rules: [positiveReturn] }]
      : []),
    ...(returns?.kind === 'errno'
      ? [{ what: say('{name}, foretold', { name: returns.errno }), rules: rulesOfErrno(returns.errno) }]
      : []),
    ...(unwritten > 0
      ? [
          {
            what:
              unwritten === 1
                ? say('1 unwritten status entry, foretold')
                : say('{count} unwritten status entries, foretold', { count: unwritten }),
            rules: [unwrittenEntries],
          },
        ]
      : []),
    ...outcome.obstacles.map(({ id }) => ({
      what: obstacleName(id),
      rules: id in obstacleRules ? [obstacleRules[id] ?? { whenReported: [] }] : [],
    })),
  ];
}

/** In a few words, for the head of a link. */
const obstacleNames: Readonly<Record<string, Phrase>> = {
  'move-all-privilege': phrase('CAP_SYS_NICE is missing'),
  'no-permission': phrase('the right to the process is missing'),
  seccomp: phrase('a seccomp filter'),
  'no-such-node': phrase('a node that does not exist'),
  'node-not-allowed': phrase('a node outside the cpuset'),
  'memory-left': phrase('little memory left on the node'),
  'memory-policy': phrase('the memory policy of the pages'),
};

function obstacleName(id: string): string {
  const name = obstacleNames[id];
  return name === undefined ? id : wordsOf(name);
}

function foretoldWords(name: string, entries: number): string {
  return entries === 1
    ? say('{name} for 1 entry, foretold', { name })
    : say('{name} for {count} entries, foretold', { name, count: entries });
}

/** At most one link for each thing that is explained. `findings` are those of the call's function. */
export function ruleLinks(outcome: CallOutcome, findings: readonly KnownFinding[]): readonly RuleLink[] {
  return signalsOf(outcome).flatMap(({ what, rules }): RuleLink[] => {
    const reported = rules
      .flatMap(({ always, whenReported }) => [...(always === undefined ? [] : [always]), ...whenReported])
      .find((one) => findings.some((finding) => finding.rule === one));
    const rule = reported ?? rules.find(({ always }) => always !== undefined)?.always;
    if (rule === undefined) return [];
    const line = findings.find((finding) => finding.rule === rule)?.line;
    const text =
      line === undefined ? `${what}: ${rule}` : say('{what}: {rule}, line {line}', { what, rule, line });
    return [{ rule, what, text, ...(line === undefined ? {} : { line }) }];
  });
}

/** Every rule that an outcome may be explained by, for the test that they all exist. */
export function explainingRules(): readonly string[] {
  const all = [
    ...causeRules,
    ...Object.values(errnoRules),
    ...Object.values(obstacleRules),
    positiveReturn,
    unwrittenEntries,
  ];
  return [
    ...new Set(
      all.flatMap(({ always, whenReported }) =>
        always === undefined ? whenReported : [always, ...whenReported],
      ),
    ),
  ];
}

function rulesOfErrno(errno: string): readonly Rules[] {
  return Object.entries(errnoRules).flatMap(([name, rules]) => (name === errno ? [rules] : []));
}

function rulesOfStatus(status: number, kernel: KernelVersion): readonly Rules[] {
  const spec = findStatus(status);
  if (spec === undefined) return [];
  const causes = statusCauses(spec, kernel).map(({ text }) => text);
  return causeRules.filter(({ cause }) => causes.includes(cause));
}
