/** A runner with two capabilities that its user starts in a terminal: the command, the rendezvous, what it may do and whom it refuses. */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { constantValues } from '../../server/kernel/constants';
import type { InitializeResult, MoveResult, Outcome, Target } from '../../server/protocol/runner';
import {
  missingTool,
  privilegedCommand,
  privilegedEnvironment,
  shellLine,
} from '../../server/runner-process/privileged';
import { awaitRunner, type Rendezvous } from '../../server/runner-process/rendezvous';
import {
  compile,
  expectFailure,
  expectOk,
  hex,
  noCompiler,
  notRoot,
  runnerProgram,
  startRunnerProcess,
  statOf,
  TargetProcess,
  temporaryFolder,
} from './support';

const linux = process.platform === 'linux';
/** Users that every Linux has (Linux Standard Base): the one at the editor, and the one whose process it is. */
const me = { uid: 1, gid: 1 };
const nobody = { uid: 65534, gid: 65534 };

const start = {
  node: '/opt/my editor/code',
  module: '/opt/x/runner.js',
  uid: 1000,
  gid: 100,
  socketPath: '/run/user/1000/numa-lens-a/runner.sock',
  tokenFile: '/run/user/1000/numa-lens-a/token',
  target: { pid: 4711, startTime: '8123456' },
  env: privilegedEnvironment({ XDG_STATE_HOME: "/home/o'neil/state", SECRET: 'x' }, "/home/o'neil"),
};

describe('runner: the privileged command', () => {
  it('raises two capabilities for one process, as the same user', () => {
    assert.equal(
      shellLine(privilegedCommand(start)),
      [
        'sudo setpriv --reuid 1000 --regid 100 --init-groups',
        '--inh-caps=-all,+sys_ptrace,+sys_nice --ambient-caps=-all,+sys_ptrace,+sys_nice',
        String.raw`env ELECTRON_RUN_AS_NODE=1 'HOME=/home/o'\''neil' 'XDG_STATE_HOME=/home/o'\''neil/state'`,
        "'/opt/my editor/code' /opt/x/runner.js --connect /run/user/1000/numa-lens-a/runner.sock",
        '--token-file /run/user/1000/numa-lens-a/token --target 4711:8123456',
      ].join(' '),
    );
  });

  it('is the same words again behind a shell', { skip: !linux && 'a POSIX shell is asked' }, () => {
    const words = ["a'b", 'c d', '$HOME', '*', 'x;y', '', '--ok=1'];
    const line = shellLine(['printf', String.raw`%s\n`, ...words]);
    assert.deepEqual(execFileSync('sh', ['-c', line], { encoding: 'utf8' }).split('\n').slice(0, -1), words);
  });

  it('says what is missing', () => {
    assert.match(
      missingTool((name) => name !== 'sudo') ?? '',
      /^There is no sudo here.*from a shell of root\.$/,
    );
    assert.match(
      missingTool((name) => name !== 'setpriv') ?? '',
      /^There is no setpriv here \(package util-linux\)/,
    );
    assert.equal(
      missingTool(() => true),
      undefined,
    );
  });
});

