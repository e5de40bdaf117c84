/** The list of processes, compared with what /proc and the kernel say of real ones. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { ProcessInfo } from '../../server/protocol/processes';
import { loadLibc } from '../../server/runner/libc';
import { limits } from '../../server/runner/limits';
import { listProcesses } from '../../server/runner/processes';
import { parseNumaMapping } from '../../server/runner/numa-maps';
import { parseStat } from '../../server/runner/procfs';
import {
  asRoot,
  compile,
  deadPid,
  expectFailure,
  expectOk,
  initializedRunner,
  noCompiler,
  statOf,
  TargetProcess,
  without,
} from './support';
import type { TestRunner } from './support';

describe('runner: numa_maps', () => {
  it('reads policy, page size, nodes in base pages and sharing', () => {
    const parse = (line: string): unknown => parseNumaMapping(line, 4096);
    assert.deepEqual(
      parse('7f00 default file=/usr/lib/a\\040b mapped=5 mapmax=3 N0=2 N1=3 kernelpagesize_kB=4'),
      {
        start: 0x7f00n,
        policy: 'default',
        pageSize: 4096,
        nodes: [
          { node: 0, pages: 2 },
          { node: 1, pages: 3 },
        ],
        mapMax: 3,
      },
    );
    assert.deepEqual(
      parse('7f00 bind:1 file=/anon_hugepage\\040(deleted) huge anon=2 dirty=2 N1=2 kernelpagesize_kB=2048'),
      {
        start: 0x7f00n,
        policy: 'bind:1',
        pageSize: 2 << 20,
        nodes: [{ node: 1, pages: 1024 }],
        mapMax: 1,
      },
    );
    assert.deepEqual(parse('7f00 prefer (many):0-1 heap'), {
      start: 0x7f00n,
      policy: 'prefer (many):0-1',
      pageSize: 4096,
      nodes: [],
    });
    assert.deepEqual(parse('7f00 interleave=static:0-1'), {
      start: 0x7f00n,
      policy: 'interleave=static:0-1',
      pageSize: 4096,
      nodes: [],
    });
    assert.equal(parse('nonsense'), undefined);
  });
});

describe('runner: processes', { skip: noCompiler }, () => {
  let runner: TestRunner;
  let target: TargetProcess;
  before(async () => {
    runner = await initializedRunner();
    target = await TargetProcess.start(4096);
  });
  after(async () => {
    await target.kill();
    await runner.client.close();
  });

  const list = async (from: TestRunner, pids?: readonly number[]): Promise<readonly ProcessInfo[]> =>
    expectOk(await from.client.listProcesses(pids === undefined ? {} : { pids })).processes;

  /** Empty for a process that has ended since. */
  const statLine = (pid: number): string => {
    try {
      return fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
    } catch {
      return '';
    }
  };

  it('tells what a process is, its size, rights and nodes', async () => {
    const [one, ...rest] = await list(runner, [target.pid]);
    assert.ok(one !== undefined && rest.length === 0);
    assert.equal(one.startTime, statOf(target.pid).startTime);
    assert.equal(one.parent, process.pid);
    assert.equal(one.name, 'target');
    assert.equal(one.command, `${compile('target')} 4096`);
    assert.equal(one.uid, process.getuid?.());
    assert.equal(one.threads, 1);
    assert.equal(one.refused, undefined);
    assert.ok(one.allowedNodes.length > 0);
    // 4096 touched pages and those of the program itself.
    assert.ok(Number(one.residentBytes) >= 4096 * 4096 && Number(one.residentBytes) < 6144 * 4096);
    const pages = one.nodes?.reduce((sum, node) => sum + node.pages, 0) ?? 0;
    assert.ok(pages >= 4096 && pages < 6144, String(pages));
    const asked = await runner.client.listProcesses({ pids: [target.pid], nodes: false });
    assert.equal(expectOk(asked).processes[0]?.nodes, undefined);
  });

  it('lists everybody else as well, the largest first, and no kernel threads', async () => {
    const all = await list(runner);
    assert.ok(all.some(({ pid }) => pid === target.pid));
    assert.ok(all.some(({ pid }) => pid === process.pid));
    for (const { pid } of all) assert.notEqual(parseStat(statLine(pid))?.kernelThread, true, String(pid));
    const sizes = all.map(({ residentBytes }) => Number(residentBytes));
    assert.deepEqual(
      sizes,
      [...sizes].sort((a, b) => b - a),
    );
    assert.equal(new Set(all.map(({ pid }) => pid)).size, all.length);
  });

  it('leaves out what has ended, and says of a named zombie what it is', async () => {
    const zombie = await target.zombie();
    assert.deepEqual(await list(runner, [deadPid()]), []);
    const [one] = await list(runner, [zombie]);
    assert.equal(one?.refused?.code, 'zombie');
    assert.ok(!(await list(runner)).some(({ pid }) => pid === zombie));
  });

  it('says why it may not touch the process of another user', async () => {
    // Root is another user like any other once it gives up the right to look into every process.
    const nobody = asRoot ? await TargetProcess.start(4, undefined, { uid: 65534, gid: 65534 }) : undefined;
    const plain = await initializedRunner(without('sys_ptrace'));
    try {
      const pid = nobody?.pid ?? 1;
      const [foreign] = await list(plain, [pid]);
      assert.ok(foreign?.refused !== undefined);
      assert.equal(foreign.nodes, undefined);
      const failure = expectFailure({ ok: false, failure: foreign.refused }, 'no-permission');
      assert.match(failure.message, new RegExp(`may not inspect process ${pid} \\(user ${foreign.uid}\\)`));
    } finally {
      await plain.client.close();
      await nobody?.kill();
    }
  });

  it('tells the command line also where the runner itself is held up', async () => {
    const libc = expectOk(await loadLibc());
    const still = new Int32Array(new SharedArrayBuffer(4));
    let isTold = false;
    // No processor for longer than a process may take, in each turn in which somebody counts the time.
    const holdUp = (): void => {
      if (process.getActiveResourcesInfo().includes('Timeout'))
        Atomics.wait(still, 0, 0, limits.processPatience + 50);
      if (!isTold) setImmediate(holdUp);
    };
    const answer = listProcesses(libc, { pids: [target.pid], nodes: false }, undefined);
    holdUp();
    const { processes } = await answer;
    isTold = true;
    assert.equal(processes[0]?.command, `${compile('target')} 4096`);
  });

  it('refuses a list of numbers that are none', async () => {
    const asked = await runner.client.listProcesses({ pids: [1.5] });
    assert.match(expectFailure(asked, 'bad-request').message, /"pids" is not a list of whole numbers/);
  });
});
