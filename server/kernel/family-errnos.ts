/**
 * Why mbind, set_mempolicy, get_mempolicy, migrate_pages and set_mempolicy_home_node fail with -1, by errno. The
 * errnos of move_pages are in errnos.ts. Words are in texts/.
 * Sources: mbind(2), set_mempolicy(2), get_mempolicy(2), migrate_pages(2), ERRORS; mm/mempolicy.c of Linux 6.12.
 */
import type { FamilyCall } from './architectures';
import type { ConstantName } from './constants';
import { callErrnos, type ErrnoCause } from './errnos';
import type { TextId } from './texts/text';
import { before, everyKernel, reachesKernelRange, since } from './version';
import type { KernelRange, KernelVersion } from './version';

export interface FamilyErrno {
  readonly call: FamilyCall;
  readonly name: ConstantName;
  readonly causes: readonly ErrnoCause[];
}

function cause(
  text: TextId,
  source: string,
  range: KernelRange = everyKernel,
  mayHaveMoved = false,
): ErrnoCause {
  return { text, range, mayHaveMoved, source };
}

const seccomp = cause(
  'errno.eperm.seccomp',
  'seccomp(2); the default profiles of container engines',
  since('3.5'),
);
const notBuilt = cause('errno.enosys.not-built', 'kernel/sys_ni.c, CONFIG_NUMA');
const maskUnreadable = cause('errno.family.efault.mask', 'mm/mempolicy.c, get_nodes');
const maxnode = cause('errno.family.einval.maxnode', 'mm/mempolicy.c, get_nodes');
const mode = cause('errno.family.einval.mode', 'mm/mempolicy.c, sanitize_mpol_flags');
const nodes = cause('errno.family.einval.nodes', 'mm/mempolicy.c, mpol_new and mpol_set_nodemask');
const alignment = cause('errno.family.einval.alignment', 'mm/mempolicy.c, do_mbind');
const memory = cause('errno.family.enomem', 'mm/mempolicy.c');

function errno(call: FamilyCall, name: ConstantName, ...causes: readonly ErrnoCause[]): FamilyErrno {
  return { call, name, causes };
}

export const familyErrnos: readonly FamilyErrno[] = [
  errno(
    'mbind',
    'EFAULT',
    cause('errno.family.efault.hole', 'mbind(2), EFAULT; queue_pages_range'),
    maskUnreadable,
  ),
  errno(
    'mbind',
    'EINVAL',
    alignment,
    nodes,
    maxnode,
    mode,
    cause('errno.family.einval.flags', 'mbind(2), EINVAL'),
  ),
  errno('mbind', 'EIO', cause('errno.family.eio', 'mbind(2), EIO; do_mbind', everyKernel, true)),
  errno('mbind', 'ENOMEM', memory),
  errno('mbind', 'EPERM', cause('errno.family.eperm.move-all', 'mbind(2), EPERM'), seccomp),
  errno('mbind', 'ENOSYS', notBuilt),

  errno('set_mempolicy', 'EFAULT', maskUnreadable),
  errno('set_mempolicy', 'EINVAL', nodes, maxnode, mode),
  errno('set_mempolicy', 'ENOMEM', memory),
  errno('set_mempolicy', 'EPERM', seccomp),
  errno('set_mempolicy', 'ENOSYS', notBuilt),

  errno(
    'get_mempolicy',
    'EFAULT',
    cause('errno.family.efault.result', 'get_mempolicy(2), EFAULT'),
    cause('errno.family.efault.address', 'mm/mempolicy.c, do_get_mempolicy'),
  ),
  errno(
    'get_mempolicy',
    'EINVAL',
    cause('errno.family.einval.room', 'mm/mempolicy.c, kernel_get_mempolicy'),
    cause('errno.family.einval.question', 'get_mempolicy(2), EINVAL; do_get_mempolicy'),
  ),
  errno('get_mempolicy', 'EPERM', seccomp),
  errno('get_mempolicy', 'ENOSYS', notBuilt),

  errno('migrate_pages', 'EFAULT', maskUnreadable),
  errno(
    'migrate_pages',
    'EINVAL',
    cause('errno.family.einval.target-nodes', 'migrate_pages(2), EINVAL; kernel_migrate_pages'),
    maxnode,
    cause('errno.einval.no-memory-map', 'mm/mempolicy.c, kernel_migrate_pages'),
  ),
  errno(
    'migrate_pages',
    'ENOMEM',
    cause('errno.enomem.node-full', 'mm/mempolicy.c, migrate_to_node', everyKernel, true),
  ),
  errno(
    'migrate_pages',
    'EPERM',
    cause('errno.family.eperm.ptrace', 'commit 313674661925', since('4.15')),
    cause('errno.eperm.other-user', 'commit 313674661925', before('4.15')),
    cause('errno.family.eperm.cpuset', 'migrate_pages(2), EPERM'),
    seccomp,
  ),
  errno('migrate_pages', 'ESRCH', cause('errno.family.esrch', 'migrate_pages(2), ESRCH')),
  errno('migrate_pages', 'ENOSYS', notBuilt),

  errno(
    'set_mempolicy_home_node',
    'EINVAL',
    cause('errno.family.einval.home-node', 'mm/mempolicy.c, set_mempolicy_home_node'),
    alignment,
  ),
  errno(
    'set_mempolicy_home_node',
    'ENOENT',
    cause('errno.family.enoent', 'mm/mempolicy.c, set_mempolicy_home_node'),
  ),
  errno(
    'set_mempolicy_home_node',
    'EOPNOTSUPP',
    cause('errno.family.eopnotsupp', 'mm/mempolicy.c, set_mempolicy_home_node'),
  ),
  errno('set_mempolicy_home_node', 'EPERM', seccomp),
  errno('set_mempolicy_home_node', 'ENOSYS', cause('errno.family.enosys.home-node', 'since 5.17'), notBuilt),
];

export function findFamilyErrno(call: FamilyCall, name: string): FamilyErrno | undefined {
  return familyErrnos.find((one) => one.call === call && one.name === name);
}

export interface ErrnoChoice {
  readonly name: ConstantName;
  /** Which of the calls can set it. */
  readonly calls: readonly FamilyCall[];
  /** Some kernel from `oldest` on does. */
  readonly isMet: boolean;
}

/** Every errno that one of these calls sets on some kernel, each once. */
export function errnosOf(calls: readonly FamilyCall[], oldest: KernelVersion): readonly ErrnoChoice[] {
  const all: readonly FamilyErrno[] = [
    ...callErrnos.map(({ name, causes }) => ({ call: 'move_pages' as const, name, causes })),
    ...familyErrnos,
  ];
  const found = all.filter((one) => calls.includes(one.call));
  return [...new Set(found.map((one) => one.name))].map((name) => {
    const own = found.filter((one) => one.name === name);
    const isMet = own.some(({ causes }) => causes.some((one) => reachesKernelRange(oldest, one.range)));
    return { name, calls: own.map((one) => one.call), isMet };
  });
}
