/** `numa-lens migrate`: moves pages of a process to a node, and says by a query where they are afterwards. */
import type { Arguments, Command } from '../command';
import type { ExitCode, Io } from '../io';
import { noWords, options as known, readCommon, readNode, readPid, readRanges } from '../process/options';
import {
  countPages,
  jsonCounts,
  jsonNotMoved,
  jsonRuns,
  textNotMoved,
  textObstacles,
  textRuns,
  textStatuses,
  textStopped,
} from '../process/report';
import { runCommand, writeJson } from '../process/session';
import { constantValues } from '../../kernel/constants';
import type { MoveResult } from '../../protocol/runner';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Move pages of a process to a node',
  usage: [
    '--pid PID --range 0xSTART-0xEND --to NODE [--move-all] [--dry-run] [--journal FILE] [--runner COMMAND] [--format text|json]',
  ],
  details:
    'The old placement is written to a journal before anything moves; "numa-lens undo" takes it. Exit code 1: some pages are not on the node.',
  options: {
    pid: known.pid,
    range: known.range,
    to: known.to,
    'move-all': known['move-all'],
    'dry-run': known['dry-run'],
    journal: known.journal,
    runner: known.runner,
    format: known.format,
  },
  run: migrate,
};

function migrate(args: Arguments, io: Io): Promise<ExitCode> {
  return runCommand(
    io,
    migrateCommand,
    () => {
      noWords(args);
      return {
        ...readCommon(args, io),
        pid: readPid(args),
        ranges: readRanges(args),
        node: readNode(args),
        flags: args.flag('move-all') ? constantValues.MPOL_MF_MOVE_ALL : constantValues.MPOL_MF_MOVE,
        dryRun: args.flag('dry-run'),
        journal: args.value('journal'),
      };
    },
    async ({ format, pid, ranges, node, flags, dryRun, journal }, session) => {
      const target = await session.client.openTarget({ pid });
      if (!target.ok) return target;
      const moved = await session.client.move(
        {
          target: target.value.target,
          pages: { kind: 'ranges', ranges },
          to: { kind: 'node', node },
          flags,
          dryRun,
          ...(journal === undefined ? {} : { journal }),
        },
        session.watch,
      );
      if (!moved.ok) return moved;
      const result = moved.value;
      const { pageSize, kernel } = session.machine;
      if (format === 'json') {
        const { moved: count, alreadyThere, obstacles, cancelled, stopped } = result;
        writeJson(io, {
          pid,
          pageSize,
          kernel,
          runs: jsonRuns(result.after, kernel),
          summary: {
            ...jsonCounts(result.after, kernel),
            to: node,
            dryRun,
            moved: count,
            alreadyThere,
            notMoved: jsonNotMoved(result.notMoved, kernel),
            obstacles,
            cancelled,
            ...(stopped === undefined ? {} : { stopped }),
            ...(result.journal === undefined ? {} : { journal: result.journal }),
          },
        });
      } else {
        io.stdout(
          `process ${pid} (${target.value.executable}), Linux ${kernel}\n` +
            textRuns(result.after, pageSize, kernel) +
            (dryRun ? textPlan(result, node) : textResult(result, node, kernel)) +
            textObstacles(result.obstacles),
        );
      }
      const blocked = result.obstacles.some((obstacle) => obstacle.blocks);
      const complete = dryRun ? !blocked : result.notMoved.length === 0;
      return { ok: true, value: complete ? 0 : 1 };
    },
  );
}

function textPlan(result: MoveResult, node: number): string {
  const waiting = result.notMoved.find((one) => one.reason === 'not-attempted')?.pages ?? 0;
  return `Dry run: ${countPages(waiting)} would move to node ${node}, ${result.alreadyThere} are there already; nothing was moved.\n`;
}

function textResult(result: MoveResult, node: number, kernel: string): string {
  const statuses = result.notMoved.flatMap((one) => (one.reason === 'status' ? [one.status] : []));
  return [
    `${countPages(result.moved)} moved to node ${node}, ${result.alreadyThere} were there already\n`,
    textNotMoved(result.notMoved, kernel),
    textStatuses(statuses, kernel),
    result.cancelled ? 'Cancelled: what had moved by then stays moved.\n' : '',
    result.stopped === undefined ? '' : textStopped(result.stopped),
    result.journal === undefined ? '' : `To move them back: numa-lens undo ${result.journal}\n`,
  ].join('');
}
