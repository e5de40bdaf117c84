/**
 * TypeScript and JavaScript as the engine sees them: a file whose calls of C go through a binding. What a function does
 * can depend on any text of the file and of those it imports (constants, wrappers, who writes to a variable), so a result
 * is reused only while all of that is the same.
 */
import type { FileFacts, NamedCall } from './facts/file-facts';
import type { LintInput } from './lint';
import { locateForeign, type LocatedCall } from './locate';
import type { LoweredCall } from './lowering/lowered-function';
import { missing } from './lowering/lookups';
import { isLoweredInPlace } from './lowering/script/in-place';
import { lowerScriptFunction } from './lowering/script/lower';
import type { Comment } from './preprocess/types';
import { scriptFileFacts } from './script-file-facts';
import type { ScriptFile } from './script/script-file';
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

export class ScriptSourceFile implements SourceFile {
  readonly source: SourceText;
  readonly pieces: TextPieces;
  readonly functions: readonly FunctionDefinition[];
  /** The names under which functions of C are called are anybody's. */
  readonly mention = undefined;
  readonly #file: ScriptFile;
  readonly #named = new Map<string, FunctionDefinition | 'several'>();
  /** The whole text and those of the files that it imports. */
  readonly #everything: string;

  constructor(file: ScriptFile, headers: ReadonlyMap<string, string> = new Map()) {
    this.#file = file;
    // Comments matter where one may silence a rule.
    const comments = file.text.includes('numa-lens-ignore') ? commentsIn(file.root) : [];
    this.source = plainSource(file.text, comments, file);
    this.pieces = onePiece(this.source);
    this.functions = file.functions.filter((one) => !isLoweredInPlace(one.node));
    for (const one of this.functions) this.#named.set(one.name, this.#named.has(one.name) ? 'several' : one);
    this.#everything = [file.text, ...[...headers].flat()].join('\0');
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

  couldCall({ span }: FunctionDefinition): boolean {
    return this.#file.leadsToC(span);
  }

  useOf(names: readonly string[]): RegExp {
    const called = names
      .map((one) => one.slice(one.lastIndexOf('.') + 1))
      .filter((one) => !one.startsWith('<'))
      .map(escapeName);
    return called.length === 0 ? /(?!)/ : new RegExp(`(?<![\\w$])(?:${called.join('|')})(?![\\w$])`);
  }

  lower(definition: FunctionDefinition): LoweringResult {
    if (!isParsed(definition)) throw new Error(`${definition.name} is not this file's`);
    return { ...lowerScriptFunction({ definition, file: this.#file }), complete: true };
  }

  locate(call: LoweredCall, { graph, targetArch }: LocateInput): LocatedCall | undefined {
    return locateForeign(call, { graph, targetArch });
  }

  /** Whoever imports the file may look. */
  isUnread(): boolean {
    return false;
  }

  fileFacts(input: LintInput, calls: readonly NamedCall[]): FileFacts {
    return scriptFileFacts(input, this.#file, calls, this.pieces);
  }

  fingerprint(): string {
    return this.#everything;
  }

  /** All that it could tell is in every function's fingerprint. */
  functionFingerprint(): string {
    return missing;
  }

  answer(): string {
    return missing;
  }

  placesOf(): readonly Span[] {
    return [{ start: 0, end: this.source.text.length }];
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
