/**
 * The functions of one C file, lowered on demand and with their NUMA calls located. A lowered function remembers what
 * it asked the file, so that everyone who uses it inherits the look-ups.
 */
import { callMention } from './candidates';
import type { FlowGraph } from './flow/graph';
import type { LintConfig } from './config';
import type { AnalysisEnvironment } from './facts/analysis';
import type { ExecutableFunction, NumaCall } from './facts/frame';
import { forwardedCall } from './forwarding';
import { locate, type LocatedCall, type OwnFunction } from './locate';
import { lowerCFunction, type LoweredFunction } from './lowering/c';
import type { CFile } from './lowering/c-file';
import { Lookups, missing } from './lowering/lookups';
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
  readonly #mention: RegExp;

  constructor(
    readonly file: CFile,
    readonly config: LintConfig,
  ) {
    this.#mention = callMention(file.preprocessed, file.aliases);
  }

  /** The function spells a call of the family, or a macro that expands to one. */
  mayCall(definition: FunctionDefinition): boolean {
    return this.#mention.test(definition.text);
  }

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
      env: file.environment(lookups, definition.scope),
      self: file.language === 'cpp' && file.isMethod(definition) ? definition.scope.join('::') : undefined,
    });
    const located = lowered.calls.flatMap((call) => {
      const found = locate(call, {
        targetArch: this.config.targetArch,
        graph: lowered.graph,
        alias: (name) => {
          const target = file.aliases.get(name);
          lookups.add(`alias ${name}`, target ?? missing);
          return target;
        },
        ownFunction: (name) => {
          lookups.add(`function ${name}`, file.functionFingerprint(name));
          return this.#ownFunction(name, lookups);
        },
      });
      // C++ declares what it calls: with another number of arguments this is another function of that name.
      const another = file.language === 'cpp' && found?.complete === false && !call.broken;
      return found === undefined || another || takesPointerForPid(found, lowered.graph) ? [] : [found];
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
          ...(one.lowered.foreign === undefined ? {} : { foreign: one.lowered.foreign }),
        },
      ]),
    );
    const executable: ExecutableFunction = { name: definition.name, graph: lowered.graph, numaCalls };
    return { definition, lowered, located, executable, lookups };
  }

  #ownFunction(name: string, lookups: Lookups): OwnFunction {
    const definition = this.file.functionNamed(name);
    if (definition === undefined) return { kind: this.file.defines(name) ? 'other' : 'none' };
    if (!this.mayCall(definition)) return { kind: 'other' };
    const prepared = this.prepare(definition);
    if (prepared === undefined) return { kind: 'other' };
    lookups.addAll(prepared.lookups);
    const forwarded = forwardedCall(prepared.lowered, prepared.located);
    return forwarded === undefined ? { kind: 'other' } : { kind: 'forwards', to: forwarded };
  }

  /** CFile.isUnread, recorded. */
  isUnread(name: string, lookups: Lookups): boolean {
    const asked = `unread ${name}` as const;
    const answer = this.file.answer(asked, 0);
    lookups.add(asked, answer);
    return answer !== missing;
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
        return file.defines(name);
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

/**
 * Macros of headers that are not supplied and that annotate a parameter or a variable: `int pid my_attribute_unused`.
 * The grammar would take the annotation for the name.
 */
const annotation =
  /(?<=[\w$*]\s+(?<!\breturn\s+))(?:\w*(?:attribute|ATTRIBUTE)\w*|__\w*unused\w*|\w*(?:_UNUSED|UNUSED_)\w*|UNUSED|MAYBE_UNUSED)(?=\s*[,)=;])/g;

/** The same text, as long as before, with blanks for them. */
function withoutAnnotations(text: string): string {
  return text.replace(annotation, (found) => ' '.repeat(found.length));
}

function functionNode(
  file: CFile,
  expansion: Expansion,
  name: string,
): FunctionDefinition['node'] | undefined {
  const root = file.parse(withoutAnnotations(expansion.text));
  const all = functionsOf({ root, dispose: () => undefined });
  return (all.find((one) => one.name === name) ?? all[0])?.node;
}

/** Other functions have the names too: the kernel's own migrate_pages() takes a list of pages first. */
function takesPointerForPid({ roles, lowered }: LocatedCall, graph: FlowGraph): boolean {
  const at = roles.get('pid');
  const value = at === undefined ? undefined : lowered.arguments[at]?.value;
  return value !== undefined && graph.values[value]?.kind === 'pointer';
}
