/** A few lives of fuzzed runners, always the same ones; `npm run fuzz -- runner` plays others. And what such runs found. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { frame } from '../fuzz/runner/frames';
import type { Json } from '../fuzz/runner/hostile';
import { sessionSeed } from '../fuzz/runner/random';
import { playSession } from '../fuzz/runner/session';
import { World } from '../fuzz/runner/world';
import {
  compile,
  expectFailure,
  expectOk,
  hex,
  noCompiler,
  runnerOnTarget,
  runnerProgram,
  statOf,
  temporaryFolder,
} from './support';

const initialize = {
  jsonrpc: '2.0',
  id: 0,
  method: 'initialize',
  params: { protocolVersion: 4, client: 'test' },
};

/** What a runner answers to these frames after the handshake, until its input ends, and what it says on standard error. */
async function answers(
  frames: readonly Buffer[],
): Promise<{ readonly code: unknown; readonly stdout: string; readonly stderr: string }> {
  const child = spawn(process.execPath, [runnerProgram, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin.write(frame(initialize));
  let asked = false;
  child.stdout.on('data', () => {
    // Nothing is asked before the handshake is done.
    if (!asked && stdout.includes('"id":0,')) {
      asked = true;
      const last = frame({ jsonrpc: '2.0', id: 'last', method: 'shutdown', params: null });
      child.stdin.write(Buffer.concat([...frames, last]));
    }
    if (stdout.includes('"id":"last"')) child.stdin.end();
  });
  const [code] = (await once(child, 'close')) as readonly unknown[];
  return { code, stdout, stderr };
}

describe('runner: fuzzed', { skip: noCompiler }, () => {
  it('answers everything, crashes at nothing and asks the kernel about nothing that was not named', async (t) => {
    const world = await World.here();
    try {
      let [frames, pagesAsked, pagesMoved] = [0, 0, 0];
      for (let session = 0; session < 3; session++) {
        const result = await playSession(world, sessionSeed(2026, session), { bursts: 6 });
        assert.deepEqual(result.complaints, [], `session ${session}, ended by ${result.ending}`);
        frames += result.frames;
        pagesAsked += result.counts.pagesAsked;
        pagesMoved += result.counts.pagesMoved;
      }
      assert.ok(pagesAsked > 0 && pagesMoved > 0, 'the recorder saw nothing');
      t.diagnostic(`${frames} frames, ${pagesAsked} pages asked about, ${pagesMoved} moved`);
    } finally {
      await world.end();
    }
  });
});

describe('runner: what fuzzing found', { skip: noCompiler }, () => {
  it('parameters by position do not take the place of the token that cancels', async () => {
    const { code, stdout } = await answers([
      frame({ jsonrpc: '2.0', id: 1, method: 'ping', params: [{ sequence: 7 }] }),
      frame({ jsonrpc: '2.0', id: 2, method: 'ping', params: [{ sequence: 8 }, null] }),
      frame({ jsonrpc: '2.0', id: 3, method: 'undo', params: [{ journal: '/no/such' }, null] }),
    ]);
    assert.match(stdout, /"id":1,"result":\{"ok":true,"value":\{"sequence":7\}\}/);
    for (const id of [2, 3])
      assert.match(stdout, new RegExp(`"id":${id},"result":\\{"ok":false,"failure":\\{"code":"bad-request"`));
    assert.equal(code, 0);
  });

  it('a request that is cancelled before its turn and again while it runs ends nothing', async () => {
    const child = spawn(process.execPath, [runnerProgram, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    let stdout = '';
    let news = (): void => undefined;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      news();
    });
    const ended = once(child, 'close').then(([code]: readonly unknown[]) => {
      news();
      return code;
    });
    const answered = async (id: string): Promise<void> => {
      while (!stdout.includes(`"id":"${id}"`) && child.exitCode === null)
        await new Promise<void>((resolve) => (news = resolve));
    };
    const request = (id: string, method: string, params: Json): Buffer =>
      frame({ jsonrpc: '2.0', id, method, params });
    child.stdin.on('error', () => undefined);
    child.stdin.write(frame({ ...initialize, id: 'begin' }));
    await answered('begin');
    child.stdin.write(request('open', 'target/open', { pid: process.pid }));
    await answered('open');
    // Queries of one process wait for each other; the ping is answered when the last of them has begun to wait.
    const query = (id: string): Buffer =>
      request(id, 'query', { target: 'target-1', pages: { kind: 'process' } });
    const cancel = frame({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id: 'twice' } });
    const others = Array.from({ length: 20 }, (_, at) => query(`other ${at}`));
    child.stdin.write(
      Buffer.concat([...others, query('twice'), cancel, request('ping', 'ping', { sequence: 1 })]),
    );
    await answered('ping');
    child.stdin.write(cancel);
    await answered('twice');
    child.stdin.end();
    assert.equal(await ended, 0);
    assert.ok(stdout.includes('"id":"twice"'));
  });

  it('a handshake without a version is refused by the name of what is missing', async () => {
    const { stdout } = await answers([
      frame({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { client: 'test' } }),
    ]);
    assert.match(stdout, /"code":"bad-request","message":"[^"]*\\"protocolVersion\\" is not a whole number/);
  });

  it('a handshake that is under way at a shutdown is answered before it', async () => {
    const { code, stdout } = await answers([frame({ ...initialize, id: 1 })]);
    assert.equal(code, 0);
    assert.match(stdout, /"id":1,"result"[^]*"id":"last","result":null/);
  });

  it('a message that is none is not written out at length', async () => {
    const body = `${'['.repeat(3000)}"\\u009b2J\\u202e"${']'.repeat(3000)}`;
    const odd = Buffer.from(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    const { code, stderr } = await answers([odd, odd]);
    assert.equal(code, 0);
    const lines = stderr.trimEnd().split('\n');
    assert.equal(lines.length, 2);
    for (const line of lines) assert.match(line, /^numa-lens runner: [\x20-\x7e]{1,301}$/);
  });

  it('a client that reads neither answers nor complaints any more does not make it crash', async () => {
    const child = spawn(process.execPath, [runnerProgram, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdout.destroy();
    child.stderr.destroy();
    child.stdin.on('error', () => undefined);
    child.stdin.write(Buffer.concat([frame('no message'), frame(initialize), frame('no message')]));
    child.stdin.end();
    const [code, signal] = (await once(child, 'exit')) as readonly unknown[];
    assert.deepEqual([code === 0 || code === 2, signal], [true, null]);
  });

  it('a journal names no page by another page size, past the end of the addresses or beyond the kernel’s numbers', async (t) => {
    const { runner, process_: target, end } = await runnerOnTarget();
    t.after(end);
    const folder = temporaryFolder();
    const { machine } = runner;
    const header = {
      numaLensJournal: 1,
      pid: target.pid,
      startTime: statOf(target.pid).startTime,
      executable: compile('target'),
      boot: fs.readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim(),
      pidNamespace: fs.readlinkSync('/proc/self/ns/pid'),
      pageSize: machine.pageSize,
      flags: 2,
      kernel: machine.kernel,
      written: '',
    };
    const undo = (journal: string): ReturnType<typeof runner.client.undo> => runner.client.undo({ journal });
    let files = 0;
    const written = (first: object, ...runs: readonly (readonly [string, number, number])[]): string => {
      const file = path.join(folder, `${files++}.jsonl`);
      fs.writeFileSync(file, `${JSON.stringify(first)}\n${JSON.stringify(runs)}\n`, { mode: 0o600 });
      return file;
    };
    const { from } = target.area('touched');
    const sound = expectOk(await undo(written(header, [hex(from), 3, 0])));
    assert.equal(sound.after.pages, 3);
    for (const wrong of [
      { pageSize: 2 * machine.pageSize },
      { pageSize: 1 },
      { pid: 2 ** 32 + target.pid },
      { flags: 2 ** 32 + 2 },
      { flags: -1 },
    ]) {
      const file = written({ ...header, ...wrong }, [hex(from), 3, 0]);
      assert.match(expectFailure(await undo(file), 'journal').message, /not that of a journal\.$/);
    }
    for (const [at, count, node] of [
      ['0xfffffffffffff000', 2, 0],
      [hex(from), 2, 2 ** 32],
    ] as const) {
      const undone = expectOk(await undo(written(header, [at, count, node])));
      assert.equal(undone.after.pages, 0);
    }
    fs.rmSync(folder, { recursive: true });
  });
});
