/**
 * Where a global or static variable of a running process is: the name is looked for in the symbol tables of the programs and libraries that the
 * process executes, and the load address comes from its memory map. Of a file that was replaced since (a rebuilt program), the old
 * contents are read where the kernel still gives access to them; else the file is left out and said so.
 * Not here: variables on stacks and in registers, thread-local ones, and separate debug files.
 * Source: proc(5), /proc/pid/maps and map_files.
 */
import fs from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { formatAddress } from '../protocol/addresses';
import type { FindSymbolResult, SymbolPlace } from '../protocol/processes';
import type { Outcome } from '../protocol/runner';
import { definedSymbols, namePieces, notElf, readElf, symbolTypes } from './elf';
import type { ElfFile, Segment } from './elf';
import { failed, failures, succeed } from './failures';
import { limits } from './limits';
import { readMemory } from './memory';
import { fileErrno, parseMapping, procLines } from './procfs';
import type { Mapping } from './procfs';
import { longestSymbol, matchSymbol, wantedName } from './symbol-names';
import type { WantedName } from './symbol-names';
import type { Target } from './target';
import { say } from '../languages/say';

const isExecutable = ({ permissions }: Mapping): boolean => permissions[2] === 'x';

/** The files that the process executes code of, each with all its mappings; and all that is executable. */
interface Modules {
  readonly files: ReadonlyMap<string, readonly Mapping[]>;
  readonly code: readonly Mapping[];
}

async function readModules(pid: number): Promise<Modules> {
  const files = new Map<string, Mapping[]>();
  const code: Mapping[] = [];
  for await (const line of procLines(`/proc/${pid}/maps`)) {
    const mapping = parseMapping(line);
    if (mapping === undefined) continue;
    if (isExecutable(mapping)) code.push(mapping);
    if (mapping.inode === '0') continue;
    const key = `${mapping.inode} ${mapping.name}`;
    const known = files.get(key);
    if (known === undefined) files.set(key, [mapping]);
    else known.push(mapping);
  }
  for (const [key, mappings] of files) if (!mappings.some(isExecutable)) files.delete(key);
  return { files, code };
}

/** How much of a file's beginning tells it from another build of itself: the headers, and the build id as a rule. */
const beginningLength = 4096;

/** As the kernel writes the device of a mapping: "fd:01". Source: new_decode_dev in include/linux/kdev_t.h, and how glibc widens it. */
function deviceName(dev: bigint): string {
  const major = ((dev >> 8n) & 0xfffn) | ((dev >> 32n) & ~0xfffn);
  const minor = (dev & 0xffn) | ((dev >> 12n) & ~0xffn & 0xffff_ffffn);
  return [major, minor].map((one) => one.toString(16).padStart(2, '0')).join(':');
}

/**
 * Whether an open file is the one that is mapped. On btrfs and overlay file systems device or inode differ though it is; then contents tell, and where
 * memory may not be read, the inode alone.
 */
async function isMapped(target: Target, file: FileHandle, mappings: readonly Mapping[]): Promise<boolean> {
  const { dev, ino } = await file.stat({ bigint: true });
  const sameInode = mappings.filter(({ inode }) => inode === String(ino));
  if (sameInode.some(({ device }) => device === deviceName(dev))) return true;
  const start = mappings.find(({ offset }) => offset === 0n);
  const memory = start === undefined ? undefined : await readMemory(target, start.start, beginningLength);
  if (memory?.ok !== true) return sameInode.length > 0;
  const buffer = Buffer.alloc(beginningLength);
  const { bytesRead } = await file.read(buffer, 0, beginningLength, 0);
  return bytesRead === beginningLength && memory.value.equals(buffer);
}

/** The mapped file, opened; undefined where only another file of the name is left. To be closed by the caller. */
async function openModule(target: Target, mappings: readonly Mapping[]): Promise<FileHandle | undefined> {
  const [first] = mappings;
  if (first === undefined) return undefined;
  const { pid } = target;
  const range = `${first.start.toString(16)}-${first.end.toString(16)}`;
  const ways = [
    // Through the process's own root, which in a container is not the runner's.
    `/proc/${pid}/root${first.name}`,
    `/proc/${pid}/exe`,
    // Takes CAP_CHECKPOINT_RESTORE, and leads to the file itself whatever became of its name.
    `/proc/${pid}/map_files/${range}`,
  ];
  for (const way of ways) {
    let file: FileHandle | undefined;
    try {
      // What has the name by now may be a pipe, which would be waited for, or a device, which opening may set to work.
      if (!(await fs.stat(way)).isFile()) continue;
      file = await fs.open(way, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
      if (await isMapped(target, file, mappings)) return file;
    } catch (error) {
      fileErrno(error);
    }
    await file?.close();
  }
  return undefined;
}

/** What is added to the addresses of the file: one number for each time that it is loaded. */
function loadBiases(
  { segments }: ElfFile,
  mappings: readonly Mapping[],
  code: readonly Mapping[],
  pageSize: number,
): readonly bigint[] {
  const [first] = segments;
  const text = segments.find(({ executable }) => executable);
  if (first === undefined || text === undefined) return [];
  const page = BigInt(pageSize);
  const down = (value: bigint): bigint => value - (value % page);
  const contains = (address: bigint) => (one: Mapping) => one.start <= address && address < one.end;
  return (
    mappings
      .filter(({ offset }) => offset === down(first.offset))
      .map(({ start }) => start - down(first.address))
      // A program may also map the file to read it, as profilers do: there nothing of it can be executed.
      .filter((bias) => code.some(contains(bias + text.address)))
  );
}

const inSegments = (segments: readonly Segment[], address: bigint): boolean =>
  segments.some((one) => one.address <= address && address < one.address + one.length);

/** What may stand after a variable's name in a symbol: its end, ".0", and in C++ the end of its scope, a tag or a number. */
const canFollow: ReadonlySet<number> = new Set(Buffer.from('\0.EB_'));

/** Before it: nothing, the end of another symbol, "function.", and in C++ its length. A short name stands in many others. */
const canPrecede = (byte: number | undefined, length: number): boolean =>
  byte === undefined || byte === 0 || byte === dot || byte === zero + (length % 10);
const dot = 0x2e;
const zero = 0x30;

/** Where in the string table symbols begin that stand for the wanted name, and how each reads. */
async function findNames(
  file: FileHandle,
  table: NonNullable<ElfFile['table']>,
  wanted: WantedName,
): Promise<ReadonlyMap<number, string>> {
  const found = new Map<number, string>();
  const needle = Buffer.from(wanted.needle);
  const plain = wanted.parts.length === 1;
  for await (const { start, bytes } of namePieces(file, table, 2 * longestSymbol)) {
    for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) {
      const after = bytes[at + needle.length];
      if (after === undefined || !canFollow.has(after)) continue;
      // Linkers let a name that ends another one begin inside of it.
      if (plain && after === 0) found.set(start + at, wanted.needle);
      if (!canPrecede(bytes[at - 1], needle.length)) continue;
      const begin = bytes.lastIndexOf(0, at) + 1;
      const end = bytes.indexOf(0, at);
      // A name that is cut at the beginning of a piece was whole in the one before.
      const cut = begin === 0 && start > 0;
      if (cut || end < 0 || end - begin > longestSymbol || found.has(start + begin)) continue;
      const symbol = bytes.toString('utf8', begin, end);
      const readable = matchSymbol(symbol, wanted);
      if (readable !== undefined) found.set(start + begin, readable);
      if (found.size > limits.maxSymbolNames) return found;
    }
  }
  return found;
}

