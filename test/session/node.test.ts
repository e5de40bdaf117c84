/** The actions on a call of a paused Node program: the TypeScript example, compiled, and a runner beside it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { transformSync } from 'esbuild';
import { SessionActions } from '../../client/debug/session/actions';
import type { PlacedCall } from '../../client/debug/session/actions';
import type { RunnerPort } from '../../client/debug/session/ports';
import type { ParameterRole } from '../../server/kernel/calls';
import type { WireCallArgument } from '../../server/protocol/lens';
import type { InitializeResult } from '../../server/protocol/runner';
import { startRunner } from '../../server/runner-process/start';
import type { RunnerProcess } from '../../server/runner-process/start';
import { NodeDebuggee } from './node-debuggee';
import { AgreeableUser, answering } from './support';

const root = path.resolve(__dirname, '../../..');
const skip = process.platform === 'linux' ? false : 'the runner runs on Linux only';

/** Why a pattern of single pages cannot be made here; false when it can. */
const hugePages: string | false = isAlways('/sys/kernel/mm/transparent_hugepage/enabled')
  ? 'transparent huge pages are always used here: what touches one page touches its neighbours'
  : false;

function isAlways(file: string): boolean {
  try {
    return fs.readFileSync(file, 'utf8').includes('[always]');
  } catch {
    // A kernel without huge pages.
    return false;
  }
}

/** In the checkout, where the example finds koffi. */
function compileExample(folder: string): string {
  const source = fs.readFileSync(path.join(root, 'examples/first-touch.ts'), 'utf8');
  const file = path.join(folder, 'first-touch.mjs');
  fs.writeFileSync(file, transformSync(source, { loader: 'ts', format: 'esm', target: 'es2022' }).code);
  return file;
}

/** The call as the language server would send it, with nothing folded but flags. */
function callIn(file: string, texts: Partial<Record<ParameterRole, string>> = {}): PlacedCall {
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes('syscall(SYS_move_pages'));
  const written = { pid: '0', count: 'pages.length', pages: 'pages', nodes: 'nodes', status: 'status' };
  const range = { start: { line, character: 0 }, end: { line, character: lines[line]?.length ?? 0 } };
  const argument = (role: ParameterRole, text: string, folded?: string): WireCallArgument => ({
    role,
    range,
    text,
    expanded: text,
    ...(folded === undefined ? {} : { folded }),
  });
  const texted = Object.entries({ ...written, ...texts }).map(([role, text]) =>
    argument(roles.find((one) => one === role) ?? 'pid', text),
  );
  return {
    path: file,
    site: {
      call: 'move_pages',
      form: 'syscall',
      range,
      statement: range,
      functionName: 'main',
      functionRange: {
        start: { line: lines.findIndex((one) => one.startsWith('async function main')), character: 0 },
        end: { line: lines.lastIndexOf('}'), character: 1 },
      },
      arguments: [...texted, argument('flags', 'MPOL_MF_MOVE', '2')],
      sound: true,
    },
  };
}

const roles: readonly ParameterRole[] = ['pid', 'count', 'pages', 'nodes', 'status', 'flags'];

