/** The few DAP requests that the session needs, typed, over the port. An adapter's refusal stays a value. */
import { familyOf } from './families';
import type { DapAnswer, DapPort, Evaluation, StackFrame } from './port';
import { addressOf, fieldsOf, integerOf, listOf, textOf } from './shape';
import { say } from '../../../server/languages/say';

export async function evaluate(
  dap: DapPort,
  expression: string,
  frameId: number | undefined,
): Promise<DapAnswer<Evaluation>> {
  const family = familyOf(dap);
  const answer = await evaluateIn(dap, family.evaluateContext, expression, frameId);
  const failure = answer.ok ? family.failureIn?.(answer.value.result) : undefined;
  return failure === undefined ? answer : { ok: false, message: failure };
}

/** In a context of its own, for what is a command and not an expression. */
export async function evaluateIn(
  dap: DapPort,
  context: string,
  expression: string,
  frameId: number | undefined,
): Promise<DapAnswer<Evaluation>> {
  const at = frameId === undefined ? {} : { frameId };
  const answer = await dap.request('evaluate', { expression, context, ...at });
  if (!answer.ok) return answer;
  const fields = fieldsOf(answer.value);
  const result = textOf(fields['result']);
  if (result === undefined) return { ok: false, message: say('The debugger answered without a result.') };
  const type = textOf(fields['type']);
  const memoryReference = textOf(fields['memoryReference']);
  return {
    ok: true,
    value: {
      result,
      variablesReference: integerOf(fields['variablesReference']) ?? 0,
      ...(type === undefined ? {} : { type }),
      ...(memoryReference === undefined ? {} : { memoryReference }),
    },
  };
}

/** Of `frames`, the one that the adapter called `id` when the editor asked for them; undefined where it cannot be told. */
export async function frameCalled(
  dap: DapPort,
  id: number | undefined,
  frames: readonly StackFrame[],
): Promise<StackFrame | undefined> {
  const known = frames.find((frame) => frame.id === id);
  const mark = familyOf(dap).frameMark;
  if (known !== undefined || id === undefined || mark === undefined) return known;
  const wanted = await evaluate(dap, mark, id);
  if (!wanted.ok) return undefined;
  for (const frame of frames) {
    const found = await evaluate(dap, mark, frame.id);
    if (found.ok && found.value.result === wanted.value.result) return frame;
  }
  return undefined;
}

/** Base64 of `count` bytes; an adapter may answer with fewer. */
export async function readMemory(
  dap: DapPort,
  memoryReference: string,
  count: number,
): Promise<DapAnswer<string>> {
  const answer = await dap.request('readMemory', { memoryReference, count });
  if (!answer.ok) return answer;
  const data = textOf(fieldsOf(answer.value)['data']);
  return data === undefined || data === ''
    ? { ok: false, message: say('The debugger read no bytes there.') }
    : { ok: true, value: data };
}

export interface Instruction {
  readonly address: bigint;
  readonly bytes: readonly number[];
}

/** The instructions from an address on, with their bytes; those without a usable address or bytes are left out. */
export async function disassemble(
  dap: DapPort,
  memoryReference: string,
  instructionCount: number,
): Promise<DapAnswer<readonly Instruction[]>> {
  const answer = await dap.request('disassemble', { memoryReference, instructionCount });
  if (!answer.ok) return answer;
  const instructions = listOf(fieldsOf(answer.value)['instructions']).flatMap((one): Instruction[] => {
    const fields = fieldsOf(one);
    const address = addressOf(fields['address']);
    const text = textOf(fields['instructionBytes'])?.replace(/\s+/g, '') ?? '';
    if (address === undefined || !/^([0-9a-f]{2})+$/i.test(text)) return [];
    return [{ address, bytes: (text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)) }];
  });
  return { ok: true, value: instructions };
}
