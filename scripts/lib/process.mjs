/** Running commands from the project's scripts: inherit the terminal, or capture; an exit code is a value. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, log?: string, nice?: number, input?: string }} [options]
 *   quiet: keep the output to ourselves; log: a file that it goes to instead; nice: how far it gives way to other processes
 * @returns {Promise<{ code: number, output: string }>} code 127 when the command does not exist
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const log = options.log === undefined ? undefined : fs.openSync(options.log, 'w');
    const sink = log ?? (options.quiet ? 'pipe' : 'inherit');
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', sink, sink],
    });
    if (log !== undefined) fs.closeSync(log);
    if (options.nice !== undefined && child.pid !== undefined) os.setPriority(child.pid, options.nice);
    let output = '';
    child.stdout?.on('data', (chunk) => (output += String(chunk)));
    child.stderr?.on('data', (chunk) => (output += String(chunk)));
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), output }));
    if (options.input !== undefined) child.stdin?.end(options.input);
  });
}

/**
 * Runs quietly and throws with the command's own output when it fails: for set-up steps that must not fail.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>}
 */
export async function must(command, args, options = {}) {
  const { code, output } = await run(command, args, { ...options, quiet: true });
  if (code !== 0)
    throw new Error(`${command} ${args.join(' ')} failed (exit ${code}):\n${output.slice(-4000)}`);
  return output;
}
