/**
 * The argument reader: what a call site would pass right now. For each argument, in this order: the value that the
 * analysis proved; the macro-expanded text, evaluated in the stopped frame if that has no side effect, or can be read without one
 * (readers/); else a reason why it is not known, with which the user is asked. Arrays stay addresses, or, where the debugger's language has none, a way to read
 * them: who needs their elements reads them in large pieces.
 */
import { calls } from '../../../server/kernel/calls';
import type { CallName, ParameterRole } from '../../../server/kernel/calls';
import type { WireCallArgument, WireCallSite } from '../../../server/protocol/lens';
import { heldArray } from './held-array';
import type { HeldArray } from './held-array';
import { optimizedOut } from './families/family';
import type { DebuggerFamily, ParsedArgument } from './families/family';
import type { DapAnswer, DapPort, StackFrame } from './port';
import { evaluate } from './requests';
import { prepareExpression } from './readers/prepare';
import type { Prepared } from './readers/prepare';
import { typeProbe } from './readers/probe';
import type { TypeProbe } from './readers/types';
import type { SideEffectVerdict } from './side-effects';
import { say } from '../../../server/languages/say';

/** `known`: an expression that names the debuggee itself, such as getpid(), and need not be run to know it. */
export type ArgumentSource = 'folded' | 'evaluated' | 'known' | 'asked';

/** What an argument is: a number or an address, or an array without one. */
export type ArgumentValue = bigint | HeldArray;

export type ArgumentReading = { readonly role: ParameterRole; readonly text: string } & (
  | { readonly value: ArgumentValue; readonly source: ArgumentSource }
  /** A sentence that says why the value is not known. */
  | { readonly unread: string }
);

/** Evaluates arguments in one stopped frame. */
export interface FrameEvaluator {
  /** Whether the text can be evaluated as it stands, whatever the types of its operands are. */
  check(text: string): SideEffectVerdict;
  /** The text as it can be evaluated without running code of the program, or why it cannot. */
  prepare(text: string): Promise<Prepared>;
  /** Whether the text names the debuggee's own pid. */
  isOwnPid(text: string): boolean;
  /** Of a prepared text. The message of a failure stands after a colon. */
  evaluate(text: string): Promise<DapAnswer<EvaluatedArgument>>;
  /** Absent where nothing but the language itself gives operators a meaning. */
  readonly probe?: TypeProbe;
}

export type EvaluatedArgument = Exclude<ParsedArgument, { kind: 'refused' | 'array' }> | HeldArray;

export function frameEvaluator(
  dap: DapPort,
  family: DebuggerFamily,
  { id: frameId, path }: Pick<StackFrame, 'id' | 'path'>,
): FrameEvaluator {
  // C has no operators but its own.
  const probe = path?.endsWith('.c') === true ? undefined : typeProbe(dap, family, frameId);
  return {
    ...(probe === undefined ? {} : { probe }),
    check: (text) => family.check(text),
    prepare: (text) =>
      probe === undefined ? Promise.resolve(checked(family, text)) : prepareExpression(text, probe),
    isOwnPid: (text) => family.ownPid.test(text),
    evaluate: async (text) => {
      let last: DapAnswer<EvaluatedArgument> = {
        ok: false,
        message: say('{title} cannot evaluate expressions.', { title: family.title }),
      };
      for (const expression of family.argumentExpressions(text)) {
        const answer = await evaluate(dap, expression, frameId);
        if (!answer.ok) {
          last = { ok: false, message: firstErrorLine(answer.message) };
          continue;
        }
        const parsed = family.parseArgument(answer.value.result);
        if (parsed.kind === 'array') return heldArray(dap, family, frameId, text, parsed.shape);
        if (parsed.kind !== 'refused') return { ok: true, value: parsed };
        last = { ok: false, message: say('it {reason}', { reason: parsed.reason }) };
      }
      return last;
    },
  };
}

