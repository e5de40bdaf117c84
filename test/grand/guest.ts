/**
 * The virtual machine in which the grand suite debugs: several NUMA nodes, a gdbserver, a runner, and whatever else a
 * test asks for, all started over one port (scripts/guest/connect.mjs), as they would be over ssh. scripts/test/grand.mjs boots it.
 */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface RemoteProgram {
  /** In the guest. */
  readonly pid: number;
  /** Resolves when it and its gdbserver have ended, with all that they wrote. */
  readonly ended: Promise<string>;
}

export class Guest {
  /** The port that reaches the gdbserver of `debug`. */
  readonly debugging: number;
  /** What stands before a command that shall run in the guest: the "ssh host" of this machine. */
  readonly prefix: readonly string[];

  constructor(debugging: number, prefix: readonly string[]) {
    this.debugging = debugging;
    this.prefix = prefix;
  }

  /** The guest that the suite's script has booted. */
  static ofThisSuite(): Guest {
    const text = process.env['NUMA_LENS_GUEST'];
    assert.ok(text !== undefined, 'NUMA_LENS_GUEST is not set: use npm test -- grand');
    const told: unknown = JSON.parse(text);
    assert.ok(typeof told === 'object' && told !== null && 'debugging' in told && 'prefix' in told);
    assert.ok(Array.isArray(told.prefix));
    return new Guest(Number(told.debugging), told.prefix.map(String));
  }

  /** What a line of shell prints there. */
  run(line: string): Promise<string> {
    const [program = '', ...args] = this.prefix;
    return new Promise((resolve, reject) => {
      const child = execFile(program, [...args, 'sh', '-c', line], (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new Error(`"${line}" failed in the guest: ${stderr || error.message}`));
      });
      child.stdin?.end();
    });
  }

  /**
   * Starts a program under gdbserver and waits until a debugger can come.
   * @param pid the process id that it shall get
   */
  async debug(program: string, pid?: number): Promise<RemoteProgram> {
    if (pid === undefined) return this.#serve(program);
    // Children that gdbserver tries the system's abilities with come first, always as many.
    let others = 3;
    for (let attempt = 0; attempt < 3; attempt++) {
      const served = await this.#serve(program, pid - others);
      if (served.pid === pid) return served;
      await this.run('kill $(pidof gdbserver)');
      await served.ended;
      others += served.pid - pid;
    }
    throw new Error(`the guest did not give process id ${pid}`);
  }

  /** On processor 0, whose memory is node 0: where a program's pages are first is decided by where it runs. */
  #serve(program: string, lastPid?: number): Promise<RemoteProgram> {
    const line = [
      // The host's own limit may be higher.
      'echo 4194304 > /proc/sys/kernel/pid_max',
      ...(lastPid === undefined ? [] : [`echo ${lastPid} > /proc/sys/kernel/ns_last_pid`]),
      `exec taskset 1 gdbserver --once --no-startup-with-shell 0.0.0.0:7002 ${program} 2>&1`,
    ].join('; ');
    const [command = '', ...args] = this.prefix;
    const child = spawn(command, [...args, 'sh', '-c', line], { stdio: ['pipe', 'pipe', 'inherit'] });
    let said = '';
    const lines = createInterface({ input: child.stdout });
    const ended = once(child, 'close').then(() => said);
    return new Promise((resolve, reject) => {
      void ended.then(() => {
        reject(new Error(`gdbserver did not start in the guest: ${said}`));
      });
      lines.on('line', (text) => {
        said += `${text}\n`;
        // Not before: the forwarded port accepts a connection that nobody in the guest waits for.
        const pid = /created; pid = (\d+)/.exec(said)?.[1];
        if (text.startsWith('Listening on port') && pid !== undefined) resolve({ pid: Number(pid), ended });
      });
    });
  }

  /** Pages by node, as the guest's kernel lists them for the mapping that an address is in. */
  async pagesByNode(pid: number, address: bigint): Promise<Readonly<Record<string, number>>> {
    const mappings = (await this.run(`cat /proc/${pid}/numa_maps`)).trim().split('\n');
    const line = mappings.filter((one) => BigInt(`0x${one.split(' ')[0] ?? ''}`) <= address).at(-1);
    assert.ok(line !== undefined, `process ${pid} has no mapping below 0x${address.toString(16)}`);
    return Object.fromEntries(
      [...line.matchAll(/\bN(\d+)=(\d+)/g)].map(([, node = '', pages]) => [node, Number(pages)]),
    );
  }
}
