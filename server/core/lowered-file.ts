/**
 * The functions of one file, lowered on demand and with their NUMA calls located. A lowered function remembers what
 * it asked the file, so that everyone who uses it inherits the look-ups.
 */
import type { FunctionAnalysis } from './analyse';
import type { LintConfig } from './config';
import type { AnalysisEnvironment } from './facts/analysis';
import type { ExecutableFunction, NumaCall } from './facts/frame';
import type { FlowMemory } from './flow-memory';
import { forwardedCall } from './forwarding';
import type { LocatedCall, OwnFunction } from './locate';
import { Lookups, missing } from './lowering/lookups';
import type { PreparedMemory } from './prepared-memory';
import type { FunctionOutline, LoweringResult, SourceFile } from './source-file';
import { sourceQuestions, type SourceQuestions } from './source-questions';
import type { FunctionDefinition } from './syntax/functions';
import { Unfolding } from './unfolding';

export interface PreparedFunction {
  readonly definition: FunctionDefinition;
  readonly lowered: LoweringResult;
  readonly located: readonly LocatedCall[];
  readonly executable: ExecutableFunction;
  readonly lookups: Lookups;
}

/** Longer functions are tables or generated: not executed as helpers. */
const maxHelperInstructions = 20_000;

export class LoweredFile {
  readonly #prepared = new Unfolding<string, PreparedFunction | undefined>();
  /** What was found in a function, for those that call it as well. */
  readonly analyses = new Unfolding<string, FunctionAnalysis>();

  constructor(
    readonly file: SourceFile,
    readonly config: LintConfig,
    /** What is known from the run before. */
    private readonly memory?: PreparedMemory,
  ) {}

  get flows(): FlowMemory | undefined {
    return this.memory?.flows;
  }

  /** The function itself makes a call of the family, as far as its text tells. */
  mayCall(definition: FunctionDefinition, lookups = new Lookups()): boolean {
    const { mention } = this.file;
    if (mention !== undefined) return mention.test(definition.text);
    if (!this.file.couldCall(definition, lookups)) return false;
    const prepared = this.prepare(definition);
    if (prepared !== undefined) lookups.addAll(prepared.lookups);
    return (prepared?.located.length ?? 0) > 0;
  }

  /** Undefined if the function's expanded text is no function any more. */
  prepare(definition: FunctionDefinition): PreparedFunction | undefined {
    return this.#prepared.of(
      keyOf(definition),
      () => this.memory?.get(definition) ?? this.#lower(definition),
    );
  }

  /** Not while something is analysed, which may hold on to it. Who calls it has it lowered and analysed again. */
  forget(definition: FunctionDefinition): void {
    const key = keyOf(definition);
    this.#prepared.forget(key);
    this.analyses.forget(key);
  }

  #lower(definition: FunctionDefinition): PreparedFunction | undefined {
    const { file, config } = this;
    const lookups = new Lookups();
    const lowered = file.lower(definition, lookups);
    if (lowered === undefined) return undefined;
    const located = lowered.calls.flatMap((call) => {
      const found = file.locate(call, {
        graph: lowered.graph,
        lookups,
        targetArch: config.targetArch,
        ownFunction: (name) => {
          if (this.#outlineOf(name, lookups)?.mayCall === false) return { kind: 'other' };
          this.#addFunction(name, lookups);
          return this.#ownFunction(name, lookups);
        },
      });
      return found ?? [];
    });
    const sound = (one: LocatedCall): boolean =>
      one.complete && !one.lowered.broken && lowered.complete && !file.source.hasDirective(one.lowered.span);
    const numaCalls = new Map<string, NumaCall>();
    for (const one of located) {
      const { parameters, roles } = one;
      const { key, foreign } = one.lowered;
      const call = { key, call: one.spec.name, parameters, roles, sound: sound(one) };
      numaCalls.set(key, foreign === undefined ? call : { ...call, foreign });
    }
    const executable: ExecutableFunction = { name: definition.name, graph: lowered.graph, numaCalls };
    return { definition, lowered, located, executable, lookups };
  }

  /** What a function of the file does with the family. */
  ownFunction(name: string): OwnFunction {
    return this.#ownFunction(name, new Lookups());
  }

  #ownFunction(name: string, lookups: Lookups): OwnFunction {
    const definition = this.file.functionNamed(name);
    if (definition === undefined) return { kind: this.file.defines(name) ? 'other' : 'none' };
    if (!this.mayCall(definition)) return { kind: 'other' };
    const prepared = this.prepare(definition);
    if (prepared === undefined) return { kind: 'other' };
    this.memory?.keep(prepared);
    lookups.addAll(prepared.lookups);
    const forwarded = forwardedCall(prepared.lowered, prepared.located);
    return forwarded === undefined ? { kind: 'other' } : { kind: 'forwards', to: forwarded };
  }

  /** Other functions may be called by a function of this name: what their text tells is recorded as well. */
  #outlineOf(name: string, lookups: Lookups): FunctionOutline | undefined {
    const asked = `outline ${name}` as const;
    lookups.add(asked, this.file.answer(asked, 0));
    const outline = this.file.outlineOf(name);
    for (const one of outline?.callees ?? [])
      lookups.add(`alias ${one}`, this.file.answer(`alias ${one}`, 0));
    return outline;
  }

  /** Whoever asks for a function asks for all that it says where it stands. */
  #addFunction(name: string, lookups: Lookups): void {
    lookups.add(`function ${name}`, this.file.functionFingerprint(name, lookups));
  }

  /** What the analysis of a function may ask about the text around it, recorded. */
  around(definition: FunctionDefinition, lookups: Lookups): SourceQuestions {
    return sourceQuestions(this.file.source, definition.span.start, lookups);
  }

  /** SourceFile.isUnread, recorded. */
  isUnread(name: string, lookups: Lookups): boolean {
    const asked = `unread ${name}` as const;
    const unread = this.file.isUnread(name, lookups);
    lookups.add(asked, unread ? '+' : missing);
    return unread;
  }

  /** What the analysis of a function may ask about the others; the answers are recorded in `lookups`. */
  environment(definition: FunctionDefinition, lookups: Lookups): AnalysisEnvironment {
    const { file } = this;
    return {
      userPageSize: this.around(definition, lookups).includes('sys/user.h'),
      isDefined: (name) => {
        this.#addFunction(name, lookups);
        return file.defines(name);
      },
      outlineOf: (name) => this.#outlineOf(name, lookups),
      functionNamed: (name) => {
        this.#addFunction(name, lookups);
        const definition = file.functionNamed(name);
        const prepared = definition === undefined ? undefined : this.prepare(definition);
        if (prepared === undefined) return undefined;
        this.memory?.keep(prepared);
        lookups.addAll(prepared.lookups);
        return prepared.lowered.graph.values.length > maxHelperInstructions ? undefined : prepared.executable;
      },
    };
  }
}

/** Of two functions of a name, which one. */
export function keyOf({ name, span }: FunctionDefinition): string {
  return `${name}@${span.start}`;
}
