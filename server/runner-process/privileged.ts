/**
 * The command that starts a runner with two capabilities and as the same user, not as root: what a user runs in a terminal, after having
 * read it. sudo asks for the password there; nothing of it passes through us.
 * Source: setpriv(1), capabilities(7) on ambient capabilities; ptrace(2) for CAP_SYS_PTRACE, move_pages(2) for CAP_SYS_NICE.
 */
import { say, spokenLanguage } from '../languages/say';

export interface PrivilegedStart {
  /** Node, or the editor's own program, which is Node with `ELECTRON_RUN_AS_NODE`. */
  readonly node: string;
  /** The runner's bundle. */
  readonly module: string;
  readonly uid: number;
  readonly gid: number;
  readonly socketPath: string;
  readonly tokenFile: string;
  readonly target: { readonly pid: number; readonly startTime: string };
  /** Of the user: sudo gives root's instead. */
  readonly env: Readonly<Record<string, string>>;
}

/** What raises the rights, before the command; on a machine where the caller is root already there is nothing to raise. */
export const sudo: readonly string[] = ['sudo'];

export function privilegedCommand(
  start: PrivilegedStart,
  raise: readonly string[] = sudo,
): readonly string[] {
  const { uid, gid, node, module, socketPath, tokenFile, target, env } = start;
  return [
    ...raise,
    'setpriv',
    ...['--reuid', String(uid), '--regid', String(gid), '--init-groups'],
    ...['--inh-caps=-all,+sys_ptrace,+sys_nice', '--ambient-caps=-all,+sys_ptrace,+sys_nice'],
    'env',
    ...Object.entries(env).map(([name, value]) => `${name}=${value}`),
    node,
    module,
    ...['--connect', socketPath, '--token-file', tokenFile, '--target', `${target.pid}:${target.startTime}`],
  ];
}

/** Variables that the runner needs and sudo does not pass on: where journals go, how the editor's own program is Node, and the language. */
export function privilegedEnvironment(
  env: NodeJS.ProcessEnv,
  home: string,
): Readonly<Record<string, string>> {
  const state = env['XDG_STATE_HOME'];
  const language = spokenLanguage();
  return {
    ELECTRON_RUN_AS_NODE: '1',
    HOME: home,
    ...(state === undefined ? {} : { XDG_STATE_HOME: state }),
    ...(language === 'en' ? {} : { NUMA_LENS_LANG: language }),
  };
}

/** For a shell of the Bourne family: each word as it is. */
export function shellLine(words: readonly string[]): string {
  return words
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`))
    .join(' ');
}

/** What has to be on PATH for the command; the first that is missing is told. */
export function missingTool(has: (name: string) => boolean): string | undefined {
  const tool = ['sudo', 'setpriv'].find((name) => !has(name));
  if (tool === undefined) return undefined;
  return tool === 'sudo'
    ? say(
        'There is no sudo here, so this user cannot start a program with more rights from a terminal. Run the shown command without its first word from a shell of root.',
      )
    : say(
        'There is no setpriv here (package util-linux), which gives a program two capabilities and nothing else.',
      );
}
