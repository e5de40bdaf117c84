/** `numa-lens undo FILE`: moves the pages of a journal back to where they were, also after the runner was killed in the middle. */
import type { Arguments, Command } from '../command';
import type { ExitCode, Io } from '../io';
import { options as known, readCommon, UsageError } from '../process/options';
import {
  countPages,
  jsonCounts,
  jsonNotMoved,
  jsonRuns,
  textNotMoved,
  textRuns,
  textStatuses,
  textStopped,
} from '../process/report';
import { runCommand, writeJson } from '../process/session';

export const undoCommand: Command = {
  name: 'undo',
  summary: 'Move the pages of a journal back to where they were',
  usage: ['FILE [--runner COMMAND] [--format text|json]'],
  options: { runner: known.runner, format: known.format },
  run: undo,
};

function undo(args: Arguments, io: Io): Promise<ExitCode> {
  return runCommand(
    io,
    undoCommand,
    () => {
      const [journal, ...rest] = args.positionals;
      if (journal === undefined || rest.length > 0)
        throw new UsageError('Name one journal, the file that migrate told.');
      return { ...readCommon(args, io), journal };
    },
    async ({ format, journal }, session) => {
      const undone = await session.client.undo({ journal }, session.watch);
      if (!undone.ok) return undone;
      const { pid, pageSize, after, movedBack, alreadyThere, gone, notMoved, cancelled, stopped } =
        undone.value;
      const { kernel } = session.machine;
      if (format === 'json')
        writeJson(io, {
          pid,
          pageSize,
          kernel,
          runs: jsonRuns(after, kernel),
          summary: {
            ...jsonCounts(after, kernel),
            movedBack,
            alreadyThere,
            gone,
            notMoved: jsonNotMoved(notMoved, kernel),
            cancelled,
            ...(stopped === undefined ? {} : { stopped }),
          },
        });
      else
        io.stdout(
          [
            `process ${pid}, Linux ${kernel}\n`,
            textRuns(after, pageSize, kernel),
            `${countPages(movedBack)} moved back, ${alreadyThere} were back already, ${gone} no longer in memory\n`,
            textNotMoved(notMoved, kernel),
            textStatuses(
              notMoved.flatMap((one) => (one.reason === 'status' ? [one.status] : [])),
              kernel,
            ),
            cancelled ? 'Cancelled: run it again for the rest.\n' : '',
            stopped === undefined ? '' : textStopped(stopped),
          ].join(''),
        );
      return { ok: true, value: notMoved.length === 0 ? 0 : 1 };
    },
  );
}
