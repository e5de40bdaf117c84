/**
 * Which pages the requests of a client name, told from the requests alone and by other means than the runner's, so that both do not share a mistake.
 * In doubt more: text that the runner refuses may count as naming pages, and a page that nothing names never does.
 */
import fs from 'node:fs';
import type { Json } from './hostile';
import type { FuzzTarget } from './world';

const pageSize = 4096n;
export const pagesOfHuge = 512n;

/** Half open, in pages. */
export interface Pages {
  readonly first: bigint;
  readonly end: bigint;
}

export interface Named {
  readonly pid: number;
  readonly pages: readonly Pages[];
  /** The nodes that they may be moved to; none in what only asks. */
  readonly nodes: ReadonlySet<number> | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

function number(text: unknown): bigint | undefined {
  try {
    return typeof text === 'string' && text.trim() !== '' ? BigInt(text) : undefined;
  } catch {
    return undefined;
  }
}

/** The pages that bytes from `from` up to `to` are in. */
export function around(from: bigint | undefined, to: bigint | undefined): readonly Pages[] {
  if (from === undefined || to === undefined || from < 0n || to <= from) return [];
  return [{ first: from / pageSize, end: (to + pageSize - 1n) / pageSize }];
}

/** Bytes of a process; as many as there are. */
function memory(pid: number, address: bigint, length: number): Buffer {
  let file: number | undefined;
  try {
    file = fs.openSync(`/proc/${pid}/mem`, 'r');
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, fs.readSync(file, bytes, 0, length, address));
  } catch {
    // Nothing is mapped there, or the process has ended.
    return Buffer.alloc(0);
  } finally {
    if (file !== undefined) fs.closeSync(file);
  }
}

function mapsOf(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/maps`, 'latin1');
  } catch {
    return '';
  }
}

function mapped(pid: number): readonly Pages[] {
  return [...mapsOf(pid).matchAll(/^([\da-f]+)-([\da-f]+) /gm)].flatMap(([, from, to]) =>
    around(BigInt(`0x${from}`), BigInt(`0x${to}`)),
  );
}

/** The pages of an array of pointers, those that follow each other once. */
function pointedTo(bytes: Buffer): readonly Pages[] {
  const pages: Pages[] = [];
  let last = 0n;
  for (let i = 0; i + 8 <= bytes.length; i += 8) {
    const pointer = bytes.readBigUInt64LE(i);
    if (pages.length === 0 || pointer !== last) pages.push(...around(pointer, pointer + 1n));
    last = pointer;
  }
  return pages;
}

function selected(pid: number, selection: Fields): readonly Pages[] {
  switch (selection['kind']) {
    case 'ranges':
      return listOf(selection['ranges']).flatMap((one) => {
        const { from, to } = fieldsOf(one);
        return around(number(from), number(to));
      });
    case 'addresses':
      return listOf(selection['addresses']).flatMap((one) => {
        const at = number(one);
        return at === undefined ? [] : around(at, at + 1n);
      });
    case 'process':
      return mapped(pid);
    case 'array': {
      const [at, count] = [number(selection['address']), selection['count']];
      if (at === undefined || at >= 1n << 63n || typeof count !== 'number' || count > 1 << 24) return [];
      return pointedTo(memory(pid, at, Math.max(0, count) * 8));
    }
    default:
      return [];
  }
}

function wanted(pid: number, to: Fields): ReadonlySet<number> {
  const numbers = (list: readonly unknown[]): ReadonlySet<number> =>
    new Set(list.filter((one) => typeof one === 'number'));
  switch (to['kind']) {
    case 'node':
      return numbers([to['node']]);
    case 'list':
      return numbers(listOf(to['nodes']));
    case 'array': {
      const at = number(to['address']);
      const bytes = at === undefined || at >= 1n << 63n ? Buffer.alloc(0) : memory(pid, at, 4 * 600);
      return numbers(Array.from({ length: bytes.length >> 2 }, (_, i) => bytes.readInt32LE(4 * i)));
    }
    default:
      return new Set();
  }
}

function journal(file: unknown): Named | undefined {
  let text: string;
  try {
    // A device has no end.
    text = typeof file === 'string' && fs.statSync(file).isFile() ? fs.readFileSync(file, 'utf8') : '';
  } catch {
    return undefined;
  }
  const lines = text.split('\n').map((line): unknown => {
    try {
      return JSON.parse(line);
    } catch {
      return undefined;
    }
  });
  const { pid } = fieldsOf(lines[0]);
  const runs = lines.slice(1).flatMap(listOf).map(listOf);
  return {
    pid: typeof pid === 'number' ? pid : 0,
    pages: runs.flatMap(([from, count]) => {
      const at = number(from);
      return at === undefined || typeof count !== 'number' || !Number.isInteger(count)
        ? []
        : around(at, at + BigInt(count) * pageSize);
    }),
    nodes: new Set(runs.map(([, , node]) => node).filter((node) => typeof node === 'number')),
  };
}

/** What one request names; undefined where it names no pages. */
export function namedBy(
  method: string,
  params: Json,
  handles: ReadonlyMap<string, FuzzTarget>,
): Named | undefined {
  // By position only the first one counts.
  const fields = fieldsOf(Array.isArray(params) ? (params as readonly unknown[])[0] : params);
  if (method === 'undo') return journal(fields['journal']);
  if (!['query', 'map', 'move', 'target/predict'].includes(method)) return undefined;
  const handle = fields['target'];
  const pid = typeof handle === 'string' ? handles.get(handle)?.pid : undefined;
  if (pid === undefined) return undefined;
  return {
    pid,
    pages: selected(pid, fieldsOf(fields['pages'])),
    nodes: method === 'move' && fields['dryRun'] !== true ? wanted(pid, fieldsOf(fields['to'])) : undefined,
  };
}

/** Ranges of the pages that may be named, for many questions. */
export class Allowed {
  readonly #pages: readonly Pages[];
  readonly #huge: readonly Pages[];

  /** @param huge where huge pages are, which move as a whole when their first page is named */
  constructor(pages: readonly Pages[], huge: readonly Pages[]) {
    const sorted = [...pages].sort((a, b) => (a.first < b.first ? -1 : 1));
    const merged: { first: bigint; end: bigint }[] = [];
    for (const { first, end } of sorted) {
      const last = merged.at(-1);
      if (last !== undefined && first <= last.end) last.end = end > last.end ? end : last.end;
      else merged.push({ first, end });
    }
    this.#pages = merged;
    this.#huge = huge;
  }

  /** The named range that holds this page. */
  #around(page: bigint): Pages | undefined {
    let [low, high] = [0, this.#pages.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#pages[middle]?.first ?? 0n) <= page) low = middle + 1;
      else high = middle;
    }
    const found = this.#pages[low - 1];
    return found !== undefined && page < found.end ? found : undefined;
  }

  /** Whether all of these pages were named, or are the first of a huge page of which a part was. */
  has(run: Pages): boolean {
    for (let page = run.first; page < run.end;) {
      const named = this.#around(page);
      if (named === undefined && !this.#leadsNamed(page)) return false;
      page = named?.end ?? page + 1n;
    }
    return true;
  }

  #leadsNamed(page: bigint): boolean {
    return (
      page % pagesOfHuge === 0n &&
      this.#huge.some((one) => one.first <= page && page < one.end) &&
      this.#pages.some((one) => one.first < page + pagesOfHuge && page < one.end)
    );
  }
}
