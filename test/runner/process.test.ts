/** The runner as a process: the handshake, bad input, its end, and what it says where it cannot work. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { build } from 'esbuild';
import { runnerProtocolVersion } from '../../server/protocol/runner';
import { startRunner } from '../../server/runner-process/start';
import {
  expectFailure,
  expectOk,
  initializedRunner,
  noCompiler,
  root,
  runnerProgram,
  statOf,
  TargetProcess,
  temporaryFolder,
  until,
} from './support';

const message = (body: unknown): string => {
  const text = JSON.stringify(body);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};

function rawRunner(input: string, ...args: readonly string[]): ReturnType<typeof spawnSync> {
  const env = { ...process.env, NUMA_LENS_LANG: 'en' };
  return spawnSync(process.execPath, [runnerProgram, ...args], {
    input,
    encoding: 'utf8',
    timeout: 120_000,
    env,
  });
}

describe('runner: process', { skip: process.platform !== 'linux' && 'the runner runs on Linux only' }, () => {
  it('answers the handshake with what the machine is', async () => {
    const runner = await initializedRunner();
    const { machine } = runner;
    assert.equal(machine.protocolVersion, runnerProtocolVersion);
    assert.equal(machine.runnerPid > 0, true);
    assert.equal(machine.pageSize, Number(spawnSync('getconf', ['PAGESIZE'], { encoding: 'utf8' }).stdout));
    assert.equal(machine.kernel, spawnSync('uname', ['-r'], { encoding: 'utf8' }).stdout.trim());
    const memory = machine.topology.nodes.reduce((sum, node) => sum + BigInt(node.memTotal), 0n);
    assert.ok(memory > 0n);
    for (const node of machine.topology.nodes)
      assert.equal(node.distances.length, machine.topology.nodes.length);
    await runner.client.close();
    assert.equal(await runner.process.ended, 'it ended with exit code 0.');
  });

  it('refuses another protocol version, and requests before the handshake', async () => {
    const child = spawn(process.execPath, [runnerProgram, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stdin.write(
      message({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: 99, client: 't' } }) +
        message({ jsonrpc: '2.0', id: 2, method: 'target/open', params: { pid: 1 } }) +
        message({ jsonrpc: '2.0', id: 3, method: 'initialize', params: null }) +
        message({ jsonrpc: '2.0', id: 4, method: 'no/such', params: {} }),
    );
    await until(() => [1, 2, 3, 4].every((id) => stdout.includes(`"id":${id},`)));
    child.stdin.end();
    const [status] = (await once(child, 'close')) as [number | null];
    assert.match(stdout, /"id":1,"result":\{"ok":false,"failure":\{"code":"protocol-version"/);
    assert.match(stdout, /"id":2,"result":\{"ok":false,"failure":\{"code":"bad-request"/);
    assert.match(stdout, /"id":3,"result":\{"ok":false,"failure":\{"code":"bad-request"/);
    assert.match(stdout, /"id":4,"error":\{"code":-32601/);
    assert.equal(status, 0);
  });

  it('ends with words when its input is garbage', () => {
    for (const garbage of [
      'hello\r\n\r\nworld',
      'Content-Length: x\r\n\r\n',
      'Content-Length: 4\r\n\r\n{{{{',
    ]) {
      const { stdout, stderr, status } = rawRunner(garbage, '--stdio');
      assert.equal(status, 2, String(stderr));
      assert.match(String(stderr), /not JSON-RPC/);
      assert.doesNotMatch(String(stderr), /\n\s+at /);
      assert.equal(stdout, '');
    }
  });

  it('explains its arguments', () => {
    for (const args of [[], ['--stdio', '--what'], ['--stdio', '--target', '12']]) {
      const { stderr, status } = rawRunner('', ...args);
      assert.equal(status, 2);
      assert.match(String(stderr), /^Usage: runner --stdio/);
    }
  });

  it('touches only the process it was started for', { skip: noCompiler }, async () => {
    const [mine, other] = [await TargetProcess.start(), await TargetProcess.start()];
    const args = [runnerProgram, '--stdio', '--target', `${mine.pid}:${statOf(mine.pid).startTime}`];
    const bound = startRunner({ command: process.execPath, args });
    expectOk(await bound.client.initialize('test'));
    expectFailure(await bound.client.openTarget({ pid: other.pid }), 'bad-request');
    expectOk(await bound.client.openTarget({ pid: mine.pid }));
    await bound.client.close();
    await Promise.all([mine.kill(), other.kill()]);
  });

  it('says so when the runner dies, and when it cannot be started', { skip: noCompiler }, async () => {
    const target = await TargetProcess.start();
    await target.fill();
    const runner = await initializedRunner();
    const { target: handle } = expectOk(await runner.client.openTarget({ pid: target.pid }));
    const order = { target: handle, to: { kind: 'node', node: 0 }, flags: 2 } as const;
    // Half a million calls, and so not over before it is killed.
    const answer = await runner.client.move(
      { ...order, pages: target.ranges('dense'), batch: 1 },
      {
        onProgress: () => {
          process.kill(runner.process.pid ?? 0, 'SIGKILL');
        },
      },
    );
    assert.match(expectFailure(answer, 'runner-gone').message, /was ended by SIGKILL/);
    expectFailure(await runner.client.query(handle, target.ranges('touched')), 'runner-gone');
    const unmoved = expectFailure(
      await runner.client.move({ ...order, pages: target.ranges('touched') }),
      'runner-gone',
    );
    assert.match(unmoved.remedy, /No page had been moved by then\.$/);
    await target.kill();
    const none = startRunner({ command: '/no/such/program', args: [] });
    assert.match(
      expectFailure(await none.client.initialize('t'), 'runner-gone').message,
      /could not be started/,
    );
    await none.client.close();
  });

  it('ends soon after its input, also with a long request under way', { skip: noCompiler }, async () => {
    const target = await TargetProcess.start();
    await target.fill();
    const runner = await initializedRunner();
    const { target: handle } = expectOk(await runner.client.openTarget({ pid: target.pid }));
    let began: () => void = () => undefined;
    const underWay = new Promise<void>((resolve) => (began = resolve));
    void runner.client.query(handle, target.ranges('dense'), { onProgress: began });
    await underWay;
    await runner.client.close();
    assert.equal(await runner.process.ended, 'it ended with exit code 0.');
    await target.kill();
  });

  it('lets Ctrl-C to the client, and ends in order on SIGTERM', async () => {
    const runner = await initializedRunner();
    process.kill(runner.process.pid ?? 0, 'SIGINT');
    expectOk(await runner.client.initialize('test'));
    process.kill(runner.process.pid ?? 0, 'SIGTERM');
    assert.equal(await runner.process.ended, 'it ended with exit code 0.');
  });

  it('names the package that is missing', async () => {
    const folder = temporaryFolder();
    const outfile = path.join(folder, 'runner.js');
    await build({
      absWorkingDir: root,
      entryPoints: ['server/runner/main.ts'],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['koffi'],
      logLevel: 'error',
    });
    const bare = startRunner({ command: process.execPath, args: [outfile, '--stdio'], cwd: folder });
    const failure = expectFailure(await bare.client.initialize('test'), 'koffi-missing');
    assert.match(failure.remedy, /npm install koffi/);
    await bare.client.close();
    fs.rmSync(folder, { recursive: true });
  });

  it('survives a client that vanishes', async () => {
    const child = spawn(process.execPath, [runnerProgram, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdout.destroy();
    child.stdin.write(
      message({
        jsonrpc: '2.0',
        id: 1,
        method: 'initialize',
        params: { protocolVersion: runnerProtocolVersion, client: 't' },
      }),
    );
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdin.end();
    const [code] = (await once(child, 'close')) as [number | null];
    assert.ok(code === 0 || code === 2, stderr);
    assert.doesNotMatch(stderr, /\n\s+at /);
  });
});
