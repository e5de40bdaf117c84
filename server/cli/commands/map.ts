/** `numa-lens map`: a picture of where the pages of a process are, whole or a part of it. */
import type { Arguments, Command } from '../command';
import type { ExitCode, Io } from '../io';
import { options as known } from '../process/options';
import { writePageMap } from '../process/page-map';
import { runPagesCommand } from '../process/pages-command';
import { readSelectionOrAll, selectionOptions, selectionUsage } from '../process/selection';
import { phrase } from '../../languages/phrase';

export const mapCommand: Command = {
  name: 'map',
  summary: phrase('Draw where the pages of a process are'),
  usage: [`--pid PID [${selectionUsage.slice(1, -1)}] [--runner COMMAND] [--format text|json]`],
  details: phrase(
    'Without pages to draw it is the whole process, as with --all. A character is a number of pages side by side.',
  ),
  options: { pid: known.pid, ...selectionOptions, runner: known.runner, format: known.format },
  run: map,
};

function map(args: Arguments, io: Io): Promise<ExitCode> {
  return runPagesCommand(args, io, {
    command: mapCommand,
    select: readSelectionOrAll,
    read: () => ({}),
    work: ({ format }, opened, session) => writePageMap(io, format, session, opened),
  });
}
