/**
 * The same-process proof: a debugger reports a process number, and a program that is debugged on another machine, in a container or
 * in another PID namespace reports one that may exist here too. So bytes that the debugger read must be found in the process
 * that the runner sees, at the same addresses, and the executable must be the same file.
 *
 * A program whose debugger knows no addresses (JavaScript) is given random bytes that the runner has just made: they are found in the memory
 * of the process that the debugger sees, and in no other.
 *
 * Memory is the best witness. Where reading it is refused (Yama) though moving is permitted, the file that is mapped at the
 * address is read instead; that still ties address, offset and contents to this process's own memory map.
 *
 * A debugger on another machine names the program by the path of its own copy. Where no file has that path, what the system made up for
 * this process alone must agree instead; code would not do, since another process of the program has it too.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import { formatAddress } from '../protocol/addresses';
import type { ChallengeResult, Outcome, ProveParams, ProveResult } from '../protocol/runner';
import { failed, failures, succeed } from './failures';
import { readMemory } from './memory';
import { parseAddress } from './pages';
import { fileErrno, parseMapping, procLines, readProcLink } from './procfs';
import { searchPages } from './presence';
import { searchMemory } from './search';
import type { Target } from './target';
import { findEntry } from './user-files';
import { say } from '../languages/say';

/**
 * Debuggers write breakpoints into the code and hide them in what they read, so these bytes may stand where the debugger
 * saw others. Source: the software breakpoints of GDB and LLDB by architecture.
 */
const breakpoints: Readonly<Record<string, readonly (readonly number[])[]>> = {
  x64: [[0xcc]],
  arm64: [[0x00, 0x00, 0x20, 0xd4]],
  riscv64: [
    [0x73, 0x00, 0x10, 0x00],
    [0x02, 0x90],
  ],
  ppc64: [
    [0x08, 0x00, 0xe0, 0x7f],
    [0x7f, 0xe0, 0x00, 0x08],
  ],
  s390x: [[0x00, 0x01]],
  loong64: [[0x05, 0x00, 0x2a, 0x00]],
};

/** Bytes of a challenge, and of each of its words. */
const challengeLength = 64;
const wordLength = 8;

/** Fewer agreeing bytes are a coincidence too easily. */
const leastBytes = 16;

/** How many bytes agree; undefined when one differs for another reason than a breakpoint. */
export function agreement(theirs: Buffer, ours: Buffer, arch: string): number | undefined {
  let agreed = 0;
  for (let at = 0; at < theirs.length;) {
    if (theirs[at] === ours[at]) {
      agreed++;
      at++;
      continue;
    }
    const trap = trapAround(ours, at, arch);
    if (trap === undefined) return undefined;
    agreed -= at - trap.start;
    at = trap.end;
  }
  // A sample that is mostly breakpoints says nothing, nor does one whose bytes are all equal.
  return agreed * 2 >= theirs.length ? agreed : undefined;
}

/** The breakpoint that covers the first differing byte: the instruction below it may begin with the same bytes. */
function trapAround(ours: Buffer, at: number, arch: string): { start: number; end: number } | undefined {
  for (const trap of breakpoints[arch] ?? []) {
    for (let start = at; start >= 0 && start > at - trap.length; start--) {
      if (trap.every((byte, i) => ours[start + i] === byte)) return { start, end: start + trap.length };
    }
  }
  return undefined;
}

const isUniform = (bytes: Buffer): boolean => bytes.every((byte) => byte === bytes[0]);

/** The bytes of the file that is mapped at the address, or undefined when there is none or it is not all there. */
export async function readMappedFile(
  target: Target,
  address: bigint,
  length: number,
): Promise<Buffer | undefined> {
  const { pid } = target;
  for await (const line of procLines(`/proc/${pid}/maps`)) {
    const mapping = parseMapping(line);
    if (mapping === undefined || address < mapping.start || address >= mapping.end) continue;
    if (mapping.inode === '0' || address + BigInt(length) > mapping.end) return undefined;
    try {
      // Through the process's own root, which in a container is not the runner's.
      const file = await fs.open(`/proc/${pid}/root${mapping.name}`, 'r');
      try {
        const { ino } = await file.stat({ bigint: true });
        if (String(ino) !== mapping.inode) return undefined;
        const buffer = Buffer.alloc(length);
        const offset = Number(mapping.offset + address - mapping.start);
        const { bytesRead } = await file.read(buffer, 0, length, offset);
        return bytesRead === length ? buffer : undefined;
      } finally {
        await file.close();
      }
    } catch (error) {
      fileErrno(error);
      return undefined;
    }
  }
  return undefined;
}

interface OtherExecutable {
  /** Half a sentence. */
  readonly why: string;
  /** There is no file of the name that the debugger gave. */
  readonly absent: boolean;
}

