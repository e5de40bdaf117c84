/** Whose work is in the packages: a bill of materials that names all of it, the licences' texts, and koffi's native part as npm's registry has it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { Files } from './archive';
import { readTarball, readZip } from './archive';
import { root, tarball, vsixes } from './packages';

/** What the bundler takes: a new one is looked at before it is packaged, and named in scripts/generators/dependencies.json. */
const bundled = [
  'balanced-match',
  'brace-expansion',
  'dockerfile-ast',
  'ignore',
  'jsonc-parser',
  'minimatch',
  'semver',
  'tree-sitter-c',
  'tree-sitter-cpp',
  'tree-sitter-javascript',
  'tree-sitter-typescript',
  'vscode-jsonrpc',
  'vscode-languageclient',
  'vscode-languageserver',
  'vscode-languageserver-protocol',
  'vscode-languageserver-textdocument',
  'vscode-languageserver-types',
  'web-tree-sitter',
  'yaml',
];

/** Those that ask for no more than their text beside the work. */
const permissive = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'Apache-2.0'];

interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses: readonly { readonly expression: string }[];
  readonly hashes: readonly { readonly alg: string; readonly content: string }[];
}

function componentsOf(files: Files, folder: string): readonly Component[] {
  const bill = JSON.parse(files.get(`${folder}/dist/sbom.cdx.json`)?.toString() ?? '') as {
    readonly bomFormat: string;
    readonly components: readonly Component[];
  };
  assert.equal(bill.bomFormat, 'CycloneDX');
  return bill.components;
}

/** Names of packages that this source asks for; the bundler takes those that are not left outside. */
function asked(): ReadonlySet<string> {
  const names = ['server', 'client']
    .flatMap((area) =>
      fs
        .readdirSync(path.join(root, area), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => fs.readFileSync(path.join(root, area, name), 'utf8')),
    )
    .flatMap((text) => [
      ...text.matchAll(/^(?:import|export) (?!type )[^;]*? from '((?:@[\w-]+\/)?[\w-]+)[^']*';/gm),
    ])
    .map(([, name = '']) => name);
  return new Set(names.filter((name) => name !== 'vscode' && name !== 'node'));
}

const packages: readonly (readonly [name: string, folder: string, read: () => Files])[] = [
  ...[...vsixes].map(([target, file]) => [target, 'extension', () => readZip(file)] as const),
  ['the tarball', 'package', () => readTarball(tarball)],
];

describe('licences', () => {
  for (const [name, folder, read] of packages)
    it(`of all that is in ${name} are in it, and the bill of materials names it`, () => {
      const files = read();
      const native = /^(linux|alpine)-(x64|arm64)$/.exec(name)?.[2];
      const components = componentsOf(files, folder);
      assert.deepEqual(
        [...new Set(components.map((one) => one.name))].sort(),
        [...bundled, ...(native === undefined ? [] : ['koffi', `@koromix/koffi-linux-${native}`])].sort(),
      );
      const text = files.get(`${folder}/dist/THIRD-PARTY-NOTICES.txt`)?.toString() ?? '';
      const sections = text.split(/^-{72}\n/m);
      const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
        readonly packages: Readonly<
          Record<string, { readonly version: string; readonly integrity?: string }>
        >;
      };
      for (const { name: one, version, licenses, hashes } of components) {
        const licence = licenses[0]?.expression ?? '';
        assert.ok(permissive.includes(licence), `${one}: ${licence}`);
        const at = sections.indexOf(`${one} ${version} (${licence})\n`);
        assert.match(sections[at + 1] ?? '', /permi(ssion|tted)|licen[cs]e/i, `${one} with its licence`);
        const sums = Object.values(lock.packages)
          .filter((locked) => locked.version === version)
          .map((locked) => Buffer.from((locked.integrity ?? '').slice(7), 'base64').toString('hex'));
        assert.ok(sums.includes(hashes[0]?.content ?? 'none'), `${one} with the sum of package-lock.json`);
      }
    });

  it('are gathered for everything that the sources ask for', () => {
    const outside = ['koffi', 'tree-sitter', '@vscode'];
    const names = [...asked()];
    assert.ok(names.includes('vscode-jsonrpc') && names.includes('yaml'), names.join(' '));
    assert.deepEqual(
      names.filter((name) => !bundled.includes(name) && !outside.some((one) => name.startsWith(one))),
      [],
    );
  });

  it('and sums: a native part that is not the registry’s is not packaged', () => {
    const script = `
      import fs from 'node:fs';
      import { assertNative, koffiPart, nativeTargets } from './scripts/lib/koffi-parts.mjs';
      const { arch, build, sha256 } = nativeTargets['linux-x64'];
      const file = (await koffiPart(arch)) + '/' + build + '/koffi.node';
      assertNative(file, sha256);
      const bytes = fs.readFileSync(file);
      bytes[bytes.length >> 1] ^= 1;
      fs.writeFileSync(process.argv[1], bytes);
      console.log('sound');
      assertNative(process.argv[1], sha256);
      console.log('packaged');
    `;
    const damaged = path.join(root, '.cache', `koffi-damaged-${process.pid}.node`);
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', script, damaged],
      { cwd: root, encoding: 'utf8' },
    );
    fs.rmSync(damaged, { force: true });
    assert.equal(stdout, 'sound\n');
    assert.notEqual(status, 0);
    assert.match(
      stderr,
      /has the SHA-256 [\da-f]{64} and not [\da-f]{64}, so it is not packaged\. Run "npm ci"/,
    );
  });
});
