import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DebugAdapter } from '../../server/cli/debug/adapter';
import { findLldbDap, launchTo, runToEnd } from '../../server/cli/debug/lldb-dap';
import { orderToNode } from '../../client/debug/session/order';
import { noDebugger, realDebuggers } from './debuggers';
import type { RealDebugger } from './debuggers';
import { answering, buildExample, debugExample, example, exampleCall } from './support';
import type { Debugging } from './support';

const call = exampleCall();
const callLine = call.site.statement.start.line + 1;
const expectedStatuses = (outcome: { statuses: readonly { name: string; pages: number }[] }) =>
  Object.fromEntries(outcome.statuses.map(({ name, pages }) => [name, pages]));

for (const one of realDebuggers) {
  void noDebugger(one).then((skip) => {
    testWith(one, skip);
    if (one.id === 'lldb-dap') testLldbDap(skip);
  });
}

function testWith(one: RealDebugger, skip: string | false): void {
  describe(`a program in ${one.id}, stopped at its call`, { skip }, () => {
    let session: Debugging;
    before(async () => {
      session = await debugExample({ with: one });
    });
    after(() => session.end());

    it('is known by its program and its stop', () => {
      const { state } = session.adapter;
      assert.equal(state.phase, 'stopped');
      assert.equal(state.program, buildExample());
      assert.equal(state.stop?.reason, 'breakpoint');
    });

    it('stands on the call', async () => {
      const position = await session.actions.position(call);
      assert.ok(position.ok);
      assert.equal(position.value.standing, 'on-call');
      assert.equal(position.value.frame?.line, callLine);
    });

    it('has its arguments read: folded where they were, else evaluated in the frame', async () => {
      const readings = await session.actions.readArguments(call);
      assert.ok(readings.ok);
      const byRole = new Map(readings.value.map((one) => [one.role, one]));
      const source = (role: 'pid' | 'count' | 'pages' | 'nodes' | 'status' | 'flags') => {
        const reading = byRole.get(role);
        assert.ok(reading !== undefined && 'value' in reading, role);
        return [reading.source, reading.value] as const;
      };
      assert.deepEqual(source('pid'), ['folded', 0n]);
      assert.deepEqual(source('count'), ['evaluated', 64n]);
      assert.deepEqual(source('flags'), ['folded', 2n]);
      for (const role of ['pages', 'nodes', 'status'] as const) {
        const [, value] = source(role);
        assert.ok(typeof value === 'bigint' && value > 0x1000n);
      }
    });

    it('has its pages queried where they are, each failure by its own status', async (t) => {
      const outcome = await session.actions.query(call);
      assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
      assert.equal(outcome.value.pages, 64);
      assert.equal(fs.readlinkSync(`/proc/${outcome.value.pid}/exe`), buildExample());
      assert.deepEqual(expectedStatuses(outcome.value), { '-ENOENT': 3, '-EFAULT': 1 });
      assert.match(outcome.value.summary, /^60 on node \d+ · 3 -ENOENT · 1 -EFAULT$/);
      t.diagnostic(`fact session-query-summary=${JSON.stringify(outcome.value.summary)}`);
    });

    it('has its migration run as written, after a plan in words', async (t) => {
      const nodes = session.host.topology.nodes.map(({ node }) => node);
      const wanted = Math.max(...nodes);
      const outcome = await session.actions.runAsWritten(call);
      assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
      assert.match(outcome.value.summary, new RegExp(`^60 of 64 on node ${wanted} · 3 -ENOENT`));
      assert.deepEqual(expectedStatuses(outcome.value), { '-ENOENT': 3, '-EFAULT': 1 });
      const plan = session.user.plans.at(-1);
      assert.equal(plan?.pages, 64);
      assert.equal(plan.flags, 'MPOL_MF_MOVE');
      assert.ok(plan.lines.some((line) => line.includes('-ENOENT')));
      if (nodes.length === 1) {
        assert.equal(outcome.value.moved, 0);
        assert.ok(outcome.value.sentences.some((text) => text.includes('64 pages checked, none could')));
      }
      t.diagnostic(`fact session-move-summary=${JSON.stringify(outcome.value.summary)}`);
    });

    it('has its pages moved to another node than its own, where the user says so', async () => {
      const moveTo = async (node: number) => {
        const located = await session.actions.locate(call);
        return located.ok ? located.value.pages.move(located.value.region, orderToNode(node)) : located;
      };
      const [node] = session.host.topology.nodes;
      assert.ok(node !== undefined);
      const outcome = await moveTo(node.node);
      assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
      assert.match(outcome.value.summary, new RegExp(`^60 of 64 on node ${node.node} `));
      const nowhere = await moveTo(1023);
      assert.ok(!nowhere.ok);
      assert.match(nowhere.failure.message, /1023/);
    });

    it('has a dry run say what would move, and moves nothing and asks nothing', async () => {
      const plans = session.user.plans.length;
      const outcome = await session.actions.dryRun(call);
      assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
      assert.equal(outcome.value.kind, 'dry-run');
      assert.match(outcome.value.summary, /^\d+ of 64 would go to node \d+ · /);
      assert.match(outcome.value.sentences[0] ?? '', /Nothing was moved\.$/);
      assert.equal(outcome.value.journal, undefined);
      assert.equal(session.user.plans.length, plans);
    });

    it('has what it would return foretold', async () => {
      const outcome = await session.actions.query(call);
      assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
      const { prediction } = outcome.value;
      assert.deepEqual(prediction?.returns, { kind: 'value', value: 0 });
      assert.equal(prediction.status.at(-1)?.to, 64);
    });

    it('has its nodes to choose from, and where its pages are', async () => {
      const located = await session.actions.locate(call);
      assert.ok(located.ok, located.ok ? '' : located.failure.message);
      const choices = await located.value.pages.nodes(located.value.region);
      assert.ok(choices.ok);
      assert.equal(choices.value.length, session.host.topology.nodes.length);
      assert.equal(
        choices.value.reduce((sum, { here }) => sum + here, 0),
        60,
      );
    });

    const query = async (name: string) => {
      const located = await session.actions.locateVariable({ name, expression: name });
      if (!located.ok) return located;
      const outcome = await located.value.pages.query(located.value.region);
      assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
      return outcome;
    };

    it('has the pages of an array queried: its own bytes', async () => {
      const outcome = await query('pages');
      assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
      assert.equal(outcome.value.region.title, 'variable pages');
      // 512 bytes of the stack: on one page, or across the border of two.
      assert.match(outcome.value.summary, /^[12] on node \d+$/);
      assert.equal(session.user.lengths.length, 0);
    });

    it('has the pages that a pointer points to queried, after asking how many bytes', async () => {
      session.user.willAnswer('many', '60 * 4096 + 0 * i++', '240 KiB');
      const outcome = await query('ring');
      assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
      assert.match(outcome.value.summary, /^60 on node \d+$/);
      const [first, second, third] = session.user.lengths;
      assert.equal(first?.name, 'ring');
      assert.ok(first.room !== undefined && first.room >= 240n * 1024n, 'to the end of the mapping');
      assert.match(second?.reason ?? '', /could not evaluate "many"/);
      assert.match(third?.reason ?? '', /changes a variable/);
      session.user.willAnswer('sizeof(pages) / sizeof(pages[0]) * 4096');
      const again = await query('ring');
      assert.equal(again.ok && again.value.pages, 64);
    });

    it('says why a variable has no pages to speak of', async () => {
      const code = async (name: string) => {
        const outcome = await query(name);
        return outcome.ok ? '' : `${outcome.failure.code}: ${outcome.failure.message}`;
      };
      assert.match(await code('nosuch'), /^argument-unread: .*"nosuch".*could not evaluate/);
      assert.match(await code('i++'), /^argument-unread: .*changes a variable/);
      assert.match(await code('(char *)0'), /^nothing-named: .*null pointer/);
      assert.match(await code('1 + 1'), /^argument-unread: .*no address/);
      session.user.willAnswer(undefined);
      assert.match(await code('spare'), /^declined: /);
    });

    it('has a move tried again, with the same pages even after the program went on', async () => {
      const moved = await session.actions.runAsWritten(call);
      assert.ok(moved.ok, moved.ok ? '' : moved.failure.message);
      const pages = await session.actions.pages();
      assert.ok(pages.ok);
      for (const aged of [false, true]) {
        const again = await pages.value.retry(moved.value, aged);
        assert.ok(again.ok, again.ok ? '' : again.failure.message);
        assert.equal(again.value.pages, 64);
        assert.equal(again.value.region.pages.kind, aged ? 'ranges' : 'array');
        assert.match(again.value.summary, /^60 of 64 on node \d+/);
      }
      const queried = await session.actions.query(call);
      const refused = queried.ok ? await pages.value.retry(queried.value, false) : queried;
      assert.match(refused.ok ? '' : refused.failure.message, /nothing to try again/);
    });

    it('has nothing moved back when nothing moved', async () => {
      const outcome = await session.actions.query(call);
      assert.ok(outcome.ok);
      const back = await session.actions.moveBack(outcome.value);
      assert.ok(!back.ok);
      assert.match(back.failure.message, /nothing to move back/);
    });

    it('is left alone when the user says no', async () => {
      session.user.willDecide(() => Promise.resolve(false));
      const declined = await session.actions.runAsWritten(call);
      assert.ok(!declined.ok);
      assert.equal(declined.failure.code, 'declined');
    });

    it('asks for an argument it must not evaluate, until the answer can be used', async () => {
      const impure = {
        ...call,
        site: {
          ...call.site,
          arguments: call.site.arguments.map((one) =>
            one.role === 'count' ? { ...one, text: 'next()', expanded: 'next()' } : one,
          ),
        },
      };
      session.user.willAnswer('i++', 'nosuch', 'sizeof(nodes) / sizeof(nodes[0])');
      const outcome = await session.actions.query(impure);
      assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
      assert.equal(outcome.value.pages, 64);
      const reasons = session.user.questions.map(({ reason }) => reason);
      assert.match(reasons[0] ?? '', /"next\(\)" calls next\(\)/);
      assert.match(reasons[1] ?? '', /"i\+\+" changes a variable/);
      assert.match(reasons[2] ?? '', /nosuch/);
      session.user.willAnswer(undefined);
      const given = await session.actions.query(impure);
      assert.equal(given.ok ? '' : given.failure.code, 'declined');
    });

    it('refuses what the kernel would refuse, before anything is done', async () => {
      const cases = [
        ['flags', '8', 'flags-refused'],
        ['count', '0', 'nothing-named'],
        ['count', '-1', 'count-too-large'],
        ['pages', 'null', 'pages-null'],
        ['nodes', 'null', 'query-only'],
        ['pid', '-7', 'pid-invalid'],
      ] as const;
      for (const [role, folded, code] of cases) {
        const wrong = {
          ...call,
          site: {
            ...call.site,
            arguments: call.site.arguments.map((one) => (one.role === role ? { ...one, folded } : one)),
          },
        };
        const outcome = await session.actions.runAsWritten(wrong);
        assert.equal(outcome.ok ? '' : outcome.failure.code, code, role);
      }
      const unsound = await session.actions.query({ ...call, site: { ...call.site, sound: false } });
      assert.equal(unsound.ok ? '' : unsound.failure.code, 'unsound-call');
    });

    it('shows another process that the call names, and asks before it looks at it', async () => {
      const other = spawn('sleep', ['600']);
      try {
        const foreign = {
          ...call,
          site: {
            ...call.site,
            arguments: call.site.arguments.map((one) =>
              one.role === 'pid' ? { ...one, folded: String(other.pid) } : one,
            ),
          },
        };
        const outcome = await session.actions.query(foreign);
        assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
        const shown = session.user.processes.at(-1);
        assert.equal(shown?.pid, other.pid);
        assert.match(shown?.command ?? '', /sleep 600/);
        assert.equal(outcome.value.pid, other.pid);
      } finally {
        other.kill();
      }
    });

    it('tells what is wrong once the program goes on, and once it has ended', async () => {
      session.user.willDecide(async () => {
        await runToEnd(session.adapter, { paths: [example], line: callLine });
        return true;
      });
      const late = await session.actions.runAsWritten(call);
      assert.equal(late.ok ? '' : late.failure.code, 'not-stopped');
      if (one.passesOutput) assert.match(session.adapter.programOutput, /60 of 64 pages are on node/);
      const gone = await session.actions.query(call);
      assert.equal(gone.ok ? '' : gone.failure.code, 'not-stopped');
    });
  });

  describe(`a small move of the debuggee of ${one.id}`, { skip }, () => {
    it('is made without a question', async () => {
      const session = await debugExample({ with: one, confirm: 'large' });
      try {
        const outcome = await session.actions.runAsWritten(call);
        assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
        // Where automatic NUMA balancing is on there is something to be said first.
        const balanced = (session.host.topology.numaBalancing ?? 0) !== 0;
        assert.equal(session.user.plans.length, balanced ? 1 : 0);
      } finally {
        await session.end();
      }
    });
  });

  describe(`a program stopped elsewhere in ${one.id}`, { skip }, () => {
    it('is not run as written, but can be queried with the values of where it is', async () => {
      const session = await debugExample({ with: one, line: callLine + 1 });
      try {
        const position = await session.actions.position(call);
        assert.equal(position.ok && position.value.standing, 'in-function');
        const refused = await session.actions.runAsWritten(call);
        assert.ok(!refused.ok);
        assert.equal(refused.failure.code, 'not-on-call');
        assert.ok(refused.failure.message.includes(`line ${callLine + 1}`));
        const queried = await session.actions.query(call);
        assert.ok(queried.ok && queried.value.pages === 64);
      } finally {
        await session.end();
      }
    });
  });

  describe(`a runner that may move pages but not read memory (Yama), with ${one.id}`, { skip }, () => {
    it('is sent what the debugger reads of the arrays', async () => {
      const selections: string[] = [];
      const session = await debugExample({
        with: one,
        faults: (runner) =>
          answering(runner, {
            async prove(params) {
              const proof = await runner.prove(params);
              return proof.ok ? { ok: true, value: { ...proof.value, evidence: 'mapped-file' } } : proof;
            },
            readMemory: () =>
              Promise.resolve({
                ok: false,
                failure: {
                  code: 'unreadable-memory',
                  message: 'Reading is refused.',
                  remedy: '',
                  errno: 'EPERM',
                },
              }),
            query(target, pages, options) {
              selections.push(pages.kind);
              return runner.query(target, pages, options);
            },
            move(params, options) {
              selections.push(`${params.pages.kind} to ${params.to.kind}`);
              return runner.move(params, options);
            },
          }),
      });
      try {
        const queried = await session.actions.query(call);
        assert.ok(queried.ok, queried.ok ? '' : queried.failure.message);
        assert.deepEqual(expectedStatuses(queried.value), { '-ENOENT': 3, '-EFAULT': 1 });
        const moved = await session.actions.runAsWritten(call);
        assert.ok(moved.ok, moved.ok ? '' : moved.failure.message);
        assert.match(moved.value.summary, /^60 of 64 on node/);
        assert.deepEqual(selections, ['addresses', 'addresses to list', 'addresses to list']);
      } finally {
        await session.end();
      }
    });
  });
}

/** What one debugger stands in for. */
function testLldbDap(skip: string | false): void {
  describe('a debug adapter without an editor', { skip }, () => {
    const launching = async (command: string, program: string) => {
      const adapter = new DebugAdapter({ command, args: [], debuggerType: 'lldb-dap' });
      try {
        const answer = await launchTo(
          adapter,
          { program, args: [], cwd: path.dirname(example) },
          { paths: [example], line: callLine },
        );
        return answer.ok ? '' : answer.message;
      } finally {
        await adapter.dispose();
      }
    };

    it('that is not there is an answer in words', async () => {
      assert.match(await launching('/nonexistent/lldb-dap', buildExample()), /could not be started.*ENOENT/);
    });

    it('that ends at once is one too', async () => {
      assert.match(
        await launching('false', buildExample()),
        /the debug adapter is gone: it ended \(exit 1\)/,
      );
    });

    it('says which program it cannot find, and which has no code for the line', async () => {
      const { command } = (await findLldbDap()) ?? { command: '' };
      assert.match(await launching(command, '/nonexistent/program'), /does not exist/);
      assert.match(await launching(command, '/bin/true'), /no code on the line/);
    });
  });
}
