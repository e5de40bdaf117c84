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
import { isLoweredInPlace } from './lowering/script/in-place';
import { lowerScriptFunction } from './lowering/script/lower';
import type { Comment } from './preprocess/types';
import { scriptFileFacts } from './script-file-facts';
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
import type { LanguageId, SyntaxNode } from './syntax/port';
import { escapeName, type Span } from './text';
import { onePiece, type TextPieces } from './text-piece';

/** The answer to every look-up. */
const recorded = '+';

export class ScriptSourceFile implements SourceFile {
  readonly source: SourceText;
  readonly pieces: TextPieces;
  readonly functions: readonly FunctionDefinition[];
  /** The names under which functions of C are called are anybody's. */
  readonly mention = undefined;
  readonly #file: ScriptFile;
  readonly #named = new Map<string, FunctionDefinition | 'several'>();

  constructor(file: ScriptFile) {
    this.#file = file;
    // Comments matter where one may silence a rule.
    const comments = file.text.includes('numa-lens-ignore') ? commentsIn(file.root) : [];
    this.source = plainSource(file.text, comments, file);
    this.pieces = onePiece(this.source);
    this.functions = file.functions.filter((one) => !isLoweredInPlace(one.node));
    for (const one of this.functions) this.#named.set(one.name, this.#named.has(one.name) ? 'several' : one);
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

  couldCall({ span }: FunctionDefinition, lookups: Lookups): boolean {
    return this.#recorded(lookups, () => this.#file.leadsToC(span));
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
    return { ...lowered, complete: true };
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

function commentsIn(root: SyntaxNode): readonly Comment[] {
  const found: Comment[] = [];
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const { type, start, end } = node;
    if (type === 'comment')
      found.push({ span: { start, end }, kind: node.text.startsWith('/*') ? 'block' : 'line' });
    else pending.push(...[...node.children].reverse());
  }
  return found;
}
