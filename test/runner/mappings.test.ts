import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Mapping } from '../../server/protocol/processes';
import type { Target } from '../../server/protocol/runner';
import {
  compile,
  expectFailure,
  expectOk,
  hex,
  noCompiler,
  runnerOnTarget,
  TargetProcess,
  temporaryFolder,
} from './support';
import type { TestRunner } from './support';

describe('runner: a whole process', { skip: noCompiler }, () => {
  let runner: TestRunner;
  let process_: TargetProcess;
  let target: Target;
  let end: () => Promise<void>;
  before(async () => {
    ({ runner, process_, target, end } = await runnerOnTarget());
    await process_.fill();
  });
  after(() => end());
  const mappings = async (): Promise<readonly Mapping[]> =>
    expectOk(await runner.client.mappings({ target: target.target })).mappings;
  const holding = (list: readonly Mapping[], address: bigint): Mapping | undefined =>
    list.find((one) => BigInt(one.from) <= address && address < BigInt(one.to));

  it('lists every line of its maps', async () => {
    const lines = fs.readFileSync(`/proc/${process_.pid}/maps`, 'latin1').trimEnd().split('\n');
    const list = await mappings();
    assert.deepEqual(
      list.map(({ from, to, permissions }) => `${from}-${to} ${permissions}`),
      lines.map((line) => line.replace(/^([0-9a-f]+)-([0-9a-f]+) (\S+).*$/, '0x$1-0x$2 $3')),
    );
  });

  it('counts the pages in memory on each node', async () => {
    const area = holding(await mappings(), process_.area('touched').from);
    assert.equal(
      area?.nodes?.reduce((sum, one) => sum + one.pages, 0),
      64,
    );
    assert.equal(area.policy, 'default');
    assert.equal(area.mapMax, 1);
    assert.equal(area.unmovable, undefined);
    assert.equal(area.pageSize, 4096);
  });

  it('says in a sentence why the pages of a mapping stay', async () => {
    const list = await mappings();
    const reasonOf = (name: string): string => list.find((one) => one.name === name)?.unmovable ?? '';
    const expected = new Map([
      ['[vsyscall]', /of the kernel/],
      ['[vdso]', /code of the kernel/],
      ['[vvar]', /data of the kernel/],
    ]);
    const present = [...expected].filter(([name]) => list.some((one) => one.name === name));
    assert.ok(present.length > 0);
    for (const [name, words] of present) assert.match(reasonOf(name), words);
    const guard = holding(list, process_.area('guard').from);
    assert.match(guard?.unmovable ?? '', /No access is permitted/);
    // Pages that were in use before: the kernel moves them.
    assert.equal(holding(list, process_.area('protected').from)?.unmovable, undefined);
    for (const { unmovable } of list) if (unmovable !== undefined) assert.match(unmovable, /^[A-Z].*\.$/);
  });

  it('takes all mappings that can be moved as the pages of a process', async () => {
    const movable = (await mappings()).filter((one) => one.unmovable === undefined);
    const size = movable.reduce((sum, one) => sum + Number(BigInt(one.to) - BigInt(one.from)), 0);
    const map = expectOk(
      await runner.client.map({ target: target.target, pages: { kind: 'process' }, cells: 1000 }),
    );
    assert.equal(map.pages, size / 4096);
    assert.equal(
      map.ranges.reduce((sum, one) => sum + Number(BigInt(one.to) - BigInt(one.from)), 0),
      size,
    );
    assert.ok(map.cells.reduce((sum, run) => sum + run.cells, 0) <= 1000);
    const { from } = process_.area('guard');
    assert.ok(map.ranges.every((one) => from < BigInt(one.from) || from >= BigInt(one.to)));
  });

  it('maps ranges and single pages in their order', async () => {
    const { from } = process_.area('touched');
    const { from: hole } = process_.area('hole');
    const map = expectOk(
      await runner.client.map({ target: target.target, pages: process_.ranges('touched'), cells: 16 }),
    );
    assert.equal(map.pagesPerCell, 4);
    assert.equal(map.pages, 64);
    assert.deepEqual(map.ranges, [{ from: hex(from), to: hex(from + 64n * 4096n) }]);
    const single = expectOk(
      await runner.client.map({
        target: target.target,
        pages: { kind: 'addresses', addresses: [hole + 9n, from, from + 4096n, from].map(hex) },
        cells: 16,
      }),
    );
    assert.equal(single.pages, 3);
    assert.equal(single.pagesPerCell, 1);
    assert.deepEqual(single.cells.map((run) => run.cells).sort(), [1, 2]);
  });

  it('gives the maps before and after a move', async () => {
    const pages = process_.ranges('touched');
    const { counts } = expectOk(await runner.client.query(target.target, pages));
    const home = counts.map((count) => ('node' in count ? count.node : -1))[0] ?? -1;
    const moved = expectOk(
      await runner.client.move({
        target: target.target,
        pages,
        to: { kind: 'node', node: home },
        flags: 2,
        mapCells: 8,
      }),
    );
    assert.deepEqual(moved.maps?.before.cells, [{ cells: 8, counts: [{ node: home, pages: 8 }] }]);
    assert.deepEqual(moved.maps.after, moved.maps.before);
    assert.equal(moved.maps.before.pagesPerCell, 8);
  });

  it('tells the nodes of the machine again, and those of a target', async () => {
    const machine = expectOk(await runner.client.topology());
    assert.deepEqual(
      machine.topology.nodes.map((one) => one.node),
      runner.machine.topology.nodes.map((one) => one.node),
    );
    assert.equal(machine.allowedNodes, undefined);
    const own = expectOk(await runner.client.topology({ target: target.target }));
    assert.deepEqual(own.allowedNodes, target.allowedNodes);
    expectFailure(await runner.client.topology({ target: 'nobody' }), 'bad-request');
  });

  it('answers a ping while a move is under way', async () => {
    const stop = new AbortController();
    const order: string[] = [];
    const move = runner.client
      .move(
        { target: target.target, pages: process_.ranges('dense'), to: { kind: 'node', node: 0 }, flags: 2 },
        { cancel: stop.signal },
      )
      .then((outcome) => {
        order.push('move');
        return outcome;
      });
    for (const sequence of [1, 2, 3]) {
      assert.deepEqual(expectOk(await runner.client.ping(sequence)), { sequence });
      order.push('ping');
    }
    stop.abort();
    assert.equal(expectOk(await move).cancelled, true);
    assert.deepEqual(order, ['ping', 'ping', 'ping', 'move']);
  });

  it('refuses what is no number of cells', async () => {
    const pages = process_.ranges('touched');
    expectFailure(await runner.client.map({ target: target.target, pages, cells: 0 }), 'bad-request');
    expectFailure(await runner.client.map({ target: target.target, pages, cells: 20_000 }), 'bad-request');
  });

  it('tells nothing of a process that has ended', async () => {
    const other = await TargetProcess.start();
    const opened = expectOk(await runner.client.openTarget({ pid: other.pid }));
    await other.kill();
    expectFailure(await runner.client.mappings({ target: opened.target }), 'process-exited');
    expectFailure(await runner.client.topology({ target: opened.target }), 'process-exited');
    expectFailure(
      await runner.client.map({ target: opened.target, pages: { kind: 'process' }, cells: 10 }),
      'process-exited',
    );
  });

  it('cuts names that are absurdly long, and tells of everything behind them', async () => {
    const folder = temporaryFolder();
    // A path has no bound but that of each step; this one is longer than what is read of a line.
    const script = `
      process.chdir(process.argv[1]);
      for (let i = 0; i < 300; i++) { fs.mkdirSync('d'.repeat(250)); process.chdir('d'.repeat(250)); }
      fs.copyFileSync(process.argv[2], './target');
      const child = child_process.spawn('./target', ['64'], { stdio: ['pipe', 'pipe', 'inherit'] });
      child.stdout.once('data', () => console.log(child.pid));
      process.stdin.on('end', () => child.kill()).resume();`;
    const parent = spawn(process.execPath, ['-e', script, folder, compile('target')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    const maps = fs.readFileSync(`/proc/${pid}/maps`, 'latin1').trimEnd().split('\n');
    assert.ok(maps.filter((one) => one.length > 75_000).length > 1, 'there are such lines');
    const deep = expectOk(await runner.client.openTarget({ pid }));
    const list = expectOk(await runner.client.mappings({ target: deep.target })).mappings;
    assert.deepEqual(
      list.map(({ from, to }) => `${from}-${to}`),
      maps.map((one) => one.replace(/^([0-9a-f]+)-([0-9a-f]+) .*$/, '0x$1-0x$2')),
    );
    for (const { name } of list) assert.ok(name.length <= 65_536, String(name.length));
    assert.equal(
      list.filter(({ name }) => name.length > 65_000).length,
      maps.filter((one) => one.length > 75_000).length,
    );
    const everything = await runner.client.query(deep.target, { kind: 'process' });
    assert.ok(expectOk(everything).pages > 64);
    parent.stdin.end();
    await once(parent, 'exit');
    // fs.rm names each file by its path from the top, which is too long.
    execFileSync('rm', ['-rf', folder]);
  });
});
