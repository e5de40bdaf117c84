/**
 * The parser on the native binding: faster, for the command line. Its packages are optional dependencies.
 *
 * The binding frees a tree when its JavaScript object is collected, but does not tell V8 how much memory hangs on that
 * object (17 to 29 times the source), so V8 sees no reason to collect. This adapter collects after every few megabytes of
 * source; the memory is given back at the next turn of the event loop, which callers take between files.
 */
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { LanguageId, Parser, SyntaxTree } from '../core/syntax/port';
import { grammars } from './grammars';
import { AdaptedTree, type BindingNode } from './tree';

interface BindingParser {
  setLanguage(language: unknown): void;
  parse(text: string): { readonly rootNode: BindingNode };
}

type BindingConstructor = new () => BindingParser;

export type NativeParser =
  | { readonly ok: true; readonly parser: Parser }
  /** A sentence that names the package and the loader's own words. */
  | { readonly ok: false; readonly why: string };

/** A young collection is enough for trees that are disposed before the next file is parsed. */
const minorEvery = 2 * 1024 * 1024;
/** Trees that lived through two young collections need a full one. */
const fullEvery = 64 * 1024 * 1024;

export function loadNativeParser(): NativeParser {
  const load = createRequire(__filename);
  let wanted = 'tree-sitter';
  try {
    const Constructor: unknown = load(wanted);
    if (!isConstructor(Constructor)) return { ok: false, why: 'tree-sitter exports no parser.' };
    const languages = new Map<LanguageId, BindingParser>();
    for (const { language, package: name, member } of grammars) {
      wanted = name;
      const parser = new Constructor();
      const found: unknown = load(wanted);
      parser.setLanguage(member === undefined ? found : memberOf(found, member));
      // A binding and a grammar of different versions can load and still not parse.
      parser.parse(';');
      languages.set(language, parser);
    }
    return { ok: true, parser: nativeParser(languages) };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error);
    return { ok: false, why: `The native parser is not in use: ${wanted} did not load (${reason}).` };
  }
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

function nativeParser(languages: ReadonlyMap<LanguageId, BindingParser>): Parser {
  const released = collector();
  return {
    binding: 'native',
    supports: (language) => languages.has(language),
    parse(text: string, language: LanguageId, offset = 0): SyntaxTree {
      const parser = languages.get(language);
      if (parser === undefined) throw new Error(`No grammar for ${language} is loaded.`);
      return new AdaptedTree(parser.parse(text).rootNode, text, offset, () => {
        released(text.length);
      });
    },
  };
}

function isCollect(value: unknown): value is (options: { type: 'minor' | 'major' }) => void {
  return typeof value === 'function';
}

/** Returns a function to be told of every tree given up, with the length of its source. */
function collector(): (length: number) => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  let sinceMinor = 0;
  let sinceFull = 0;
  return (length) => {
    sinceMinor += length;
    sinceFull += length;
    if (!isCollect(collect) || sinceMinor < minorEvery) return;
    const full = sinceFull >= fullEvery;
    collect({ type: full ? 'major' : 'minor' });
    sinceMinor = 0;
    if (full) sinceFull = 0;
  };
}
