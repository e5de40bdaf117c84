/**
 * Which memory a variable stands for: an array or an object its own bytes, a pointer what it points to. How long that is a
 * pointer does not say; no allocator is asked (that would be a call in the program), so its user is.
 */
import { formatAddress } from '../../../server/protocol/addresses';
import { familyOf } from './families';
import type { FrameEvaluator } from './arguments';
import { refuse, success } from './failure';
import type { Result } from './failure';
import { parseLength } from './named-regions';
import type { DapPort } from './port';
import type { UserPort } from './ports';
import { rangeRegion } from './region';
import type { Region } from './region';
import { storageOf } from './readers/containers';
import type { ShownType } from './readers/types';
import { evaluate } from './requests';
import { say } from '../../../server/languages/say';

export interface NamedVariable {
  /** As the debugger shows it. */
  readonly name: string;
  /** What evaluates to it in the frame. */
  readonly expression: string;
}

export interface VariableFrame {
  readonly dap: DapPort;
  readonly frameId: number;
  readonly evaluator: FrameEvaluator;
  readonly user: Pick<UserPort, 'askLength'>;
  /** Bytes from an address to the end of the mapping it is in, where the runner tells. */
  readonly roomAt: (address: bigint) => Promise<bigint | undefined>;
}

/** Larger than any user address space: a negative or garbled length. */
const mostBytes = 1n << 57n;

export async function regionOfVariable(
  { name, expression }: NamedVariable,
  frame: VariableFrame,
): Promise<Result<Region>> {
  const { dap, evaluator } = frame;
  const { title } = familyOf(dap);
  const verdict = evaluator.check(expression);
  if (!verdict.free)
    return refuse.variableUnread(
      name,
      say('The expression "{text}" {reason}.', { text: expression, reason: verdict.reason }),
    );
  const type = await typeOf(frame, expression);
  if (type.kind === 'failed')
    return refuse.variableUnread(
      name,
      say('{title} could not evaluate it: {message}', { title, message: type.message }),
    );
  const region = (address: bigint, bytes: bigint): Result<Region> =>
    bytes === 0n
      ? refuse.variableEmpty(name)
      : success(rangeRegion(say('variable {name}', { name }), address, address + bytes));
  const storage = await storageIn(evaluator, expression, type);
  if (storage !== undefined) return region(storage.start, storage.size);
  if (type.kind !== 'unknown' && isPointer(type.name)) {
    const address = await number(evaluator, expression);
    if (address === undefined)
      return refuse.variableUnread(name, say('{title} showed no address for it.', { title }));
    if (address === 0n) return refuse.variableNull(name);
    const bytes = await lengthFor(name, address, frame);
    return bytes === undefined ? refuse.declined() : region(address, bytes);
  }
  const address = await number(evaluator, `&(${expression})`);
  const bytes = await number(evaluator, `sizeof(${expression})`);
  if (address === undefined || bytes === undefined)
    return refuse.variableUnread(
      name,
      say(
        '{title} tells no address of it: it may be in a register, optimized away, or no variable in memory.',
        { title },
      ),
    );
  return region(address, bytes);
}

/** An object is not evaluated where it can be helped: a debugger may not survive to show it. */
async function typeOf({ dap, frameId, evaluator }: VariableFrame, expression: string): Promise<ShownType> {
  const probed = await evaluator.probe?.typeOf(expression);
  // An array is a pointer where only the language is asked.
  if (probed !== undefined && probed.kind !== 'builtin') return probed;
  const shown = await evaluate(dap, expression, frameId);
  if (!shown.ok) return { kind: 'failed', message: shown.message };
  const { type } = shown.value;
  return type === undefined ? { kind: 'unknown' } : { kind: 'builtin', name: type };
}

/** The elements of a container, not the few bytes that lead to them. */
async function storageIn(
  evaluator: FrameEvaluator,
  expression: string,
  type: ShownType,
): Promise<{ readonly start: bigint; readonly size: bigint } | undefined> {
  if (type.kind !== 'class' || evaluator.probe === undefined) return undefined;
  const storage = await storageOf(`(${expression})`, type.name, evaluator.probe);
  if (storage?.size === undefined) return undefined;
  const start = await number(evaluator, storage.start);
  const size = await number(evaluator, `${storage.size} * sizeof(${storage.start}[0])`);
  return start === undefined || size === undefined ? undefined : { start, size };
}

function isPointer(type: string): boolean {
  return /\*\s*(?:(?:const|volatile|restrict|__restrict)\s*)*&?$/.test(type.trim());
}

async function number(evaluator: FrameEvaluator, text: string): Promise<bigint | undefined> {
  const answer = await evaluator.evaluate(text);
  if (!answer.ok) return undefined;
  if (answer.value.kind === 'null') return 0n;
  return answer.value.kind === 'integer' ? BigInt.asUintN(64, answer.value.value) : undefined;
}

async function lengthFor(
  name: string,
  address: bigint,
  { evaluator, user, roomAt }: VariableFrame,
): Promise<bigint | undefined> {
  const room = await roomAt(address);
  let reason = '';
  for (;;) {
    const reply = await user.askLength({
      name,
      address: formatAddress(address),
      ...(room === undefined ? {} : { room }),
      reason,
    });
    if (reply === undefined) return undefined;
    const bytes = await lengthIn(reply, evaluator);
    if (typeof bytes === 'string') reason = bytes;
    else if (bytes <= 0n || bytes > mostBytes) reason = say('{bytes} bytes is no length.', { bytes });
    else return bytes;
  }
}

/** "4096", "16M", "2 GiB", or an expression of the frame: "n * sizeof *v". A string says why it is none. */
async function lengthIn(text: string, evaluator: FrameEvaluator): Promise<bigint | string> {
  const plain = parseLength(text);
  if (plain !== undefined) return plain;
  const prepared = await evaluator.prepare(text);
  if (!prepared.ok)
    return 'reason' in prepared
      ? say('The expression "{text}" {reason}.', { text, reason: prepared.reason })
      : say('The debugger could not evaluate "{text}": {message}', { text, message: prepared.message });
  const answer = await evaluator.evaluate(prepared.text);
  if (!answer.ok)
    return say('The debugger could not evaluate "{text}": {message}', { text, message: answer.message });
  return answer.value.kind === 'integer' ? answer.value.value : say('"{text}" is no number.', { text });
}
