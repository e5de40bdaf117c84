/** Runs the compiled command line in a child process, as a user does; or here, where one more start of Node would say nothing new. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { commands } from '../../server/cli/commands';
import { run } from '../../server/cli/run';
import { version } from '../../server/lsp/installation';

const root = path.resolve(__dirname, '../../..');
export const main = path.join(root, 'out/server/cli/main.js');

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function cli(
  args: readonly string[],
  options: { cwd?: string; input?: string | Buffer; env?: Record<string, string> } = {},
): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], {
      cwd: options.cwd ?? root,
      env: { ...process.env, NUMA_LENS_TRACE: undefined, NUMA_LENS_LANG: 'en', ...options.env },
    });
    const output: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
    child.stdout.on('data', (chunk: Buffer) => output.stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({
        code,
        stdout: Buffer.concat(output.stdout).toString('utf8'),
        stderr: Buffer.concat(output.stderr).toString('utf8'),
      });
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

/** Where much is asked in turn. */
export async function cliHere(
  args: readonly string[],
  options: { readonly cwd?: string } = {},
): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  const code = await run(args, commands, version, {
    cwd: options.cwd ?? root,
    env: { NUMA_LENS_LANG: 'en' },
    isTTY: false,
    color: false,
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
    readStdin: () => Promise.resolve(Buffer.alloc(0)),
  });
  return { code, stdout, stderr };
}
