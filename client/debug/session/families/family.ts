/**
 * What the Debug Adapter Protocol leaves to each debugger: how an expression is spelled and how its result reads.
 * One file a family; nothing outside this folder asks which debugger it is talking to.
 */
import { checkSideEffects } from '../side-effects';
import type { SideEffectVerdict } from '../side-effects';
import type { ElementWidth, ScriptValue } from '../script/reader';
import type { DapAnswer, DebuggerIdentity, Evaluation } from '../port';
import type { ShownType } from '../readers/types';
import type { AdapterCapabilities } from '../tracker';
import { formatAddress } from '../../../../server/protocol/addresses';
import { say } from '../../../../server/languages/say';

/** An argument's value as a debugger gave it. */
export type ParsedArgument = ScriptValue;

/** How the contents of an array are had from a debugger that shows arrays without their addresses. */
export interface ArrayReading {
  /** Evaluates to `count` values from `from` on of the array that `text` stands for. */
  expression(text: string, width: ElementWidth, from: number, count: number): string;
  parse(result: string):
    | { readonly ok: true; readonly values: readonly bigint[] }
    /** `reason` completes "it …". */
    | { readonly ok: false; readonly reason: string };
  /** Values that fit into one answer. */
  readonly atOnce: number;
}

export interface PidCommand {
  readonly expression: string;
  readonly context: string;
  /** Whether the adapter gives what the command says as the result, or writes it to its console. */
  readonly answers: 'result' | 'console';
  /** Of what the command says; undefined where that tells none. */
  readonly pid: (output: string) => number | undefined;
}

/** How the type of an expression is learnt without running anything of it. */
export interface TypeReading {
  typeExpression(text: string): string;
  /** `named`: a class if it has members, else `otherwise`. */
  readType(
    answer: DapAnswer<Evaluation>,
  ):
    | ShownType
    | { readonly kind: 'named'; readonly name: string; readonly otherwise: 'builtin' | 'enumeration' };
  /** Evaluated for its refusal. */
  memberExpression(text: string, member: string): string;
  readMember(answer: DapAnswer<Evaluation>): 'there' | 'missing' | 'no-class' | undefined;
}

export interface DebuggerFamily {
  readonly id: string;
  /** The debugger's name in a sentence. */
  readonly title: string;
  serves(identity: DebuggerIdentity): boolean;
  /**
   * Whether `readMemory` takes an address and survives it. The capability alone does not say so: one adapter dies on
   * the request, another takes ids of its own.
   */
  readsMemoryByAddress(capabilities: AdapterCapabilities): boolean;
  /** What an answer that succeeded says in place of failing; undefined when it is a value. */
  failureIn?(result: string): string | undefined;
  /** The context of `evaluate` requests: one in which the adapter takes the text for no command and shows long results whole. */
  readonly evaluateContext: string;
  /** Present where the debugger's language is C++, whose operators and conversions may run code of the program. */
  readonly typeReading?: TypeReading;
  /** Whether an argument's text can be evaluated without changing the program. */
  check(text: string): SideEffectVerdict;
  /** What is evaluated for a text that passed the check; the first that the debugger accepts counts. */
  argumentExpressions(text: string): readonly string[];
  parseArgument(result: string): ParsedArgument;
  /** Absent where an array is its address. */
  readonly arrays?: ArrayReading;
  /** The argument `pid` as an expression that names the program itself, which need not be evaluated. */
  readonly ownPid: RegExp;
  /** The eight bytes at an address as one unsigned number; absent where expressions have no addresses. */
  wordAt?(address: bigint): string;
  /** Undefined when the result is not a plain integer. */
  parseInteger(result: string): bigint | undefined;
  /**
   * Another value in each frame of a thread. Present where an adapter numbers frames anew each time it is asked for them, so that the number of
   * the frame that the user selected says nothing.
   */
  readonly frameMark?: string;
  /**
   * A command that tells the process of the selected frame, without running anything in the program. It comes before the `process` event, which
   * tells the first process also when the debugger has followed a fork to its child.
   */
  readonly pidCommand?: PidCommand;
  /** A pid in a line of the adapter's console, where no event tells it. */
  readonly pidHeard?: (line: string) => number | undefined;
  /** Asked in order when nothing else told the process id. */
  readonly pidExpressions: readonly string[];
  /** Gives the path of what the process executes. Absent where the launch request names it. */
  readonly executableExpression?: string;
  /**
   * Puts unsigned 64-bit numbers side by side into the program's memory, where they stay as long as it is stopped. Present where the
   * debugger knows no addresses that could be compared.
   */
  readonly plantExpression?: (words: readonly string[]) => string;
  /**
   * Makes pages side by side in the program's memory of which those are touched whose bit is set: the bits of two numbers, the lowest
   * first. For a runner that may not read memory.
   */
  readonly touchExpression?: (words: readonly string[], pageSize: number) => string;
  /**
   * Addresses of 16 bytes that the system fills with random data when a process starts, and that stay secret to it:
   * two processes of one program agree in their code but not in these.
   */
  readonly processSecrets: readonly string[];
}

/** Completes "it …". */
export const optimizedOut = (): string =>
  say(
    'was optimized out: the compiler keeps no value of it on this line. Build with -O0 or -Og, or enter the value',
  );

/** Completes "it …". */
export const noNumber = (result: string): string =>
  say('is shown as "{result}", which is no number', { result });

/** Decimal, 0x…, with C suffixes; negative decimals too. */
export function parseCInteger(result: string): bigint | undefined {
  const match = /^\s*(-?)(0x[0-9a-f]+|\d+)(?:u|l|ul|ll|ull|n)?\s*$/i.exec(result);
  if (match === null) return undefined;
  const magnitude = BigInt(match[2] ?? '0');
  return match[1] === '-' ? -magnitude : magnitude;
}

/** What the debuggers of C and C++ have in common. `integerExpressions` give the number itself, whatever the operand's type is (enum, bool, char, pointer, array). */
export function cExpressions(
  integerExpressions: (text: string) => readonly string[],
): Pick<
  DebuggerFamily,
  'evaluateContext' | 'check' | 'argumentExpressions' | 'parseArgument' | 'ownPid' | 'wordAt' | 'parseInteger'
> {
  return {
    evaluateContext: 'watch',
    check: checkSideEffects,
    argumentExpressions: integerExpressions,
    parseArgument: (result) => {
      const value = parseCInteger(result);
      return value === undefined ? { kind: 'refused', reason: noNumber(result) } : { kind: 'integer', value };
    },
    ownPid: /^[\s(]*getpid\s*\(\s*\)[\s)]*$/,
    wordAt: (address) => `*(unsigned long long *)${formatAddress(address)}`,
    parseInteger: parseCInteger,
  };
}
