/**
 * Which of a function's calls are calls of the NUMA family: by the wrapper's name, by syscall(2) with the call's name
 * or number, through a pointer that dlsym(3) filled, or through a wrapper of the project's own. A function of the
 * file counts, whatever its name, if it does nothing but forward.
 */
import { callByNumber } from '../kernel/architectures';
import { calls, type CallParameter, type CallSpec, type ParameterRole } from '../kernel/calls';
import type { CallForm } from './call-site';
import { definitionsOf } from './flow/definitions';
import type { FlowGraph, Instruction, ValueId } from './flow/graph';
import type { LoweredCall } from './lowering/lowered-function';

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

/** What a function of the same file does with the family: there is none, it hands all on to a call, or neither. */
export type OwnFunction =
  | { readonly kind: 'none' | 'other' }
  | { readonly kind: 'forwards'; readonly to: Pick<LocatedCall, 'spec' | 'parameters'> };

export interface LocateOptions {
  /** The machine that literal system call numbers are for. */
  readonly targetArch: string | undefined;
  readonly graph: FlowGraph;
  readonly ownFunction: (name: string) => OwnFunction;
  /** The function of the family that dlsym(3) stores in a variable or member of this name. */
  readonly alias: (name: string) => string | undefined;
}

/** The machine whose numbers are meant where nothing says otherwise. */
export const usualArch = 'x86_64';

/** A function of the family by its name. */
export type Spelling = Pick<LocatedCall, 'spec' | 'form' | 'parameters'>;

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

export function spellingNamed(name: string): Spelling | undefined {
  return names.get(name);
}

export function locate(lowered: LoweredCall, options: LocateOptions): LocatedCall | undefined {
  const { name, spelled } = lowered;
  const own: OwnFunction = name === undefined ? { kind: 'none' } : options.ownFunction(name);
  if (own.kind === 'other') return undefined;
  if (own.kind === 'forwards')
    return located(lowered, { spec: own.to.spec, parameters: own.to.parameters, form: formOf(name) }, 0);
  const wrapper = name === undefined ? undefined : names.get(name);
  if (wrapper !== undefined) return located(lowered, wrapper, 0);
  const target = spelled === undefined ? undefined : options.alias(spelled);
  const loaded = target === undefined ? undefined : names.get(target);
  if (loaded?.parameters.length === lowered.arguments.length) return located(lowered, loaded, 0);
  if (name === 'syscall') {
    const spec = numberedCall(lowered, options);
    return spec && located(lowered, { spec, form: 'syscall', parameters: spec.parameters }, 1);
  }
  const project = projectWrapper(lowered, options.graph);
  return project && located(lowered, project, 0);
}

function formOf(name: string | undefined): CallForm {
  return (name === undefined ? undefined : names.get(name)?.form) ?? 'wrapper';
}

/** Names that projects give to a wrapper: shim_move_pages, my_move_pages, real_numa_move_pages. */
const projectName = /^(?:_*[A-Za-z][A-Za-z0-9]*_){0,2}_*((?:numa_)?move_pages)$/;
/** Functions of the kernel itself, and one that interposers define. */
const others = /^(?:__)?(?:do|kernel|ksys|compat|test)_/;

/** A wrapper that is defined elsewhere: it has the call's name at the end, and arguments of the call's kinds. */
function projectWrapper(lowered: LoweredCall, graph: FlowGraph): Spelling | undefined {
  const { name } = lowered;
  const wrapper = name === undefined ? undefined : projectSpelling(name);
  if (wrapper?.parameters.length !== lowered.arguments.length) return undefined;
  const fits = wrapper.parameters.every(({ type }, at) => {
    const argument = lowered.arguments[at];
    const kind = argument === undefined ? undefined : graph.values[argument.value]?.kind;
    if (kind === undefined || kind === 'unknown') return true;
    if (type.includes('*')) return kind === 'pointer' || kind === 'array' || argument?.constant === 0n;
    return kind === 'int' || kind === 'bool';
  });
  return fits ? wrapper : undefined;
}

