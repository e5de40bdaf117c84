/** Placements that are written down for a later undo, and the list of what can be undone. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Target } from '../../server/protocol/runner';
import {
  expectFailure,
  expectOk,
  hex,
  noCompiler,
  runnerOnTarget,
  TargetProcess,
  temporaryFolder,
} from './support';
import type { TestRunner } from './support';

describe('runner: saved placements', { skip: noCompiler }, () => {
  const folder = temporaryFolder();
  let runner: TestRunner;
  let process_: TargetProcess;
  let target: Target;
  let end: () => Promise<void>;
  before(async () => {
    ({ runner, process_, target, end } = await runnerOnTarget({ ...process.env, XDG_STATE_HOME: folder }));
  });
  after(async () => {
    await end();
    fs.rmSync(folder, { recursive: true });
  });

  it('are journals: undo takes them and finds every page where it was', async () => {
    const saveTo = path.join(folder, 'placement.jsonl');
    const { from } = process_.area('touched');
    const { length } = process_.area('untouched');
    // With a piece that is nowhere, which has no place to come back to.
    const ranges = [{ from: hex(from), to: hex(process_.area('untouched').from + BigInt(length)) }];
    const placement = expectOk(
      await runner.client.query(target.target, { kind: 'ranges', ranges }, { saveTo }),
    );
    assert.equal(placement.saved, saveTo);
    assert.equal(fs.statSync(saveTo).mode & 0o777, 0o600);
    const [header = '', ...lines] = fs.readFileSync(saveTo, 'utf8').trim().split('\n');
    assert.match(header, /"numaLensJournal":1,/);
    const [run] = placement.runs;
    assert.ok(run !== undefined && 'node' in run && run.pages === 64);
    assert.deepEqual(lines, [JSON.stringify([[hex(from), 64, run.node]])]);
    const undone = expectOk(await runner.client.undo({ journal: saveTo }));
    assert.deepEqual([undone.alreadyThere, undone.movedBack, undone.gone], [64, 0, 0]);
  });

  it('of scattered pages fill several lines', async () => {
    await process_.stripe();
    const saveTo = path.join(folder, 'striped.jsonl');
    const placement = await runner.client.query(target.target, process_.ranges('striped'), { saveTo });
    assert.equal(expectOk(placement).saved, saveTo);
    const lines = fs.readFileSync(saveTo, 'utf8').trim().split('\n').slice(1);
    const runs = lines.map((line) => JSON.parse(line) as unknown[]);
    assert.deepEqual(
      runs.map((line) => line.length),
      [4096, 4096, 12_000 - 2 * 4096],
    );
    const undone = expectOk(await runner.client.undo({ journal: saveTo, flags: 2 }));
    assert.equal(undone.alreadyThere, 12_000);
  });

  it('are not made over another file, of nothing, or of a process that is not proved', async () => {
    const taken = path.join(folder, 'taken');
    fs.writeFileSync(taken, 'mine');
    const touched = process_.ranges('touched');
    expectFailure(await runner.client.query(target.target, touched, { saveTo: taken }), 'journal');
    assert.equal(fs.readFileSync(taken, 'utf8'), 'mine');
    const saveTo = path.join(folder, 'nothing.jsonl');
    const hole = expectOk(await runner.client.query(target.target, process_.ranges('hole'), { saveTo }));
    assert.equal(hole.saved, undefined);
    assert.ok(!fs.existsSync(saveTo));
    const debugged = expectOk(await runner.client.openTarget({ pid: process_.pid, requireProof: true }));
    expectFailure(await runner.client.query(debugged.target, touched, { saveTo }), 'not-proved');
  });

  it('mean nothing any more once the process executed another program', async () => {
    const saveTo = path.join(folder, 'before-exec.jsonl');
    const short = await TargetProcess.start();
    const opened = expectOk(await runner.client.openTarget({ pid: short.pid }));
    expectOk(await runner.client.query(opened.target, short.ranges('touched'), { saveTo }));
    await short.executeAgain();
    const failure = expectFailure(await runner.client.undo({ journal: saveTo }), 'program-replaced');
    assert.match(failure.message, /has executed another program since/);
    await short.kill();
  });

  it('are listed where they are in the folder of journals, with what undo can make of them', async () => {
    assert.deepEqual(expectOk(await runner.client.journals()).journals, []);
    const journals = path.join(folder, 'numa-lens/journals');
    fs.mkdirSync(journals, { recursive: true });
    const saveTo = path.join(journals, 'one.jsonl');
    expectOk(await runner.client.query(target.target, process_.ranges('touched'), { saveTo }));
    const written = fs.readFileSync(saveTo, 'utf8');
    const variant = (name: string, change: (header: string) => string): void => {
      const [header = '', ...rest] = written.split('\n');
      fs.writeFileSync(path.join(journals, name), [change(header), ...rest].join('\n'));
    };
    variant('ended.jsonl', (header) => header.replace(/"startTime":"\d+"/, '"startTime":"1"'));
    variant('boot.jsonl', (header) => header.replace(/"boot":"[^"]*"/, '"boot":"another"'));
    variant('namespace.jsonl', (header) => header.replace(/"pidNamespace":"[^"]*"/, '"pidNamespace":"x"'));
    fs.writeFileSync(path.join(journals, 'notes.txt'), 'no journal');
    const listed = expectOk(await runner.client.journals());
    assert.equal(listed.folder, journals);
    assert.deepEqual(
      listed.journals.map(({ file, pid, pages, state }) => [path.basename(file), pid, pages, state]).sort(),
      [
        ['boot.jsonl', process_.pid, 64, 'other-boot'],
        ['ended.jsonl', process_.pid, 64, 'process-ended'],
        ['namespace.jsonl', process_.pid, 64, 'other-namespace'],
        ['one.jsonl', process_.pid, 64, 'usable'],
      ],
    );
  });
});
