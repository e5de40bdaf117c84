/** The same-process proof with real debuggers: what it refuses, and what a debugger may leave out. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { describe, it } from 'node:test';
import { fieldsOf } from '../../client/debug/session/shape';
import { noDebugger, realDebuggers } from './debuggers';
import type { RealDebugger } from './debuggers';
import { debugExample, exampleCall } from './support';
import type { Debugging } from './support';

const call = exampleCall();

/** A rewriting of the adapter's `process` event. */
const reporting = (change: (body: object) => object | undefined) => (message: unknown) => {
  const fields = fieldsOf(message);
  if (fields['event'] !== 'process') return message;
  const body = change({ ...fieldsOf(fields['body']) });
  return body === undefined ? { ...fields, event: 'not-a-process-event' } : { ...fields, body };
};

/** setarch asks for what lldb asks for. */
function canFixAddresses(): Promise<boolean> {
  const child = spawn('setarch', ['-R', 'true'], { stdio: 'ignore' });
  return new Promise((resolve) => {
    child.on('error', () => {
      resolve(false);
    });
    child.on('close', (code) => {
      resolve(code === 0);
    });
  });
}

for (const one of realDebuggers) {
  void noDebugger(one).then((skip) => {
    testWith(one, skip);
    if (one.id === 'lldb-dap') testOmissions(skip);
  });
}

function testWith(one: RealDebugger, skip: string | false): void {
  describe(`the same-process proof with ${one.id}`, { skip }, () => {
    const refusedBy = async (session: Debugging): Promise<string> => {
      try {
        for (const act of [
          () => session.actions.query(call),
          () => session.actions.runAsWritten(call),
          () => session.actions.locate(call),
        ]) {
          const outcome = await act();
          assert.ok(!outcome.ok, 'nothing may be done without the proof');
          assert.equal(outcome.failure.code, 'not-same-process');
          assert.equal(session.user.plans.length, 0, 'not even a plan');
        }
        const last = await session.actions.query(call);
        return last.ok ? '' : `${last.failure.message} ${last.failure.remedy}`;
      } finally {
        await session.end();
      }
    };

    it('fails when the reported pid belongs to another program, and says so', async (t) => {
      const other = spawn('sleep', ['600']);
      try {
        const lie = (message: unknown) => one.lie(fieldsOf(message), other.pid ?? 0);
        const words = await refusedBy(await debugExample({ with: one, rewrite: lie }));
        assert.ok(words.includes(String(other.pid)));
        assert.match(words, /is not the process that is being debugged/);
        t.diagnostic(`fact session-lie-words=${JSON.stringify(words)}`);
      } finally {
        other.kill();
      }
    });

    it('fails when it belongs to another run of the same program at the same addresses', async (t) => {
      if (!(await canFixAddresses())) {
        t.skip('this system forbids personality(2), so lldb cannot give two runs the same addresses');
        return;
      }
      const twin = await debugExample({ with: one, randomize: false });
      try {
        const known = await twin.actions.query(call);
        assert.ok(known.ok, known.ok ? '' : known.failure.message);
        const pages = async (session: Debugging) => {
          const readings = await session.actions.readArguments(call);
          return readings.ok && readings.value.find(({ role }) => role === 'pages');
        };
        const lie = (message: unknown) => one.lie(fieldsOf(message), known.value.pid);
        const liar = await debugExample({ with: one, rewrite: lie, randomize: false });
        assert.deepEqual(await pages(liar), await pages(twin), 'the two cannot be told apart by addresses');
        assert.match(await refusedBy(liar), /is not the process that is being debugged/);
      } finally {
        await twin.end();
      }
    });
  });
}

function testOmissions(skip: string | false): void {
  describe('the same-process proof with what an adapter may leave out', { skip }, () => {
    it('holds for a debugger that tells no pid, reads no memory and is of no known family', async () => {
      const poor = (message: unknown): unknown => {
        const fields = fieldsOf(message);
        if (fields['command'] === 'initialize') return { ...fields, body: {} };
        return reporting(() => undefined)(message);
      };
      const session = await debugExample({ rewrite: poor, debuggerType: 'unheard-of' });
      try {
        assert.equal(session.adapter.state.process, undefined);
        const outcome = await session.actions.query(call);
        assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
        assert.equal(outcome.value.pages, 64);
      } finally {
        await session.end();
      }
    });

    it('is not even tried for a 32-bit program', async () => {
      const session = await debugExample({ rewrite: reporting((body) => ({ ...body, pointerSize: 32 })) });
      try {
        const outcome = await session.actions.query(call);
        assert.equal(outcome.ok ? '' : outcome.failure.code, 'pointer-size');
      } finally {
        await session.end();
      }
    });
  });
}
