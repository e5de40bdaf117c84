/** The frame of every command about pages of one process: `--pid` and the pages are read from the options, and the process is opened. */
import type { Outcome } from '../../protocol/runner';
import type { Arguments, Command } from '../command';
import type { ExitCode, Io } from '../io';
import { openSelected } from './open';
import type { Opened } from './open';
import { noWords, readCommon, readPid } from './options';
import type { CommonOptions } from './options';
import { readSelection } from './selection';
import type { SelectionRequest } from './selection';
import { runCommand } from './session';
import type { Session } from './session';

export interface PagesCommand<T> {
  readonly command: Pick<Command, 'name' | 'usage'>;
  /** The pages; those that have to be named when absent. */
  readonly select?: (args: Arguments) => SelectionRequest;
  /** The options that only this command has. */
  readonly read: () => T;
  readonly work: (
    options: T & CommonOptions & { readonly pid: number },
    opened: Opened,
    session: Session,
  ) => Promise<Outcome<ExitCode>>;
}

export function runPagesCommand<T>(
  args: Arguments,
  io: Io,
  { command, select = readSelection, read, work }: PagesCommand<T>,
): Promise<ExitCode> {
  return runCommand(
    io,
    command,
    () => {
      noWords(args);
      return { ...readCommon(args, io), pid: readPid(args), request: select(args), ...read() };
    },
    async (options, session) => {
      const opened = await openSelected(session, options.pid, options.request);
      return opened.ok ? work(options, opened.value, session) : opened;
    },
  );
}
