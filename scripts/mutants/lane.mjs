/** A copy of the tree, built, in which mutants are tried one after the other. The tree itself is never touched. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cache, root } from '../lib/paths.mjs';
import { run } from '../lib/process.mjs';

/** @typedef {{ name: string, outcome: 'passed' | 'failed' | 'skipped', reason?: string }} Tested */

/** Not copied: what is large and only read, and what no test reads. */
const linked = ['node_modules'];
const left = ['.git', '.cache', 'test-results', ...linked];
/** No test takes as long when it passes. */
const limit = 120_000;

/** These load the sources' own output; all others may start a program from its bundle. */
const withoutBundles = /^test\/(architecture|docs|manifests|rules|unit)\//;

export class Lane {
  /** @readonly */
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-mutants-'));
  /** Bundles of the tree as it is. */
  #bundled = true;

  constructor() {
    for (const name of fs.readdirSync(root).filter((one) => !left.includes(one)))
      fs.cpSync(path.join(root, name), path.join(this.folder, name), {
        recursive: true,
        preserveTimestamps: true,
      });
    for (const name of linked) fs.symlinkSync(path.join(root, name), path.join(this.folder, name));
    // Tests compile programs into it, two lanes at a time.
    fs.mkdirSync(path.join(this.folder, '.cache'));
    for (const name of fs.existsSync(cache) ? fs.readdirSync(cache) : [])
      if (name !== 'programs') fs.symlinkSync(path.join(cache, name), path.join(this.folder, '.cache', name));
  }

  /** @param {ReadonlyMap<string, string>} texts by the file, relative to the tree */
  write(texts) {
    for (const [file, text] of texts) fs.writeFileSync(path.join(this.folder, file), text);
  }

  /** @param {Iterable<string>} files relative to the tree; they get the tree's text back */
  restore(files) {
    for (const file of files) fs.copyFileSync(path.join(root, file), path.join(this.folder, file));
  }

  /** @returns {Promise<string | undefined>} why it failed */
  async build() {
    const { code, output } = await run(path.join(root, 'node_modules/.bin/tsc'), ['-b'], {
      cwd: this.folder,
      quiet: true,
    });
    return code === 0 ? undefined : output;
  }

  /**
   * Of what is in `server/` and `client/` now.
   * @param {string} test the file of a test that may need them
   * @param {boolean} changed whether the sources are other ones than the tree's
   */
  async bundleFor(test, changed) {
    if (withoutBundles.test(test) || (this.#bundled && !changed)) return;
    this.#bundled = !changed;
    await run(process.execPath, ['scripts/build.mjs'], { cwd: this.folder, quiet: true });
  }

  /**
   * @param {string} file
   * @param {readonly string[]} names
   * @returns {Promise<readonly Tested[]>} without those that did not end
   */
  async test(file, names) {
    const patterns = names.map(
      (name) => `--test-name-pattern=^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`,
    );
    const program = file.replace(/^test\//, 'out/test/').replace(/ts$/, 'js');
    const args = ['--import', './scripts/test/own-state.mjs', ...patterns, '--test-reporter'];
    const output = await ended(this.folder, [...args, './scripts/mutants/reporter.mjs', program]);
    return output.split('\n').flatMap((line) => (line.startsWith('{"name":') ? [JSON.parse(line)] : []));
  }

  remove() {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} cwd
 * @param {readonly string[]} args
 * @returns {Promise<string>} what it wrote until it ended, or was ended with all that it had started
 */
function ended(cwd, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'ignore'], detached: true });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    const end = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // Nobody of its group is left.
      }
    };
    const timer = setTimeout(end, limit);
    child.on('error', () => resolve(output));
    child.on('close', () => {
      clearTimeout(timer);
      resolve(output);
    });
    // A process that a failed test left behind would hold the pipe.
    child.on('exit', end);
  });
}
