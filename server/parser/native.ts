/**
 * The parser on the native binding: for the command line, since nothing has to be compiled first. Its packages are optional dependencies.
 *
 * The binding frees a tree when its JavaScript object is collected, but does not tell V8 how much memory hangs on that
 * object (17 to 29 times the source), so V8 sees no reason to collect. This adapter collects after every few megabytes of
 * source; the memory is given back at the next turn of the event loop, which callers take between files.
 */
import { createRequire } from 'node:module';
import type { LanguageId, Parser, SyntaxNode, SyntaxTree } from '../core/syntax/port';
import { garbageCollector } from './garbage';
import { everyLanguage, grammarOf, withoutNul, type Grammar } from './grammars';
import { Rows, Vocabulary, type BindingCursor } from './rows';
import { ReadTree, sourceOf } from './tree';

interface BindingParser {
  setLanguage(language: unknown): void;
  parse(text: string): { walk(): BindingCursor };
}

type BindingConstructor = new () => BindingParser;

/** Grammars are separate packages: one can be missing, or be of a version that this binding does not read. */
export interface NativeGrammars extends Parser {
  has(language: LanguageId): boolean;
  /** Why the grammar did not load, as a sentence; undefined when it did. */
  tryLoad(language: LanguageId): string | undefined;
}

export type NativeParser =
  | { readonly ok: true; readonly parser: NativeGrammars }
  /** A sentence that names the package and the loader's own words. */
  | { readonly ok: false; readonly why: string };

/** A young collection is enough for trees: each has been read when the next one is parsed. */
const youngEvery = 2 * 1024 * 1024;
/** Trees that lived through two young collections need a full one. */
const allEvery = 64 * 1024 * 1024;

const didNotLoad = (name: string, error: unknown): string => {
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error);
  return `The native parser is not in use: ${name} did not load (${reason}).`;
};

/** @param languages those without which the native parser is not wanted at all */
export function loadNativeParser(languages: readonly LanguageId[] = everyLanguage): NativeParser {
  try {
    const Constructor: unknown = createRequire(__filename)('tree-sitter');
    if (!isConstructor(Constructor)) return { ok: false, why: 'tree-sitter exports no parser.' };
    const parser = nativeParser(Constructor);
    for (const language of languages) {
      const why = parser.tryLoad(language);
      if (why !== undefined) return { ok: false, why };
    }
    return { ok: true, parser };
  } catch (error) {
    return { ok: false, why: didNotLoad('tree-sitter', error) };
  }
}

function loadGrammar(Constructor: BindingConstructor, { package: name, member }: Grammar): BindingParser {
  const parser = new Constructor();
  const found: unknown = createRequire(__filename)(name);
  parser.setLanguage(member === undefined ? found : memberOf(found, member));
  // A binding and a grammar of different versions can load and still not parse.
  parser.parse(';');
  return parser;
}

function isConstructor(value: unknown): value is BindingConstructor {
  return typeof value === 'function' && 'setLanguage' in Object(value.prototype);
}

/** A package of several grammars exports them by name. */
function memberOf(module: unknown, name: string): unknown {
  return typeof module === 'object' && module !== null
    ? Object.getOwnPropertyDescriptor(module, name)?.value
    : undefined;
}

function nativeParser(Constructor: BindingConstructor): NativeGrammars {
  const languages = new Map<LanguageId, { readonly parser: BindingParser; readonly words: Vocabulary }>();
  const released = collector();
  return {
    binding: 'native',
    supports: (language) => everyLanguage.includes(language),
    has: (language) => languages.has(language),
    tryLoad(language) {
      const grammar = grammarOf(language);
      try {
        if (!languages.has(language))
          languages.set(language, { parser: loadGrammar(Constructor, grammar), words: new Vocabulary() });
        return undefined;
      } catch (error) {
        return didNotLoad(grammar.package, error);
      }
    },
    parse(text: string, language: LanguageId, offset = 0, around?: SyntaxNode): SyntaxTree {
      const found = languages.get(language);
      if (found === undefined) throw new Error(`No grammar for ${language} is loaded.`);
      const source = sourceOf(text, offset, around);
      const rows = new Rows(found.parser.parse(withoutNul(source.text)).walk(), found.words);
      released(text.length);
      return new ReadTree(rows, source);
    },
  };
}

/** Returns a function to be told of every tree given up, with the length of its source. */
function collector(): (length: number) => void {
  const collect = garbageCollector();
  let sinceYoung = 0;
  let sinceAll = 0;
  return (length) => {
    sinceYoung += length;
    sinceAll += length;
    if (collect === undefined || sinceYoung < youngEvery) return;
    const all = sinceAll >= allEvery;
    collect(all ? 'all' : 'young');
    sinceYoung = 0;
    if (all) sinceAll = 0;
  };
}
