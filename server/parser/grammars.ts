/** The grammars that ship, and where their WebAssembly lies: beside a bundled program, or in a checkout's node_modules. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { LanguageId } from '../core/syntax/port';

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

/** dist/grammars, seen from dist/lsp/server.js, dist/cli/numa-lens.js and their like. */
const bundled = path.resolve(__dirname, '../grammars');

/** Throws when the file is in neither place: then the installation is incomplete. */
export async function readWasm(packageName: string, name = packageName): Promise<Uint8Array> {
  const file = `${name}.wasm`;
  const beside = path.join(bundled, file);
  if (fs.existsSync(beside)) return fs.promises.readFile(beside);
  try {
    return await fs.promises.readFile(createRequire(__filename).resolve(`${packageName}/${file}`));
  } catch (error) {
    throw new Error(
      `The grammar file ${file} is missing: neither ${beside} nor the npm package ${packageName} has it. Install numa-lens again.`,
      { cause: error },
    );
  }
}
