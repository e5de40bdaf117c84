/**
 * A project as the documents speak of one: sources with findings, a repository with a branch that left `origin/main`, a program with
 * its source, a running process; and the names that the documents use for what is different on each machine.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { blocksOf } from '../../docs/markdown';
import type { Consumer } from '../consumer';
import { root } from '../packages';

const call = (flags: string): string => `#include <numaif.h>
long spread(void **pages, const int *nodes, int *status) {
  return move_pages(0, 4, pages, nodes, status, ${flags});
}
`;
/** A hint with a safe fix, and nothing else. */
const stale = call('MPOL_MF_MOVE').replace(
  '  return',
  '  // numa-lens-ignore flags-invalid -- once\n  return',
);
const wrong = call('MPOL_MF_STRICT');

export interface Process {
  readonly pid: number;
  /** Field 22 of /proc/PID/stat. */
  readonly startTime: string;
  /** `0xSTART-0xEND` of its heap. */
  readonly heap: string;
  end(): Promise<void>;
}

export class Project {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;

  /** @param consumer where numa-lens is installed; the project lies in its folder, as a user's does */
  constructor(consumer: Consumer, name: string) {
    this.folder = path.join(consumer.folder, name);
    const bin = path.join(consumer.folder, 'node_modules/.bin');
    this.env = {
      ...consumer.env,
      // After the installed numa-lens, what shells of this machine have: git, sed, a debugger.
      PATH: [bin, consumer.env['PATH'], process.env['PATH']].join(path.delimiter),
      HOME: this.folder,
      XDG_STATE_HOME: path.join(this.folder, '.state'),
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'n',
      GIT_AUTHOR_EMAIL: 'n@localhost',
      GIT_COMMITTER_NAME: 'n',
      GIT_COMMITTER_EMAIL: 'n@localhost',
      NUMA_LENS_LANG: 'en',
    };
    fs.mkdirSync(this.folder);
    this.#fill();
  }

  write(name: string, text: string): string {
    const file = path.join(this.folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    // Hooks are programs.
    fs.writeFileSync(file, text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
    return file;
  }

  /** The files that a document shows, under the names that it gives them. */
  writeFilesOf(document: string): void {
    for (const { notes, text } of blocksOf(document))
      for (const note of notes) {
        const [, name] = /^file: (.+)$/.exec(note) ?? [];
        if (name !== undefined) this.write(name, text);
      }
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: this.folder, env: this.env, encoding: 'utf8' });
  }

  /** Starts the program of which the documents move pages; it is called like theirs. */
  async startProcess(): Promise<Process> {
    const program = path.join(this.folder, '.programs/postgres');
    fs.mkdirSync(path.dirname(program));
    execFileSync('cc', ['-g', '-o', program, path.join(root, 'test/packaged/fixtures/postgres.c')]);
    const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    assert.ok(child.pid !== undefined);
    const stat = fs.readFileSync(`/proc/${child.pid}/stat`, 'latin1').replace(/^.*\) /s, '');
    const maps = fs.readFileSync(`/proc/${child.pid}/maps`, 'latin1');
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) .*\[heap\]$/m.exec(maps) ?? [];
    assert.ok(from !== undefined && to !== undefined, 'the process has a heap');
    return {
      pid: child.pid,
      startTime: stat.split(' ')[19] ?? '',
      heap: `0x${from}-0x${to}`,
      end: async () => {
        child.stdin.end('\n');
        await ended;
      },
    };
  }

  #fill(): void {
    this.write('src/placement.c', stale);
    this.write('src/other.c', call('MPOL_MF_MOVE'));
    for (const part of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) this.write(`db/${part}.c`, wrong);
    this.write('.gitignore', '.*\n*.sarif\n*.json\nfirst-touch\n');
    fs.copyFileSync(path.join(root, 'examples/first-touch.c'), path.join(this.folder, 'first-touch.c'));
    execFileSync('cc', ['-g', '-O0', '-o', 'first-touch', 'first-touch.c'], { cwd: this.folder });
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('add', '.');
    this.git('commit', '--quiet', '-m', 'one');
    this.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    this.git('checkout', '--quiet', '-b', 'work');
    this.write('src/other.c', wrong);
  }
}