/** What a wrapper that is defined elsewhere stands for, by its name alone. */
export function projectSpelling(name: string): Spelling | undefined {
  const stem = others.test(name) ? undefined : projectName.exec(name)?.[1];
  const wrapper = stem === undefined ? undefined : names.get(stem);
  return wrapper && { ...wrapper, form: 'wrapper' };
}

/** A call through a binding: what its symbol, or the number handed to syscall(2), is in the family. */
export function locateForeign(
  lowered: LoweredCall,
  { graph, targetArch }: Pick<LocateOptions, 'graph' | 'targetArch'>,
): LocatedCall | undefined {
  const symbol = lowered.foreign?.fn.symbol;
  if (symbol === undefined) return undefined;
  const wrapper = names.get(symbol);
  if (wrapper !== undefined) return located(lowered, wrapper, 0);
  if (symbol !== 'syscall') return undefined;
  const spec = numberedCall(lowered, { graph, targetArch });
  return spec && located(lowered, { spec, form: 'syscall', parameters: spec.parameters }, 1);
}

function located(
  lowered: LoweredCall,
  spelled: Pick<LocatedCall, 'spec' | 'form' | 'parameters'>,
  shift: number,
): LocatedCall {
  const { spec, form, parameters } = spelled;
  const roles = new Map(parameters.map((parameter, at) => [parameter.role, at + shift]));
  const complete = lowered.arguments.length === parameters.length + shift;
  return { lowered, spec, form, parameters, roles, complete };
}

function numberedCall(
  lowered: LoweredCall,
  options: Pick<LocateOptions, 'graph' | 'targetArch'>,
): CallSpec | undefined {
  const number = lowered.arguments[0];
  if (number === undefined) return undefined;
  for (const name of [...number.macroNames, number.expanded.trim()]) {
    const spec = numberName(name);
    if (spec !== undefined) return spec ?? undefined;
  }
  const settled = settledValue(options.graph, number.value);
  const named = settled?.kind === 'external' ? numberName(settled.name) : undefined;
  if (named !== undefined) return named ?? undefined;
  const known = number.constant ?? (settled?.kind === 'constant' ? settled.value : undefined);
  if (known === undefined) return undefined;
  return callNumbered(Number(known), options.targetArch);
}

/** `targetArch`: undefined where nothing says which machine is meant. */
export function callNumbered(number: number, targetArch: string | undefined): CallSpec | undefined {
  const call = callByNumber(number, targetArch ?? usualArch);
  return calls.find((spec) => spec.syscall === call);
}

/** The call that the name of a number stands for; null if it is that of a call outside the family. */
export function numberName(name: string): CallSpec | null | undefined {
  const stem = /^(?:SYS_|__NR_)(\w+)$/.exec(name)?.[1];
  return stem === undefined ? undefined : (calls.find((spec) => spec.syscall === stem) ?? null);
}

/** What a value certainly is: the constant itself, or the one that its variable begins with and keeps. */
function settledValue(graph: FlowGraph, value: ValueId): Instruction | undefined {
  const definitions = definitionsOf(graph);
  let definition = definitions.get(value);
  for (let depth = 0; depth < 6; depth++) {
    if (definition?.kind === 'convert') definition = definitions.get(definition.operand);
    else if (definition?.kind === 'load') {
      const address = definitions.get(definition.address);
      const variable = address?.kind === 'address' ? address.variable : undefined;
      if (variable === undefined || graph.variables[variable]?.kind !== 'local') return undefined;
      const stores = graph.blocks
        .flatMap((block) => block.instructions)
        .filter((one) => one.kind === 'store')
        .filter((one) => {
          const to = definitions.get(one.address);
          return to?.kind === 'address' && to.variable === variable;
        });
      definition =
        stores.length === 1 && stores[0] !== undefined ? definitions.get(stores[0].value) : undefined;
    } else break;
  }
  return definition;
}
