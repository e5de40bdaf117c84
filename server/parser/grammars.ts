/** The grammars that ship, and where their WebAssembly lies: beside a bundled program, or in a checkout's node_modules. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { LanguageId, Parser } from '../core/syntax/port';

export interface Grammar {
  readonly language: LanguageId;
  /** The npm package, which carries the WebAssembly and the native build. */
  readonly package: string;
  /** The WebAssembly's name without extension, in a package of several grammars; absent: the package's own. */
  readonly file?: string;
  /** Which export of the native build it is; absent: there is one. */
  readonly member?: string;
}

export const grammars: readonly Grammar[] = [
  { language: 'c', package: 'tree-sitter-c' },
  { language: 'cpp', package: 'tree-sitter-cpp' },
  { language: 'javascript', package: 'tree-sitter-javascript' },
  { language: 'typescript', package: 'tree-sitter-typescript', member: 'typescript' },
  {
    language: 'tsx',
    package: 'tree-sitter-typescript',
    file: 'tree-sitter-tsx',
    member: 'tsx',
  },
];

export const everyLanguage: readonly LanguageId[] = grammars.map(({ language }) => language);

/** A parser whose grammars are loaded when their language is first met: most sessions meet one or two of the five. */
export interface GrowingParser extends Parser {
  /** Whether texts of this language can be parsed now. To parse one of another is a bug of the caller. */
  has(language: LanguageId): boolean;
  /** Rejects when the installation lacks a grammar. */
  load(languages: readonly LanguageId[]): Promise<void>;
}

export function grammarOf(language: LanguageId): Grammar {
  const found = grammars.find((one) => one.language === language);
  if (found === undefined) throw new Error(`There is no grammar for ${language}.`);
  return found;
}

/** dist/grammars, seen from dist/lsp/server.js, dist/cli/numa-lens.js and their like. */
const bundled = path.resolve(__dirname, '../grammars');

/** Throws when a file is missing: whoever starts a parser hears of it then, and not when a language is first met. */
export function checkInstallation(): void {
  for (const { package: name, file } of grammars) pathOfWasm(name, file);
}

export function readWasm(packageName: string, name?: string): Promise<Uint8Array> {
  return fs.promises.readFile(pathOfWasm(packageName, name));
}

/** Throws when the file is in neither place: then the installation is incomplete. */
function pathOfWasm(packageName: string, name = packageName): string {
  const file = `${name}.wasm`;
  const beside = path.join(bundled, file);
  if (fs.existsSync(beside)) return beside;
  try {
    return createRequire(__filename).resolve(`${packageName}/${file}`);
  } catch (error) {
    throw new Error(
      `The grammar file ${file} is missing: neither ${beside} nor the npm package ${packageName} has it. Install numa-lens again.`,
      { cause: error },
    );
  }
}

/**
 * The text as the parsers are to read it. Lexers that tree-sitter makes take a NUL for the end of the text even in a comment or a string, the rest of which
 * is code then; compilers of C ignore it, and the preprocessor of ours does.
 */
export function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', ' ') : text;
}
