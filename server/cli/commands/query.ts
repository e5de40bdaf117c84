/** `numa-lens query`: on which node the pages of a process are. */
import type { Outcome, PageRun, Placement, Target } from '../../protocol/runner';
import type { Arguments, Command } from '../command';
import type { ExitCode, Io } from '../io';
import { noWords, options as known, readCommon, readPid, readRanges } from '../process/options';
import type { Range } from '../process/options';
import { jsonCounts, jsonRuns, statusesOf, textCounts, textRuns, textStatuses } from '../process/report';
import { runCommand, writeJson } from '../process/session';
import type { Session } from '../process/session';

export const queryCommand: Command = {
  name: 'query',
  summary: 'Tell on which node the pages of a process are',
  usage: ['--pid PID --range 0xSTART-0xEND [--runner COMMAND] [--format text|json]'],
  options: { pid: known.pid, range: known.range, runner: known.runner, format: known.format },
  run: query,
};

function query(args: Arguments, io: Io): Promise<ExitCode> {
  return runCommand(
    io,
    queryCommand,
    () => {
      noWords(args);
      return { ...readCommon(args, io), pid: readPid(args), ranges: readRanges(args) };
    },
    async ({ format, pid, ranges }, session) => {
      const target = await session.client.openTarget({ pid });
      if (!target.ok) return target;
      const placement = await queryAll(session, target.value, ranges);
      if (!placement.ok) return placement;
      const { pageSize, kernel } = session.machine;
      if (format === 'json')
        writeJson(io, {
          pid,
          pageSize,
          kernel,
          runs: jsonRuns(placement.value, kernel),
          summary: jsonCounts(placement.value, kernel),
        });
      else
        io.stdout(
          [
            `process ${pid} (${target.value.executable}), Linux ${kernel}\n`,
            textRuns(placement.value, pageSize, kernel),
            textCounts(placement.value, kernel),
            textStatuses(statusesOf(placement.value), kernel),
          ].join(''),
        );
      return { ok: true, value: 0 };
    },
  );
}

/** One answer of the runner holds a bounded number of runs, so a long list is asked for from where the last one ended. */
async function queryAll(
  { client, watch }: Session,
  target: Target,
  ranges: readonly Range[],
): Promise<Outcome<Placement>> {
  const first = await client.query(target.target, { kind: 'ranges', ranges }, watch);
  if (!first.ok) return first;
  const runs: PageRun[] = [...first.value.runs];
  let leftOut = first.value.runsLeftOut;
  while (leftOut > 0) {
    const rest = after(ranges, runs.at(-1)?.to ?? '0x0');
    const next = await client.query(target.target, { kind: 'ranges', ranges: rest }, watch);
    if (!next.ok) return next;
    runs.push(...next.value.runs);
    leftOut = next.value.runsLeftOut;
  }
  return { ok: true, value: { ...first.value, runs, runsLeftOut: 0 } };
}

/** What of the ranges lies at or above an address. */
function after(ranges: readonly Range[], address: string): readonly Range[] {
  const start = BigInt(address);
  return ranges
    .filter(({ to }) => BigInt(to) > start)
    .map(({ from, to }) => ({ from: BigInt(from) > start ? from : address, to }));
}
