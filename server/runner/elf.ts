/**
 * The parts of a 64-bit ELF file that a search for a variable needs: its segments and its symbol tables, read in pieces, so that a file of
 * gigabytes costs no more than its tables. Whatever the file says is checked against its size: it may be damaged, or be no ELF at all.
 * Source: elf(5); System V Application Binary Interface, chapter 4.
 */
import { phrase } from '../languages/phrase';
import type { Phrase } from '../languages/phrase';
import type { FileHandle } from 'node:fs/promises';
import os from 'node:os';
import { limits } from './limits';

/** A part of the file that is mapped. */
export interface Segment {
  readonly offset: bigint;
  readonly address: bigint;
  /** Bytes in memory: more than in the file where zeros follow. */
  readonly length: bigint;
  readonly executable: boolean;
}

interface Table {
  readonly offset: number;
  readonly length: number;
}

export interface SymbolTable {
  readonly symbols: Table;
  readonly names: Table;
}

export interface ElfFile {
  /** By ascending address, as the file must have them. */
  readonly segments: readonly Segment[];
  /** .symtab, or .dynsym where the file was stripped; absent where it has neither. */
  readonly table?: SymbolTable;
  /** Whether only .dynsym is left. */
  readonly stripped: boolean;
}

export type ElfReading =
  | { readonly ok: true; readonly elf: ElfFile }
  /** Why it cannot be read, to follow "the file …". */
  | { readonly ok: false; readonly why: Phrase };

export interface ElfSymbol {
  /** Where its name stands in the string table. */
  readonly name: number;
  readonly value: bigint;
  /** Bytes. */
  readonly size: bigint;
  /** STT_… */
  readonly type: number;
}

export const symbolTypes = { none: 0, object: 1, common: 5, threadLocal: 6 } as const;

const little = os.endianness() === 'LE';
const headerLength = 64;
const sectionLength = 64;
const segmentLength = 56;
const symbolLength = 24;
const PT_LOAD = 1;
const PF_X = 1;
const SHT_SYMTAB = 2;
const SHT_DYNSYM = 11;
const SHN_UNDEF = 0;
const SHN_ABS = 0xfff1;
/** More than linkers write; a file that claims more is damaged. */
const maxSections = 1 << 20;
const maxSegments = 1 << 12;

/** All of a part of the file, or undefined where the file ends before. */
async function readPart(file: FileHandle, offset: number, length: number): Promise<DataView | undefined> {
  const buffer = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(buffer, done, length - done, offset + done);
    if (bytesRead === 0) return undefined;
    done += bytesRead;
  }
  return new DataView(buffer.buffer, buffer.byteOffset, length);
}

/** Told apart: files of other kinds are mapped, too. */
export const notElf = phrase('is no ELF file');

const bad = (why: Phrase): ElfReading => ({ ok: false, why });

/** A failing read rejects, as it does for every file. */
export async function readElf(file: FileHandle): Promise<ElfReading> {
  const size = (await file.stat()).size;
  const header = size < headerLength ? undefined : await readPart(file, 0, headerLength);
  if (header?.getUint32(0) !== 0x7f454c46) return bad(notElf);
  if (header.getUint8(4) !== 2) return bad(phrase('is a 32-bit ELF file, whose symbols are not read'));
  if (header.getUint8(5) !== (little ? 1 : 2)) return bad(phrase('is an ELF file of the other byte order'));
  const inside = (offset: bigint, length: bigint): boolean =>
    offset >= 0n && length >= 0n && offset + length <= BigInt(size);

  const segmentCount = header.getUint16(56, little);
  const segmentsAt = header.getBigUint64(32, little);
  if (header.getUint16(54, little) !== segmentLength || segmentCount > maxSegments)
    return bad(phrase('has no readable program headers'));
  if (!inside(segmentsAt, BigInt(segmentCount * segmentLength)))
    return bad(phrase('ends before its program headers'));
  const segments = await readPart(file, Number(segmentsAt), segmentCount * segmentLength);
  if (segments === undefined) return bad(phrase('ends before its program headers'));

  const sections = await readSections(file, header, inside);
  if (sections !== undefined && 'text' in sections) return bad(sections);
  const found = sections === undefined ? undefined : findTable(sections, inside);
  if (found === 'damaged') return bad(phrase('has symbol tables that lie outside of it'));
  return {
    ok: true,
    elf: {
      segments: loadSegments(segments, segmentCount),
      ...(found === undefined ? {} : { table: found.table }),
      stripped: found === undefined || found.dynamic,
    },
  };
}

