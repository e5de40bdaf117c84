/**
 * The proof that the runner and the debugger see one process: a pid alone says nothing, since a program in a container,
 * in a virtual machine or on another host reports a number that some local process may have as well.
 *
 * Evidence: the code at the stopped frame's pc, read by both sides; the random bytes that the system gave the process at
 * its start, where the debugger can name them (two processes of one program share their code); and the executable.
 * A debugger that knows no addresses puts random bytes of the runner's choice into the program instead, and the runner looks for them.
 * The runner compares (it knows the breakpoints that debuggers hide, one of which is as a rule at the very pc) and
 * remembers; without its yes it moves nothing. What is left: a child of fork that never called
 * exec has its parent's code and secrets.
 */
import { formatAddress } from '../../../server/protocol/addresses';
import type { Outcome, ProveResult } from '../../../server/protocol/runner';
import type { RunnerClient } from '../../../server/protocol/runner-client';
import { fromBase64, littleEndian, toBase64 } from './bytes';
import type { Debuggee } from './debuggee';
import { familyOf } from './families';
import type { DebuggerFamily } from './families/family';
import { failed, refuse, success } from './failure';
import type { Result } from './failure';
import type { DapAnswer, DapPort } from './port';
import { disassemble, evaluate, readMemory } from './requests';
import type { SessionState } from './tracker';
import { say } from '../../../server/languages/say';

/** Bytes of code that are compared. */
const codeLength = 64;
/** Fewer than this prove nothing: function prologues look alike. */
const leastCode = 16;
const secretLength = 16;
const wordLength = 8;

interface Sample {
  readonly address: bigint;
  readonly bytes: readonly number[];
  readonly secret?: boolean;
}

export interface ProofSubject {
  readonly dap: DapPort;
  readonly state: SessionState;
  readonly frame: { readonly id: number; readonly instructionPointer?: bigint };
  readonly debuggee: Debuggee;
  /** The runner's handle of the process with the debuggee's pid. */
  readonly target: string;
  /** Bytes. */
  readonly pageSize: number;
}

export async function proveSameProcess(
  subject: ProofSubject,
  runner: Pick<RunnerClient, 'challenge' | 'prove'>,
): Promise<Result<ProveResult>> {
  const { dap, state, frame } = subject;
  const family = familyOf(dap);
  if (family.plantExpression !== undefined) return provePlanted(subject, family, runner);
  const pc = frame.instructionPointer;
  if (pc === undefined) return refuse.noCodeSample(family.title, say('the frame has no address.'));
  const code = await readFrom(dap, state, frame.id, pc, codeLength);
  if (!code.ok) return refuse.noCodeSample(family.title, code.message);
  if (code.value.bytes.length < leastCode)
    return refuse.noCodeSample(
      family.title,
      say('it read only {bytes} bytes.', { bytes: code.value.bytes.length }),
    );

  const samples = [code.value];
  const secret = await readSecret(dap, state, frame.id);
  if (secret !== undefined) samples.push({ ...secret, secret: true });
  let proof = await prove(subject, samples, runner);
  // Memory may be closed to the runner though moves are allowed; then it compares code with the file mapped there.
  if (!proof.ok && proof.failure.code === 'unreadable-memory')
    proof = await prove(subject, [code.value], runner);
  return proof.ok ? success(proof.value) : failed(proof.failure);
}

/** The value that the debugger answers with is the array itself, which it therefore keeps until the program goes on. */
async function provePlanted(
  subject: ProofSubject,
  { plantExpression, touchExpression }: DebuggerFamily,
  runner: Pick<RunnerClient, 'challenge' | 'prove'>,
): Promise<Result<ProveResult>> {
  if (plantExpression === undefined)
    return refuse.noCodeSample(say('the debugger'), say('it knows no addresses.'));
  const proof = await plant(subject, runner, 'bytes', plantExpression);
  if (proof.ok || proof.failure.code !== 'unreadable-memory') return proof;
  if (touchExpression !== undefined) {
    const { pageSize } = subject;
    const touched = await plant(subject, runner, 'pages', (words) => touchExpression(words, pageSize));
    if (touched.ok) return touched;
  }
  return refuse.proofNeedsMemory(proof.failure.message);
}

async function plant(
  { dap, frame, target, debuggee }: ProofSubject,
  runner: Pick<RunnerClient, 'challenge' | 'prove'>,
  planted: 'bytes' | 'pages',
  expression: (words: readonly string[]) => string,
): Promise<Result<ProveResult>> {
  const challenge = await runner.challenge({ target });
  if (!challenge.ok) return failed(challenge.failure);
  const evaluated = await evaluate(dap, expression(challenge.value.words), frame.id);
  if (!evaluated.ok) return refuse.notPlanted(familyOf(dap).title, evaluated.message);
  const { executable } = debuggee;
  const named = executable === undefined ? {} : { executable };
  const proof = await runner.prove({ target, samples: [], planted, ...named });
  return proof.ok ? success(proof.value) : failed(proof.failure);
}

function prove(
  { target, debuggee }: ProofSubject,
  samples: readonly Sample[],
  runner: Pick<RunnerClient, 'prove'>,
): Promise<Outcome<ProveResult>> {
  return runner.prove({
    target,
    samples: samples.map(({ address, bytes, secret = false }) => ({
      address: formatAddress(address),
      base64: toBase64(bytes),
      secret,
    })),
    ...(debuggee.executable === undefined ? {} : { executable: debuggee.executable }),
  });
}

/** Memory as the debugger shows it: by readMemory where that is sound, else by expressions, else by disassembly. */
async function readFrom(
  dap: DapPort,
  state: SessionState,
  frameId: number,
  address: bigint,
  length: number,
): Promise<DapAnswer<Sample>> {
  const family = familyOf(dap);
  if (family.readsMemoryByAddress(state.capabilities)) {
    const answer = await readMemory(dap, formatAddress(address), length);
    const bytes = answer.ok ? fromBase64(answer.value) : undefined;
    if (bytes !== undefined && bytes.length > 0)
      return { ok: true, value: { address, bytes: bytes.slice(0, length) } };
  }
  const words = await readWords(dap, frameId, address, length);
  if (words.ok || !state.capabilities.disassemble) return words;
  const answer = await disassemble(dap, formatAddress(address), codeLength);
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
  const family = familyOf(dap);
  if (family.wordAt === undefined) return { ok: false, message: say('it shows no memory by address.') };
  const bytes: number[] = [];
  while (bytes.length < length) {
    const answer = await evaluate(dap, family.wordAt(address + BigInt(bytes.length)), frameId);
    if (!answer.ok) return answer;
    const word = family.parseInteger(answer.value.result);
    if (word === undefined)
      return { ok: false, message: say('it shows memory as "{result}".', { result: answer.value.result }) };
    bytes.push(...littleEndian(BigInt.asUintN(64, word), wordLength));
  }
  return { ok: true, value: { address, bytes } };
}

async function readSecret(dap: DapPort, state: SessionState, frameId: number): Promise<Sample | undefined> {
  const family = familyOf(dap);
  for (const expression of family.processSecrets) {
    const answer = await evaluate(dap, expression, frameId);
    const address = answer.ok ? family.parseInteger(answer.value.result) : undefined;
    if (address === undefined || address <= 0n) continue;
    const sample = await readFrom(dap, state, frameId, address, secretLength);
    if (sample.ok) return sample.value;
  }
  return undefined;
}
