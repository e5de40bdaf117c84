/**
 * The proof that the runner and the debugger see one process: a pid alone says nothing, since a program in a container,
 * in a virtual machine or on another host reports a number that some local process may have as well.
 *
 * Evidence: the code at the stopped frame's pc, read by both sides; the random bytes that the system gave the process at
 * its start, where the debugger can name them (two processes of one program share their code); and the executable.
 * The runner compares and remembers; without its yes it moves nothing. What is left: a child of fork that never called
 * exec has its parent's code and secrets.
 */
import type { ProveResult } from '../../../server/protocol/runner';
import type { RunnerClient } from '../../../server/protocol/runner-client';
import { fromBase64, littleEndian, toBase64 } from './bytes';
import type { Debuggee } from './debuggee';
import { familyOf } from './families';
import { failed, refuse, success } from './failure';
import type { Result } from './failure';
import type { DapAnswer, DapPort } from './port';
import { disassemble, evaluate, readMemory } from './requests';
import { hex } from './shape';
import type { SessionState } from './tracker';

/** Bytes of code that are compared. */
const codeLength = 64;
/** Fewer than this prove nothing: function prologues look alike. */
const leastCode = 16;
const secretLength = 16;
const wordLength = 8;

interface Sample {
  readonly address: bigint;
  readonly bytes: readonly number[];
}

export interface ProofSubject {
  readonly dap: DapPort;
  readonly state: SessionState;
  readonly frame: { readonly id: number; readonly instructionPointer?: bigint };
  readonly debuggee: Debuggee;
  /** The runner's handle of the process with the debuggee's pid. */
  readonly target: string;
}

export async function proveSameProcess(
  subject: ProofSubject,
  runner: Pick<RunnerClient, 'readMemory' | 'prove'>,
): Promise<Result<ProveResult>> {
  const { dap, state, frame, debuggee, target } = subject;
  const family = familyOf(dap.debuggerType);
  const pc = frame.instructionPointer;
  if (pc === undefined) return refuse.noCodeSample(family.title, 'the frame has no address.');
  const code = await readFrom(dap, state, frame.id, pc, codeLength);
  if (!code.ok) return refuse.noCodeSample(family.title, code.message);
  if (code.value.bytes.length < leastCode)
    return refuse.noCodeSample(family.title, `it read only ${code.value.bytes.length} bytes.`);

  const seen = await runner.readMemory({ target, address: hex(pc), length: code.value.bytes.length });
  const samples: Sample[] = [];
  if (seen.ok) {
    const pieces = withoutTraps(code.value, fromBase64(seen.value.base64) ?? []);
    if (pieces === undefined)
      return refuse.proofFailed(
        debuggee.pid,
        `its memory at ${hex(pc)}, where the program is stopped, holds other bytes.`,
      );
    samples.push(...pieces);
    const secret = await readSecret(dap, state, frame.id);
    if (secret !== undefined) samples.push(secret);
  } else if (seen.failure.code === 'unreadable-memory') {
    // Memory may be closed to the runner though moves are allowed; then it compares with the file mapped there.
    samples.push(code.value);
  } else {
    return failed(seen.failure);
  }

  const executable = debuggee.executable === undefined ? {} : { executable: debuggee.executable };
  const proof = await runner.prove({
    target,
    samples: samples.map(({ address, bytes }) => ({ address: hex(address), base64: toBase64(bytes) })),
    ...executable,
  });
  if (proof.ok) return success(proof.value);
  return proof.failure.code === 'not-same-process'
    ? refuse.proofFailed(debuggee.pid, proof.failure.message)
    : failed(proof.failure);
}

