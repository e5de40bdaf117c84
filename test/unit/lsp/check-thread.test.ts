/** A thread that is lost takes the one file along that it was lost on. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readAbilities } from '../../../server/lsp/client-capabilities';
import { CheckThread } from '../../../server/lsp/workspace/check-thread';

const host = {
  askSettings: () => Promise.resolve({}),
  reportSettings: () => undefined,
  reportFile: () => undefined,
  reportDatabase: () => undefined,
};
const setup = {
  abilities: readAbilities({}),
  folders: [],
  openTexts: new Map<string, string>(),
  language: 'en',
} as const;

describe('the thread that checks closed files', () => {
  let folder: string;

  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-thread-'));
  });

  after(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** Says that it checked each file; ends, or throws, where the file's name says so. */
  function thread(): CheckThread {
    const program = path.join(folder, 'thread.cjs');
    fs.writeFileSync(
      program,
      `const { parentPort } = require('node:worker_threads');
      parentPort.on('message', ({ kind, files }) => {
        if (kind !== 'check') return;
        if (files.some((file) => file.includes('exit'))) process.exit(3);
        if (files.some((file) => file.includes('throw'))) throw new Error('a planted fault');
        parentPort.postMessage({ kind: 'checked', files: files.map((file) => (
          { file, diagnostics: [], spellings: [], isManifest: false })) });
      });`,
    );
    return new CheckThread(setup, host, program);
  }

  it('leaves out the file on which it ends, and goes on', async () => {
    const one = thread();
    const files = ['a.c', 'throw.c', 'b.c', 'exit.c', 'c.c'];
    const checked = await one.check(files);
    assert.deepEqual(
      checked?.map(({ file, problem }) => [file, problem]),
      [
        ['a.c', undefined],
        ['throw.c', 'a planted fault'],
        ['b.c', undefined],
        ['exit.c', 'the thread that checked it ended with 3'],
        ['c.c', undefined],
      ],
    );
    assert.equal((await one.check(['d.c']))?.length, 1);
    one.stop();
  });

  it('gives up where no file can be checked', async () => {
    const one = thread();
    await assert.rejects(one.check(['throw1.c', 'throw2.c', 'throw3.c', 'throw4.c']), /a planted fault/);
    one.stop();
  });

  it('says nothing once it was stopped', async () => {
    const one = thread();
    const checking = one.check(['a.c']);
    one.stop();
    assert.equal(await checking, undefined);
    assert.equal(await one.check(['b.c']), undefined);
  });
});