class Search {
  readonly places = new Map<string, SymbolPlace>();
  readonly notes = new Set<string>();
  readonly #target: Target;
  readonly #wanted: WantedName;
  readonly #pageSize: number;

  constructor(target: Target, wanted: WantedName, pageSize: number) {
    this.#target = target;
    this.#wanted = wanted;
    this.#pageSize = pageSize;
  }

  /** True for a file whose symbol table is gone but for what other files need. */
  async look(mappings: readonly Mapping[], code: readonly Mapping[]): Promise<boolean> {
    const name = mappings[0]?.name ?? '';
    const file = await openModule(this.#target, mappings);
    if (file === undefined) {
      this.notes.add(
        say(
          'The file {name} was replaced or removed after the process loaded it, so its symbols are not known.',
          { name },
        ),
      );
      return false;
    }
    try {
      const reading = await readElf(file);
      if (!reading.ok) {
        // Code of other kinds is mapped as well: of a JIT compiler, for instance.
        if (reading.why !== notElf) this.notes.add(say('The file {name} {why}.', { name, why: reading.why }));
        return false;
      }
      await this.#lookIn(file, reading.elf, name, loadBiases(reading.elf, mappings, code, this.#pageSize));
      return reading.elf.stripped;
    } catch (error) {
      this.notes.add(say('The file {name} cannot be read ({errno}).', { name, errno: fileErrno(error) }));
      return false;
    } finally {
      await file.close();
    }
  }

  async #lookIn(file: FileHandle, elf: ElfFile, name: string, biases: readonly bigint[]): Promise<void> {
    if (elf.table === undefined || biases.length === 0) return;
    const names = await findNames(file, elf.table, this.#wanted);
    if (names.size === 0) return;
    for await (const symbol of definedSymbols(file, elf.table, names)) {
      const readable = names.get(symbol.name) ?? this.#wanted.needle;
      if (symbol.type === symbolTypes.threadLocal) {
        this.notes.add(
          say(
            '{variable} in {name} is thread-local: every thread has its own, whose address is not in the symbol table.',
            { variable: readable, name },
          ),
        );
        continue;
      }
      const { none, object, common } = symbolTypes;
      if (symbol.type !== none && symbol.type !== object && symbol.type !== common) continue;
      if (!inSegments(elf.segments, symbol.value)) continue;
      for (const bias of biases) {
        const address = formatAddress(bias + symbol.value);
        const place = { name: readable, address, size: Number(symbol.size), file: name };
        // Several names of one place; the one with a size says more.
        const known = this.places.get(address);
        if (known === undefined || known.size < place.size) this.places.set(address, place);
        if (this.places.size >= limits.maxSymbolPlaces) return;
      }
    }
  }
}

export async function findSymbol(
  target: Target,
  name: string,
  pageSize: number,
): Promise<Outcome<FindSymbolResult>> {
  const wanted = wantedName(name);
  if (wanted === undefined)
    return failed(failures.badRequest(say('"{name}" is not the name of a variable', { name })));
  const { files, code } = await readModules(target.pid);
  const search = new Search(target, wanted, pageSize);
  const stripped: string[] = [];
  for (const mappings of [...files.values()].slice(0, limits.maxSymbolFiles)) {
    if (await search.look(mappings, code)) stripped.push(mappings[0]?.name ?? '');
    if (search.places.size >= limits.maxSymbolPlaces) {
      search.notes.add(
        say('There are more than {most} places; only these are listed.', { most: limits.maxSymbolPlaces }),
      );
      break;
    }
  }
  const gone = target.check();
  if (gone !== undefined) return failed(gone);
  const places = [...search.places.values()];
  if (places.length === 0 && stripped.length > 0)
    search.notes.add(
      say('The symbol tables of {files} were stripped, so only names that other files use are known there.', {
        files: stripped.join(', '),
      }),
    );
  return succeed({ places, notes: [...search.notes] });
}
