/** The arguments of the program `runner`. */
import { displayWidth } from '../languages/display-width';
import { say } from '../languages/say';
import type { Machine } from './runner';

export function runnerUsage(): string {
  const head = say('Usage:');
  return [
    `${head} runner --stdio [--target PID:START]`,
    `${' '.repeat(displayWidth(head))} runner --connect SOCKET --token-file FILE --target PID:START`,
    '',
    say(
      'Speaks JSON-RPC on its standard input and output, or on a socket where an editor waits; docs/runner.md describes it.',
    ),
    `  --stdio             ${say('Use the standard streams')}`,
    `  --connect SOCKET    ${say('Meet an editor at this socket instead')}`,
    `  --token-file FILE   ${say('What the editor knows the runner by; read once and deleted')}`,
    `  --target PID:START  ${say('Touch no other process than this one; START is field 22 of /proc/PID/stat')}`,
  ].join('\n');
}

export type RunnerArguments = { readonly onlyTarget: Machine['onlyTarget'] } & (
  | { readonly kind: 'stdio' }
  | { readonly kind: 'connect'; readonly socket: string; readonly tokenFile: string }
);

/** Undefined for what is none of the usage's forms. */
export function runnerArguments(args: readonly string[]): RunnerArguments | undefined {
  let stdio = false;
  const values = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    const name = args[i] ?? '';
    if (name === '--stdio') {
      stdio = true;
      continue;
    }
    const value = args[++i];
    if (!['--target', '--connect', '--token-file'].includes(name) || value === undefined) return undefined;
    values.set(name, value);
  }
  const target = values.get('--target');
  const match = target === undefined ? undefined : /^([1-9]\d*):(\d+)$/.exec(target);
  if (match === null) return undefined;
  const [, pid, startTime] = match ?? [];
  const onlyTarget = startTime === undefined ? undefined : { pid: Number(pid), startTime };
  const socket = values.get('--connect');
  const tokenFile = values.get('--token-file');
  if (stdio)
    return socket === undefined && tokenFile === undefined ? { kind: 'stdio', onlyTarget } : undefined;
  // A runner that may look into other users' processes is never started for all of them.
  if (socket === undefined || tokenFile === undefined || onlyTarget === undefined) return undefined;
  return { kind: 'connect', socket, tokenFile, onlyTarget };
}
