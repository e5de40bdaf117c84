/** A page map in the terminal, or its cells for a program. */
import { textMap, textMapCells } from '../../../client/annotations/model/page-map';
import { newestKernel } from '../../kernel/explain';
import { parseKernelVersion } from '../../kernel/version';
import type { Outcome } from '../../protocol/runner';
import type { ExitCode, Io } from '../io';
import type { Opened } from './open';
import type { Format } from './options';
import { jsonCountList, jsonRegions, textRegions } from './report';
import { writeJson } from './session';
import type { Session } from './session';
import { say } from '../../languages/say';

/** Where there is no terminal. */
const defaultColumns = 80;

export async function writePageMap(
  io: Io,
  format: Format,
  { client, machine, watch }: Session,
  { target, selection }: Opened,
): Promise<Outcome<ExitCode>> {
  const columns = io.columns ?? defaultColumns;
  const cells = textMapCells(columns);
  const asked = await client.map({ target: target.target, pages: selection.pages, cells }, watch);
  if (!asked.ok) return asked;
  const map = asked.value;
  const { pageSize, kernel, topology } = machine;
  if (format === 'json') {
    writeJson(io, {
      pid: target.pid,
      pageSize,
      kernel,
      regions: jsonRegions(selection.regions),
      ranges: map.ranges,
      pagesPerCell: map.pagesPerCell,
      cells: map.cells.map((run) => ({ cells: run.cells, ...jsonCountList(run.counts, kernel) })),
      summary: { pages: map.pages, ...jsonCountList(map.counts, kernel) },
    });
  } else {
    io.stdout(
      `${say('process {pid} ({executable}), Linux {kernel}', { pid: target.pid, executable: target.executable, kernel })}\n` +
        textRegions(selection.regions) +
        textMap(map, {
          columns,
          colours: io.color,
          pageSize,
          kernel: parseKernelVersion(kernel) ?? newestKernel,
          nodes: topology.nodes.map(({ node }) => node),
        }),
    );
  }
  return { ok: true, value: 0 };
}
