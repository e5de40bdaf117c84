/**
 * The client's side of a privileged runner, as a process of its own that the test starts as a user without rights: waits for the runner, prints
 * the command for it, runs that in a shell as a terminal would, acts, and prints what came of it.
 */
import { spawn } from 'node:child_process';
import os from 'node:os';
import { constantValues } from '../../server/kernel/constants';
import { privilegedCommand, privilegedEnvironment, shellLine } from '../../server/runner-process/privileged';
import { awaitRunner } from '../../server/runner-process/rendezvous';
import { runnerProgram } from './support';

interface Order {
  readonly pid: number;
  readonly startTime: string;
  readonly other: number;
  readonly from: string;
  readonly to: string;
}

function isOrder(value: unknown): value is Order {
  return typeof value === 'object' && value !== null && 'pid' in value && 'startTime' in value;
}

async function main(): Promise<void> {
  const order: unknown = JSON.parse(process.argv[2] ?? '');
  if (!isOrder(order)) throw new Error('no order');
  const { pid, startTime, other, from, to } = order;
  const meeting = await awaitRunner();
  const { uid, gid } = os.userInfo();
  const command = privilegedCommand({
    node: process.execPath,
    module: runnerProgram,
    uid,
    gid,
    socketPath: meeting.socketPath,
    tokenFile: meeting.tokenFile,
    target: { pid, startTime },
    env: privilegedEnvironment(process.env, process.env['HOME'] ?? ''),
  });
  const terminal = spawn('sh', ['-c', shellLine(command)], { stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => terminal.once('close', resolve));
  void ended.then(() => meeting.giveUp());
  const runner = await meeting.runner;
  if (runner === undefined) throw new Error('no runner came');
  const { client } = runner;
  const machine = await client.initialize('test');
  const stranger = await client.openTarget({ pid: other });
  const opened = await client.openTarget({ pid, startTime });
  const moves: unknown[] = [];
  if (opened.ok) {
    const { target } = opened.value;
    const pages = { kind: 'ranges', ranges: [{ from, to }] } as const;
    for (const flags of [constantValues.MPOL_MF_MOVE, constantValues.MPOL_MF_MOVE_ALL])
      moves.push(await client.move({ target, pages, to: { kind: 'node', node: 0 }, flags }));
  }
  await client.close();
  process.stdout.write(`${JSON.stringify({ machine, stranger, opened, moves, code: await ended })}\n`);
}

void main();