/** Undefined when the process executes the file that the debugger named. */
async function otherExecutable(target: Target, named: string): Promise<OtherExecutable | undefined> {
  const link = await readProcLink(`/proc/${target.pid}/exe`);
  if (link === undefined) return { why: say('the program that it executes cannot be told'), absent: false };
  // Rebuilt since: the kernel keeps the old file under its old name with this ending.
  if (link.replace(/ \(deleted\)$/, '') === named) return undefined;
  const other = (absent: boolean): OtherExecutable => ({
    why: say('it executes {link}, not {named}', { link, named }),
    absent,
  });
  const theirs = await findEntry(named);
  if (!theirs.ok) return other(theirs.why === 'ENOENT');
  try {
    const [ours, { dev, ino }] = await Promise.all([
      fs.stat(`/proc/${target.pid}/exe`, { bigint: true }),
      theirs.value.stat(),
    ]);
    return ours.dev === dev && ours.ino === ino ? undefined : other(false);
  } catch (error) {
    return other(fileErrno(error) === 'ENOENT');
  } finally {
    await theirs.value.close();
  }
}

/** The words travel as text: until the debugger plants them, their bytes are in no memory but the runner's. */
export function challenge(target: Target): ChallengeResult {
  const bytes = randomBytes(challengeLength);
  target.challenge = bytes;
  const words = Array.from({ length: challengeLength / wordLength }, (_, i) => {
    const at = i * wordLength;
    return formatAddress(os.endianness() === 'LE' ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
  });
  return { words };
}

/** Bits of a challenge that are told by pages. */
const patternLength = 128;

/** The bytes of the challenge that were found in the target, or a failure, or why they cannot be there, as half a sentence. */
async function findPlanted(
  target: Target,
  as: 'bytes' | 'pages',
  pageSize: number,
): Promise<Outcome<number> | string> {
  const planted = target.challenge;
  target.challenge = undefined;
  if (planted === undefined)
    return failed(failures.badRequest(say('there is no challenge whose bytes could be looked for')));
  if (target.pid === process.pid) return say('it is the migration runner itself');
  if (as === 'pages') {
    const found = await searchPages(target, pattern(planted), pageSize);
    if (!found.ok) return found;
    return found.value
      ? succeed(patternLength / 8)
      : say('the pages that the debugger made the program touch are not among its own');
  }
  const searched = await searchMemory(target, planted, pageSize);
  if (!searched.ok) return searched;
  const { found, bytes, complete } = searched.value;
  if (found) return succeed(planted.length);
  return complete
    ? say('what the debugger has put into the program is not in its memory')
    : say('what the debugger has put into the program is not in the first {size} MiB of its memory', {
        size: Math.floor(bytes / 2 ** 20),
      });
}

/** A byte for each of the first bits, those of a word from the lowest on. */
function pattern(planted: Buffer): Buffer {
  const bits = Buffer.alloc(patternLength);
  for (let i = 0; i < patternLength; i++) {
    const at = Math.floor(i / 64) * wordLength;
    const word = os.endianness() === 'LE' ? planted.readBigUInt64LE(at) : planted.readBigUInt64BE(at);
    bits[i] = Number((word >> BigInt(i % 64)) & 1n);
  }
  return bits;
}

export async function prove(
  target: Target,
  params: ProveParams,
  pageSize: number,
): Promise<Outcome<ProveResult>> {
  const { pid } = target;
  const not = (why: string): Outcome<ProveResult> => {
    target.trusted = false;
    return failed(failures.notSameProcess(pid, why));
  };
  const other =
    params.executable === undefined ? undefined : await otherExecutable(target, params.executable);
  if (other?.absent === false) return not(other.why);
  /** Something agreed that only one process has. */
  let unique = false;
  let bytes = 0;
  let evidence: ProveResult['evidence'] = 'memory';
  for (const sample of params.samples) {
    const address = parseAddress(sample.address);
    const theirs = Buffer.from(sample.base64, 'base64');
    if (address === undefined || theirs.length === 0)
      return failed(failures.badRequest(say('a sample needs an address and bytes')));
    const read = await readMemory(target, address, theirs.length);
    let ours = read.ok ? read.value : undefined;
    if (!read.ok && (read.failure.errno === 'EACCES' || read.failure.errno === 'EPERM')) {
      ours = await readMappedFile(target, address, theirs.length);
      evidence = 'mapped-file';
      if (ours === undefined) return read;
    }
    if (!read.ok && read.failure.code !== 'unreadable-memory') return read;
    if (ours === undefined)
      return not(say('nothing can be read there at {address}', { address: formatAddress(address) }));
    const agreed = agreement(theirs, ours, process.arch);
    if (agreed === undefined)
      return not(
        say('its memory at {address} differs from what the debugger reads', {
          address: formatAddress(address),
        }),
      );
    if (isUniform(theirs)) continue;
    bytes += agreed;
    unique ||= sample.secret === true && read.ok;
  }
  if (params.planted !== undefined) {
    const found = await findPlanted(target, params.planted, pageSize);
    if (typeof found === 'string') return not(found);
    if (!found.ok) return found;
    bytes += found.value;
    unique = true;
    if (params.planted === 'pages') evidence = 'page-states';
  }
  if (bytes < leastBytes)
    return failed(
      failures.badRequest(
        say('{bytes} telling bytes are no proof; it takes at least {least}', { bytes, least: leastBytes }),
      ),
    );
  if (other !== undefined && !unique) return not(other.why);
  const gone = target.check();
  if (gone !== undefined) return failed(gone);
  target.trusted = true;
  return succeed({ bytes, evidence });
}