describe('runner: rendezvous', { skip: !linux && 'the runner runs on Linux only' }, () => {
  const connect = async ({ socketPath, runner }: Rendezvous, text: string): Promise<string> => {
    const socket = net.connect(socketPath);
    const answer: Buffer[] = [];
    socket.on('data', (data: Buffer) => answer.push(data));
    socket.on('error', () => undefined);
    socket.write(text);
    const letIn = runner.then(() => assert.fail('it is let in'));
    await Promise.race([once(socket, 'close'), letIn]);
    return Buffer.concat(answer).toString();
  };
  const mode = (file: string): string => (fs.statSync(file).mode & 0o777).toString(8);

  it('can be reached by its own user alone, and leaves nothing behind', async () => {
    const meeting = await awaitRunner();
    const folder = path.dirname(meeting.socketPath);
    assert.deepEqual([folder, meeting.socketPath, meeting.tokenFile].map(mode), ['700', '600', '600']);
    await meeting.giveUp();
    assert.equal(await meeting.runner, undefined);
    assert.equal(fs.existsSync(folder), false);
  });

  it('lets in who presents the token, once, and refuses everybody else', async () => {
    const refused: string[] = [];
    const meeting = await awaitRunner({ onRefused: (why) => refused.push(why) });
    const { socketPath, tokenFile } = meeting;
    const token = fs.readFileSync(tokenFile, 'utf8').trim();
    assert.match(token, /^[0-9a-f]{64}$/);
    assert.equal(await connect(meeting, `${'0'.repeat(64)}\n`), '');
    assert.equal(await connect(meeting, `${token.slice(1)}\n`), '');
    assert.equal(await connect(meeting, `${token}0\n`), '');
    assert.deepEqual(new Set(refused), new Set(['a program connected with a wrong token']));
    const target = `${process.pid}:${statOf(process.pid).startTime}`;
    const args = [runnerProgram, '--connect', socketPath, '--token-file', tokenFile, '--target', target];
    const own = startProgram(args);
    const runner = await meeting.runner;
    assert.ok(runner !== undefined);
    assert.equal(fs.existsSync(tokenFile), false, 'the token is gone');
    const machine = expectOk(await runner.client.initialize('test'));
    assert.deepEqual(machine.boundTo, { pid: process.pid, startTime: statOf(process.pid).startTime });
    // The listener is closed: nobody is let in any more, whatever they know.
    const late = net.connect(socketPath);
    const [error] = (await once(late, 'error')) as [NodeJS.ErrnoException];
    assert.equal(error.code, 'ENOENT');
    await runner.client.close();
    const { code, stderr } = await own;
    assert.equal(code, 0);
    assert.match(stderr, new RegExp(`for process ${process.pid} only`));
    assert.match(stderr, /the connection to the editor is over/);
  });

  it('tells a runner that comes twice, or too late, what to do', async () => {
    const meeting = await awaitRunner();
    const { socketPath, tokenFile } = meeting;
    const args = [runnerProgram, '--connect', socketPath, '--token-file', tokenFile, '--target', '1:1'];
    fs.rmSync(tokenFile);
    const again = await startProgram(args);
    assert.equal(again.code, 2);
    assert.match(
      again.stderr,
      /token file .* cannot be read and deleted \(ENOENT\): it is good for one start only/,
    );
    fs.writeFileSync(tokenFile, 'x');
    fs.renameSync(tokenFile, `${os.tmpdir()}/${path.basename(path.dirname(socketPath))}.token`);
    await meeting.giveUp();
    const left = `${os.tmpdir()}/${path.basename(path.dirname(socketPath))}.token`;
    const late = await startProgram(args.map((one) => (one === tokenFile ? left : one)));
    assert.equal(late.code, 2);
    assert.match(late.stderr, /nobody waits at .* \(ENOENT\)/);
  });

  it('is not for a runner that would touch every process', async () => {
    const { code, stderr } = await startProgram([runnerProgram, '--connect', '/x', '--token-file', '/y']);
    assert.equal(code, 2);
    assert.match(stderr, /^Usage: runner/);
  });

  it('is out of reach for another user', { skip: notRoot }, async () => {
    const meeting = await awaitRunner();
    const script = `require('node:net').connect(${JSON.stringify(meeting.socketPath)}).on('error', (e) => console.log(e.code)).on('connect', () => console.log('let in'))`;
    const other = spawnSync(process.execPath, ['-e', script], {
      ...nobody,
      encoding: 'utf8',
      timeout: 120_000,
    });
    assert.equal(other.stdout.trim(), 'EACCES');
    const read = spawnSync('cat', [meeting.tokenFile], { ...nobody, encoding: 'utf8' });
    assert.match(read.stderr, /Permission denied/);
    await meeting.giveUp();
  });
});

interface Report {
  readonly machine: Outcome<InitializeResult>;
  readonly stranger: Outcome<Target>;
  readonly opened: Outcome<Target>;
  readonly moves: readonly Outcome<MoveResult>[];
  readonly code: number | null;
}

