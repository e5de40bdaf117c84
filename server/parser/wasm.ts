/**
 * The parser on WebAssembly: the same on every platform, and its memory is given back by dispose() at once.
 * That is what a server that lives for days needs; natively a parse takes about three quarters of the time.
 */
import { Language, Parser as WasmParser } from 'web-tree-sitter';
import type { LanguageId, Parser, SyntaxTree } from '../core/syntax/port';
import { grammars, readWasm } from './grammars';
import { AdaptedTree } from './tree';

let runtime: Promise<void> | undefined;

/** The runtime is one per process, however many parsers are made. */
function startRuntime(): Promise<void> {
  runtime ??= readWasm('web-tree-sitter').then((wasmBinary) => WasmParser.init({ wasmBinary }));
  return runtime;
}

export async function loadWasmParser(): Promise<Parser> {
  await startRuntime();
  const parser = new WasmParser();
  const loaded = grammars.map(async ({ language, package: name, file }): Promise<[LanguageId, Language]> => [
    language,
    await Language.load(await readWasm(name, file)),
  ]);
  const languages = new Map(await Promise.all(loaded));
  return {
    binding: 'wasm',
    supports: (language) => languages.has(language),
    parse(text: string, language: LanguageId, offset = 0): SyntaxTree {
      parser.setLanguage(languages.get(language) ?? null);
      const tree = parser.parse(text);
      if (tree === null) throw new Error(`No grammar for ${language} is loaded.`);
      return new AdaptedTree(tree.rootNode, text, offset, () => {
        tree.delete();
      });
    },
  };
}
