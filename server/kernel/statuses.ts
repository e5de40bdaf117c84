/**
 * What the kernel writes into a status entry of move_pages(2): a node, or one of these negated errno values, each
 * with its causes and the kernels on which a cause leads to it. Words are in texts/.
 * Sources: move_pages(2), "Page states in the status array"; mm/migrate.c of 2.6.24, 3.10, 4.19, 5.15, 6.1, 6.12, 6.18.
 */
import { constantValues } from './constants';
import type { ConstantName } from './constants';
import type { TextId } from './texts/text';
import { before, between, everyKernel, inKernelRange, reachesKernelRange, since } from './version';
import type { KernelRange, KernelVersion } from './version';

/** In which use of the call the cause occurs: `nodes` given, `nodes` NULL, or both. */
export type CallMode = 'move' | 'query' | 'both';

export interface StatusCause {
  readonly text: TextId;
  readonly mode: CallMode;
  readonly range: KernelRange;
  readonly source: string;
}

export type StatusName = 'EACCES' | 'EBUSY' | 'EFAULT' | 'ENOENT' | 'EIO' | 'EINVAL' | 'ENOMEM';

export interface StatusSpec {
  readonly name: StatusName & ConstantName;
  /** The entry itself: negative. */
  readonly value: number;
  /** The kernels that write it at all. */
  readonly range: KernelRange;
  readonly causes: readonly StatusCause[];
}

function status(name: StatusName, range: KernelRange, causes: readonly StatusCause[]): StatusSpec {
  return { name, value: -constantValues[name], range, causes };
}

function cause(text: TextId, mode: CallMode, range: KernelRange, source: string): StatusCause {
  return { text, mode, range, source };
}

const rework = 'commit a49bd4d71637';

export const statuses: readonly StatusSpec[] = [
  status('EACCES', everyKernel, [
    cause('status.eacces.shared', 'move', everyKernel, 'move_pages(2), -EACCES'),
    cause(
      'status.eacces.estimated',
      'move',
      since('6.12'),
      'mm/migrate.c of 6.12, folio_likely_mapped_shared',
    ),
    cause('status.eacces.hugetlb-tail', 'move', between('4.0', '6.7'), 'commit b426ed7889be'),
  ]),
  status('EBUSY', everyKernel, [
    cause('status.ebusy.not-isolated', 'move', everyKernel, 'move_pages(2), -EBUSY'),
    cause('status.ebusy.named-twice', 'move', everyKernel, 'mm/migrate.c, add_folio_for_migration'),
    cause('status.ebusy.pinned', 'move', before('4.17'), 'move_pages(2), -EBUSY'),
  ]),
  status('EFAULT', everyKernel, [
    cause('status.efault.not-mapped', 'both', everyKernel, 'move_pages(2), -EFAULT'),
    cause('status.efault.not-migratable', 'move', everyKernel, 'mm/migrate.c, vma_migratable'),
    cause('status.efault.zero-page', 'both', since('4.3'), 'move_pages(2), -EFAULT; commit d899844e9c98'),
    cause('status.efault.untouched', 'both', between('4.3', '6.12'), 'commits d899844e9c98 and 7dff875c9436'),
  ]),
  status('ENOENT', everyKernel, [
    cause('status.enoent.untouched', 'both', before('4.3'), 'move_pages(2), -ENOENT'),
    cause('status.enoent.untouched', 'both', since('6.12'), 'move_pages(2), -ENOENT; commit 7dff875c9436'),
    cause('status.enoent.swapped', 'both', everyKernel, 'move_pages(2), -ENOENT'),
    cause('status.enoent.device', 'both', everyKernel, 'mm/migrate.c, do_pages_stat_array'),
    cause('status.enoent.zero-page', 'both', before('4.3'), 'commit d899844e9c98'),
    cause('status.enoent.prot-none', 'both', between('6.1', '6.5'), 'commits 474098edac26 and d74943a2f3cd'),
    cause('status.enoent.hugetlb-tail', 'move', between('3.12', '4.0'), 'mm/migrate.c of 3.12'),
  ]),
  status('EIO', before('4.17'), [
    cause('status.eio.write-back', 'move', before('4.17'), `move_pages(2), -EIO; ${rework}`),
  ]),
  status('EINVAL', before('4.17'), [
    cause('status.einval.dirty', 'move', before('4.17'), `move_pages(2), -EINVAL; ${rework}`),
  ]),
  status('ENOMEM', before('4.17'), [
    cause('status.enomem.node-full', 'move', before('4.17'), `move_pages(2), -ENOMEM; ${rework}`),
  ]),
];

/** By the negative value of an entry; undefined for nodes and for values that no kernel writes. */
export function findStatus(value: number): StatusSpec | undefined {
  return statuses.find((one) => one.value === value);
}

/** Whether some kernel from `oldest` on writes the value into an entry: an errno value, or any node. */
export function isStatusValue(value: number, oldest: KernelVersion): boolean {
  if (value >= 0) return true;
  const spec = findStatus(value);
  return spec !== undefined && reachesKernelRange(oldest, spec.range);
}

/** The causes on one kernel, a cause that comes and goes and comes again named once. */
export function statusCauses(spec: StatusSpec, version: KernelVersion): readonly StatusCause[] {
  return spec.causes.filter((one) => inKernelRange(version, one.range));
}