describe('a Node program, paused at its call', { skip }, () => {
  let folder: string;
  let file: string;
  let call: PlacedCall;
  let debuggee: NodeDebuggee;
  let runner: RunnerProcess;
  let host: InitializeResult;
  let user: AgreeableUser;
  const stop = (one: NodeDebuggee): void => {
    one.end();
  };
  const start = () => NodeDebuggee.stoppedAt(file, call.site.statement.start.line + 1);
  const actionsOf = (dap: NodeDebuggee, port: RunnerPort = runner.client) =>
    new SessionActions({ dap, runner: port, host, user, state: () => dap.state, confirm: () => 'always' });

  before(async () => {
    folder = fs.mkdtempSync(path.join(root, 'out/test/first-touch-'));
    file = compileExample(folder);
    call = callIn(file);
    runner = startRunner({
      command: process.execPath,
      args: [path.join(root, 'out/server/runner/main.js'), '--stdio'],
    });
    const initialized = await runner.client.initialize('numa-lens test');
    assert.ok(initialized.ok, initialized.ok ? '' : initialized.failure.message);
    host = initialized.value;
    user = new AgreeableUser();
    debuggee = await start();
  });
  after(async () => {
    stop(debuggee);
    await runner.client.close();
    fs.rmSync(folder, { recursive: true });
  });

  it('stands on the call', async () => {
    const position = await actionsOf(debuggee).position(call);
    assert.equal(position.ok && position.value.standing, 'on-call');
  });

  it('has its arguments read: arrays without addresses', async () => {
    const readings = await actionsOf(debuggee).readArguments(call);
    assert.ok(readings.ok);
    const shown = readings.value.map((one) => {
      assert.ok('value' in one, one.role);
      const { role, value, source } = one;
      return [role, typeof value === 'bigint' ? value : value.size, source];
    });
    assert.deepEqual(shown, [
      ['pid', 0n, 'evaluated'],
      ['count', 64n, 'evaluated'],
      ['pages', '512 bytes', 'evaluated'],
      ['nodes', '256 bytes', 'evaluated'],
      ['status', '256 bytes', 'evaluated'],
      ['flags', 2n, 'folded'],
    ]);
  });

  it('has its pages queried where they are', async (t) => {
    const from = performance.now();
    const outcome = await actionsOf(debuggee).query(call);
    t.diagnostic(`fact session-node-query-ms=${(performance.now() - from).toFixed(0)}`);
    assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
    assert.equal(outcome.value.pid, debuggee.pid);
    assert.match(outcome.value.summary, /^60 on node \d+ · 4 -E(NOENT|FAULT)$/);
  });

  it('has its migration run as written, after a plan in words', async () => {
    const wanted = Math.max(...host.topology.nodes.map(({ node }) => node));
    const outcome = await actionsOf(debuggee).runAsWritten(call);
    assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
    assert.match(outcome.value.summary, new RegExp(`^60 of 64 on node ${wanted} · 4 -E`));
    assert.equal(user.plans.at(-1)?.pages, 64);
    assert.equal(user.plans.at(-1)?.pid, debuggee.pid);
  });

  it('knows process.pid for the program itself, and asks about any other', async () => {
    const own = await actionsOf(debuggee).readArguments(callIn(file, { pid: 'process.pid' }));
    assert.ok(own.ok);
    const pid = own.value.find(({ role }) => role === 'pid');
    assert.deepEqual(pid, { role: 'pid', text: 'process.pid', value: 0n, source: 'known' });
    const outcome = await actionsOf(debuggee).query(callIn(file, { pid: String(process.pid) }));
    assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
    assert.equal(user.processes.at(-1)?.pid, process.pid);
  });

  it('is told when its array is shorter than its count', async () => {
    const outcome = await actionsOf(debuggee).query(callIn(file, { count: 'pages.length + 1' }));
    assert.equal(outcome.ok ? '' : outcome.failure.code, 'array-too-short');
    const nodes = await actionsOf(debuggee).runAsWritten(callIn(file, { nodes: '[0, 0]' }));
    assert.match(nodes.ok ? '' : nodes.failure.message, /"nodes" has room for 2 values of 4 bytes/);
  });

  it('only queries when nodes is null', async () => {
    const outcome = await actionsOf(debuggee).runAsWritten(callIn(file, { nodes: 'null' }));
    assert.equal(outcome.ok ? '' : outcome.failure.code, 'query-only');
  });

  describe('the same-process proof', () => {
    it('is made anew for each action, with bytes that were never there before', async () => {
      const planted = () => debuggee.evaluated.filter((text) => text.includes('BigUint64Array'));
      const before = new Set(planted());
      await actionsOf(debuggee).query(call);
      const [fresh, ...more] = planted().filter((text) => !before.has(text));
      assert.ok(fresh !== undefined && more.length === 0);
      assert.equal(new Set(fresh.match(/0x[0-9a-f]+n/g)).size, 8);
    });

    it('fails when the program reports the pid of another run of itself', async () => {
      const twin = await start();
      try {
        twin.rewrite = (expression, result) =>
          expression.endsWith('process.pid') ? String(debuggee.pid) : result;
        const actions = actionsOf(twin);
        for (const act of [() => actions.query(call), () => actions.runAsWritten(call)]) {
          const plans = user.plans.length;
          const outcome = await act();
          assert.equal(outcome.ok ? '' : outcome.failure.code, 'not-same-process');
          assert.match(outcome.ok ? '' : outcome.failure.message, new RegExp(`^Process ${debuggee.pid}, `));
          assert.equal(user.plans.length, plans, 'not even a plan');
        }
      } finally {
        stop(twin);
      }
    });

    it('fails when it reports another executable', async () => {
      const liar = await start();
      try {
        liar.rewrite = (expression, result) => (expression.endsWith('execPath') ? "'/bin/true'" : result);
        const outcome = await actionsOf(liar).query(call);
        assert.equal(outcome.ok ? '' : outcome.failure.code, 'not-same-process');
      } finally {
        stop(liar);
      }
    });

    describe('where the runner may not read memory (Yama)', () => {
      const refusal = {
        code: 'unreadable-memory',
        message: 'The runner may not read the memory: kernel.yama.ptrace_scope is 1.',
        remedy: '',
        errno: 'EACCES',
      } as const;
      const blind = (): RunnerPort => {
        const { client } = runner;
        return answering(client, {
          prove: (params) =>
            params.planted === 'pages'
              ? client.prove(params)
              : Promise.resolve({ ok: false, failure: refusal }),
          readMemory: () => Promise.resolve({ ok: false, failure: refusal }),
        });
      };

      it('is made of pages, some touched and some not', { skip: hugePages }, async (t) => {
        const from = performance.now();
        const outcome = await actionsOf(debuggee, blind()).runAsWritten(call);
        t.diagnostic(`fact session-node-run-blind-ms=${(performance.now() - from).toFixed(0)}`);
        assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
        assert.match(outcome.value.summary, /^60 of 64 on node \d+ · 4 -E/);
      });

      it('fails for the wrong process all the same, and says what to permit', async () => {
        const twin = await start();
        try {
          twin.rewrite = (expression, result) =>
            expression.endsWith('process.pid') ? String(debuggee.pid) : result;
          const outcome = await actionsOf(twin, blind()).query(call);
          assert.equal(outcome.ok ? '' : outcome.failure.code, 'no-proof');
          assert.match(outcome.ok ? '' : outcome.failure.remedy, /ptrace_scope=0/);
        } finally {
          stop(twin);
        }
      });
    });
  });
});
