/** `numa-lens query`: on which node the pages of a process are. */
import type { Arguments, Command } from '../command';
import type { ExitCode, Io } from '../io';
import { queryAll } from '../process/open';
import { options as known, UsageError } from '../process/options';
import { writePageMap } from '../process/page-map';
import { runPagesCommand } from '../process/pages-command';
import {
  jsonCounts,
  jsonRegions,
  jsonRuns,
  statusesOf,
  textCounts,
  textRegions,
  textRuns,
  textStatuses,
} from '../process/report';
import { selectionOptions, selectionUsage } from '../process/selection';
import { writeJson } from '../process/session';
import { phrase } from '../../languages/phrase';
import { say } from '../../languages/say';

export const queryCommand: Command = {
  name: 'query',
  summary: phrase('Tell on which node the pages of a process are'),
  usage: [`--pid PID ${selectionUsage} [--map] [--save FILE] [--runner COMMAND] [--format text|json]`],
  details: phrase(
    'With --save the placement is also written to a file, and "numa-lens undo FILE" puts the pages back to where they were then.',
  ),
  options: {
    pid: known.pid,
    ...selectionOptions,
    map: { type: 'boolean', help: phrase('Draw a map of the pages instead of listing them') },
    save: {
      type: 'string',
      value: 'FILE',
      help: phrase('Write the placement to this file too, which must not exist yet; undo takes it'),
    },
    runner: known.runner,
    format: known.format,
  },
  run: query,
};

function query(args: Arguments, io: Io): Promise<ExitCode> {
  return runPagesCommand(args, io, {
    command: queryCommand,
    read: () => {
      const [map, save] = [args.flag('map'), args.value('save')];
      if (map && save !== undefined)
        throw new UsageError(
          say('--save needs every page by itself, and --map adds them up: use one of them.'),
        );
      return { map, save };
    },
    work: async ({ format, pid, map, save }, opened, session) => {
      if (map) return writePageMap(io, format, session, opened);
      const placement = await queryAll(session, opened, save);
      if (!placement.ok) return placement;
      const { pageSize, kernel } = session.machine;
      const { target, selection } = opened;
      const { saved } = placement.value;
      if (format === 'json')
        writeJson(io, {
          pid,
          pageSize,
          kernel,
          regions: jsonRegions(selection.regions),
          runs: jsonRuns(placement.value, kernel),
          summary: {
            ...jsonCounts(placement.value, kernel),
            ...(saved === undefined ? {} : { saved }),
          },
        });
      else
        io.stdout(
          [
            `${say('process {pid} ({executable}), Linux {kernel}', { pid, executable: target.executable, kernel })}\n`,
            textRegions(selection.regions),
            textRuns(placement.value, pageSize, kernel),
            textCounts(placement.value, kernel),
            textStatuses(statusesOf(placement.value), kernel),
            saved === undefined
              ? ''
              : `${say('To put them back here later: numa-lens undo {saved}', { saved })}\n`,
          ].join(''),
        );
      if (save !== undefined && saved === undefined)
        io.stderr(
          `numa-lens: ${say('No page is on any node, so there is nothing to come back to: {save} was not written.', { save })}\n`,
        );
      return { ok: true, value: 0 };
    },
  });
}
