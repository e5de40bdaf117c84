/** The bundles: one file a program, what web views load, the grammars' WebAssembly beside them, and whose work is in them. */
import fs from 'node:fs';
import path from 'node:path';
import { build, transform } from 'esbuild';
import { filesOf, partsOf, writeBill } from './bill.mjs';
import { root } from './paths.mjs';

const dist = path.join(root, 'dist');

/** Found at run time or not at all: optional natives, and the editor's own API. */
const external = [
  'vscode',
  'koffi',
  'tree-sitter',
  'tree-sitter-c',
  'tree-sitter-cpp',
  'tree-sitter-javascript',
  'tree-sitter-typescript',
  '@vscode/ripgrep',
];

/**
 * The build of a package that tsc's own output loads too. An `import` would give esbuild the other one, which asks
 * import.meta where it is: there is none in a CommonJS bundle.
 */
const alias = {
  'web-tree-sitter': path.join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs'),
  // Its other build asks for its own files by names that a bundler does not see.
  'jsonc-parser': path.join(root, 'node_modules/jsonc-parser/lib/esm/main.js'),
};

/** dist path without extension → entry point. All lie one folder below dist. */
const programs = {
  'client/language-client': 'client/lsp/client.ts',
  'lsp/server': 'server/lsp/main.ts',
  'lsp/program': 'server/lsp/program.ts',
  'lsp/check-worker': 'server/lsp/workspace/worker.ts',
  'cli/numa-lens': 'server/cli/main.ts',
  'languages/ko': 'server/languages/ko/index.ts',
  'languages/ja': 'server/languages/ja/index.ts',
  'cli/analysing': 'server/cli/analysing.ts',
  'cli/finding': 'server/cli/check/files/finding.ts',
  'cli/check-worker': 'server/cli/check/worker.ts',
  'manifests/read': 'server/manifests/read.ts',
  'runner/runner': 'server/runner/main.ts',
  'runner/program': 'server/runner/program.ts',
  'runner/connections': 'server/runner-process/runner-connections.ts',
};

/** The extension's entry, and what it loads late: their common parts are there once, since some of them remember things. */
const extension = { in: 'client/extension.ts', out: 'client/extension', late: ['client/late.ts'] };

/**
 * What is loaded with import() is a file of dist by itself, named above, and is read when the import is reached. So a program starts with
 * the little that it always needs, and the command line runs the server and the runner from the files that the editor starts.
 * @type {import('esbuild').Plugin}
 */
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    const files = new Map(Object.entries(programs).map(([out, entry]) => [path.join(root, entry), out]));
    onResolve({ filter: /^\./ }, ({ kind, path: target, resolveDir }) => {
      if (kind !== 'dynamic-import' && kind !== 'require-resolve') return undefined;
      const file = `${path.resolve(resolveDir, target).replace(/\.js$/, '')}.ts`;
      const out = files.get(file);
      if (out !== undefined) return { path: `../${out}.js`, external: true };
      if (extension.late.some((one) => path.join(root, one) === file)) return undefined;
      return { errors: [{ text: `${file} is loaded when it is needed, so it must be one of the programs` }] };
    });
  },
};

/**
 * The editor's API as one module with names. For each file that says `import * as vscode` esbuild would ask the editor for its API again and copy all
 * of its several hundred members, which took half of the time in which the extension was loaded.
 * @type {import('esbuild').Plugin}
 */
const editorApi = {
  name: 'editor-api',
  setup({ onResolve, onLoad }) {
    // Packages call require(), which copies nothing.
    onResolve({ filter: /^vscode$/ }, ({ kind }) =>
      kind === 'import-statement' ? { path: 'vscode', namespace: 'editor-api' } : undefined,
    );
    onLoad({ filter: /^vscode$/, namespace: 'editor-api' }, () => {
      const folder = path.join(root, 'client');
      const names = fs
        .readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .flatMap(
          (name) => fs.readFileSync(path.join(folder, name), 'utf8').match(/\bvscode\.[A-Za-z]+/g) ?? [],
        )
        .map((name) => name.slice('vscode.'.length));
      // Names of types are undefined there, and nobody asks for them.
      const members = [...new Set(names)].sort().map((name) => `export const ${name} = api.${name};`);
      return { contents: ["const api = require('vscode');", ...members].join('\n'), resolveDir: root };
    });
  },
};

/**
 * What many files import of Node and of the protocol's library, as one module each: esbuild copies all members of a CommonJS module for each file
 * that imports it, which for the library's 400 in 16 files took as long as half of its own code.
 * @type {import('esbuild').Plugin}
 */
const copiedOnce = {
  name: 'copied-once',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:.+|vscode-languageserver\/node)$/ }, ({ kind, importer, path: name }) =>
      kind === 'import-statement' && importer.endsWith('.ts') ? { path: name, namespace: 'once' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'once' }, ({ path: name }) => ({
      contents: `export * from '${name}';${name.startsWith('node:') ? `export { default } from '${name}';` : ''}`,
      resolveDir: root,
    }));
  },
};

/** What the editor's web views load: a script and a style each, and the script's texts in each language but English. */
const pages = {
  'media/page-map': 'client/webview/page-map/main.ts',
  'media/page-map-ko': 'client/webview/page-map/texts-ko.ts',
  'media/page-map-ja': 'client/webview/page-map/texts-ja.ts',
  'media/page-map-style': 'client/webview/page-map/page-map.css',
};

