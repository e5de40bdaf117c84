/** A PID and mount namespace of its own, as a container has one, entered by a command: what a runner's prefix is for. */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { asRoot } from '../runner/support';

/** Without root a user namespace must come with it. */
const makes = ['unshare', ...(asRoot ? [] : ['-U', '-r']), '-p', '-f', '--mount-proc', '--kill-child'];

/** Why there can be none here; false when there can. */
export const noNamespace: string | false =
  spawnSync(makes[0] ?? '', [...makes.slice(1), 'true']).status === 0
    ? false
    : 'this system permits no new PID namespace';

export class Namespace {
  readonly #holder: ChildProcess;
  /** The command before a command that is to run inside. */
  readonly enter: readonly string[];

  private constructor(holder: ChildProcess, first: number) {
    this.#holder = holder;
    const user = asRoot ? [] : ['-U', '--preserve-credentials'];
    this.enter = ['nsenter', '-t', String(first), ...user, '-p', '-m', '--'];
  }

  static async create(): Promise<Namespace> {
    const [command = '', ...args] = makes;
    const holder = spawn(command, [...args, 'sh', '-c', 'echo ready; read line'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    const { pid } = holder;
    assert.ok(pid !== undefined);
    // The first process inside is the only child of unshare.
    const first = Number(execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' }).trim());
    return new Namespace(holder, first);
  }

  /** Runs a command inside and gives what it writes. */
  run(...command: readonly string[]): string {
    const [enter = '', ...args] = this.enter;
    return execFileSync(enter, [...args, ...command], { encoding: 'utf8' });
  }

  /** Starts a process inside that has this number there; it lives as long as the namespace. */
  occupy(pid: number): void {
    // clone(2) takes the next free number after the last one (CONFIG_CHECKPOINT_RESTORE); nothing else runs in here.
    const taken = this.run(
      'sh',
      '-c',
      `echo ${pid - 1} >/proc/sys/kernel/ns_last_pid; sleep 600 >/dev/null 2>&1 & echo $!`,
    );
    assert.equal(Number(taken), pid);
  }

  async end(): Promise<void> {
    const over = once(this.#holder, 'close');
    this.#holder.stdin?.end();
    await over;
  }
}

/** Whether numbers of new processes can be chosen here. */
export const canChoosePids = (): boolean => fs.existsSync('/proc/sys/kernel/ns_last_pid');