/** Memory as the debugger shows it: by readMemory where that is sound, else by expressions, else by disassembly. */
async function readFrom(
  dap: DapPort,
  state: SessionState,
  frameId: number,
  address: bigint,
  length: number,
): Promise<DapAnswer<Sample>> {
  const family = familyOf(dap.debuggerType);
  if (family.readsMemoryByAddress(state.capabilities)) {
    const answer = await readMemory(dap, hex(address), length);
    const bytes = answer.ok ? fromBase64(answer.value) : undefined;
    if (bytes !== undefined && bytes.length > 0)
      return { ok: true, value: { address, bytes: bytes.slice(0, length) } };
  }
  const words = await readWords(dap, frameId, address, length);
  if (words.ok || !state.capabilities.disassemble) return words;
  const answer = await disassemble(dap, hex(address), codeLength);
  if (!answer.ok) return answer;
  const bytes: number[] = [];
  for (const instruction of answer.value) {
    if (instruction.address === address + BigInt(bytes.length)) bytes.push(...instruction.bytes);
  }
  return { ok: true, value: { address, bytes: bytes.slice(0, length) } };
}

async function readWords(
  dap: DapPort,
  frameId: number,
  address: bigint,
  length: number,
): Promise<DapAnswer<Sample>> {
  const family = familyOf(dap.debuggerType);
  const bytes: number[] = [];
  while (bytes.length < length) {
    const expression = family.wordAt(address + BigInt(bytes.length));
    if (expression === undefined) return { ok: false, message: 'it reads no memory.' };
    const answer = await evaluate(dap, expression, frameId);
    if (!answer.ok) return answer;
    const word = family.parseInteger(answer.value.result);
    if (word === undefined) return { ok: false, message: `it shows memory as "${answer.value.result}".` };
    bytes.push(...littleEndian(BigInt.asUintN(64, word), wordLength));
  }
  return { ok: true, value: { address, bytes } };
}

async function readSecret(dap: DapPort, state: SessionState, frameId: number): Promise<Sample | undefined> {
  const family = familyOf(dap.debuggerType);
  for (const expression of family.processSecrets) {
    const answer = await evaluate(dap, expression, frameId);
    const address = answer.ok ? family.parseInteger(answer.value.result) : undefined;
    if (address === undefined || address <= 0n) continue;
    const sample = await readFrom(dap, state, frameId, address, secretLength);
    if (sample.ok) return sample.value;
  }
  return undefined;
}

/** Breakpoint instructions as debuggers write them into the code: int3, brk #0, ebreak, c.ebreak. */
const traps: readonly (readonly number[])[] = [
  [0xcc],
  [0x00, 0x00, 0x20, 0xd4],
  [0x73, 0x00, 0x10, 0x00],
  [0x02, 0x90],
];
/** More breakpoints than this within one sample are not breakpoints. */
const mostTraps = 6;

/**
 * The parts of the debugger's sample that the process must hold exactly. A debugger hides its own breakpoints, one of
 * which is as a rule at the very pc, so bytes that differ are left out where the process has a trap; any other
 * difference is a different process: undefined.
 */
export function withoutTraps(sample: Sample, seen: readonly number[]): readonly Sample[] | undefined {
  const pieces: { address: bigint; bytes: number[] }[] = [];
  let open: { address: bigint; bytes: number[] } | undefined;
  let found = 0;
  for (let at = 0; at < sample.bytes.length;) {
    const byte = sample.bytes[at] ?? -1;
    if (byte === seen[at]) {
      if (open === undefined) pieces.push((open = { address: sample.address + BigInt(at), bytes: [] }));
      open.bytes.push(byte);
      at++;
      continue;
    }
    const end = trapOver(seen, at);
    if (end === undefined || ++found > mostTraps) return undefined;
    open = undefined;
    at = end;
  }
  const left = pieces.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return left < leastCode ? undefined : pieces;
}

/** Where the trap ends that covers the byte `at`. It may start before, with bytes that the code there has as well. */
function trapOver(seen: readonly number[], at: number): number | undefined {
  for (const trap of traps) {
    for (let start = at; start > at - trap.length; start--) {
      if (trap.every((part, index) => seen[start + index] === part)) return start + trap.length;
    }
  }
  return undefined;
}
