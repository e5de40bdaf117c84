/**
 * What a line of /proc/PID/numa_maps may say of its mapping after the policy: each word, what it counts, since when.
 * Sources: show_numa_map of fs/proc/task_mmu.c, Linux 6.1; numa(7). What came or changed later, or was there before, has its commit.
 */
import type { TextId } from './texts/text';
import { between, since } from './version';
import type { KernelRange } from './version';

/** `node` is written N0, N1, …; the others as they are named here. */
export type NumaMapsFieldName =
  | 'file'
  | 'heap'
  | 'stack'
  | 'huge'
  | 'anon'
  | 'dirty'
  | 'mapped'
  | 'mapmax'
  | 'swapcache'
  | 'active'
  | 'writeback'
  | 'node'
  | 'kernelpagesize_kB';

/** `word`: it stands alone; `path`: text up to the next blank; the others are followed by a number of these. */
export type NumaMapsUnit = 'word' | 'path' | 'pages' | 'mappings' | 'kB';

export interface NumaMapsFieldSpec {
  readonly name: NumaMapsFieldName;
  readonly unit: NumaMapsUnit;
  /** As a regular expression, of the word or of what stands before `=`. */
  readonly spelling: string;
  readonly range: KernelRange;
  readonly source: string;
}

function field(
  name: NumaMapsFieldName,
  unit: NumaMapsUnit,
  source: string,
  { spelling = name, range = since('2.6.16') }: { spelling?: string; range?: KernelRange } = {},
): NumaMapsFieldSpec {
  return { name, unit, spelling, range, source };
}

/** In the order in which the kernel writes them. */
export const numaMapsFields: readonly NumaMapsFieldSpec[] = [
  field('file', 'path', 'numa(7); seq_file_path'),
  field('heap', 'word', 'numa(7)'),
  // "stack:TID" on some kernels.
  field('stack', 'word', 'numa(7)', { spelling: 'stack(?::\\d{1,10})?' }),
  field('huge', 'word', 'numa(7)'),
  field('anon', 'pages', 'numa(7)'),
  field('dirty', 'pages', 'numa(7); gather_stats'),
  field('mapped', 'pages', 'numa(7); show_numa_map'),
  field('mapmax', 'mappings', 'numa(7); gather_stats'),
  field('swapcache', 'pages', 'numa(7); gather_stats'),
  field('active', 'pages', 'numa(7); gather_stats'),
  field('writeback', 'pages', 'numa(7); gather_stats'),
  field('node', 'pages', 'numa(7); can_gather_numa_stats', { spelling: 'N\\d{1,5}', range: since('2.6.14') }),
  field('kernelpagesize_kB', 'kB', 'commit 198d1597cc5a', { range: since('4.0') }),
];

/** What differs from kernel to kernel, beside a field that a kernel does not have. */
export interface NumaMapsChange {
  readonly field: NumaMapsFieldName;
  readonly text: TextId & `numa-maps.change.${string}`;
  readonly range: KernelRange;
  readonly source: string;
}

export const numaMapsChanges: readonly NumaMapsChange[] = [
  {
    field: 'stack',
    text: 'numa-maps.change.stack-thread',
    range: between('3.4', '4.5'),
    source: 'commits b76437579d13, 65376df58217',
  },
  {
    field: 'mapmax',
    text: 'numa-maps.change.mapmax-average',
    range: since('6.15'),
    source: 'fs/proc/task_mmu.c, gather_stats, CONFIG_NO_PAGE_MAPCOUNT',
  },
];
