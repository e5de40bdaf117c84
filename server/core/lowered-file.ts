/**
 * The functions of one C file, lowered on demand and with their NUMA calls located. A lowered function remembers what
 * it asked the file, so that everyone who uses it inherits the look-ups.
 */
import type { LintConfig } from './config';
import type { FlowGraph } from './flow/graph';
import type { AnalysisEnvironment } from './facts/analysis';
import type { ExecutableFunction, NumaCall } from './facts/frame';
import { locate, type LocatedCall } from './locate';
import { lowerCFunction, type LoweredFunction } from './lowering/c';
import type { CFile } from './lowering/c-file';
import { Lookups } from './lowering/lookups';
import { SourceMap } from './lowering/source-map';
import type { Expansion } from './preprocess/types';
import { functionsOf, type FunctionDefinition } from './syntax/functions';

export interface PreparedFunction {
  readonly definition: FunctionDefinition;
  readonly lowered: LoweredFunction;
  readonly located: readonly LocatedCall[];
  readonly executable: ExecutableFunction;
  readonly lookups: Lookups;
}

/** Longer functions are tables or generated: not executed as helpers. */
const maxHelperInstructions = 20_000;

export class LoweredFile {
  readonly #prepared = new Map<string, PreparedFunction | undefined>();
  readonly #busy = new Set<string>();

  constructor(
    readonly file: CFile,
    readonly config: LintConfig,
  ) {}

  /** Undefined if the function's expanded text is no function any more. */
  prepare(definition: FunctionDefinition): PreparedFunction | undefined {
    const key = `${definition.name}@${definition.span.start}`;
    if (this.#prepared.has(key)) return this.#prepared.get(key);
    if (this.#busy.has(key)) return undefined;
    this.#busy.add(key);
    const prepared = this.#lower(definition);
    this.#busy.delete(key);
    this.#prepared.set(key, prepared);
    return prepared;
  }

  #lower(definition: FunctionDefinition): PreparedFunction | undefined {
    const { file } = this;
    const lookups = new Lookups();
    const expansion = file.preprocessed.expand(definition.span, file.macroRecorder(lookups));
    const node = functionNode(file, expansion, definition.name);
    if (node === undefined) return undefined;
    const lowered = lowerCFunction({
      node,
      name: definition.name,
      span: definition.span,
      map: new SourceMap(expansion, definition.span, file.preprocessed.text),
      env: file.environment(lookups),
    });
    const located = lowered.calls.flatMap((call) => {
      const found = locate(call, {
        targetArch: this.config.targetArch,
        ownFunction: (name) => {
          lookups.add(`function ${name}`, file.functionFingerprint(name));
          return this.#ownFunction(name, lookups);
        },
      });
      return found === undefined || takesPointerForPid(found, lowered.graph) ? [] : [found];
    });
    const sound = (one: LocatedCall): boolean =>
      one.complete &&
      !one.lowered.broken &&
      expansion.complete &&
      !file.preprocessed.hasDirective(one.lowered.span);
    const numaCalls = new Map(
      located.map((one): [string, NumaCall] => [
        one.lowered.key,
        {
          key: one.lowered.key,
          call: one.spec.name,
          parameters: one.parameters,
          roles: one.roles,
          sound: sound(one),
        },
      ]),
    );
    const executable: ExecutableFunction = { name: definition.name, graph: lowered.graph, numaCalls };
    return { definition, lowered, located, executable, lookups };
  }

  #ownFunction(name: string, lookups: Lookups): 'none' | 'forwards' | 'other' {
    const definition = this.file.functionNamed(name);
    if (definition === undefined) return 'none';
    const prepared = this.prepare(definition);
    if (prepared === undefined) return 'other';
    lookups.addAll(prepared.lookups);
    return forwards(prepared) ? 'forwards' : 'other';
  }

  /** What the analysis of a function may ask about the others; the answers are recorded in `lookups`. */
  environment(lookups: Lookups): AnalysisEnvironment {
    const { file } = this;
    const header = 'sys/user.h';
    const includesUser = file.preprocessed.includes.some((one) => one.request.spelling === header);
    lookups.add(`file ${header}`, includesUser ? '+' : '-');
    return {
      userPageSize: includesUser,
      isDefined: (name) => {
        lookups.add(`function ${name}`, file.functionFingerprint(name));
        return file.functionNamed(name) !== undefined;
      },
      functionNamed: (name) => {
        lookups.add(`function ${name}`, file.functionFingerprint(name));
        const definition = file.functionNamed(name);
        const prepared = definition === undefined ? undefined : this.prepare(definition);
        if (prepared === undefined) return undefined;
        lookups.addAll(prepared.lookups);
        return prepared.lowered.graph.values.length > maxHelperInstructions ? undefined : prepared.executable;
      },
    };
  }
}

function functionNode(
  file: CFile,
  expansion: Expansion,
  name: string,
): FunctionDefinition['node'] | undefined {
  const root = file.parse(expansion.text);
  const all = functionsOf({ root, dispose: () => undefined });
  return (all.find((one) => one.name === name) ?? all[0])?.node;
}

/** Other functions have the names too: the kernel's own migrate_pages() takes a list of pages first. */
function takesPointerForPid({ roles, lowered }: LocatedCall, graph: FlowGraph): boolean {
  const at = roles.get('pid');
  const value = at === undefined ? undefined : lowered.arguments[at]?.value;
  return value !== undefined && graph.values[value]?.kind === 'pointer';
}

/** The function hands its parameters, in order, to one call of the family and returns what that returns. */
function forwards(prepared: PreparedFunction): boolean {
  const only = prepared.located[0];
  if (prepared.located.length !== 1 || !only?.complete) return false;
  return only.parameters.every((parameter, at) => {
    const index = only.roles.get(parameter.role);
    const value = index === undefined ? undefined : only.lowered.arguments[index]?.value;
    return value !== undefined && parameterOf(prepared.lowered.graph, value) === at;
  });
}

/** Which parameter a value is, conversions aside. */
function parameterOf(graph: FlowGraph, value: number): number | undefined {
  const definitions = new Map<number, FlowGraph['blocks'][number]['instructions'][number]>();
  for (const block of graph.blocks)
    for (const one of block.instructions) if ('dest' in one) definitions.set(one.dest, one);
  let definition = definitions.get(value);
  while (definition?.kind === 'convert') definition = definitions.get(definition.operand);
  if (definition?.kind !== 'load') return undefined;
  const address = definitions.get(definition.address);
  return address?.kind === 'address' ? graph.variables[address.variable]?.parameter : undefined;
}
