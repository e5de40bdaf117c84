/** What a command loads: each starts a process of its own, often behind ssh or on a slow machine, so it waits for what it needs only. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { main } from './cli';

const linux = process.platform === 'linux';
const root = path.resolve(__dirname, '../../..');

/** A process that the command starts is not spied on. */
const spy = `process.once('exit', () => {
  require('node:fs').writeFileSync(process.env.LOADED, JSON.stringify(Object.keys(require.cache)));
});`;

describe('numa-lens', () => {
  let folder: string;
  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-loading-'));
    fs.writeFileSync(path.join(folder, 'spy.cjs'), spy);
  });
  after(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** The areas and packages that a command line loaded something of. */
  function loadedBy(...args: readonly string[]): ReadonlySet<string> {
    const list = path.join(folder, 'loaded.json');
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--require', path.join(folder, 'spy.cjs'), main, ...args],
      { env: { ...process.env, LOADED: list }, input: '', encoding: 'utf8', cwd: root },
    );
    assert.equal(status, 0, stderr);
    const files: unknown = JSON.parse(fs.readFileSync(list, 'utf8'));
    assert(Array.isArray(files));
    const names = files.map((file) => path.relative(root, String(file)).replace(/^out\//, ''));
    return new Set(
      names.map((name) => /^(?:node_modules\/(?:@[^/]+\/)?[^/]+|server\/[^/]+)/.exec(name)?.[0] ?? name),
    );
  }

  const heavy = [
    'server/parser',
    'server/manifests',
    'node_modules/yaml',
    'node_modules/vscode-languageserver',
  ];

  it('loads neither analysis nor runner for its help', () => {
    const loaded = loadedBy('--help');
    assert(loaded.has('server/cli'));
    for (const one of [...heavy, 'server/runner', 'node_modules/vscode-jsonrpc'])
      assert(!loaded.has(one), one);
  });

  it('loads the analysis for a command that reads code', () => {
    const loaded = loadedBy('rules');
    assert(loaded.has('server/parser'));
    assert(!loaded.has('server/runner'));
    assert(!loaded.has('node_modules/vscode-languageserver'));
  });

  it(
    'loads the client of a runner for a live process',
    { skip: !linux && 'the runner runs on Linux only' },
    () => {
      const loaded = loadedBy('topology');
      assert(loaded.has('node_modules/vscode-jsonrpc'));
      for (const one of [...heavy, 'server/runner']) assert(!loaded.has(one), one);
    },
  );

  it('loads the runner and no client as a runner', () => {
    const loaded = loadedBy('runner', '--stdio');
    assert(loaded.has('server/runner'));
    for (const one of heavy) assert(!loaded.has(one), one);
  });
});