function loadSegments(view: DataView, count: number): readonly Segment[] {
  const loaded: Segment[] = [];
  for (let i = 0; i < count; i++) {
    const at = i * segmentLength;
    if (view.getUint32(at, little) !== PT_LOAD) continue;
    loaded.push({
      offset: view.getBigUint64(at + 8, little),
      address: view.getBigUint64(at + 16, little),
      length: view.getBigUint64(at + 40, little),
      executable: (view.getUint32(at + 4, little) & PF_X) !== 0,
    });
  }
  return loaded;
}

type Inside = (offset: bigint, length: bigint) => boolean;

/** The section headers; undefined where the file has none, and why not, where they cannot be read. */
async function readSections(
  file: FileHandle,
  header: DataView,
  inside: Inside,
): Promise<DataView | Phrase | undefined> {
  const at = header.getBigUint64(40, little);
  if (at === 0n) return undefined;
  if (header.getUint16(58, little) !== sectionLength || !inside(at, BigInt(sectionLength)))
    return phrase('has no readable section headers');
  const first = await readPart(file, Number(at), sectionLength);
  if (first === undefined) return phrase('ends before its section headers');
  // A number that is too large for its field stands in the first section's size.
  const counted = header.getUint16(60, little);
  const count = counted === 0 ? Number(first.getBigUint64(32, little)) : counted;
  if (count > maxSections || !inside(at, BigInt(count) * BigInt(sectionLength)))
    return phrase('ends before its section headers');
  return (
    (await readPart(file, Number(at), count * sectionLength)) ?? phrase('ends before its section headers')
  );
}

function findTable(
  sections: DataView,
  inside: Inside,
): { readonly table: SymbolTable; readonly dynamic: boolean } | 'damaged' | undefined {
  const count = sections.byteLength / sectionLength;
  for (const type of [SHT_SYMTAB, SHT_DYNSYM]) {
    for (let i = 0; i < count; i++) {
      const at = i * sectionLength;
      if (sections.getUint32(at + 4, little) !== type) continue;
      const link = sections.getUint32(at + 40, little);
      const symbols = place(sections, i, inside);
      const names = link < count ? place(sections, link, inside) : undefined;
      const entry = sections.getBigUint64(at + 56, little);
      if (symbols === undefined || names === undefined || entry !== BigInt(symbolLength)) return 'damaged';
      return { table: { symbols, names }, dynamic: type === SHT_DYNSYM };
    }
  }
  return undefined;
}

function place(sections: DataView, index: number, inside: Inside): Table | undefined {
  const at = index * sectionLength;
  const offset = sections.getBigUint64(at + 24, little);
  const length = sections.getBigUint64(at + 32, little);
  return inside(offset, length) ? { offset: Number(offset), length: Number(length) } : undefined;
}

/** The string table in pieces, each with where it begins in the table; a piece begins with the last `overlap` bytes of the one before. */
export async function* namePieces(
  file: FileHandle,
  { names }: SymbolTable,
  overlap: number,
): AsyncGenerator<{ readonly start: number; readonly bytes: Buffer }> {
  const buffer = Buffer.alloc(limits.tablePiece + overlap);
  let kept = 0;
  for (let done = 0; done < names.length;) {
    const wanted = Math.min(buffer.length - kept, names.length - done);
    const { bytesRead } = await file.read(buffer, kept, wanted, names.offset + done);
    if (bytesRead === 0) return;
    const bytes = buffer.subarray(0, kept + bytesRead);
    yield { start: done - kept, bytes };
    done += bytesRead;
    kept = Math.min(overlap, bytes.length);
    buffer.copyWithin(0, bytes.length - kept, bytes.length);
  }
}

/** The symbols that the file itself defines and whose names are among the wanted ones. */
export async function* definedSymbols(
  file: FileHandle,
  { symbols }: SymbolTable,
  wanted: ReadonlyMap<number, string>,
): AsyncGenerator<ElfSymbol> {
  const pieceLength = Math.floor(limits.tablePiece / symbolLength) * symbolLength;
  for (let done = 0; done + symbolLength <= symbols.length;) {
    const length = Math.min(pieceLength, symbols.length - done);
    const view = await readPart(file, symbols.offset + done, length);
    if (view === undefined) return;
    for (let at = 0; at + symbolLength <= length; at += symbolLength) {
      const name = view.getUint32(at, little);
      if (!wanted.has(name)) continue;
      const section = view.getUint16(at + 6, little);
      if (section === SHN_UNDEF || section === SHN_ABS) continue;
      yield {
        name,
        value: view.getBigUint64(at + 8, little),
        size: view.getBigUint64(at + 16, little),
        type: view.getUint8(at + 4) & 0xf,
      };
    }
    done += length;
  }
}
