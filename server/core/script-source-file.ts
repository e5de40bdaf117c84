/**
 * TypeScript and JavaScript as the engine sees them: a file whose calls of C go through a binding. What a function does
 * can depend on other text of the file (constants, wrappers, who writes to a variable): the names by which it is reached
 * are recorded, and an edit says which names it concerns.
 */
import type { CallGroup, FileFacts } from './facts/file-facts';
import type { LintInput } from './lint';
import { locateForeign, type LocatedCall } from './locate';
import type { LoweredCall } from './lowering/lowered-function';
import { missing, type Lookups } from './lowering/lookups';
import { lowerScriptFunction } from './lowering/script/lower';
import { scriptFileFacts } from './script-file-facts';
import { moduleName } from './script/functions';
import { Reads } from './script/reads';
import type { ScriptFile } from './script/script-file';
import { anything } from './script/script-memory';
import {
  plainSource,
  type LocateInput,
  type LoweringResult,
  type SourceFile,
  type SourceText,
} from './source-file';
import { isParsed, type FunctionDefinition } from './syntax/functions';
import type { LanguageId } from './syntax/port';
import { escapeName, type Span } from './text';
import { TextPieces } from './text-piece';

/** The answer to every look-up. */
const recorded = '+';

export class ScriptSourceFile implements SourceFile {
  readonly source: SourceText;
  readonly pieces: TextPieces;
  readonly functions: readonly FunctionDefinition[];
  /** The names under which functions of C are called are anybody's. */
  readonly mention = undefined;
  readonly #file: ScriptFile;
  #byName: Map<string, FunctionDefinition | 'several'> | undefined;

  constructor(file: ScriptFile) {
    this.#file = file;
    // Comments matter where one may silence a rule.
    this.pieces = new TextPieces(file.root.parts);
    // Whoever wants the comments asks the pieces.
    this.source = plainSource(file.text, [], file);
    this.functions = file.functions;
  }

  get language(): LanguageId {
    return this.#file.language;
  }

  functionNamed(name: string): FunctionDefinition | undefined {
    const found = this.#named.get(name);
    return found === 'several' ? undefined : found;
  }

  defines(name: string): boolean {
    return this.#named.has(name);
  }

  get #named(): ReadonlyMap<string, FunctionDefinition | 'several'> {
    if (this.#byName === undefined) {
      this.#byName = new Map();
      for (const one of this.functions)
        this.#byName.set(one.name, this.#byName.has(one.name) ? 'several' : one);
    }
    return this.#byName;
  }

  couldCall({ name, span }: FunctionDefinition, lookups: Lookups): boolean {
    return this.#recorded(lookups, () =>
      name === moduleName ? this.#file.anyLeadsToC : this.#file.leadsToC(span),
    );
  }

  spells({ name, text, body, span }: FunctionDefinition, use: RegExp): boolean {
    if (name === moduleName) return this.#file.root.parts.some((one) => use.test(one.text));
    return use.test(text.slice(body.start - span.start));
  }

  useOf(names: readonly string[]): RegExp {
    const called = names
      .map((one) => one.slice(one.lastIndexOf('.') + 1))
      .filter((one) => !one.startsWith('<'))
      .map(escapeName);
    return called.length === 0 ? /(?!)/ : new RegExp(`(?<![\\w$])(?:${called.join('|')})(?![\\w$])`);
  }

  lower(definition: FunctionDefinition, lookups: Lookups): LoweringResult {
    if (!isParsed(definition)) throw new Error(`${definition.name} is not this file's`);
    const lowered = this.#recorded(lookups, () => lowerScriptFunction({ definition, file: this.#file }));
    const { start, end } = definition.span;
    // A call in a function of another statement that is lowered here does not move with this one.
    if (lowered.calls.some(({ span }) => span.start < start || span.end > end))
      lookups.add(`word ${anything}`, '');
    return { graph: lowered.graph, calls: lowered.calls, complete: true, heedsBlanks: true };
  }

  /** Functions of a script are looked at as a whole. */
  outlineOf(): undefined {
    return undefined;
  }

  #recorded<T>(lookups: Lookups, make: () => T): T {
    const reads = new Reads();
    const made = this.#file.reading(reads, make);
    for (const name of reads.all()) lookups.add(name, recorded);
    return made;
  }

  locate(call: LoweredCall, { graph, targetArch }: LocateInput): LocatedCall | undefined {
    return locateForeign(call, { graph, targetArch });
  }

  /** Whoever imports the file may look. */
  isUnread(): boolean {
    return false;
  }

  fileFacts(input: LintInput, calls: readonly CallGroup[]): FileFacts {
    return scriptFileFacts(input, this.#file, calls, this.pieces);
  }

  fingerprint(): string {
    return '';
  }

  /** Its look-ups are those of lowering it. */
  functionFingerprint(): string {
    return recorded;
  }

  /** Never what was recorded: a result is reused after an edit that does not concern it (ScriptMemory), or not at all. */
  answer(): string {
    return missing;
  }

  placesOf(): readonly Span[] {
    return [];
  }

  dispose(): void {
    this.#file.dispose();
  }
}