function checked(family: DebuggerFamily, text: string): Prepared {
  const verdict = family.check(text);
  return verdict.free ? { ok: true, text } : { ok: false, reason: verdict.reason };
}

/** Debuggers answer with a compiler's whole message; the line that says "error:" is the one to show. */
function firstErrorLine(message: string): string {
  // gdb's words and lldb's.
  if (/optimized out|variable not available|no location, value may/.test(message))
    return say('it {reason}', { reason: optimizedOut() });
  const lines = message.split('\n').map((line) => line.trim());
  const error = lines.find((line) => /\berror:/.test(line));
  const text = error?.replace(/^.*\berror:\s*/, '').replace(/^<user expression \d+>:\d+:\d+:\s*/, '');
  return text ?? lines.find((line) => line !== '') ?? say('the debugger refused it');
}

/** All at once: an adapter may take longer to answer than to evaluate. */
export function readArguments(
  site: WireCallSite,
  frame: FrameEvaluator,
): Promise<readonly ArgumentReading[]> {
  return Promise.all(site.arguments.map((argument) => readArgument(site.call, argument, frame)));
}

async function readArgument(
  call: CallName,
  argument: WireCallArgument,
  frame: FrameEvaluator,
): Promise<ArgumentReading> {
  const { role, text, expanded, folded } = argument;
  const proved = folded === 'null' ? 0n : folded === undefined ? undefined : parseDecimal(folded);
  if (proved !== undefined) return { role, text, value: asPassed(call, role, proved), source: 'folded' };
  if (role === 'pid' && frame.isOwnPid(expanded)) return { role, text, value: 0n, source: 'known' };
  const value = await evaluateText(call, role, expanded, frame);
  return value.ok
    ? { role, text, value: value.value, source: 'evaluated' }
    : { role, text, unread: value.message };
}

/**
 * Evaluates what stands in the code, or what a user typed, as the argument `role`. The message of a refusal is a sentence.
 */
export async function evaluateText(
  call: CallName,
  role: ParameterRole,
  text: string,
  frame: FrameEvaluator,
): Promise<DapAnswer<ArgumentValue>> {
  const prepared = await frame.prepare(text);
  if (!prepared.ok && 'reason' in prepared)
    return {
      ok: false,
      message: say('The expression "{text}" {reason}.', { text, reason: prepared.reason }),
    };
  const answer = prepared.ok
    ? await frame.evaluate(prepared.text)
    : ({ ok: false, message: firstErrorLine(prepared.message) } as const);
  if (!answer.ok)
    return {
      ok: false,
      message: say('The debugger could not evaluate "{text}": {message}', { text, message: answer.message }),
    };
  const { value } = answer;
  const isArray = typesOf(call).get(role)?.includes('*') === true;
  if (value.kind === 'array' || value.kind === 'null') {
    if (!isArray)
      return {
        ok: false,
        message:
          value.kind === 'array'
            ? say('"{text}" is an array, and "{role}" is a number.', { text, role })
            : say('"{text}" is null or undefined, and "{role}" is a number.', { text, role }),
      };
    return { ok: true, value: value.kind === 'null' ? 0n : value };
  }
  return { ok: true, value: asPassed(call, role, value.value) };
}

function parseDecimal(text: string): bigint | undefined {
  return /^-?\d+$/.test(text) ? BigInt(text) : undefined;
}

const types = new Map(
  calls.map(({ name, parameters }) => [name, new Map(parameters.map(({ role, type }) => [role, type]))]),
);

function typesOf(call: CallName): ReadonlyMap<ParameterRole, string> {
  return types.get(call) ?? new Map<ParameterRole, string>();
}

/** The value after conversion to the parameter's type, as a call through the prototype makes it (C11 6.5.2.2). LP64. */
function asPassed(call: CallName, role: ParameterRole, value: bigint): bigint {
  return typesOf(call).get(role) === 'int' ? BigInt.asIntN(32, value) : BigInt.asUintN(64, value);
}
