/**
 * Ends a program that hangs or swells. A tree may hold a `.gitignore` that is a pipe, on which ripgrep waits for ever, or a link to /dev/zero, which it
 * reads into memory. On Linux the kernel tells how a process fares; elsewhere only silence counts. Runs of a quarter second are never looked at.
 */
import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';

export interface WatchLimits {
  /** Milliseconds between two looks. */
  readonly between: number;
  /** Looks in a row at which nothing had been done since the one before. They do not take place while this thread is busy, and does not read. */
  readonly idle: number;
  /** The same where only output is seen, of which a healthy search may have none for long. */
  readonly silent: number;
  /** Resident memory, in KiB. */
  readonly memory: number;
}

const usual: WatchLimits = { between: 250, idle: 40, silent: 240, memory: 1024 * 1024 };

/** It is killed when it goes beyond a limit; its `close` event tells as of any other end. */
export function watchChild(child: ChildProcess, limits: WatchLimits = usual): void {
  const { pid, stdout } = child;
  if (pid === undefined) return;
  let begin = healthOf(pid);
  let idle = 0;
  let written = false;
  stdout?.on('data', () => {
    written = true;
  });
  const timer = setInterval(() => {
    const now = healthOf(pid);
    idle++;
    if (written || now?.read !== begin?.read || hasComputed(begin, now, idle * limits.between))
      [begin, idle, written] = [now, 0, false];
    const isIdle = idle >= (now === undefined ? limits.silent : limits.idle);
    if (isIdle || (now?.memory ?? 0) > limits.memory) child.kill('SIGKILL');
  }, limits.between);
  timer.unref();
  child.once('exit', () => {
    clearInterval(timer);
  });
}

interface Health {
  /** Bytes that it has read, from wherever. */
  readonly read: number;
  /** Processor time, in clock ticks, of which a second has 100. */
  readonly ticks: number;
  /** KiB. */
  readonly memory: number;
}

/** proc(5): /proc/PID/io, stat and status. Undefined where there are none. */
function healthOf(pid: number): Health | undefined {
  try {
    const of = (name: string): string => fs.readFileSync(`/proc/${pid}/${name}`, 'latin1');
    // Its name, which may hold anything, ends with the last parenthesis; utime and stime are the 14th and 15th field.
    const stat = of('stat')
      .replace(/^.*\) /s, '')
      .split(' ');
    return {
      read: Number(/^rchar: (\d+)$/m.exec(of('io'))?.[1]),
      ticks: Number(stat[11]) + Number(stat[12]),
      memory: Number(/^VmRSS:\s*(\d+) kB$/m.exec(of('status'))?.[1] ?? 0),
    };
  } catch {
    return undefined;
  }
}

/** A quarter of a processor: ripgrep's threads without work look for some a thousand times a second, which adds up to a tenth. */
function hasComputed(begin: Health | undefined, now: Health | undefined, during: number): boolean {
  const ticks = (now?.ticks ?? 0) - (begin?.ticks ?? 0);
  return ticks * 10 > Math.max(during, 1000) / 4;
}
