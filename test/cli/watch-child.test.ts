/** ripgrep in a tree that somebody made to hurt it: it is ended, and what it would have found is found by our own walk. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { findRipgrep } from '../../server/cli/check/files/ripgrep';
import { watchChild } from '../../server/cli/check/files/watch-child';

const skip = process.platform !== 'linux' && 'what a process does is only told on Linux';

describe('a program that is watched', { skip }, () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-watch-'));
    fs.writeFileSync(path.join(folder, 'a.c'), 'int move_pages;\n');
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** The signal that ended it. */
  async function endOf(program: string, args: readonly string[], idle: number): Promise<unknown> {
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
    child.stdout.resume();
    watchChild(child, { between: 50, idle, silent: 10_000, memory: 256 * 1024 });
    const end: readonly unknown[] = await once(child, 'close');
    return end[1];
  }

  const ripgrep = (): string => {
    const program = findRipgrep({});
    assert.ok(program !== undefined, 'ripgrep is installed with the dev dependencies');
    return program;
  };
  const search = ['--no-require-git', '--hidden', 'move_pages', './'];

  it('ends where it waits for a pipe', async () => {
    execFileSync('mkfifo', [path.join(folder, '.gitignore')]);
    assert.equal(await endOf(ripgrep(), search, 10), 'SIGKILL');
  });

  it('ends where it reads what has no end', async () => {
    fs.symlinkSync('/dev/zero', path.join(folder, '.gitignore'));
    assert.equal(await endOf(ripgrep(), search, 10_000), 'SIGKILL');
  });

  it('is left alone while it reads', async () => {
    const reads = `const zero = fs.openSync('/dev/zero'), part = Buffer.alloc(1);
      for (const from = Date.now(); Date.now() - from < 4000; ) fs.readSync(zero, part);`;
    assert.equal(await endOf(process.execPath, ['-e', reads], 60), null);
  });
});
