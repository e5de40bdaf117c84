/** The workflows of this repository: what they use is pinned, what they run is there, and a release is refused where something is amiss. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { read, root } from './markdown';

const files = [
  ...fs.readdirSync(path.join(root, '.github/workflows')).map((name) => `.github/workflows/${name}`),
  'action.yml',
];

/** Every value under a key, wherever it stands. */
function valuesOf(value: unknown, key: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === 'string' ? [inner] : valuesOf(inner, key),
  );
}

const release = (...args: readonly string[]) => {
  const env = { ...process.env, RELEASE_TOKEN: '' };
  return spawnSync(process.execPath, ['scripts/release.mjs', ...args], { cwd: root, encoding: 'utf8', env });
};

const manifest: unknown = JSON.parse(read('package.json'));
assert.ok(
  typeof manifest === 'object' && manifest !== null && 'version' in manifest && 'scripts' in manifest,
);
const version = String(manifest.version);
const scripts = manifest.scripts;
assert.ok(typeof scripts === 'object' && scripts !== null);

describe('workflows', () => {
  for (const file of files)
    it(`${file} pins what it uses and runs what there is`, () => {
      const workflow: unknown = parse(read(file));
      for (const used of valuesOf(workflow, 'uses')) assert.match(used, /^[\w/-]+@[0-9a-f]{40}$/);
      const commands = valuesOf(workflow, 'run');
      assert.ok(commands.length > 0);
      for (const command of commands) {
        for (const [, name = ''] of command.matchAll(/\bnpm run ([\w:-]+)/g))
          assert.ok(name in scripts, name);
        for (const [program] of command.matchAll(/(?:scripts|\.ci)\/[\w./-]+\w/g))
          assert.ok(fs.existsSync(path.join(root, program)), program);
        assert.doesNotMatch(command, /\$\{\{/, 'nothing from outside becomes code');
      }
    });

  it('name no place of a registry', () => {
    for (const file of [...files, 'scripts/release.mjs', 'scripts/package.mjs', 'scripts/lib/package.mjs'])
      assert.doesNotMatch(read(file), /https?:\/\/|\b[\w-]+\.(org|com|io|net)\b/, file);
  });

  it('publish with a permission to sign, and with the secret of one registry at a time', () => {
    const { jobs } = parse(read('.github/workflows/release.yml')) as {
      jobs: Record<string, Record<string, unknown>>;
    };
    const publish = jobs['publish'];
    assert.deepEqual(publish?.['permissions'], { contents: 'read', 'id-token': 'write' });
    assert.equal(publish['needs'], 'package');
    const include = valuesOf(publish['strategy'], 'registry');
    assert.deepEqual([...include].sort(), ['marketplace', 'npm', 'open-vsx']);
    for (const name of include) assert.equal(release('publish', name, '--dry-run').status, 0, name);
  });
});

describe('a release', () => {
  it('is refused under another tag, and while the changelog says unreleased', () => {
    const { status, stderr } = release('verify', 'v0.0.0');
    assert.equal(status, 1);
    assert.ok(
      stderr.includes(`The tag is v0.0.0, and package.json has ${version}: it has to be v${version}.`),
      stderr,
    );
    const unreleased = /^## .*unreleased/m.test(read('CHANGELOG.md'));
    const own = release('verify', `v${version}`);
    assert.equal(own.stderr.includes('CHANGELOG.md begins with'), unreleased, own.stderr);
    assert.equal(own.status === 0, own.stderr === '');
  });

  it('hands every package to the registries that take it', () => {
    const marketplace = release('publish', 'marketplace', '--dry-run').stdout;
    for (const target of ['linux-x64', 'linux-arm64', 'alpine-x64', 'alpine-arm64'])
      assert.ok(marketplace.includes(` numa-lens-${target}-${version}.vsix`), marketplace);
    assert.ok(marketplace.includes(` numa-lens-${version}.vsix`), 'the universal one');
    const [, ...packages] = marketplace.trim().split(' --packagePath ');
    assert.ok(release('publish', 'open-vsx', '--dry-run').stdout.includes(packages.join(' ')));
    assert.match(
      release('publish', 'npm', '--dry-run').stdout,
      /^npm publish --provenance .*numa-lens-.*\.tgz\n$/,
    );
  });

  it('says what is missing', () => {
    const nothing = release('publish', 'nowhere');
    assert.deepEqual(
      [nothing.status, nothing.stderr.split('\n')[0]],
      [2, 'No registry is called "nowhere".'],
    );
    // In a checkout that was not packaged the packages are missing, in one that was the secret is.
    const { status, stderr } = release('publish', 'npm');
    assert.equal(status, 1);
    assert.match(stderr, /There is no numa-lens-.*\. Run: npm run package|RELEASE_TOKEN is empty/);
  });
});
