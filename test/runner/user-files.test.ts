/** Files that a client names: found as the runner's user would find them, whatever the runner's rights; journals only where nobody else can have written them. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Target } from '../../server/protocol/runner';
import { findEntry, findFolder } from '../../server/runner/user-files';
import type { Found, Entry } from '../../server/runner/user-files';
import {
  asRoot,
  expectFailure,
  expectOk,
  initializedRunner,
  noCompiler,
  statOf,
  TargetProcess,
  temporaryFolder,
} from './support';
import type { TestRunner } from './support';

describe('runner: paths', { skip: noCompiler }, () => {
  const folder = temporaryFolder();
  const inside = (name: string): string => path.join(folder, name);
  before(() => {
    fs.mkdirSync(inside('real/deep'), { recursive: true });
    fs.writeFileSync(inside('real/file'), 'text');
    fs.symlinkSync('real', inside('relative'));
    fs.symlinkSync(inside('real'), inside('absolute'));
    fs.symlinkSync('../relative/deep/../file', inside('real/chain'));
    fs.symlinkSync('around', inside('around'));
    fs.symlinkSync('/proc/self', inside('toProc'));
  });
  after(() => {
    fs.rmSync(folder, { recursive: true });
  });

  async function numberOf(found: Found<Entry>): Promise<bigint | string> {
    if (!found.ok) return found.why;
    const { ino } = await found.value.stat();
    await found.value.close();
    return ino;
  }
  const file = (name: string): Promise<bigint | string> => findEntry(name).then(numberOf);
  const directory = (name: string): Promise<bigint | string> => findFolder(name).then(numberOf);

  it('lead where they lead for everybody, by links and without', async () => {
    const [{ ino: text }, { ino: deep }] = [
      fs.statSync(inside('real/file')),
      fs.statSync(inside('real/deep')),
    ];
    for (const name of [
      'real/file',
      'relative/./file',
      'absolute//file',
      'real/deep/../file',
      'relative/chain',
    ])
      assert.equal(await file(inside(name)), BigInt(text), name);
    assert.equal(await file(path.relative(process.cwd(), inside('relative/file'))), BigInt(text));
    for (const name of ['real/deep', 'relative/deep/', 'absolute/deep/.'])
      assert.equal(await directory(inside(name)), BigInt(deep), name);
    assert.equal(await directory('/'), BigInt(fs.statSync('/').ino));
    assert.equal(await directory('/../..'), BigInt(fs.statSync('/').ino));
  });

  it('that lead nowhere say so with the errno of the kernel', async () => {
    assert.equal(await file(inside('missing')), 'ENOENT');
    assert.equal(await file(inside('around')), 'ELOOP');
    assert.equal(await directory(inside('real/file')), 'ENOTDIR');
    assert.equal(await file(inside('real/file/x')), 'ENOTDIR');
  });

  it('are not followed through the links of /proc, also by way of other links', async () => {
    const descriptor = fs.openSync(inside('real'), 'r');
    const ways = [
      'self/cwd',
      `${process.pid}/root/tmp`,
      'thread-self/root',
      `self/fd/${descriptor}/file`,
      'self/exe',
    ];
    for (const way of [...ways.map((one) => `/proc/${one}`), inside('toProc/cwd')]) {
      assert.ok(fs.existsSync(way), `${way} is there`);
      assert.match(String(await file(way)), /leads through a link of \/proc/, way);
    }
    fs.closeSync(descriptor);
    // What only stands there is none of its links.
    assert.equal(typeof (await file(`/proc/${process.pid}/status`)), 'bigint');
  });

  it('hold the folder that was found, whatever has its name by then', async () => {
    fs.mkdirSync(inside('mine'));
    const found = await findFolder(inside('mine'));
    assert.ok(found.ok);
    fs.renameSync(inside('mine'), inside('moved'));
    fs.symlinkSync('real', inside('mine'));
    fs.writeFileSync(found.value.at('new'), '');
    await found.value.close();
    assert.deepEqual([fs.existsSync(inside('moved/new')), fs.existsSync(inside('real/new'))], [true, false]);
  });

  it('are made where that is wanted, for the user alone', async () => {
    const found = await findFolder(inside('relative/made/by/it'), true);
    assert.ok(found.ok);
    await found.value.close();
    for (const name of ['made', 'made/by', 'made/by/it'])
      assert.equal(fs.statSync(inside(`real/${name}`)).mode & 0o777, 0o700);
    assert.equal((await findFolder(inside('real/file/x'), true)).ok, false);
  });
});

describe('runner: journals and placements in other places', { skip: noCompiler }, () => {
  const folder = temporaryFolder();
  const saved = path.join(folder, 'saved.jsonl');
  let runner: TestRunner;
  let process_: TargetProcess;
  let target: Target;
  before(async () => {
    runner = await initializedRunner();
    process_ = await TargetProcess.start();
    target = expectOk(await runner.client.openTarget({ pid: process_.pid }));
    expectOk(await save(saved));
  });
  after(async () => {
    await process_.kill();
    await runner.client.close();
    fs.rmSync(folder, { recursive: true });
  });
  const save = (saveTo: string): ReturnType<TestRunner['client']['query']> =>
    runner.client.query(target.target, process_.ranges('touched'), { saveTo });

  it('are not written through the links of /proc', async () => {
    const name = `/proc/${process_.pid}/cwd/never-written.jsonl`;
    const failure = expectFailure(await save(name), 'journal');
    assert.equal(
      failure.message,
      `The placement cannot be saved to ${name} (its path leads through a link of /proc, where a runner with CAP_SYS_PTRACE gets further than its user).`,
    );
    assert.ok(!fs.existsSync(name));
    fs.symlinkSync(`/proc/${process_.pid}/root${folder}`, path.join(folder, 'way'));
    expectFailure(await save(path.join(folder, 'way/never-written.jsonl')), 'journal');
    assert.deepEqual(fs.readdirSync(folder).sort(), ['saved.jsonl', 'way']);
  });

  it('are taken from a file of the user’s own only, and the refusal says what to do', async () => {
    const undo = async (journal: string): Promise<readonly [string, string]> => {
      const { message, remedy } = expectFailure(await runner.client.undo({ journal }), 'journal');
      return [message.replace(journal, 'FILE'), remedy];
    };
    const copy = (name: string): string => {
      const file = path.join(folder, name);
      fs.copyFileSync(saved, file);
      return file;
    };
    const anyJournal = 'Name a file that a move has written.';
    expectOk(await runner.client.undo({ journal: saved }));

    const foreign = asRoot ? copy('foreign') : '/etc/passwd';
    if (asRoot) fs.chownSync(foreign, 1, 1);
    const [owner, user] = [fs.statSync(foreign).uid, process.getuid?.()];
    assert.deepEqual(await undo(foreign), [
      `The journal FILE cannot be used: it belongs to user ${owner}, and the runner is user ${user}.`,
      `Let user ${owner} undo it; or, if you know what it says and want that, use a copy of your own.`,
    ]);

    for (const mode of [0o620, 0o602]) {
      const shared = copy('shared');
      fs.chmodSync(shared, mode);
      assert.deepEqual(await undo(shared), [
        'The journal FILE cannot be used: other users may write to it.',
        'If it still says what it should, take that right away: chmod go-w FILE.',
      ]);
    }

    const link = path.join(folder, 'link');
    fs.symlinkSync(saved, link);
    assert.deepEqual(await undo(link), [
      'The journal FILE cannot be used: it is a symbolic link.',
      'Name the file that it leads to.',
    ]);

    const pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const name of [pipe, folder, '/dev/null'])
      assert.deepEqual(await undo(name), ['The journal FILE cannot be used: it is not a file.', anyJournal]);

    const own = `/proc/${runner.machine.runnerPid}`;
    assert.deepEqual(await undo(`${own}/environ`), [
      'The journal FILE cannot be used: it is a file of /proc.',
      anyJournal,
    ]);
    assert.match((await undo(`${own}/cwd/package.json`))[0], /leads through a link of \/proc/);
    assert.deepEqual(await undo(path.join(folder, 'missing')), [
      'The journal FILE cannot be used: there is no such file.',
      anyJournal,
    ]);
  });

  it('that are one endless line take no memory to speak of', async () => {
    const endless = path.join(folder, 'endless.jsonl');
    const [header = ''] = fs.readFileSync(saved, 'utf8').split('\n');
    const gigabyte = 2 ** 30;
    for (const begin of ['', `${header}\n`]) {
      fs.writeFileSync(endless, begin, { mode: 0o600 });
      // A hole, which reads as zeros.
      fs.truncateSync(endless, gigabyte);
      const undone = await runner.client.undo({ journal: endless });
      if (begin === '')
        assert.match(expectFailure(undone, 'journal').message, /its first line is not that of a journal/);
      else assert.equal(expectOk(undone).after.pages, 0);
    }
    const status = fs.readFileSync(`/proc/${runner.machine.runnerPid}/status`, 'latin1');
    const peak = Number(/^VmHWM:\s*(\d+) kB/m.exec(status)?.[1]) * 1024;
    assert.ok(peak < gigabyte / 2, `${peak} bytes`);
    assert.equal(statOf(runner.machine.runnerPid).state === 'Z', false);
  });
});
