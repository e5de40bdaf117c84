/**
 * A program debugged in a PID and mount namespace of its own, as in a container: the number that its debugger tells is another process's
 * number outside, or nobody's. A runner behind a prefix that enters the namespace proves the process; one that stayed outside refuses.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { prefixedRunner } from '../../server/runner-process/command';
import type { RunnerCommand } from '../../server/runner-process/command';
import { canChoosePids, Namespace, noNamespace } from './namespace';
import { buildExample, debugExample, exampleCall, noDebugging, ownRunner } from './support';
import type { Debugging, DebuggingOptions } from './support';

const call = exampleCall();

/** The command that the settings make of a prefix. */
function behind(prefix: readonly string[]): RunnerCommand {
  const read = prefixedRunner(prefix, [ownRunner.command, ...ownRunner.args]);
  assert.ok(read.ok && read.value !== undefined);
  return read.value;
}

void noDebugging().then((noDebugger) => {
  describe('a program in another PID and mount namespace', { skip: noDebugger || noNamespace }, () => {
    let inside: Namespace;
    let elsewhere: Namespace;
    before(async () => {
      inside = await Namespace.create();
      elsewhere = await Namespace.create();
    });
    after(async () => {
      await inside.end();
      await elsewhere.end();
    });

    const debug = (options: DebuggingOptions): Promise<Debugging> =>
      debugExample({ ...options, enter: inside.enter });

    it('has another number inside than outside', async () => {
      const session = await debug({ runner: behind(inside.enter) });
      try {
        const inner = session.adapter.state.process?.pid;
        assert.ok(inner !== undefined);
        assert.equal(inside.run('readlink', `/proc/${inner}/exe`).trim(), buildExample());
        const outer = fs
          .readdirSync('/proc')
          .filter((name) => /^\d+$/.test(name))
          .filter((name) => executableOf(name) === buildExample());
        assert.equal(outer.length, 1);
        assert.notEqual(Number(outer[0]), inner);
      } finally {
        await session.end();
      }
    });

    it('is proved, queried and moved by a runner inside', async () => {
      const session = await debug({ runner: behind(inside.enter) });
      try {
        const queried = await session.actions.query(call);
        assert.ok(queried.ok, queried.ok ? '' : queried.failure.message);
        assert.equal(queried.value.pages, 64);
        assert.equal(queried.value.pid, session.adapter.state.process?.pid);
        const moved = await session.actions.runAsWritten(call);
        assert.ok(moved.ok, moved.ok ? '' : moved.failure.message);
        assert.match(moved.value.summary, /^60 of 64 on node/);
      } finally {
        await session.end();
      }
    });

    it('is refused by a runner outside, where the number is nobody’s or another’s', async (t) => {
      const session = await debug({ runner: ownRunner });
      try {
        const pid = session.adapter.state.process?.pid ?? 0;
        for (const act of [() => session.actions.query(call), () => session.actions.runAsWritten(call)]) {
          const outcome = await act();
          assert.ok(!outcome.ok, 'nothing may be done without the proof');
          const { code, message, remedy } = outcome.failure;
          // What has the number outside is the machine's affair: as a rule nobody, or a thread of the kernel.
          const codes = [
            'no-such-process',
            'kernel-thread',
            'not-same-process',
            'no-permission',
            'bad-request',
          ];
          assert.ok(codes.includes(code), `${code}: ${message}`);
          assert.ok(message.includes(String(pid)), message);
          t.diagnostic(`fact namespace-outside=${JSON.stringify(`${message} ${remedy}`)}`);
        }
        assert.deepEqual(session.user.plans, []);
      } finally {
        await session.end();
      }
    });

    it('is not taken for the process that has its number where the runner is', async (t) => {
      if (!canChoosePids()) {
        t.skip('this kernel lets nobody choose the numbers of processes');
        return;
      }
      const session = await debug({ runner: behind(elsewhere.enter) });
      try {
        const pid = session.adapter.state.process?.pid;
        assert.ok(pid !== undefined);
        elsewhere.occupy(pid);
        for (const act of [() => session.actions.query(call), () => session.actions.runAsWritten(call)]) {
          const outcome = await act();
          assert.ok(!outcome.ok, 'nothing may be done to the stranger');
          assert.equal(outcome.failure.code, 'not-same-process');
          assert.match(outcome.failure.message, new RegExp(`^Process ${pid}, as the runner sees it, is not`));
          assert.match(outcome.failure.remedy, /numaLens\.runner\.prefix/);
        }
        assert.deepEqual(session.user.plans, []);
      } finally {
        await session.end();
      }
    });
  });
});

function executableOf(pid: string): string | undefined {
  try {
    return fs.readlinkSync(path.join('/proc', pid, 'exe'));
  } catch {
    return undefined;
  }
}
