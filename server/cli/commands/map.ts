/** `numa-lens map`: a picture of where the pages of a process are, whole or a part of it. */
import type { Arguments, Command } from '../command';
import type { ExitCode, Io } from '../io';
import { openSelected } from '../process/open';
import { noWords, options as known, readCommon, readPid } from '../process/options';
import { writePageMap } from '../process/page-map';
import { readSelectionOrAll, selectionOptions, selectionUsage } from '../process/selection';
import { runCommand } from '../process/session';

export const mapCommand: Command = {
  name: 'map',
  summary: 'Draw where the pages of a process are',
  usage: [`--pid PID [${selectionUsage.slice(1, -1)}] [--runner COMMAND] [--format text|json]`],
  details:
    'Without pages to draw it is the whole process, as with --all. A character is a number of pages side by side.',
  options: { pid: known.pid, ...selectionOptions, runner: known.runner, format: known.format },
  run: map,
};

function map(args: Arguments, io: Io): Promise<ExitCode> {
  return runCommand(
    io,
    mapCommand,
    () => {
      noWords(args);
      return { ...readCommon(args, io), pid: readPid(args), request: readSelectionOrAll(args) };
    },
    async ({ format, pid, request }, session) => {
      const opened = await openSelected(session, pid, request);
      return opened.ok ? writePageMap(io, format, session, opened.value) : opened;
    },
  );
}
