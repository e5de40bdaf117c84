/** Which process, thread and frame an action is about, where there are several: in real debuggers. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { PlacedCall } from '../../client/debug/session/actions';
import { stackTrace } from '../../client/debug/session/frames';
import { fieldsOf, integerOf, listOf } from '../../client/debug/session/shape';
import type { ParameterRole } from '../../server/kernel/calls';
import type { WireCallArgument, WireRange } from '../../server/protocol/lens';
import { noDebugger, realDebuggers } from './debuggers';
import type { RealDebugger } from './debuggers';
import { debugExample, debugProgram, exampleCall, temporaryFolder } from './support';
import type { Debugging, DebuggingOptions } from './support';

const source = path.resolve(__dirname, '../../../test/session/fixtures/threads.c');
const lines = fs.readFileSync(source, 'utf8').split('\n');
const lineOf = (text: string) => lines.findIndex((one) => one.includes(text));
const callLine = lineOf('/* call */') + 1;

const call: PlacedCall = placedCall();

function placedCall(): PlacedCall {
  const start = { line: callLine - 1, character: 0 };
  const range: WireRange = { start, end: { ...start, character: 200 } };
  const argument = (role: ParameterRole, text: string, folded?: string): WireCallArgument => ({
    role,
    range,
    text,
    expanded: text,
    ...(folded === undefined ? {} : { folded }),
  });
  return {
    path: source,
    site: {
      call: 'move_pages',
      form: 'syscall',
      range,
      statement: range,
      functionName: 'ask',
      functionRange: {
        start: { line: lineOf('static long ask('), character: 0 },
        end: { line: lineOf('static void *work('), character: 0 },
      },
      arguments: [
        argument('pid', '0', '0'),
        argument('count', 'job->count'),
        argument('pages', 'job->pages'),
        argument('nodes', 'NULL', 'null'),
        argument('status', 'status'),
        argument('flags', '0', '0'),
      ],
      sound: true,
    },
  };
}

let program: string | undefined;
function build(): string {
  if (program !== undefined) return program;
  program = path.join(temporaryFolder(), 'threads');
  execFileSync('gcc', ['-g', '-O0', '-Wall', '-Wextra', '-Werror', '-pthread', '-o', program, source]);
  return program;
}

const debug = (one: RealDebugger, options: DebuggingOptions = {}) =>
  debugProgram(build(), { path: source, line: callLine }, { ...options, with: one });

/** How many pages the call names, in the thread and frame that is looked at. */
async function pagesOf(session: Debugging): Promise<number | string> {
  const outcome = await session.actions.query(call);
  return outcome.ok ? outcome.value.pages : outcome.failure.message;
}

for (const one of realDebuggers) {
  void noDebugger(one).then((skip) => {
    describe(`a program of two threads in ${one.id}`, { skip }, () => {
      let session: Debugging;
      before(async () => {
        session = await debug(one);
      });
      after(() => session.end());

      it('is asked about in the thread that stopped', async () => {
        const position = await session.actions.position(call);
        assert.equal(position.ok && position.value.standing, 'on-call');
        assert.equal(await pagesOf(session), 1);
      });

      it('is asked about in the thread that the user selected', async () => {
        // The first answer of lldb-dap is the list from when the program was started.
        await session.adapter.request('threads', {});
        const answer = await session.adapter.request('threads', {});
        assert.ok(answer.ok);
        const ids = listOf(fieldsOf(answer.value)['threads']).flatMap(
          (thread) => integerOf(fieldsOf(thread)['id']) ?? [],
        );
        const other = ids.find((id) => id !== session.adapter.state.stop?.threadId);
        assert.ok(ids.length === 2 && other !== undefined);
        session.look({ threadId: other });
        const position = await session.actions.position(call);
        assert.equal(position.ok && position.value.standing, 'in-function', 'below a wait in the C library');
        assert.equal(await pagesOf(session), 2);
        session.look({});
      });

      it('is asked about in the frame that the user selected, of several of one function', async () => {
        const { adapter } = session;
        const threadId = adapter.state.stop?.threadId ?? 0;
        const frames = await stackTrace(adapter, threadId, 8);
        assert.ok(frames.ok);
        const [, outer] = frames.value.filter(({ name }) => /^ask\b/.test(name));
        assert.ok(outer !== undefined);
        session.look({ threadId, frameId: outer.id });
        assert.equal(await pagesOf(session), 3);
        const written = await session.actions.runAsWritten(call);
        assert.equal(written.ok ? '' : written.failure.code, 'not-on-call');
        session.look({});
        assert.equal(await pagesOf(session), 1);
      });
    });

    describe(`a child of fork that ${one.id} follows`, { skip }, () => {
      it('is what is asked about, not its parent', async () => {
        const session = await debug(one, { args: ['fork'], commands: [one.followChild] });
        try {
          const outcome = await session.actions.query(call);
          assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
          assert.equal(outcome.value.pages, 2);
          const status = fs.readFileSync(`/proc/${outcome.value.pid}/status`, 'utf8');
          const parent = /^PPid:\t(\d+)$/m.exec(status)?.[1] ?? '';
          assert.equal(fs.readlinkSync(`/proc/${parent}/exe`), build(), 'the parent is the program itself');
        } finally {
          await session.end();
        }
      });
    });

    describe(`two sessions at once in ${one.id}`, { skip }, () => {
      it('are two processes, and the end of one is not the end of the other', async () => {
        const [first, second] = await Promise.all([debug(one), debugExample({ with: one })]);
        try {
          const [mine, other] = await Promise.all([
            first.actions.query(call),
            second.actions.query(exampleCall()),
          ]);
          assert.ok(mine.ok && other.ok);
          assert.notEqual(mine.value.pid, other.value.pid);
          assert.deepEqual([mine.value.pages, other.value.pages], [1, 64]);
          await first.end();
          const again = await second.actions.query(exampleCall());
          assert.ok(again.ok, again.ok ? '' : again.failure.message);
          assert.equal(again.value.pid, other.value.pid);
        } finally {
          await first.end();
          await second.end();
        }
      });
    });

    if (one.id === 'lldb-dap') testRestart(one, skip);
  });
}

/** Eclipse's adapter has no request for it: the editor ends such a session and starts another. */
function testRestart(one: RealDebugger, skip: string | false): void {
  describe(`a session that is restarted in ${one.id}`, { skip }, () => {
    it('is about the new process from its first stop on, and about none before', async () => {
      const session = await debug(one);
      try {
        const before = await session.actions.query(call);
        assert.ok(before.ok, before.ok ? '' : before.failure.message);
        const { adapter } = session;
        const { stops } = adapter.state;
        const restarted = await adapter.request('restart', {});
        assert.ok(restarted.ok, restarted.ok ? '' : restarted.message);
        const stopped = await adapter.until(
          (state) => state.phase === 'stopped' && state.stops > stops && state.stop?.reason === 'breakpoint',
          60_000,
          'stop',
        );
        assert.ok(stopped.ok, stopped.ok ? '' : stopped.message);
        const outcome = await session.actions.query(call);
        assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
        assert.notEqual(outcome.value.pid, before.value.pid);
        assert.equal(fs.existsSync(`/proc/${before.value.pid}`), false);
      } finally {
        await session.end();
      }
    });
  });
}
