/**
 * A program whose debugger lets it go in the middle of a move, and whose runner dies then: nothing can be proved any more, and the journal
 * tells another runner which process it is.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { RunnerPort } from '../../client/debug/session/ports';
import { orderToNode } from '../../client/debug/session/order';
import type { PageSelection } from '../../server/protocol/runner';
import { answering, debugProgram, noDebugging, ownRunner, temporaryFolder } from './support';
import type { Debugging } from './support';

const source = path.resolve(__dirname, '../../../test/editor/fixtures/workspace/long-lived.c');
const pages = 256;

interface LetGo {
  /** What the second runner is told to do before it is used. */
  readonly before?: (session: Debugging, pid: number) => void;
  /** Nothing had been written down. */
  readonly withoutJournal?: boolean;
  /** The second runner keeps its journals elsewhere. */
  readonly elsewhere?: boolean;
}

/** The call's pages are ordered to node 0, and debugger and runner are gone before anybody says what came of it. */
async function moved({ before, withoutJournal = false, elsewhere = false }: LetGo = {}) {
  const folder = fs.mkdtempSync(path.join(temporaryFolder(), 'state-'));
  const program = path.join(folder, 'long-lived');
  execFileSync('gcc', ['-g', '-O0', '-o', program, source]);
  const stateAt = (state: string) => ({
    command: 'env',
    args: [`XDG_STATE_HOME=${state}`, ownRunner.command, ...ownRunner.args],
  });
  const journal = path.join(folder, 'numa-lens/journals/one.jsonl');
  fs.mkdirSync(path.dirname(journal), { recursive: true });
  const asked: PageSelection[] = [];
  let pid = 0;
  const faults = (runner: RunnerPort, { pid: runnerPid = 0 }: { readonly pid?: number | undefined }) =>
    answering(runner, {
      move: async (params, options) => {
        if (params.dryRun === true) return runner.move(params, options);
        if (!withoutJournal) {
          assert.ok((await runner.query(params.target, params.pages, { saveTo: journal })).ok);
          options?.onJournal?.(journal);
        }
        // What the arrays of a program that runs hold is its own affair.
        const [frame] = await framesOf(session);
        const emptied = { expression: '(void *)memset(pages, 0, sizeof(pages))', frameId: frame };
        assert.ok((await session.adapter.request('evaluate', emptied)).ok);
        await session.adapter.request('disconnect', { terminateDebuggee: false });
        before?.(session, pid);
        process.kill(runnerPid, 'SIGKILL');
        return runner.move(params, options);
      },
    });
  const session = await debugProgram(
    program,
    { path: source, line: lineOf('syscall(SYS_move_pages') },
    {
      runner: stateAt(folder),
      nextRunner: stateAt(elsewhere ? path.join(folder, 'elsewhere') : folder),
      faults,
      nextFaults: (runner) =>
        answering(runner, {
          query: (target, selection, options) => {
            asked.push(selection);
            return runner.query(target, selection, options);
          },
        }),
    },
  );
  try {
    const here = await session.actions.pages();
    assert.ok(here.ok, here.ok ? '' : here.failure.message);
    ({ pid } = here.value.target);
    const [frame] = await framesOf(session);
    const shown = await session.adapter.request('evaluate', {
      expression: '(unsigned long long)pages',
      frameId: frame,
    });
    const address = /"result":"(\d+)"/.exec(JSON.stringify(shown))?.[1];
    assert.ok(address !== undefined, JSON.stringify(shown));
    const region = {
      title: 'the pages of the call',
      pages: { kind: 'array', address: `0x${BigInt(address).toString(16)}`, count: pages },
    } as const;
    const outcome = await here.value.move(region, orderToNode(0), { askFirst: 'always' });
    return { outcome, journal, asked };
  } finally {
    await session.end();
    if (pid > 0 && fs.existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL');
  }
}

async function framesOf({ adapter }: Debugging): Promise<readonly number[]> {
  const { threadId } = adapter.state.stop ?? {};
  const answer = await adapter.request('stackTrace', { threadId, levels: 1 });
  return [...JSON.stringify(answer).matchAll(/"id":(\d+)/g)].map(([, id]) => Number(id));
}

function lineOf(text: string): number {
  return (
    fs
      .readFileSync(source, 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1
  );
}

void noDebugging().then((skip) => {
  describe('a move whose runner dies when the debugger has let the program go', { skip }, () => {
    it('is told by another runner, which the journal tells the process, about the pages that were meant', async () => {
      const { outcome, journal, asked } = await moved();
      assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.failure.message} ${outcome.failure.remedy}`);
      assert.equal(outcome.value.summary, `${pages} of ${pages} on node 0 · interrupted`);
      assert.match(
        outcome.value.sentences.join(' '),
        /ended by SIGKILL\..*"Move back" undoes what had moved/,
      );
      assert.equal(outcome.value.journal, journal);
      // Not what the array holds by now, which is nothing.
      assert.deepEqual(
        asked.map(({ kind }) => kind),
        ['ranges'],
      );
    });

    it('is not told of another process, nor by a runner that has no such journal', async () => {
      const { outcome, journal, asked } = await moved({ elsewhere: true });
      assert.ok(!outcome.ok);
      assert.equal(outcome.failure.code, 'runner-gone');
      assert.match(
        outcome.failure.message,
        /cannot be told: The runner that answers now does not find the journal/,
      );
      assert.ok(outcome.failure.remedy.endsWith(`numa-lens undo ${journal}`), outcome.failure.remedy);
      assert.deepEqual(asked, []);
    });

    it('has nothing to move back where the program has ended as well', async () => {
      const { outcome } = await moved({
        before: (_, pid) => {
          process.kill(pid, 'SIGKILL');
        },
      });
      assert.ok(!outcome.ok);
      assert.match(outcome.failure.message, /has ended.* Nothing is left to move back\.$/);
    });

    it('had moved nothing where nothing was written down, and says how to go on', async () => {
      const { outcome } = await moved({ withoutJournal: true });
      assert.ok(!outcome.ok);
      assert.match(outcome.failure.message, /ended by SIGKILL\. No page had been moved/);
      assert.equal(outcome.failure.remedy, 'Stop it again or attach to it, and start the action anew.');
    });
  });
});
