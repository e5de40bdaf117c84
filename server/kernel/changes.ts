/**
 * Behaviour of the NUMA calls, above all of move_pages(2), that holds on some kernels only: each entry says what is so within its range.
 * Causes of single status and errno values have their own ranges (statuses.ts, errnos.ts); this is the rest, by topic.
 * Sources are upstream commits, or the kernel whose source was read. An entry known only from a changelog says so.
 */
import type { CallName, ParameterRole } from './calls';
import type { TextId } from './texts/text';
import { before, between, inKernelRange, reachesKernelRange, since } from './version';
import type { KernelRange, KernelVersion } from './version';

export type ChangeTopic = ParameterRole | 'result' | 'errno' | 'call';

export interface BehaviourChange {
  readonly text: TextId & `change.${string}`;
  readonly topics: readonly ChangeTopic[];
  readonly calls: readonly CallName[];
  readonly range: KernelRange;
  readonly source: string;
}

function change(
  text: BehaviourChange['text'],
  topics: readonly ChangeTopic[],
  range: KernelRange,
  source: string,
  calls: readonly CallName[] = ['move_pages'],
): BehaviourChange {
  return { text, topics, calls, range, source };
}

/** In the order in which the behaviour began. */
export const changes: readonly BehaviourChange[] = [
  change('change.introduced', ['call'], since('2.6.18'), 'move_pages(2), VERSIONS'),
  change(
    'change.nodes-checked-first',
    ['nodes', 'errno'],
    between('2.6.18', '2.6.29'),
    '2.6.24, mm/migrate.c',
  ),
  change('change.errno-enoent', ['errno', 'result'], between('2.6.18', '2.6.28'), 'commit e78bbfa82624'),
  change('change.errno-e2big', ['errno', 'count'], between('2.6.18', '2.6.29'), 'commit 3140a2273009'),
  change('change.permission-uid', ['pid'], before('4.13'), 'commit 197e7e521384'),
  change('change.status-errnos', ['status'], before('4.17'), 'commit a49bd4d71637'),
  change('change.thp-split', ['pages'], between('2.6.38', '4.14'), '3.10, mm/migrate.c, FOLL_SPLIT'),
  change('change.positive-swallowed', ['result'], between('2.6.29', '4.17'), '3.10, mm/migrate.c'),
  change('change.node-bounds', ['nodes'], since('2.6.33'), 'CVE-2010-0415 (border not confirmed)'),
  change('change.hugetlb', ['pages'], since('3.12'), 'commit e632a938d914'),
  change('change.hugetlb-tail', ['pages'], between('4.0', '6.7'), 'commit b426ed7889be'),
  change('change.zero-page', ['status'], since('4.3'), 'commit d899844e9c98'),
  change('change.untouched-efault', ['status'], between('4.3', '6.12'), 'commits d899844e9c98, 7dff875c9436'),
  change('change.permission-ptrace', ['pid'], since('4.13'), 'commit 197e7e521384'),
  change('change.thp', ['pages'], since('4.14'), 'commit e8db67eb0ded'),
  change('change.positive-result', ['result', 'status'], since('4.17'), 'commit a49bd4d71637'),
  change('change.positive-uncounted', ['result'], between('4.17', '5.6'), 'commit 5984fabb6e82'),
  change('change.status-already-there', ['status'], between('4.17', '5.5'), 'commit e0153fc2c760'),
  change('change.enomem', ['errno', 'nodes'], since('4.17'), '6.12, mm/migrate.c, do_move_pages_to_node'),
  change('change.untag', ['pages'], since('5.4'), 'commit 057d3389108e'),
  change(
    'change.spurious-one',
    ['result'],
    between('5.5', '5.6'),
    'mm/migrate.c: also overwrite error when it is bigger than zero',
  ),
  change(
    'change.last-run-lost',
    ['result', 'status'],
    between('5.6', '6.0'),
    'migrate: fix syscall move_pages() return value for failure',
  ),
  change('change.compat-move', ['pages'], between('5.15', '6.6'), 'commits 5b1b561ba73c, 229e2253766c'),
  change(
    'change.compat-query',
    ['pages', 'count'],
    between('5.15', '6.16'),
    'commits 5b1b561ba73c, 10d04c26ab2b',
  ),
  change('change.home-node', ['call'], since('5.17'), '5.17, syscall_64.tbl, number 450', [
    'set_mempolicy_home_node',
  ]),
  change('change.prot-none', ['status'], between('6.1', '6.5'), 'commits 474098edac26, d74943a2f3cd'),
];

/** What holds on one kernel. */
export function changesOn(version: KernelVersion, topic?: ChangeTopic): readonly BehaviourChange[] {
  return changes.filter(
    (one) => inKernelRange(version, one.range) && (topic === undefined || one.topics.includes(topic)),
  );
}

/** What holds on some kernel that code for `oldest` and newer can meet. */
export function changesFrom(oldest: KernelVersion, topic?: ChangeTopic): readonly BehaviourChange[] {
  return changes.filter(
    (one) => reachesKernelRange(oldest, one.range) && (topic === undefined || one.topics.includes(topic)),
  );
}
