/**
 * The argument reader: what a call site would pass right now. For each argument, in this order: the value that the
 * analysis proved; the macro-expanded text, evaluated in the stopped frame if that has no side effect; else a reason
 * why it is not known, with which the user is asked. Arrays stay addresses: who needs their elements reads the target's
 * memory in one piece.
 */
import { calls } from '../../../server/kernel/calls';
import type { CallName, ParameterRole } from '../../../server/kernel/calls';
import type { WireCallArgument, WireCallSite } from '../../../server/protocol/lens';
import type { DebuggerFamily } from './families/family';
import type { DapAnswer, DapPort } from './port';
import { evaluate } from './requests';
import { checkSideEffects } from './side-effects';

/** `known`: an expression that names the debuggee itself, such as getpid(), and need not be run to know it. */
export type ArgumentSource = 'folded' | 'evaluated' | 'known' | 'asked';

export type ArgumentReading = { readonly role: ParameterRole; readonly text: string } & (
  | { readonly value: bigint; readonly source: ArgumentSource }
  /** A sentence that says why the value is not known. */
  | { readonly unread: string }
);

/** Evaluates text as an integer in one stopped frame. */
export type IntegerEvaluator = (text: string) => Promise<DapAnswer<bigint>>;

export function integerEvaluator(dap: DapPort, family: DebuggerFamily, frameId: number): IntegerEvaluator {
  return async (text) => {
    let last: DapAnswer<bigint> = { ok: false, message: `${family.title} cannot evaluate expressions.` };
    for (const expression of family.integerExpressions(text)) {
      const answer = await evaluate(dap, expression, frameId);
      if (!answer.ok) {
        last = { ok: false, message: firstErrorLine(answer.message) };
        continue;
      }
      const value = family.parseInteger(answer.value.result);
      if (value !== undefined) return { ok: true, value };
      last = { ok: false, message: `the debugger shows it as "${answer.value.result}", which is no number` };
    }
    return last;
  };
}

/** Debuggers answer with a compiler's whole message; the line that says "error:" is the one to show. */
function firstErrorLine(message: string): string {
  const lines = message.split('\n').map((line) => line.trim());
  const error = lines.find((line) => /\berror:/.test(line));
  const text = error?.replace(/^.*\berror:\s*/, '').replace(/^<user expression \d+>:\d+:\d+:\s*/, '');
  return text ?? lines.find((line) => line !== '') ?? 'the debugger refused it';
}

/** One after the other: adapters answer a stopped frame's evaluations in order anyway. */
export async function readArguments(
  site: WireCallSite,
  evaluateInteger: IntegerEvaluator,
): Promise<readonly ArgumentReading[]> {
  const readings: ArgumentReading[] = [];
  for (const argument of site.arguments) {
    readings.push(await readArgument(site.call, argument, evaluateInteger));
  }
  return readings;
}

const ownPid = /^[\s(]*getpid\s*\(\s*\)[\s)]*$/;

async function readArgument(
  call: CallName,
  argument: WireCallArgument,
  evaluateInteger: IntegerEvaluator,
): Promise<ArgumentReading> {
  const { role, text, expanded, folded } = argument;
  const proved = folded === 'null' ? 0n : folded === undefined ? undefined : parseDecimal(folded);
  if (proved !== undefined) return { role, text, value: asPassed(call, role, proved), source: 'folded' };
  if (role === 'pid' && ownPid.test(expanded)) return { role, text, value: 0n, source: 'known' };
  const value = await evaluateText(call, role, expanded, evaluateInteger);
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
  evaluateInteger: IntegerEvaluator,
): Promise<DapAnswer<bigint>> {
  const verdict = checkSideEffects(text);
  if (!verdict.free) return { ok: false, message: `The expression "${text}" ${verdict.reason}.` };
  const answer = await evaluateInteger(text);
  return answer.ok
    ? { ok: true, value: asPassed(call, role, answer.value) }
    : { ok: false, message: `The debugger could not evaluate "${text}": ${answer.message}` };
}

function parseDecimal(text: string): bigint | undefined {
  return /^-?\d+$/.test(text) ? BigInt(text) : undefined;
}

const specs = new Map(calls.map((spec) => [spec.name, spec]));

/** The value after conversion to the parameter's type, as a call through the prototype makes it (C11 6.5.2.2). LP64. */
function asPassed(call: CallName, role: ParameterRole, value: bigint): bigint {
  const type = specs.get(call)?.parameters.find((parameter) => parameter.role === role)?.type;
  return type === 'int' ? BigInt.asIntN(32, value) : BigInt.asUintN(64, value);
}
