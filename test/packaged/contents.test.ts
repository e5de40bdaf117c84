/** What is in the packages: everything that must be, nothing that is not named here. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { Files } from './archive';
import { readTarball, readZip } from './archive';
import { root, tarball, vsix } from './packages';

const programs = [
  'client/extension',
  'client/language-client',
  'lsp/server',
  'lsp/program',
  'lsp/check-worker',
  'manifests/read',
  'runner/runner',
  'runner/program',
].map((name) => `dist/${name}.js`);
/** The command line, of which the extension needs nothing. */
const commandLine = ['numa-lens', 'analysing', 'check-worker', 'runner-client'].map(
  (name) => `dist/cli/${name}.js`,
);
const grammars = [
  'tree-sitter-c',
  'tree-sitter-cpp',
  'tree-sitter-javascript',
  'tree-sitter-typescript',
  'tree-sitter-tsx',
  'web-tree-sitter',
].map((name) => `dist/grammars/${name}.wasm`);
const webPages = ['dist/media/page-map.js', 'dist/media/page-map-style.css'];
const koffi = 'dist/runner/node_modules';
const native = `${koffi}/@koromix/koffi-linux-x64/linux_x64/koffi.node`;

/** Both packages: the bundles with the licences of what is in them, the grammars, the rules' pages and the documents. */
const common = [
  /^dist\/(client\/(extension|language-client)|manifests\/read|(lsp|runner)\/program|lsp\/(server|check-worker)|runner\/runner)\.js(\.LEGAL\.txt)?$/,
  /^dist\/grammars\/[\w-]+\.wasm$/,
  /^dist\/client\/numa-lens\.d\.ts$/,
  /^dist\/media\/page-map(-style)?\.(js|css)$/,
  /^docs\/rules\/[\w-]+\.md$/,
  /^schemas\/numa-lens\.schema\.json$/,
  /^package\.json$/,
  /^(license|readme|changelog)(\.md|\.txt)?$/i,
];
const onlyVsix = [
  /^package\.nls(\.\w+)?\.json$/,
  /^syntaxes\/[\w.-]+\.json$/,
  /^media\/[\w.-]+\.(svg|png)$/,
  new RegExp(
    `^${koffi}/koffi/(package\\.json|LICENSE\\.txt|index\\.cjs|src/koffi/index\\.cjs|src/koffi/src/static\\.cjs)$`,
  ),
  new RegExp(`^${koffi}/@koromix/koffi-linux-x64/(package\\.json|index\\.js|linux_x64/koffi\\.node)$`),
];
const onlyTarball = [/^dist\/cli\/[\w-]+\.js(\.LEGAL\.txt)?$/];
/** A finding links to its rule's page in the package itself, so that it can be read without a network. */
const pages = fs.readdirSync(path.join(root, 'docs/rules')).map((name) => `docs/rules/${name}`);

/** The files below the archive's own top folder. */
function below(prefix: string, files: Files): Files {
  return new Map(
    [...files]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, data]) => [name.slice(prefix.length), data]),
  );
}

function assertContents(files: Files, required: readonly string[], allowed: readonly RegExp[]): void {
  const names = [...files.keys()];
  assert.deepEqual(
    names.filter((name) => !allowed.some((pattern) => pattern.test(name))),
    [],
    'nothing but what is named',
  );
  assert.deepEqual(
    required.filter((name) => (files.get(name)?.length ?? 0) === 0),
    [],
    'nothing missing or empty',
  );
  const tell = names.filter((name) => files.get(name)?.includes(root) === true);
  assert.deepEqual(tell, [], 'nothing that names the folder it was built in');
}

describe('packages', () => {
  it('the extension holds its programs, grammars and the native part of the runner', (t) => {
    const files = readZip(vsix);
    assertContents(
      below('extension/', files),
      [
        ...programs,
        ...grammars,
        ...webPages,
        ...pages,
        'dist/client/numa-lens.d.ts',
        'media/numa.svg',
        native,
      ],
      [...common, ...onlyVsix],
    );
    const outside = [...files.keys()].filter((name) => !name.startsWith('extension/'));
    assert.deepEqual(outside.sort(), ['[Content_Types].xml', 'extension.vsixmanifest']);
    t.diagnostic(`fact vsix-bytes=${fs.statSync(vsix).size}`);
  });

  it('the tarball holds the programs and grammars, and no native part', (t) => {
    const files = readTarball(tarball);
    assertContents(
      below('package/', files),
      [...programs, ...commandLine, ...grammars, ...pages],
      [...common, ...onlyTarball],
    );
    assert.equal(below('package/', files).size, files.size);
    t.diagnostic(`fact tarball-bytes=${fs.statSync(tarball).size}`);
  });
});
