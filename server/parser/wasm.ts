/**
 * The parser on WebAssembly: the same on every platform, and its memory is given back as soon as a tree is read.
 * That is what a server that lives for days needs.
 */
import { Language, Parser as WasmParser } from 'web-tree-sitter';
import type { LanguageId, SyntaxNode, SyntaxTree } from '../core/syntax/port';
import {
  checkInstallation,
  everyLanguage,
  grammarOf,
  readWasm,
  withoutNul,
  type GrowingParser,
} from './grammars';
import { Rows, Vocabulary } from './rows';
import { ReadTree, sourceOf } from './tree';
import { cursorModule, parse, type CursorModule } from './wasm-cursor';

let runtime: Promise<CursorModule | undefined> | undefined;

/** The runtime is one per process, however many parsers are made. */
function startRuntime(): Promise<CursorModule | undefined> {
  runtime ??= readWasm('web-tree-sitter').then(async (wasmBinary) => {
    const module = { wasmBinary };
    await WasmParser.init(module);
    return cursorModule(module);
  });
  return runtime;
}

/** Whether trees are read the fast way (wasm-cursor.ts). */
export async function readsFast(): Promise<boolean> {
  return (await startRuntime()) !== undefined;
}

/** @param languages those that can be parsed from the start; others are loaded when they are asked for */
export async function loadWasmParser(
  languages: readonly LanguageId[] = everyLanguage,
): Promise<GrowingParser> {
  checkInstallation();
  // Started, not waited for: it is compiled while the editor introduces itself. Who loads a grammar hears of a failure.
  startRuntime().catch(() => undefined);
  const parser = new WasmGrowingParser();
  await parser.load(languages);
  return parser;
}

class WasmGrowingParser implements GrowingParser {
  readonly binding = 'wasm';
  readonly #languages = new Map<LanguageId, { readonly grammar: Language; readonly words: Vocabulary }>();
  readonly #loading = new Map<LanguageId, Promise<void>>();
  #parser: WasmParser | undefined;
  /** That of the text that was parsed last. */
  #grammar: Language | undefined;
  #module: CursorModule | undefined;

  supports(language: LanguageId): boolean {
    return everyLanguage.includes(language);
  }

  has(language: LanguageId): boolean {
    return this.#languages.has(language);
  }

  async load(languages: readonly LanguageId[]): Promise<void> {
    await Promise.all(
      languages.map((language) => {
        const loading = this.#loading.get(language) ?? this.#load(language);
        this.#loading.set(language, loading);
        // A failure is not kept: the next text tries again.
        loading.catch(() => this.#loading.delete(language));
        return loading;
      }),
    );
  }

  parse(text: string, language: LanguageId, offset = 0, around?: SyntaxNode): SyntaxTree {
    const found = this.#languages.get(language);
    if (found === undefined) throw new Error(`No grammar for ${language} is loaded.`);
    this.#parser ??= new WasmParser();
    if (this.#grammar !== found.grammar) this.#parser.setLanguage(found.grammar);
    this.#grammar = found.grammar;
    const source = sourceOf(text, offset, around);
    const cursor = parse(this.#parser, withoutNul(source.text), found.grammar, this.#module);
    if (cursor === undefined) throw new Error(`The text was not parsed as ${language}.`);
    try {
      return new ReadTree(new Rows(cursor, found.words), source);
    } finally {
      cursor.delete();
    }
  }

  async #load(language: LanguageId): Promise<void> {
    const { package: name, file } = grammarOf(language);
    const [bytes, module] = await Promise.all([readWasm(name, file), startRuntime()]);
    this.#module = module;
    this.#languages.set(language, { grammar: await Language.load(bytes), words: new Vocabulary() });
  }
}
