/** An empty folder into which the tarball is installed, on a machine whose PATH has Node and npm and no compiler. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { tarball } from './packages';

/** What a program said and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class Consumer {
  readonly folder: string;
  /** Of its programs. */
  readonly env: NodeJS.ProcessEnv;

  private constructor(folder: string, env: NodeJS.ProcessEnv) {
    this.folder = folder;
    this.env = env;
  }

  /** @param options of `npm install`; the installation must succeed */
  static async install(options: readonly string[] = []): Promise<Consumer> {
    const top = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-consumer-'));
    const bin = path.join(top, 'bin');
    fs.mkdirSync(bin);
    for (const name of ['node', 'npm', 'npx', 'sh'])
      fs.symlinkSync(name === 'node' ? process.execPath : whereIs(name), path.join(bin, name));
    const consumer = new Consumer(path.join(top, 'empty'), {
      ...inherited(),
      PATH: bin,
      NO_COLOR: '1',
      NUMA_LENS_LANG: 'en',
    });
    fs.mkdirSync(consumer.folder);
    // Without one npm installs into a folder above that happens to have packages.
    consumer.write('package.json', '{ "private": true }\n');
    const args = ['install', tarball, '--no-audit', '--no-fund', '--prefer-offline', ...options];
    const { code, stderr } = await consumer.run('npm', args);
    assert.equal(code, 0, `npm ${args.join(' ')}:\n${stderr}`);
    return consumer;
  }

  remove(): void {
    fs.rmSync(path.dirname(this.folder), { recursive: true, force: true });
  }

  has(name: string): boolean {
    return fs.existsSync(path.join(this.folder, 'node_modules', name));
  }

  write(name: string, text: string): string {
    fs.writeFileSync(path.join(this.folder, name), text);
    return name;
  }

  /** The installed command. */
  lens(...args: readonly string[]): Promise<Ran> {
    return this.run(path.join(this.folder, 'node_modules/.bin/numa-lens'), args);
  }

  /** Why `check` parses with WebAssembly, in its own words; undefined when it parses natively. */
  async whyWasm(file: string): Promise<string | undefined> {
    const command = path.join(this.folder, 'node_modules/.bin/numa-lens');
    const { stderr } = await this.run(command, ['check', file], { NUMA_LENS_TRACE: '1' });
    return /^numa-lens: (The native parser is not in use.*)$/m.exec(stderr)?.[1];
  }

  run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
    return new Promise((resolve, reject) => {
      const child = spawn(command, args, {
        cwd: this.folder,
        env: { ...this.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (chunk) => (stdout += String(chunk)));
      child.stderr.on('data', (chunk) => (stderr += String(chunk)));
      child.on('error', reject);
      child.on('close', (code) => {
        resolve({ code, stdout, stderr });
      });
    });
  }
}

/**
 * What a user's shell has: how to reach the registry (certificates, proxies) among it. npm's own variables of this run
 * name the checkout, and those that name a compiler would find one.
 */
function inherited(): NodeJS.ProcessEnv {
  const kept = new Set(['npm_config_registry', 'npm_config_cafile', 'npm_config_cache']);
  const dropped = /^(npm_|INIT_CWD$|NODE$|NODE_OPTIONS$|NUMA_LENS_|CC$|CXX$)/i;
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => kept.has(name.toLowerCase()) || !dropped.test(name)),
  );
}

function whereIs(name: string): string {
  const found = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    // npm puts a folder of its own in front, with a node-gyp and nothing else of interest.
    .find((file) => fs.existsSync(file));
  assert(found !== undefined, `${name} is on the PATH`);
  return fs.realpathSync(found);
}
