/** What a native part is for and what it asks of the system. Source: System V ABI, chapters 4 and 5 (64-bit, little endian). */
import assert from 'node:assert/strict';

const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const DT_NEEDED = 1n;
const DT_STRTAB = 5n;

export interface ElfFacts {
  /** e_machine. */
  readonly machine: number;
  /** The libraries that it names (DT_NEEDED). */
  readonly needed: readonly string[];
}

export function readElf(file: Buffer): ElfFacts {
  assert.equal(file.toString('hex', 0, 6), '7f454c460201', 'a 64-bit little-endian ELF file');
  const table = Number(file.readBigUInt64LE(32));
  const size = file.readUInt16LE(54);
  const segments = Array.from({ length: file.readUInt16LE(56) }, (_, index) => {
    const at = table + index * size;
    const word = (offset: number): number => Number(file.readBigUInt64LE(at + offset));
    return { type: file.readUInt32LE(at), offset: word(8), address: word(16), length: word(32) };
  });
  const dynamic = segments.find(({ type }) => type === PT_DYNAMIC);
  assert(dynamic !== undefined, 'it is linked dynamically');
  const entries: (readonly [bigint, number])[] = [];
  for (let at = dynamic.offset; at < dynamic.offset + dynamic.length; at += 16)
    entries.push([file.readBigUInt64LE(at), Number(file.readBigUInt64LE(at + 8))]);
  const strings = entries.find(([tag]) => tag === DT_STRTAB)?.[1] ?? 0;
  const holder = segments.find(
    ({ type, address, length }) => type === PT_LOAD && address <= strings && strings < address + length,
  );
  assert(holder !== undefined, 'its names are in it');
  const start = strings - holder.address + holder.offset;
  const name = (offset: number): string =>
    file.toString('latin1', start + offset, file.indexOf(0, start + offset));
  const needed = entries.filter(([tag]) => tag === DT_NEEDED).map(([, offset]) => name(offset));
  return { machine: file.readUInt16LE(18), needed };
}
