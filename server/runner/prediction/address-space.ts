/**
 * The mappings of a process with what decides over the fate of their pages in a move: kind, page size, huge pages, flags. By smaps, which
 * asks for the right to look at a process (PTRACE_MODE_READ), as move_pages(2) does.
 * Source: proc(5); Documentation/filesystems/proc.rst, "VmFlags"; vma_migratable() in mm/mempolicy.c.
 */
import { parseMapping, procLines } from '../procfs';

export interface SpaceMapping {
  /** Numbers of its first page and of the one after its last. */
  readonly first: number;
  readonly end: number;
  readonly readable: boolean;
  readonly name: string;
  /** Device and inode; empty for anonymous memory. */
  readonly file: string;
  readonly device: string;
  /** Page of the file at `first`. */
  readonly fileFirst: number;
  /** Pages in a huge page of hugetlbfs; 0 for other memory. */
  readonly hugetlbPages: number;
  /** Pages that are mapped as transparent huge pages: of anonymous memory, of files. */
  readonly hugeAnonymous: number;
  readonly hugeFile: number;
  /** Whether the kernel may put a transparent huge page here. */
  readonly hugeEligible: boolean;
  readonly migratable: boolean;
  /** `io` and the like: two letters each. */
  readonly flags: ReadonlySet<string>;
}

type Draft = { -readonly [K in keyof SpaceMapping]: SpaceMapping[K] };

const detail = /^(KernelPageSize|AnonHugePages|ShmemPmdMapped|FilePmdMapped|THPeligible|VmFlags): +(.*)$/;

export class AddressSpace {
  /** In ascending order. */
  readonly mappings: readonly SpaceMapping[];
  #last: SpaceMapping | undefined;

  private constructor(mappings: readonly SpaceMapping[]) {
    this.mappings = mappings;
  }

  static async read(pid: number, pageSize: number): Promise<AddressSpace> {
    const mappings: Draft[] = [];
    const unit = BigInt(pageSize);
    for await (const line of procLines(`/proc/${pid}/smaps`)) {
      const match = detail.exec(line);
      const last = mappings.at(-1);
      if (match !== null && last !== undefined) {
        addDetail(last, match[1] ?? '', match[2] ?? '', pageSize);
        continue;
      }
      const mapping = parseMapping(line);
      if (mapping === undefined) continue;
      const { name, inode, device } = mapping;
      mappings.push({
        first: Number(mapping.start / unit),
        end: Number(mapping.end / unit),
        readable: mapping.permissions.startsWith('r'),
        name,
        file: inode === '0' ? '' : `${device} ${inode}`,
        device,
        fileFirst: Number(mapping.offset / unit),
        hugetlbPages: 0,
        hugeAnonymous: 0,
        hugeFile: 0,
        hugeEligible: false,
        migratable: name !== '[vsyscall]' && !name.startsWith('/dev/dax'),
        flags: new Set(),
      });
    }
    return new AddressSpace(mappings);
  }

  /** The mapping that a page lies in. */
  find(page: number): SpaceMapping | undefined {
    if (this.#last !== undefined && page >= this.#last.first && page < this.#last.end) return this.#last;
    let [low, high] = [0, this.mappings.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const one = this.mappings[middle];
      if (one === undefined) return undefined;
      if (page < one.first) high = middle;
      else if (page >= one.end) low = middle + 1;
      else {
        this.#last = one;
        return one;
      }
    }
    return undefined;
  }
}

function addDetail(mapping: Draft, name: string, value: string, pageSize: number): void {
  const pages = (parseInt(value, 10) * 1024) / pageSize;
  switch (name) {
    case 'KernelPageSize':
      mapping.hugetlbPages = pages > 1 ? pages : 0;
      break;
    case 'AnonHugePages':
      mapping.hugeAnonymous = pages;
      break;
    case 'ShmemPmdMapped':
    case 'FilePmdMapped':
      mapping.hugeFile += pages;
      break;
    case 'THPeligible':
      mapping.hugeEligible = value.trim() === '1';
      break;
    default:
      mapping.flags = new Set(value.trim().split(' '));
      if (mapping.flags.has('io') || mapping.flags.has('pf')) mapping.migratable = false;
  }
}
