/** Blocks of shell as commands, and the running of one: its exit code and what it wrote, whatever it needs to come to an end. */
import { spawn } from 'node:child_process';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The commands of a block: a line each, with those that it goes on in; lines that are comments are none. */
export function commandsOf(text: string): readonly string[] {
  return text
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

const message = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
/** What an editor says to a server that it starts and ends. */
const session = [
  { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } },
  { id: 2, method: 'shutdown' },
  { method: 'exit' },
]
  .map((one) => message(JSON.stringify({ jsonrpc: '2.0', ...one })))
  .join('');

/** What goes on until somebody ends it. */
const endless = (command: string): boolean => /numa-lens watch\b/.test(command) && !/--times\b/.test(command);

export function runShell(
  command: string,
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly shell?: 'sh' | 'bash' },
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    // A shell between would be ended by the signal that the command takes for a wish.
    const script = endless(command) ? `exec ${command}` : command;
    const args =
      options.shell === 'bash'
        ? ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script]
        : ['-c', script];
    const { cwd, env } = options;
    // In a process group of its own, which a Ctrl-C in a terminal reaches as a whole.
    const child = spawn(options.shell ?? 'sh', args, { cwd, env, detached: true });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      if (stdout === '' && endless(command) && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
      stdout += String(chunk);
    });
    child.stderr.on('data', (chunk) => (stderr += String(chunk)));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
    // A command that reads nothing may have ended before.
    child.stdin.on('error', () => undefined);
    // A server ends when it is told to, before its input does.
    if (/numa-lens lsp\b/.test(command)) child.stdin.write(session);
    else child.stdin.end();
  });
}

/** Whether an output is the one that is shown; a line with … stands for any others, and … in a line for any characters. */
export function isShown(output: string, shown: string): boolean {
  const escaped = shown
    .trimEnd()
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/^…$/gm, '[^]*')
    .replaceAll('…', '.*');
  return new RegExp(`^${escaped}\\s*$`).test(output.trimEnd());
}
