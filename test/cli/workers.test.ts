/** A large check in several threads gives what it gives in one, also when threads are lost. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { FileOutcome } from '../../server/cli/check/check-file';
import { lateOption } from '../../server/cli/check/optimise-late';
import { Workers, workersFor } from '../../server/cli/check/workers';
import { cli } from './cli';

const source = (flags: string, at: number): string =>
  `#include <numaif.h>\n#include "shared.h"\n// numa-lens-ignore maxnode-off-by-one -- was needed once\nlong f${at}(void **p, int *n, int *s)\n{\n  return move_pages(0, 1, p, n, s, ${flags});\n}\n`;

function withResolver<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let done: ((value: T) => void) | undefined;
  const promise = new Promise<T>((resolve) => {
    done = resolve;
  });
  return { promise, resolve: (value) => done?.(value) };
}

describe('a check in several threads', () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-workers-')));
    fs.writeFileSync(path.join(folder, 'shared.h'), '#define WRONG 8\n');
    fs.writeFileSync(path.join(folder, 'numa-lens.json'), '{ "rules": { "no-such-rule": "off" } }');
    for (let at = 0; at < 24; at++) {
      const text = source(at % 3 === 0 ? 'WRONG' : 'MPOL_MF_MOVE', at);
      fs.writeFileSync(
        path.join(folder, `f${at}.c`),
        at === 5 ? Buffer.from(`${text}// \xff`, 'latin1') : text,
      );
    }
    fs.writeFileSync(path.join(folder, 'a.ts'), "// numa_move_pages\nexport const a = 'move_pages';\n");
    fs.writeFileSync(path.join(folder, 'nul.c'), 'int move_pages(void) {}\0');
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('says the same in the same order, and fixes the same', async () => {
    const check = (workers: number, ...args: string[]) =>
      cli(['check', ...args], { cwd: folder, env: { NUMA_LENS_WORKERS: String(workers) } });
    for (const format of ['text', 'json', 'github']) {
      const one = await check(0, '--format', format, '.');
      assert.deepEqual(await check(3, '--format', format, '.'), one);
      assert.match(one.stdout, /flags-invalid/);
      assert.match(one.stderr, /numa-lens\.json: line 1: There is no rule/);
    }
    const copy = `${folder}-copy`;
    fs.cpSync(folder, copy, { recursive: true });
    const texts = (at: string): readonly string[] =>
      fs.readdirSync(at).map((name) => `${name}: ${fs.readFileSync(path.join(at, name), 'latin1')}`);
    const fixed = await check(3, '--fix', '.');
    const inOne = await cli(['check', '--fix', '.'], { cwd: copy, env: { NUMA_LENS_WORKERS: '0' } });
    const [ours, theirs] = [texts(folder), texts(copy)];
    fs.rmSync(copy, { recursive: true });
    assert.deepEqual(fixed, inOne);
    assert.match(fixed.stdout, /23 edits applied/);
    assert.deepEqual(ours, theirs);
  });

  /** Ends where the file's name says so; what it is told and says is as in serve-checks.ts. */
  function thread(script: string): string {
    const file = path.join(folder, 'thread.cjs');
    fs.writeFileSync(
      file,
      `const { parentPort } = require('node:worker_threads');
       parentPort.on('message', (message) => {
         if (message.kind === 'begin') parentPort.postMessage({ kind: 'ready' });
         else if (message.kind === 'check') { ${script} parentPort.postMessage({ kind: 'checked', outcome: { counts: true, notes: [] } }); }
         else { parentPort.postMessage({ kind: 'ended', configProblems: [] }); parentPort.close(); }
       });`,
    );
    return file;
  }

  async function outcomes(program: string, files: readonly string[]): Promise<readonly string[]> {
    const workers = new Workers({ cwd: folder, fix: false, trace: false }, { program });
    workers.start(2);
    const out: string[] = [];
    for await (const [file, { counts, notes }] of workers.check(files))
      out.push(`${file} ${counts} ${notes.map((one) => one.message).join()}`);
    return out;
  }

  it('tells the file on which threads end, and checks the others', async () => {
    const program = thread("if (message.file === 'b') throw new Error('out of memory');");
    assert.deepEqual(await outcomes(program, ['a', 'b', 'c', 'd']), [
      'a true ',
      'b false it was not checked, by an error of numa-lens itself: out of memory. Please report it',
      'c true ',
      'd true ',
    ]);
  });

  it('tries a file again on which a thread ended once', async () => {
    const mark = JSON.stringify(path.join(folder, 'mark'));
    const once = `if (message.file === 'b' && !require('fs').existsSync(${mark})) { require('fs').writeFileSync(${mark}, ''); process.exit(3); }`;
    assert.deepEqual(await outcomes(thread(once), ['a', 'b', 'c']), ['a true ', 'b true ', 'c true ']);
  });

  it('ends where no thread can be started', async () => {
    const program = path.join(folder, 'missing.cjs');
    const all = await outcomes(program, ['a', 'b']);
    assert.equal(all.length, 2);
    for (const one of all) assert.match(one, /was not checked.*Cannot find module/s);
  });

  it('begins what was found while the rest is looked for, and leaves out what is not wanted after all', async () => {
    const said = path.join(folder, 'said');
    const script = `require('fs').appendFileSync(${JSON.stringify(said)}, message.file);`;
    const workers = new Workers({ cwd: folder, fix: false, trace: false }, { program: thread(script) });
    workers.start(1);
    await Promise.all([workers.add('b'), workers.add('b')]);
    // The thread waits for more.
    void workers.add('x');
    void workers.add('y');
    const order: string[] = [];
    for await (const [file] of workers.check(['a', 'b', 'c'])) order.push(file);
    assert.deepEqual(order, ['a', 'b', 'c']);
    const begun = fs.readFileSync(said, 'utf8');
    assert.match(begun, /^bx?ac$/);

    const unused = new Workers({ cwd: folder, fix: false, trace: false }, { program: thread('') });
    unused.start(2);
    unused.close();
    for await (const [file] of unused.check([])) assert.fail(file);
  });

  it('checks in this thread as well, and leaves to others on what a thread ended', async () => {
    const here: string[] = [];
    const program = thread("if (message.file === 'b') throw new Error('out of memory');");
    const workers = new Workers(
      { cwd: folder, fix: false, trace: false },
      {
        program,
        here: (file) => {
          here.push(file);
          return Promise.resolve({ counts: true, notes: [] });
        },
      },
    );
    void workers.add('a');
    void workers.add('x');
    const order: string[] = [];
    for await (const [file] of workers.check(['c', 'a'])) order.push(file);
    assert.deepEqual(order, ['c', 'a']);
    assert.deepEqual(here, ['a', 'c']);

    const { promise: never } = withResolver<FileOutcome>();
    const { promise: taken, resolve: take } = withResolver<string>();
    const without = new Workers(
      { cwd: folder, fix: false, trace: false },
      {
        program,
        here: (file) => {
          take(file);
          return never;
        },
      },
    );
    void without.add('only');
    assert.equal(await taken, 'only');
    without.start(1);
    const b = (await without.add('b')).notes.map((one) => one.message).join();
    assert.match(b, /out of memory/);
    without.close();
  });

  it('tells at a glance what only has the name, and counts it all the same', async () => {
    fs.writeFileSync(path.join(folder, 'names.c'), 'NAME(move_pages)\n');
    fs.writeFileSync(
      path.join(folder, 'kernel.c'),
      '#include <linux/mm_types.h>\nint move_pages(int x) { return x; }\n',
    );
    fs.mkdirSync(path.join(folder, 'own'));
    fs.writeFileSync(path.join(folder, 'own/numa-lens.json'), '{ "no": 1 }');
    fs.writeFileSync(path.join(folder, 'own/names.c'), 'NAME(move_pages)\n');
    const check = (env: Record<string, string>) =>
      cli(['check', '--format', 'json', '.'], { cwd: folder, env });
    const all = await Promise.all([
      check({ NUMA_LENS_WORKERS: '2' }),
      check({ NUMA_LENS_WORKERS: '0' }),
      check({ NUMA_LENS_RIPGREP: '' }),
    ]);
    for (const one of all) assert.deepEqual(one, all[0]);
    assert.match(all[0].stdout, /"files": 29,/);
    assert.match(all[0].stderr, /own\/numa-lens\.json/);
  });

  it('sets an option of the engine only where the engine has it', () => {
    assert.match(lateOption('11.3.244.8-node.33') ?? '', /^--interrupt-budget=\d+$/);
    assert.equal(lateOption('12.4.254.21-node.33'), undefined);
    assert.equal(lateOption('13.6.233.17-node.41'), undefined);
    const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
    const option = lateOption(process.versions.v8)?.replace(/=.*/, ' ');
    assert.ok(option === undefined || known.includes(option));
  });

  it('is not worth it for little', () => {
    const files = Array.from({ length: 24 }, (_, at) => path.join(folder, `f${at}.c`));
    assert.equal(workersFor(files, {}), 0);
    assert.equal(workersFor(files, { NUMA_LENS_WORKERS: '4' }), 4);
    assert.equal(workersFor(files.slice(0, 1), { NUMA_LENS_WORKERS: '4' }), 1);
  });
});