const grammars = [
  'tree-sitter-c/tree-sitter-c.wasm',
  'tree-sitter-cpp/tree-sitter-cpp.wasm',
  'tree-sitter-javascript/tree-sitter-javascript.wasm',
  'tree-sitter-typescript/tree-sitter-typescript.wasm',
  'tree-sitter-typescript/tree-sitter-tsx.wasm',
  'web-tree-sitter/web-tree-sitter.wasm',
];

/**
 * For programs that run long: identifiers stay as they are, for who reads a stack. With short ones, names have to be set, which is a call wherever
 * a function is made: a tenth of an edit's time, and 4 MiB.
 */
const plainNames = { minifyWhitespace: true, minifySyntax: true };
/** For the extension, all of whose first part every start reads. */
const shortNames = { minify: true, keepNames: true };

/** @satisfies {import('esbuild').BuildOptions} */
const forNode = {
  absWorkingDir: root,
  bundle: true,
  metafile: true,
  platform: 'node',
  target: 'node20',
  external,
  alias,
  plugins: [apart, editorApi],
  // Node's loader of ES modules takes several milliseconds to start; require() gets the same files.
  supported: { 'dynamic-import': false },
  sourcemap: false,
  // Most packages have no comment with their licence: their files of it are gathered instead.
  legalComments: 'none',
  logLevel: 'warning',
};

/** Only ES modules are split in parts, and only CommonJS is what every editor loads: so the one is made of the other. */
/** @returns {Promise<import('esbuild').Metafile>} */
async function bundleExtension() {
  const { outputFiles, metafile } = await build({
    ...forNode,
    ...shortNames,
    // Left for the second step, which makes require() of it.
    supported: {},
    entryPoints: [{ in: extension.in, out: extension.out }],
    outdir: dist,
    chunkNames: 'client/[name]-[hash]',
    format: 'esm',
    splitting: true,
    write: false,
  });
  for (const { path: file, text } of outputFiles) {
    const { code } = await transform(text, {
      format: 'cjs',
      platform: 'node',
      target: forNode.target,
      supported: { 'dynamic-import': false },
      minify: true,
      // As ES modules always are.
      banner: '"use strict";',
    });
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, code);
  }
  return metafile;
}

export async function bundle() {
  fs.rmSync(dist, { recursive: true, force: true });
  const { metafile } = await build({
    ...forNode,
    ...plainNames,
    plugins: [...forNode.plugins, copiedOnce],
    entryPoints: Object.entries(programs).map(([out, entry]) => ({ in: entry, out })),
    outdir: dist,
    format: 'cjs',
  });
  const ofExtension = await bundleExtension();
  const { metafile: ofPages } = await build({
    absWorkingDir: root,
    metafile: true,
    entryPoints: Object.entries(pages).map(([out, entry]) => ({ in: entry, out })),
    outdir: dist,
    bundle: true,
    platform: 'browser',
    // The engine of the oldest editor that is supported: VS Code 1.91 has Chromium 122.
    target: 'chrome122',
    format: 'iife',
    minify: true,
    sourcemap: false,
    legalComments: 'none',
    logLevel: 'warning',
  });
  Object.keys(programs).forEach(writeInAscii);
  fs.mkdirSync(path.join(dist, 'grammars'), { recursive: true });
  for (const file of grammars) {
    fs.copyFileSync(path.join(root, 'node_modules', file), path.join(dist, 'grammars', path.basename(file)));
  }
  const taken = [metafile, ofExtension, ofPages].flatMap(filesOf);
  writeBill(dist, partsOf([...taken, ...grammars.map((file) => `node_modules/${file}`)]));
  // For other extensions: the types of what this one offers them.
  fs.copyFileSync(path.join(root, 'client/api/numa-lens.d.ts'), path.join(dist, 'client/numa-lens.d.ts'));
  fs.chmodSync(path.join(dist, 'cli/numa-lens.js'), 0o755);
}

/**
 * esbuild escapes what is not ASCII, but not in regular expressions. One such character makes a whole program slower to read, and most of
 * them make it twice as large in memory.
 * @param {string} program
 */
function writeInAscii(program) {
  const file = path.join(dist, `${program}.js`);
  const text = fs.readFileSync(file, 'utf8');
  // Not a space to a tilde, and no tab or line end.
  const ascii = text.replace(
    /[^\t\n\r -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  if (ascii !== text) fs.writeFileSync(file, ascii);
}

/** The newest change among the sources, the packages and what bundles them, against the bundle's age. */
export function bundleIsCurrent() {
  const built = path.join(dist, 'cli/numa-lens.js');
  if (!fs.existsSync(built)) return false;
  const age = fs.statSync(built).mtimeMs;
  /** @param {string} file @returns {boolean} */
  const older = (file) => {
    const found = fs.statSync(file);
    return found.isDirectory()
      ? fs.readdirSync(file).every((name) => older(path.join(file, name)))
      : found.mtimeMs <= age;
  };
  return ['server', 'client', 'scripts/lib', 'package-lock.json'].every((one) => older(path.join(root, one)));
}