describe('runner: privileges', { skip: noCompiler || notRoot }, () => {
  let target: TargetProcess;
  let stranger: TargetProcess;
  let folder: string;
  before(async () => {
    target = await TargetProcess.start(64, undefined, nobody);
    stranger = await TargetProcess.start(4, undefined, nobody);
    folder = temporaryFolder();
    fs.chownSync(folder, me.uid, me.gid);
  });
  after(async () => {
    await target.kill();
    await stranger.kill();
    fs.rmSync(folder, { recursive: true });
  });

  it('without them, names the right that is missing, and for whom a runner could have it', async () => {
    const mine = startRunnerProcess(['setpriv', '--reuid', '1', '--regid', '1', '--clear-groups', '--']);
    expectOk(await mine.client.initialize('test'));
    const failure = expectFailure(await mine.client.openTarget({ pid: target.pid }), 'no-permission');
    assert.equal(
      failure.message,
      `The runner (user 1, group 1) may not inspect process ${target.pid} (user 65534): it belongs to user 65534; it has the group 65534.`,
    );
    assert.deepEqual(failure.privilege, { pid: target.pid, startTime: statOf(target.pid).startTime });
    await mine.client.close();
  });

  const raised = privilegedCommand({ ...start, ...me, env: {} }, []);
  const setpriv = raised.slice(0, raised.indexOf('env'));

  it('reach no file that their user cannot reach: not through the folders of the process either', async () => {
    const secret = path.join(folder, 'secret');
    const inner = path.join(secret, 'inner');
    fs.mkdirSync(inner, { recursive: true });
    fs.chmodSync(inner, 0o777);
    fs.chownSync(secret, nobody.uid, nobody.gid);
    fs.chmodSync(secret, 0o700);
    const inside = await TargetProcess.start(64, undefined, nobody, inner);
    const way = `/proc/${inside.pid}/cwd`;
    // For the kernel the way is open, for these two capabilities alone.
    const [command = '', ...args] = setpriv;
    execFileSync(command, [...args, 'sh', '-c', `echo text > ${way}/by-the-kernel`]);
    assert.deepEqual(fs.readdirSync(inner), ['by-the-kernel']);

    const mine = startRunnerProcess(setpriv);
    expectOk(await mine.client.initialize('test'));
    const { target } = expectOk(await mine.client.openTarget({ pid: inside.pid }));
    const save = (saveTo: string) => mine.client.query(target, inside.ranges('touched'), { saveTo });
    const written = expectFailure(await save(`${way}/placement.jsonl`), 'journal');
    assert.match(written.message, /cannot be saved to \S+ \(its path leads through a link of \/proc/);
    const closed = expectFailure(await save(path.join(inner, 'placement.jsonl')), 'journal');
    assert.match(closed.message, /cannot be saved to \S+ \(EACCES\)/);
    assert.deepEqual(fs.readdirSync(inner), ['by-the-kernel']);

    const saved = path.join(folder, 'placement.jsonl');
    expectOk(await save(saved));
    fs.copyFileSync(saved, path.join(inner, 'mine.jsonl'));
    fs.chownSync(path.join(inner, 'mine.jsonl'), me.uid, me.gid);
    const undo = async (journal: string): Promise<string> =>
      expectFailure(await mine.client.undo({ journal }), 'journal').message;
    assert.match(await undo(`${way}/mine.jsonl`), /leads through a link of \/proc/);
    assert.match(await undo(`/proc/${inside.pid}/environ`), /belongs to user 65534|is a file of \/proc/);
    expectOk(await mine.client.undo({ journal: saved }));
    await mine.client.close();
    await inside.kill();
  });

  it('lets the kernel move pages of another user’s process, shared ones too', () => {
    const { from } = target.area('touched');
    const call = (flags: number, rights: boolean): string => {
      const [command = '', ...args] = rights
        ? setpriv
        : ['setpriv', '--reuid', '1', '--regid', '1', '--clear-groups'];
      const order = [String(target.pid), String(flags), hex(from), '64'];
      return execFileSync(command, [...args, compile('call'), ...order], { encoding: 'utf8' }).trim();
    };
    const { MPOL_MF_MOVE: one, MPOL_MF_MOVE_ALL: all } = constantValues;
    const EPERM = String(os.constants.errno.EPERM);
    assert.deepEqual([call(one, true), call(all, true)], ['0 0', '0 0']);
    assert.deepEqual([call(one, false), call(all, false)], [`-1 ${EPERM}`, `-1 ${EPERM}`]);
  });

  it('are had by a runner that the same user starts by sudo, for one process', (t) => {
    const tools = path.join(folder, 'bin');
    fs.mkdirSync(tools);
    fs.chmodSync(tools, 0o755);
    fs.copyFileSync(compile('raise'), path.join(tools, 'sudo'));
    fs.chmodSync(path.join(tools, 'sudo'), 0o4755);
    const touched = target.area('touched');
    const order = {
      pid: target.pid,
      startTime: statOf(target.pid).startTime,
      other: stranger.pid,
      from: hex(touched.from),
      to: hex(touched.from + BigInt(touched.length)),
    };
    const client = path.join(__dirname, 'privileged-client.js');
    const { stdout, stderr, status } = spawnSync(process.execPath, [client, JSON.stringify(order)], {
      ...me,
      encoding: 'utf8',
      timeout: 60_000,
      env: { PATH: `${tools}:${process.env['PATH'] ?? ''}`, HOME: folder, TMPDIR: folder },
    });
    assert.equal(status, 0, stderr);
    const report = JSON.parse(stdout) as Report;
    const machine = expectOk(report.machine);
    assert.deepEqual(machine.capabilities, { sysNice: true, sysPtrace: true });
    assert.equal(machine.boundTo?.pid, target.pid);
    assert.match(expectFailure(report.stranger, 'bad-request').message, /for process \d+ only/);
    expectOk(report.opened);
    for (const move of report.moves) {
      const moved = expectOk(move);
      assert.equal(moved.after.pages, 64);
      assert.deepEqual(
        moved.obstacles.filter(({ blocks }) => blocks),
        [],
      );
    }
    assert.equal(report.code, 0);
    assert.match(stderr, /It ends with the connection/);
    t.diagnostic(`fact privileged-moves=${report.moves.length}`);
  });
});

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

async function startProgram(args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [...args], {
    stdio: ['ignore', 'inherit', 'pipe'],
    env: { ...process.env, NUMA_LENS_LANG: 'en' },
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr };
}
