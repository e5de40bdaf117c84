/** `numa-lens migrate`: moves pages of a process to a node, and says by a query where they are afterwards. */
import type { Arguments, Command } from '../command';
import type { ExitCode, Io } from '../io';
import { migrate as migratePages } from '../process/migration';
import type { Migration } from '../process/migration';
import { options as known, readNode, readRetry } from '../process/options';
import { runPagesCommand } from '../process/pages-command';
import {
  countPages,
  jsonCounts,
  jsonNotMoved,
  jsonRegions,
  jsonRuns,
  textNotMoved,
  textObstacles,
  textRegions,
  textRuns,
  textStatuses,
  textStopped,
} from '../process/report';
import { selectionOptions, selectionUsage } from '../process/selection';
import { writeJson } from '../process/session';
import type { Session } from '../process/session';
import { constantValues } from '../../kernel/constants';
import { formatBytes } from '../../protocol/sizes';
import type { MoveResult, NodeInfo } from '../../protocol/runner';
import { phrase } from '../../languages/phrase';
import { say } from '../../languages/say';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: phrase('Move pages of a process to a node'),
  usage: [
    `--pid PID ${selectionUsage} --to NODE [--move-all] [--dry-run] [--retry N] [--journal FILE] [--runner COMMAND] [--format text|json]`,
  ],
  details: phrase(
    'The old placement is written to a journal before anything moves; "numa-lens undo" takes it. Exit code 1: some pages are not on the node.',
  ),
  options: {
    pid: known.pid,
    ...selectionOptions,
    to: known.to,
    'move-all': known['move-all'],
    'dry-run': known['dry-run'],
    retry: known.retry,
    journal: known.journal,
    runner: known.runner,
    format: known.format,
  },
  run: migrate,
};

function migrate(args: Arguments, io: Io): Promise<ExitCode> {
  return runPagesCommand(args, io, {
    command: migrateCommand,
    read: () => ({
      node: readNode(args),
      flags: args.flag('move-all') ? constantValues.MPOL_MF_MOVE_ALL : constantValues.MPOL_MF_MOVE,
      dryRun: args.flag('dry-run'),
      retries: readRetry(args),
      journal: args.value('journal'),
    }),
    work: async ({ format, pid, node, flags, dryRun, retries, journal }, { target, selection }, session) => {
      const done = await migratePages(
        session,
        {
          target: target.target,
          pages: selection.pages,
          to: { kind: 'node', node },
          flags,
          dryRun,
          ...(journal === undefined ? {} : { journal }),
        },
        dryRun ? 0 : retries,
      );
      if (!done.ok) return done;
      const { result, journals, attempts } = done.value;
      const { pageSize, kernel } = session.machine;
      const there = dryRun ? await nodeNow(session, node) : undefined;
      if (format === 'json') {
        const { moved: count, alreadyThere, obstacles, cancelled, stopped } = result;
        writeJson(io, {
          pid,
          pageSize,
          kernel,
          regions: jsonRegions(selection.regions),
          runs: jsonRuns(result.after, kernel),
          summary: {
            ...jsonCounts(result.after, kernel),
            to: node,
            dryRun,
            moved: count,
            alreadyThere,
            notMoved: jsonNotMoved(result.notMoved, kernel),
            ...(there === undefined
              ? {}
              : { bytes: String(waiting(result) * pageSize), memFree: there.memFree }),
            attempts,
            obstacles,
            cancelled,
            ...(stopped === undefined ? {} : { stopped }),
            // `journal` is the first of `journals`, which is more than one after --retry only.
            ...(journals[0] === undefined ? {} : { journal: journals[0], journals }),
          },
        });
      } else {
        io.stdout(
          `${say('process {pid} ({executable}), Linux {kernel}', { pid, executable: target.executable, kernel })}\n` +
            textRegions(selection.regions) +
            textRuns(result.after, pageSize, kernel) +
            (dryRun ? textPlan(result, node, pageSize, there) : textResult(done.value, node, kernel)) +
            textObstacles(result.obstacles),
        );
      }
      const blocked = result.obstacles.some((obstacle) => obstacle.blocks);
      const complete = dryRun ? !blocked : result.notMoved.length === 0;
      return { ok: true, value: complete ? 0 : 1 };
    },
  });
}

/** Pages that a dry run would have moved. */
const waiting = ({ notMoved }: MoveResult): number =>
  notMoved.find((one) => one.reason === 'not-attempted')?.pages ?? 0;

async function nodeNow({ client }: Session, node: number): Promise<NodeInfo | undefined> {
  const now = await client.topology();
  return now.ok ? now.value.topology.nodes.find((one) => one.node === node) : undefined;
}

function textPlan(result: MoveResult, node: number, pageSize: number, there: NodeInfo | undefined): string {
  const pages = waiting(result);
  const bytes = formatBytes(BigInt(pages) * BigInt(pageSize));
  const memory =
    there === undefined
      ? ''
      : `${say('Node {node} has {free} free for {bytes}.', { node, free: formatBytes(BigInt(there.memFree)), bytes })}\n`;
  return (
    `${say('Dry run: {pages} would move to node {node}, {alreadyThere} are there already; nothing was moved.', { pages: countPages(pages), node, alreadyThere: result.alreadyThere })}\n` +
    memory
  );
}

function textResult({ result, journals, attempts }: Migration, node: number, kernel: string): string {
  const statuses = result.notMoved.flatMap((one) => (one.reason === 'status' ? [one.status] : []));
  return [
    `${say('{moved} moved to node {node}, {alreadyThere} were there already', { moved: countPages(result.moved), node, alreadyThere: result.alreadyThere })}\n`,
    attempts > 1 ? `${say('{attempts} attempts', { attempts })}\n` : '',
    textNotMoved(result.notMoved, kernel),
    textStatuses(statuses, kernel),
    result.cancelled ? `${say('Cancelled: what had moved by then stays moved.')}\n` : '',
    result.stopped === undefined ? '' : textStopped(result.stopped),
    journals.length === 0
      ? ''
      : `${say('To move them back: numa-lens undo {journals}', { journals: journals.join(' ') })}\n`,
  ].join('');
}
