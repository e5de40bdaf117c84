/** Debugging in a virtual machine without an editor: lldb-dap here, its program and the runner there. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SessionActions } from '../../client/debug/session/actions';
import type { CallOutcome } from '../../client/debug/session/outcome';
import { stackTrace } from '../../client/debug/session/frames';
import { evaluate } from '../../client/debug/session/requests';
import { DebugAdapter } from '../../server/cli/debug/adapter';
import { bringTo, findLldbDap, runToEnd } from '../../server/cli/debug/lldb-dap';
import { defaultRunnerProgram } from '../../server/runner-process/command';
import { startRunner } from '../../server/runner-process/start';
import type { RunnerProcess } from '../../server/runner-process/start';
import { AgreeableUser, exampleCall } from '../session/support';
import { Guest } from './guest';
import type { RemoteProgram } from './guest';
import { livingExample } from './living-example';
import type { LivingExample } from './living-example';

const program = process.env['NUMA_LENS_GUEST_PROGRAM'] ?? '';
const source = `${program}.c`;
const call = { ...exampleCall(), path: source };
const stopAt = { paths: [source], line: call.site.statement.start.line + 1 };
const touched = 60;
/** Of pages that were never written to an older kernel says what it says of memory that is not mapped. */
const unmoved = '(3 -ENOENT · 1|4) -EFAULT';

/** The session's actions with a runner that a command starts, here or there. */
async function actionsBy(
  adapter: DebugAdapter,
  runners: RunnerProcess[],
  command: readonly string[],
): Promise<SessionActions> {
  const [first = '', ...args] = command;
  const runner = startRunner({ command: first, args });
  runners.push(runner);
  const host = await runner.client.initialize('numa-lens grand suite');
  assert.ok(host.ok, host.ok ? '' : host.failure.message);
  const { client } = runner;
  const user = new AgreeableUser();
  return new SessionActions({
    dap: adapter,
    runner: client,
    host: host.value,
    user,
    state: () => adapter.state,
  });
}

function outcomeOf(result: Awaited<ReturnType<SessionActions['query']>>): CallOutcome {
  assert.ok(result.ok, result.ok ? '' : `${result.failure.code}: ${result.failure.message}`);
  return result.value;
}

describe('a program in a virtual machine, the runner started there by a command prefix', () => {
  const guest = Guest.ofThisSuite();
  const runners: RunnerProcess[] = [];
  let local: LivingExample;
  let remote: RemoteProgram;
  let adapter: DebugAdapter;
  let there: SessionActions;
  let ring: bigint;
  let moved: CallOutcome;
  /** What the guest's own kernel says of the ring's mapping, before anything moved. */
  let asItWas: Readonly<Record<string, number>>;

  before(async () => {
    // The hardest case to tell apart: the same program, at the same addresses, with the same process id.
    local = await livingExample(program);
    remote = await guest.debug(program, local.pid);
    adapter = await attach(guest);
    there = await actionsBy(adapter, runners, [...guest.prefix, ...defaultRunnerProgram]);
    const [frame] = await framesOf(adapter);
    const answer = await evaluate(adapter, '(unsigned long long)ring', frame?.id ?? 0);
    assert.ok(answer.ok, answer.ok ? '' : answer.message);
    ring = BigInt(answer.value.result);
    asItWas = await guest.pagesByNode(remote.pid, ring);
  });

  after(async () => {
    await adapter.dispose();
    for (const { client } of runners) await client.close();
    local.end();
  });

  it('is not taken for the process of this machine that has the same pid and runs the same program', async () => {
    assert.equal(adapter.state.process?.pid, local.pid);
    const runner = ['out/server/runner/main.js', '--stdio'];
    const here = await actionsBy(adapter, runners, [process.execPath, ...runner]);
    for (const action of [here.query(call), here.runAsWritten(call), here.locate(call)]) {
      const refused = await action;
      assert.ok(!refused.ok, 'a process that nobody debugs was taken for the debuggee');
      assert.equal(refused.failure.code, 'not-same-process');
      assert.match(refused.failure.message, new RegExp(`^Process ${local.pid}, .* is not the process`));
    }
  });

  it('is proved to be the same process by the runner on its side, and queried', async () => {
    const outcome = outcomeOf(await there.query(call));
    assert.match(outcome.summary, new RegExp(`^60 on node 0 · ${unmoved}$`));
  });

  it('has its migration run as written: the guest itself sees the pages on node 1', async () => {
    moved = outcomeOf(await there.runAsWritten(call));
    assert.match(moved.summary, /^60 of 64 on node 1 · /);
    assert.equal(moved.moved, touched);
    const now = await guest.pagesByNode(remote.pid, ring);
    assert.equal((now['1'] ?? 0) - (asItWas['1'] ?? 0), touched);
    assert.equal((asItWas['0'] ?? 0) - (now['0'] ?? 0), touched);
  });

  it('has its pages moved back to exactly where they were', async () => {
    const back = outcomeOf(await there.moveBack(moved));
    assert.match(back.summary, /^60 of 60 back in place/);
    assert.deepEqual(await guest.pagesByNode(remote.pid, ring), asItWas);
  });

  it('then makes its own call, which moves the pages once more', async () => {
    assert.deepEqual(await runToEnd(adapter, stopAt), { ok: true, value: undefined });
    assert.match(await remote.ended, /60 of 64 pages are on node 1/);
  });
});

describe('a program that has another path in the virtual machine than its copy here', () => {
  const guest = Guest.ofThisSuite();
  const runners: RunnerProcess[] = [];
  let adapter: DebugAdapter;

  before(async () => {
    await guest.run(`mv ${program} /app/elsewhere`);
    // A number that another program has here: without the platform lldb would take that one for what it debugs.
    await guest.debug('/app/elsewhere', process.pid);
    adapter = await attach(guest);
  });

  after(async () => {
    await adapter.dispose();
    for (const { client } of runners) await client.close();
    await guest.run(`mv /app/elsewhere ${program}`);
  });

  it('is proved by what only its process has', async () => {
    const there = await actionsBy(adapter, runners, [...guest.prefix, ...defaultRunnerProgram]);
    outcomeOf(await there.query(call));
  });
});

/** lldb-dap, at the call of the program that the guest's gdbserver has started. */
async function attach({ debugging }: Guest): Promise<DebugAdapter> {
  const lldb = await findLldbDap();
  assert.ok(lldb !== undefined);
  const adapter = new DebugAdapter(lldb);
  const configuration = {
    program,
    platformName: 'remote-linux',
    'gdb-remote-hostname': '127.0.0.1',
    'gdb-remote-port': debugging,
  };
  const at = await bringTo(adapter, 'attach', configuration, stopAt);
  assert.deepEqual(at, { ok: true, value: undefined });
  return adapter;
}

async function framesOf(adapter: DebugAdapter) {
  const frames = await stackTrace(adapter, adapter.state.stop?.threadId ?? 0, 1);
  assert.ok(frames.ok, frames.ok ? '' : frames.message);
  return frames.value;
}
