/**
 * Why move_pages(2) as a whole fails with -1, by errno, with the kernels on which a cause exists and whether pages
 * may have moved by then. Words are in texts/.
 * Sources: move_pages(2), ERRORS; the order of checks in kernel_move_pages and do_pages_move of Linux 6.12.
 */
import { findArchitecture } from './architectures';
import { constantValue, constantValues } from './constants';
import type { ConstantName } from './constants';
import type { TextId } from './texts/text';
import { before, everyKernel, inKernelRange, reachesKernelRange, since } from './version';
import type { KernelRange, KernelVersion } from './version';

export type CallErrnoName =
  'E2BIG' | 'EACCES' | 'EFAULT' | 'EINVAL' | 'ENODEV' | 'ENOENT' | 'ENOMEM' | 'ENOSYS' | 'EPERM' | 'ESRCH';

export interface ErrnoCause {
  readonly text: TextId;
  readonly range: KernelRange;
  /** The call had moved pages, or may have, before it failed. */
  readonly mayHaveMoved: boolean;
  readonly source: string;
}

export interface ErrnoSpec {
  readonly name: CallErrnoName & ConstantName;
  readonly value: number;
  readonly causes: readonly ErrnoCause[];
}

function errno(name: CallErrnoName, causes: readonly ErrnoCause[]): ErrnoSpec {
  return { name, value: constantValues[name], causes };
}

function cause(text: TextId, range: KernelRange, source: string, mayHaveMoved = false): ErrnoCause {
  return { text, range, mayHaveMoved, source };
}

/** The errnos of move_pages(2), also those that only old kernels give. */
export const callErrnos: readonly ErrnoSpec[] = [
  errno('E2BIG', [cause('errno.e2big.count', before('2.6.29'), 'move_pages(2), E2BIG; commit 3140a2273009')]),
  errno('EACCES', [
    cause(
      'errno.eacces.cpuset',
      everyKernel,
      'move_pages(2), EACCES; mm/migrate.c, cpuset_mems_allowed',
      true,
    ),
    cause('errno.eacces.lsm', everyKernel, 'security_task_movememory'),
  ]),
  errno('EFAULT', [
    cause('errno.efault.input', everyKernel, 'move_pages(2), EFAULT', true),
    cause('errno.efault.status', everyKernel, 'mm/migrate.c, store_status', true),
  ]),
  errno('EINVAL', [
    cause('errno.einval.flags', everyKernel, 'move_pages(2), EINVAL'),
    cause('errno.einval.no-memory-map', everyKernel, 'move_pages(2), EINVAL; mm/migrate.c, find_mm_struct'),
  ]),
  errno('ENODEV', [
    cause('errno.enodev.node', everyKernel, 'move_pages(2), ENODEV; mm/migrate.c, node_state N_MEMORY', true),
  ]),
  errno('ENOENT', [
    cause('errno.enoent.nothing-to-move', before('2.6.28'), 'move_pages(2), ENOENT; commit e78bbfa82624'),
  ]),
  errno('ENOMEM', [
    cause('errno.enomem.node-full', since('4.17'), 'mm/migrate.c of 6.12, do_move_pages_to_node', true),
    cause('errno.enomem.kernel-table', before('4.17'), 'mm/migrate.c of 3.10, do_pages_move'),
  ]),
  errno('ENOSYS', [
    cause('errno.enosys.not-built', everyKernel, 'kernel/sys_ni.c, CONFIG_NUMA and CONFIG_MIGRATION'),
  ]),
  errno('EPERM', [
    cause('errno.eperm.move-all', everyKernel, 'move_pages(2), EPERM; kernel_move_pages'),
    cause('errno.eperm.ptrace', since('4.13'), 'move_pages(2), DESCRIPTION; commit 197e7e521384'),
    cause('errno.eperm.other-user', before('4.13'), 'move_pages(2), EPERM; commit 197e7e521384'),
    cause('errno.eperm.seccomp', since('3.5'), 'seccomp(2); the default profiles of container engines'),
  ]),
  errno('ESRCH', [cause('errno.esrch.no-process', everyKernel, 'move_pages(2), ESRCH')]),
];

/** By name (`EPERM`) or by its positive number. */
export function findCallErrno(key: string | number): ErrnoSpec | undefined {
  return callErrnos.find((one) => one.name === key || one.value === key);
}

/** Whether some kernel from `oldest` on can fail with it. */
export function isCallErrno(key: string | number, oldest: KernelVersion): boolean {
  return findCallErrno(key)?.causes.some((one) => reachesKernelRange(oldest, one.range)) ?? false;
}

export function errnoCauses(spec: ErrnoSpec, version: KernelVersion): readonly ErrnoCause[] {
  return spec.causes.filter((one) => inKernelRange(version, one.range));
}

/**
 * errno values that differ by architecture, as far as the table of names has them.
 * Source: arch/{alpha,mips,parisc,sparc}/include/uapi/asm/errno.h.
 */
const deviating: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  alpha: { EAGAIN: 35, EWOULDBLOCK: 35, ENOSYS: 78, EOPNOTSUPP: 45, ENOTSUP: 45 },
  mips: { ENOSYS: 89, EOPNOTSUPP: 122, ENOTSUP: 122 },
  parisc: { ENOSYS: 251, EOPNOTSUPP: 223 },
  sparc: { ENOSYS: 90, EOPNOTSUPP: 45, ENOTSUP: 45 },
};

const families: Readonly<Record<string, string>> = {
  mips64: 'mips',
  mipsn32: 'mips',
  sparc64: 'sparc',
};

/** The positive number of an errno name on a machine (on most of them, when none is named). */
export function errnoNumber(name: string, architecture?: string): number | undefined {
  if (!/^E[0-9A-Z]+$/.test(name)) return undefined;
  const machine = architecture === undefined ? undefined : findArchitecture(architecture)?.name;
  const family = machine === undefined ? undefined : (families[machine] ?? machine);
  return (family === undefined ? undefined : deviating[family]?.[name]) ?? constantValue(name);
}

/** The name of a positive errno number, as on most architectures; of synonyms the kernel's first. */
export function errnoNameOf(value: number): string | undefined {
  return Object.entries(constantValues).find(
    ([name, number]) => number === value && /^E[0-9A-Z]+$/.test(name),
  )?.[0];
}
