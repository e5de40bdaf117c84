/**
 * Pages of files as they matter for a move: one page of a file that is mapped at two places of a process is one page, and on some file
 * systems several pages of a file may be one large piece of memory.
 */
import { readProc } from '../procfs';
import type { AddressSpace, SpaceMapping } from './address-space';

/** A file's pages are numbered below this: 2^48 bytes. */
const filePages = 2 ** 36;

/** File systems whose cache has single pages only, as far as it is known (Linux up to 6.15 for ext4). */
const singlePages = new Set([
  'ext2',
  'ext3',
  'ext4',
  'ramfs',
  'rootfs',
  'overlay',
  'squashfs',
  'iso9660',
  'proc',
]);

export class FilePages {
  /** Files of which pages are mapped twice, with a number each. */
  readonly #twice: ReadonlyMap<string, number>;
  readonly #numbers = new Map<string, number>();
  readonly #single: ReadonlySet<string>;
  readonly #sharedMemoryIsHuge: boolean;

  private constructor(
    twice: ReadonlyMap<string, number>,
    single: ReadonlySet<string>,
    sharedMemoryIsHuge: boolean,
  ) {
    this.#twice = twice;
    this.#single = single;
    this.#sharedMemoryIsHuge = sharedMemoryIsHuge;
  }

  static async read(pid: number, space: AddressSpace, sharedMemoryIsHuge: boolean): Promise<FilePages> {
    const mounts = await readProc(`/proc/${pid}/mountinfo`);
    return new FilePages(
      mappedTwice(space.mappings),
      mounts.ok ? singlePageDevices(mounts.text) : new Set(),
      sharedMemoryIsHuge,
    );
  }

  /** Whether a page can have another address in the same process. */
  get someMappedTwice(): boolean {
    return this.#twice.size > 0;
  }

  /** What names the page wherever it is mapped: the page number, or a negative number of its own for a page of a file mapped twice. */
  folio(page: number, mapping: SpaceMapping): number {
    const file = this.#twice.get(mapping.file);
    return file === undefined ? page : -(file * filePages + mapping.fileFirst + page - mapping.first + 1);
  }

  /** A number that pages have in common which may be one piece of memory; undefined where each is for itself. */
  perhapsWith(page: number, mapping: SpaceMapping, blockPages: number): number | undefined {
    const inMemory = /^\/(?:dev\/zero|memfd:|SYSV)/.test(mapping.name);
    if (inMemory ? !this.#sharedMemoryIsHuge : this.#single.has(mapping.device)) return undefined;
    let file = this.#numbers.get(mapping.file);
    if (file === undefined) {
      file = this.#numbers.size;
      this.#numbers.set(mapping.file, file);
    }
    const block = Math.floor((mapping.fileFirst + page - mapping.first) / blockPages);
    return -(file * filePages + block + 1);
  }
}

function mappedTwice(mappings: readonly SpaceMapping[]): ReadonlyMap<string, number> {
  const byFile = new Map<string, SpaceMapping[]>();
  for (const one of mappings) {
    if (one.file === '') continue;
    const list = byFile.get(one.file);
    if (list === undefined) byFile.set(one.file, [one]);
    else list.push(one);
  }
  const twice = new Map<string, number>();
  for (const [file, list] of byFile) {
    list.sort((a, b) => a.fileFirst - b.fileFirst);
    let end = -1;
    for (const { fileFirst, first, end: last } of list) {
      if (fileFirst < end) twice.set(file, twice.size);
      end = Math.max(end, fileFirst + last - first);
    }
  }
  return twice;
}

/** "fd:01" and the like of the mounts whose files have single pages. */
function singlePageDevices(mountinfo: string): ReadonlySet<string> {
  const devices = new Set<string>();
  for (const line of mountinfo.split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const [major, minor] = (before.split(' ')[2] ?? '').split(':').map(Number);
    const [type = '', , options = ''] = after.split(' ');
    if (major === undefined || minor === undefined) continue;
    const single = type === 'tmpfs' ? !/(^|,)huge=(?!never)/.test(options) : singlePages.has(type);
    const device = `${major.toString(16).padStart(2, '0')}:${minor.toString(16).padStart(2, '0')}`;
    if (single) devices.add(device);
  }
  return devices;
}
