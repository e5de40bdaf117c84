/**
 * Moves and undo on this machine's own kernel, which may have one node only: what changes nothing there (staying where it is, refusals,
 * journals) is tested here; pages that really change their node are tested on an emulated machine.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Destination, MoveParams, Target } from '../../server/protocol/runner';
import { JournalWriter } from '../../server/runner/journal';
import { loadLibc } from '../../server/runner/libc';
import { Target as OpenTarget } from '../../server/runner/target';
import {
  deadPid,
  expectFailure,
  expectOk,
  hex,
  initializedRunner,
  noCompiler,
  runnerOnTarget,
  TargetProcess,
  temporaryFolder,
  without,
} from './support';
import type { TestRunner } from './support';

describe('runner: move and undo', { skip: noCompiler }, () => {
  const folder = temporaryFolder();
  let runner: TestRunner;
  let process_: TargetProcess;
  let target: Target;
  let end: () => Promise<void>;
  let home: number;
  before(async () => {
    ({ runner, process_, target, end } = await runnerOnTarget());
    const placement = expectOk(await runner.client.query(target.target, process_.ranges('touched')));
    const first = placement.runs[0];
    assert.ok(first !== undefined && 'node' in first);
    home = first.node;
  });
  after(async () => {
    await end();
    fs.rmSync(folder, { recursive: true });
  });

  const toNode = (node: number): Destination => ({ kind: 'node', node });
  const order = (more: Partial<MoveParams> = {}): MoveParams => ({
    target: target.target,
    pages: process_.ranges('touched'),
    to: toNode(home),
    flags: 2,
    ...more,
  });

  it('leaves alone what is there already, and needs no journal for it', async () => {
    const file = path.join(folder, 'none');
    const result = expectOk(await runner.client.move(order({ journal: file })));
    assert.equal(result.moved, 0);
    assert.equal(result.alreadyThere, 64);
    assert.deepEqual(result.notMoved, []);
    assert.deepEqual(result.after, result.before);
    assert.equal(result.journal, undefined);
    assert.equal(result.cancelled, false);
    assert.ok(!fs.existsSync(file));
  });

  it('says why pages that are not in memory do not move', async () => {
    const { from } = process_.area('touched');
    const end = process_.area('untouched').from + 64n * 4096n;
    const result = expectOk(
      await runner.client.move(
        order({ pages: { kind: 'ranges', ranges: [{ from: hex(from), to: hex(end) }] } }),
      ),
    );
    assert.equal(result.alreadyThere, 64);
    const [absent, ...others] = result.notMoved;
    assert.ok(absent?.reason === 'status' && [-2, -14].includes(absent.status) && absent.pages === 64);
    assert.deepEqual(others, []);
  });

  it("takes pages and nodes from the call's own arrays", async () => {
    const pages = process_.area('pages');
    const nodes = process_.area('nodes');
    const result = expectOk(
      await runner.client.move(
        order({
          pages: { kind: 'array', address: hex(pages.from), count: pages.length },
          // Six zeros in the target.
          to: { kind: 'array', address: hex(nodes.from) },
        }),
      ),
    );
    assert.equal(result.before.pages, 5);
    assert.equal(
      result.notMoved.reduce((sum, one) => sum + one.pages, result.alreadyThere + result.moved),
      5,
    );
  });

  it('refuses nodes that do not exist, before anything moves', async () => {
    const failure = expectFailure(await runner.client.move(order({ to: toNode(63) })), 'no-such-node');
    assert.equal(failure.errno, 'ENODEV');
    assert.match(failure.message, /node 63/);
    expectFailure(await runner.client.move(order({ to: toNode(-1) })), 'no-such-node');
    expectFailure(await runner.client.move(order({ to: toNode(1 << 20) })), 'no-such-node');
    const list = { kind: 'list', nodes: [home, 63] } as const;
    const addresses = [0n, 4096n].map((offset) => hex(process_.area('touched').from + offset));
    const pages = { kind: 'addresses', addresses } as const;
    expectFailure(await runner.client.move(order({ pages, to: list })), 'no-such-node');
    const short = { kind: 'list', nodes: [home] } as const;
    expectFailure(await runner.client.move(order({ pages, to: short })), 'bad-request');
    expectFailure(await runner.client.move(order({ to: short })), 'bad-request');
  });

  it('tells obstacles without moving on a dry run', async () => {
    const result = expectOk(await runner.client.move(order({ to: toNode(63), dryRun: true })));
    assert.deepEqual(result.notMoved, [{ reason: 'not-attempted', pages: 64 }]);
    const obstacle = result.obstacles.find((one) => one.id === 'no-such-node');
    assert.equal(obstacle?.blocks, true);
    assert.equal(result.journal, undefined);
    const { obstacles } = expectOk(
      await runner.client.preflight({
        target: target.target,
        flags: 2,
        nodes: [home],
        bytes: Number.MAX_SAFE_INTEGER,
      }),
    );
    assert.ok(obstacles.some((one) => one.id === 'memory-left' && !one.blocks));
    const one = runner.machine.topology.nodes.filter((node) => node.memTotal !== '0').length === 1;
    assert.equal(
      obstacles.some((obstacle_) => obstacle_.id === 'one-node'),
      one,
    );
  });

  it('wants room for what is in memory, not for all addresses', async () => {
    const pages = process_.ranges('reserve');
    const { obstacles, notMoved } = expectOk(await runner.client.move(order({ pages, dryRun: true })));
    assert.ok(obstacles.every((one) => one.id !== 'memory-left'));
    assert.equal(notMoved[0]?.pages, 26_214_400);
  });

  it('refuses flags that move_pages does not take', async () => {
    const failure = expectFailure(await runner.client.move(order({ flags: 8 })), 'bad-request');
    assert.match(failure.message, /"flags"/);
    // MPOL_MF_STRICT, which mbind(2) alone takes.
    expectFailure(await runner.client.move(order({ flags: 2 | 1 })), 'bad-request');
    expectFailure(await runner.client.move(order({ batch: 0 })), 'bad-request');
  });

  it('refuses MPOL_MF_MOVE_ALL without the capability', async () => {
    // The runner stays the user who may read this checkout; as root it gives up only the right in question.
    const own = await TargetProcess.start(4);
    const unprivileged = await initializedRunner(without('sys_nice'));
    try {
      assert.equal(unprivileged.machine.capabilities.sysNice, false);
      const { client } = unprivileged;
      const { target: handle } = expectOk(await client.openTarget({ pid: own.pid }));
      const pages = own.ranges('touched');
      const failure = expectFailure(
        await client.move(order({ target: handle, pages, flags: 4 })),
        'move-all-privilege',
      );
      assert.match(failure.message, /CAP_SYS_NICE/);
      assert.equal(expectOk(await client.move(order({ target: handle, pages }))).alreadyThere, 4);
    } finally {
      await unprivileged.client.close();
      await own.kill();
    }
  });

  it('moves nothing of a debugged process before the proof', async () => {
    const opened = expectOk(await runner.client.openTarget({ pid: process_.pid, requireProof: true }));
    expectFailure(await runner.client.move(order({ target: opened.target })), 'not-proved');
    expectOk(await runner.client.query(opened.target, process_.ranges('touched')));
  });

  /** A journal as the runner writes it, saying that the touched pages were on their own node. */
  async function journalOf(file: string | undefined): Promise<string> {
    const libc = expectOk(await loadLibc());
    const opened = expectOk(await OpenTarget.open(libc, 'test', { pid: process_.pid }));
    const { pageSize, kernel } = runner.machine;
    const writer = await JournalWriter.prepare(opened, { file, flags: 2, pageSize, kernel });
    const first = Number(process_.area('touched').from / BigInt(pageSize));
    assert.equal(await writer.record([{ first, count: 60, node: home }]), undefined);
    assert.equal(await writer.record([{ first: first + 60, count: 8, node: home }]), undefined);
    await writer.close();
    await opened.close();
    assert.ok(writer.file !== undefined);
    return writer.file;
  }

  it('puts pages back by the journal, and a torn last line does no harm', async () => {
    const file = await journalOf(path.join(folder, 'journal.jsonl'));
    assert.equal(fs.statSync(file).mode & 0o777, 0o600);
    fs.appendFileSync(file, '[["0x7f0000');
    // What is behind damage may be damaged as well.
    fs.appendFileSync(file, `\n[["0x10000",1,${home}]]\n`);
    const descriptors = (): number => fs.readdirSync(`/proc/${runner.machine.runnerPid}/fd`).length;
    const before = descriptors();
    for (const more of [{}, { target: target.target }]) {
      const result = expectOk(await runner.client.undo({ journal: file, ...more }));
      assert.equal(result.pid, process_.pid);
      assert.equal(result.alreadyThere, 64);
      assert.equal(result.gone, 4);
      assert.equal(result.movedBack, 0);
      assert.deepEqual(result.notMoved, []);
      assert.equal(result.after.pages, 68);
    }
    assert.equal(descriptors(), before);
  });

  it('tells at an undo of a later move of the same pages that has not been undone', async () => {
    const [earlier, later] = [await journalOf(undefined), await journalOf(undefined)];
    const [header = '', ...lines] = fs.readFileSync(later, 'utf8').split('\n');
    const written = '2126-01-01T00:00:00.000Z';
    const undoAfter = async (batches: readonly string[]): Promise<string | undefined> => {
      const dated = header.replace(/"written":"[^"]+"/, `"written":"${written}"`);
      fs.writeFileSync(later, [dated, ...batches].join('\n'));
      return expectOk(await runner.client.undo({ journal: earlier })).movedAgain;
    };
    const found = (node: number): readonly string[] =>
      lines.map((line) => line.replaceAll(`,${home}]`, `,${node}]`));
    // It found them on another node than they are on now.
    assert.equal(await undoAfter(found(home + 1)), written);
    // They are where it found them, so it has been undone.
    assert.equal(await undoAfter(found(home)), undefined);
    assert.equal(await undoAfter([`[["0x10000",1,${home + 1}]]`, '']), undefined, 'other pages');
    const reversed = expectOk(await runner.client.undo({ journal: later }));
    assert.equal(reversed.movedAgain, undefined, 'the earlier one');
    for (const file of [earlier, later]) fs.rmSync(file);
  });

  it('refuses a journal that is about something else', async () => {
    const file = await journalOf(path.join(folder, 'other.jsonl'));
    const [header = '', ...batches] = fs.readFileSync(file, 'utf8').split('\n');
    const changed = (from: string | RegExp, to: string): string => {
      assert.match(header, new RegExp(from));
      const copy = path.join(folder, 'changed.jsonl');
      fs.writeFileSync(copy, [header.replace(from, to), ...batches].join('\n'));
      return copy;
    };
    const undo = async (journal: string): ReturnType<typeof runner.client.undo> =>
      runner.client.undo({ journal });
    expectFailure(await undo(changed(/"startTime":"\d+"/, '"startTime":"1"')), 'process-replaced');
    expectFailure(await undo(changed(/"startStack":"\d+"/, '"startStack":"1"')), 'program-replaced');
    expectFailure(await undo(changed(/"pid":\d+/, '"pid":2147483647')), 'no-such-process');
    expectFailure(await undo(changed(/"boot":"[^"]+"/, '"boot":"0"')), 'process-exited');
    expectFailure(await undo(changed(/"pidNamespace":"[^"]+"/, '"pidNamespace":"pid:[1]"')), 'journal');
    expectFailure(await undo(changed(/"numaLensJournal":1/, '"numaLensJournal":99')), 'journal');
    expectFailure(await undo(changed('{', '[')), 'journal');
    expectFailure(await undo(changed(/"pageSize":\d+/, '"pageSize":4096.5')), 'journal');
    expectFailure(await undo(path.join(folder, 'missing')), 'journal');
    expectFailure(await undo(folder), 'journal');
  });

  it('removes journals of ended processes from its own folder, and no others', async () => {
    const state = path.join(folder, 'state');
    const journals = path.join(state, 'numa-lens/journals');
    const alive = await journalOf(path.join(folder, 'alive.jsonl'));
    const text = fs.readFileSync(alive, 'utf8');
    fs.mkdirSync(journals, { recursive: true });
    const put = (name: string, content: string): void => {
      fs.writeFileSync(path.join(journals, name), content);
    };
    put('alive.jsonl', text);
    put('ended.jsonl', text.replace(/"pid":\d+/, `"pid":${deadPid()}`));
    put('other-start.jsonl', text.replace(/"startTime":"\d+"/, '"startTime":"1"'));
    put('other-boot.jsonl', text.replace(/"boot":"[^"]+"/, '"boot":"0"'));
    put('other-namespace.jsonl', text.replace(/"pidNamespace":"[^"]+"/, '"pidNamespace":"pid:[1]"'));
    put('notes.txt', 'mine');
    const before = process.env['XDG_STATE_HOME'];
    process.env['XDG_STATE_HOME'] = state;
    try {
      const file = await journalOf(undefined);
      const left = fs.readdirSync(journals).sort();
      assert.deepEqual(
        left,
        ['alive.jsonl', 'notes.txt', 'other-namespace.jsonl', path.basename(file)].sort(),
      );
    } finally {
      if (before === undefined) delete process.env['XDG_STATE_HOME'];
      else process.env['XDG_STATE_HOME'] = before;
    }
  });

  it('never writes a journal over another file', async () => {
    const libc = expectOk(await loadLibc());
    const opened = expectOk(await OpenTarget.open(libc, 'test', { pid: process_.pid }));
    const file = path.join(folder, 'precious');
    fs.writeFileSync(file, 'precious');
    for (const name of [file, path.join(folder, 'no/such/folder')]) {
      const writer = await JournalWriter.prepare(opened, {
        file: name,
        flags: 2,
        pageSize: 4096,
        kernel: '6',
      });
      const failure = await writer.record([{ first: 1, count: 1, node: 0 }]);
      assert.equal(failure?.code, 'journal');
    }
    assert.equal(fs.readFileSync(file, 'utf8'), 'precious');
    await opened.close();
  });
});
