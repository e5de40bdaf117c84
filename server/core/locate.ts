/**
 * Which of a function's calls are calls of the NUMA family: by the wrapper's name, by syscall(2) with the call's name
 * or number. A function of the file's own that merely has the name counts only if it does nothing but forward.
 */
import { callByNumber } from '../kernel/architectures';
import { calls, type CallParameter, type CallSpec, type ParameterRole } from '../kernel/calls';
import type { CallForm } from './call-site';
import type { LoweredCall } from './lowering/c-context';

export interface LocatedCall {
  readonly lowered: LoweredCall;
  readonly spec: CallSpec;
  readonly form: CallForm;
  /** As this spelling takes them, the number of a raw system call left out. */
  readonly parameters: readonly CallParameter[];
  /** Index into the arguments as written. */
  readonly roles: ReadonlyMap<ParameterRole, number>;
  /** As many arguments as the call has parameters. */
  readonly complete: boolean;
}

export interface LocateOptions {
  /** The machine that literal system call numbers are for. */
  readonly targetArch: string | undefined;
  /** What a function of this name in the same file does: nothing of the kind, forward to the call, something else. */
  readonly ownFunction: (name: string) => 'none' | 'forwards' | 'other';
}

/** The machine whose numbers are meant where nothing says otherwise. */
const usualArch = 'x86_64';

const names = new Map(
  calls.flatMap((spec) =>
    spec.wrappers.map(
      (one) => [one.name, { spec, form: one.form, parameters: one.parameters ?? spec.parameters }] as const,
    ),
  ),
);

/** Names whose mention makes a text worth parsing. */
export const callNames: readonly string[] = [
  ...new Set([...names.keys(), ...calls.map((spec) => spec.syscall)]),
];

export function locate(lowered: LoweredCall, options: LocateOptions): LocatedCall | undefined {
  if (lowered.name === undefined) return undefined;
  // In C++ a function of a namespace or class may forward to the call under its name.
  const plain = lowered.name.slice(lowered.name.lastIndexOf(':') + 1);
  const wrapper = names.get(plain);
  if (wrapper !== undefined) {
    const own = options.ownFunction(lowered.name);
    if (own === 'other' || (own === 'none' && plain !== lowered.name)) return undefined;
    return located(lowered, wrapper, 0);
  }
  if (lowered.name !== 'syscall') return undefined;
  const spec = numberedCall(lowered, options.targetArch);
  return spec === undefined
    ? undefined
    : located(lowered, { spec, form: 'syscall', parameters: spec.parameters }, 1);
}

function located(
  lowered: LoweredCall,
  spelled: Pick<LocatedCall, 'spec' | 'form' | 'parameters'>,
  shift: number,
): LocatedCall {
  const { parameters } = spelled;
  const roles = new Map(parameters.map((parameter, at) => [parameter.role, at + shift]));
  const complete = lowered.arguments.length === parameters.length + shift;
  return { lowered, ...spelled, roles, complete };
}

function numberedCall(lowered: LoweredCall, targetArch: string | undefined): CallSpec | undefined {
  const number = lowered.arguments[0];
  if (number === undefined) return undefined;
  for (const name of [...number.macroNames, number.expanded.trim()]) {
    const stem = /^(?:SYS_|__NR_)(\w+)$/.exec(name)?.[1];
    if (stem !== undefined) return calls.find((spec) => spec.syscall === stem);
  }
  if (number.constant === undefined || !/^\(*\s*(?:\d|0x)/i.test(number.expanded)) return undefined;
  const call = callByNumber(Number(number.constant), targetArch ?? usualArch);
  return calls.find((spec) => spec.syscall === call);
}
