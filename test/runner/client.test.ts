/** The client's side of the protocol: which notifications it asks the runner for, and who is told them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JournalParams, Outcome, ProgressParams, RunnerFailure } from '../../server/protocol/runner';
import { RunnerClient } from '../../server/protocol/runner-client';
import type { RunnerConnection } from '../../server/protocol/runner-client';

const failure: RunnerFailure = { code: 'runner-gone', message: 'It is gone.', remedy: 'Start it.' };
const order = { target: 't', pages: { kind: 'process' }, to: { kind: 'node', node: 1 }, flags: 2 } as const;

/** A connection whose other end tells what it was asked to tell, and then dies. */
class Dying implements RunnerConnection {
  readonly asked: Readonly<Record<string, unknown>>[] = [];
  #progress: (progress: ProgressParams) => void = () => undefined;
  #journal: (journal: JournalParams) => void = () => undefined;

  request<T>(_method: string, params: object): Promise<Outcome<T>> {
    const fields: Readonly<Record<string, unknown>> = { ...params };
    this.asked.push(fields);
    const { progressToken, journalToken } = fields;
    if (typeof journalToken === 'string') this.#journal({ token: journalToken, file: '/j' });
    if (typeof progressToken === 'string')
      this.#progress({ token: progressToken, pagesDone: 1, pagesTotal: 2 });
    return Promise.resolve({ ok: false, failure });
  }

  onProgress(listener: (progress: ProgressParams) => void): void {
    this.#progress = listener;
  }

  onJournal(listener: (journal: JournalParams) => void): void {
    this.#journal = listener;
  }

  endReason(): undefined {
    return undefined;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

describe('runner: client', () => {
  it('asks for the journal of every move, and for progress only where somebody listens', async () => {
    const connection = new Dying();
    const client = new RunnerClient(connection);
    const quiet = await client.move(order);
    assert.equal('progressToken' in (connection.asked[0] ?? {}), false);
    assert.ok(!quiet.ok);
    assert.match(quiet.failure.remedy, /numa-lens undo \/j$/);

    const told: unknown[] = [];
    const options = {
      onProgress: (done: number, total: number): void => void told.push([done, total]),
      onJournal: (file: string): void => void told.push(file),
    };
    await client.move(order, options);
    assert.deepEqual(told, ['/j', [1, 2]]);
    await client.query('t', { kind: 'process' });
    await client.query('t', { kind: 'process' }, options);
    assert.deepEqual(
      connection.asked.map((one) => 'progressToken' in one),
      [false, true, false, true],
    );
    assert.deepEqual(told, ['/j', [1, 2], [1, 2]]);
  });
});
