/** The example as an ordinary process of this machine: a process that a debugger's pid may be mistaken for. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import { promisify } from 'node:util';

export interface LivingExample {
  readonly pid: number;
  end(): void;
}

/**
 * Runs the example without a debugger: it has done everything but cannot print, so it lives on.
 * @param program already built
 */
export async function livingExample(program: string): Promise<LivingExample> {
  const pipe = `${program}.pipe`;
  await promisify(execFile)('mkfifo', [pipe]);
  const stuffing = fs.openSync(pipe, fs.constants.O_RDWR | fs.constants.O_NONBLOCK);
  const full = fs.openSync(pipe, fs.constants.O_RDWR);
  try {
    for (;;) fs.writeSync(stuffing, Buffer.alloc(4096));
  } catch (error) {
    assert.ok(error instanceof Error && 'code' in error && error.code === 'EAGAIN');
  }
  // At the same addresses as in the debugger, which switches randomization off: code and layout are equal.
  const child = spawn('setarch', ['-R', program], { stdio: ['ignore', full, 'inherit'] });
  const { pid } = child;
  assert.ok(pid);
  return {
    pid,
    end: () => {
      child.kill('SIGKILL');
      for (const fd of [stuffing, full]) fs.closeSync(fd);
      fs.rmSync(pipe);
    },
  };
}
