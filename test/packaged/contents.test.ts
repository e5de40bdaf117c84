/** What is in the packages: everything that must be, nothing that is not named here. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { Files } from './archive';
import { readTarball, readZip } from './archive';
import { readElf } from './elf';
import { root, tarball, vsixes } from './packages';

const programs = [
  'client/extension',
  'client/language-client',
  'lsp/server',
  'lsp/program',
  'lsp/check-worker',
  'manifests/read',
  'runner/runner',
  'runner/program',
  'runner/connections',
].map((name) => `dist/${name}.js`);
/** The command line, of which the extension needs nothing. */
const commandLine = ['numa-lens', 'finding', 'analysing', 'check-worker'].map(
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
const webPages = [
  'dist/media/page-map.js',
  'dist/media/page-map-ko.js',
  'dist/media/page-map-ja.js',
  'dist/media/page-map-style.css',
];
const koffi = 'dist/runner/node_modules';
const glibc = /^(libstdc\+\+\.so\.6|libm\.so\.6|libgcc_s\.so\.1|libc\.so\.6|ld-linux-[\w-]+\.so\.\d)$/;
const musl = /^(libstdc\+\+\.so\.6|libgcc_s\.so\.1|libc\.musl-\w+\.so\.1)$/;
/** e_machine of ELF (System V ABI) and the only libraries that may be asked for, by the target. */
const natives: Readonly<Record<string, { arch: string; build: string; machine: number; libc: RegExp }>> = {
  'linux-x64': { arch: 'x64', build: 'linux_x64', machine: 62, libc: glibc },
  'linux-arm64': { arch: 'arm64', build: 'linux_arm64', machine: 183, libc: glibc },
  'alpine-x64': { arch: 'x64', build: 'musl_x64', machine: 62, libc: musl },
  'alpine-arm64': { arch: 'arm64', build: 'musl_arm64', machine: 183, libc: musl },
};

/** Both packages: the bundles with the licences of what is in them, the grammars, the rules' pages and the documents. */
const common = [
  /^dist\/(client\/(extension|language-client|(late|chunk)-[0-9A-Z]+)|manifests\/read|(lsp|runner)\/program|lsp\/(server|check-worker)|runner\/(runner|connections))\.js$/,
  /^dist\/(THIRD-PARTY-NOTICES\.txt|sbom\.cdx\.json)$/,
  /^dist\/languages\/(ko|ja)\.js$/,
  /^dist\/grammars\/[\w-]+\.wasm$/,
  /^dist\/client\/numa-lens\.d\.ts$/,
  /^dist\/media\/page-map(-style|-ko|-ja)?\.(js|css)$/,
  /^docs\/rules\/[\w-]+\.md$/,
  /^schemas\/numa-lens\.schema\.json$/,
  /^package\.json$/,
  /^(license|readme|changelog)(\.md|\.txt)?$/i,
];
const onlyVsix = [
  /^package\.nls(\.\w+)?\.json$/,
  /^syntaxes\/[\w.-]+\.json$/,
  /^media\/[\w.-]+\.(svg|png)$/,
  /^media\/walkthrough\/(lint|debug|run|read)-(dark|light)\.png$/,
  /^media\/example\/first-steps\.c$/,
];
const koffiFiles = [
  'package.json',
  'LICENSE.txt',
  'index.cjs',
  'src/koffi/index.cjs',
  'src/koffi/src/static.cjs',
];
/** The marketplace takes more; what a user waits for should stay small. */
const largest = 4 * 1024 * 1024;

const onlyTarball = [/^dist\/cli\/[\w-]+\.js$/];
/** A finding links to its rule's page in the package itself, so that it can be read without a network. */
const pages = fs.readdirSync(path.join(root, 'docs/rules')).map((name) => `docs/rules/${name}`);

const exactly = (name: string): RegExp => new RegExp(`^${name.replace(/[.+]/g, '\\$&')}$`);

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
  for (const [target, vsix] of vsixes) {
    it(`the extension for ${target} holds its programs, grammars and its own native part`, (t) => {
      const files = readZip(vsix);
      const native = natives[target];
      const part = `${koffi}/@koromix/koffi-linux-${native?.arch ?? ''}`;
      const parts =
        native === undefined
          ? []
          : [
              ...koffiFiles.map((name) => `${koffi}/koffi/${name}`),
              ...['package.json', 'index.js', `${native.build}/koffi.node`].map((name) => `${part}/${name}`),
            ];
      const own = below('extension/', files);
      assertContents(
        own,
        [
          ...programs,
          ...grammars,
          ...webPages,
          ...pages,
          'dist/client/numa-lens.d.ts',
          'media/numa.svg',
          'media/example/first-steps.c',
          'media/walkthrough/lint-dark.png',
          'package.nls.json',
          'package.nls.ko.json',
          'package.nls.ja.json',
          ...parts,
        ],
        [...common, ...onlyVsix, ...parts.map(exactly)],
      );
      const outside = [...files.keys()].filter((name) => !name.startsWith('extension/'));
      assert.deepEqual(outside.sort(), ['[Content_Types].xml', 'extension.vsixmanifest']);
      const declared = /TargetPlatform="([^"]*)"/.exec(
        files.get('extension.vsixmanifest')?.toString() ?? '',
      )?.[1];
      assert.equal(declared, native === undefined ? undefined : target);

      const binaries = [...own].filter(([, data]) => data.subarray(0, 4).equals(Buffer.from('\x7fELF')));
      assert.deepEqual(
        binaries.map(([name]) => name),
        native === undefined ? [] : [`${part}/${native.build}/koffi.node`],
      );
      for (const [, data] of binaries) {
        const { machine, needed } = readElf(data);
        assert.equal(machine, native?.machine);
        assert.deepEqual(
          needed.filter((name) => native?.libc.test(name) !== true),
          [],
        );
      }
      const bytes = fs.statSync(vsix).size;
      assert.ok(bytes < largest, `${bytes} bytes`);
      t.diagnostic(`fact vsix-bytes-${target}=${bytes}`);
    });
  }

  it('an editor that starts the extension reads a small part of it', (t) => {
    const [vsix] = vsixes.values();
    const files = below('extension/dist/client/', readZip(vsix ?? ''));
    const text = (name: string): string => files.get(name)?.toString('utf8') ?? '';
    const parts = /\brequire\("\.\/(chunk-\w+\.js)"\)/g;
    const read = ['extension.js', ...[...text('extension.js').matchAll(parts)].map(([, name = '']) => name)];
    const bytes = read.reduce((sum, name) => sum + text(name).length, 0);
    assert.ok(read.length > 1 && read.every((name) => text(name) !== ''), read.join());
    assert.ok(bytes < 100 * 1024, `${bytes} bytes`);
    t.diagnostic(`fact extension-start-bytes=${bytes}`);
  });

  it('the extension asks for nothing with which a network is spoken to', () => {
    for (const [target, vsix] of vsixes) {
      const scripts = [...below('extension/', readZip(vsix))].filter(([name]) => /^dist\/.*\.js$/.test(name));
      assert.ok(scripts.length > programs.length);
      for (const [name, data] of scripts) {
        const text = data.toString('utf8');
        // `net` alone: the socket of a privileged runner is a file.
        assert.doesNotMatch(
          text,
          /require\(["'](?:node:)?(?:https?|http2|tls|dns|dgram)(?:\/\w+)?["']\)/,
          name,
        );
        // In the extension host they would be the editor's. web-tree-sitter, in the server, has them for browsers.
        if (name.startsWith('dist/client/'))
          assert.doesNotMatch(text, /\bfetch\(|\bWebSocket\b|\bXMLHttpRequest\b/, `${target}: ${name}`);
      }
    }
  });

  it('is made for every target that has a native part, and for the rest', () => {
    assert.deepEqual([...vsixes.keys()].sort(), [...Object.keys(natives), 'universal'].sort());
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
