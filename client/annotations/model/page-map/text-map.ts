/**
 * A page map for a terminal: a character a cell, with the letter of the node, so that it says the same without colours. A node's
 * background colour is added where colours are wanted. Pure: the host says how wide the terminal is.
 */
import type { KernelVersion } from '../../../../server/kernel/version';
import { formatAddress } from '../../../../server/protocol/addresses';
import { formatBytes } from '../../../../server/protocol/sizes';
import type { PageMap } from '../../../../server/protocol/page-map';
import { answerOf, expandCells, pagesIn, regionOf, spansOf } from './cells';
import type { CellCounts } from './cells';
import { inkOn, rgbOf } from './contrast';
import { lookOfAnswer, nodeLetter, nodeStyle } from './palette';
import { answerWords, countsWords, number, pageWords, wordingOf } from './words';
import { say } from '../../../../server/languages/say';

export interface TextMapOptions {
  /** Of the terminal; 80 where there is none. */
  readonly columns: number;
  readonly colours: boolean;
  readonly pageSize: number;
  readonly kernel: KernelVersion;
  /** Of the machine, for the colours; those in the map when absent. */
  readonly nodes?: readonly number[];
}

/** A cell's character: what it stands for is told under the map. */
const marks = {
  absent: '·',
  nothing: '-',
  refused: 'x',
  /** Several nodes. */
  mixed: '%',
} as const;

/** Pages of one node of which others of the same cell are on none: the node's digit, low; its letter, small. */
const low = '₀₁₂₃₄₅₆₇₈₉';

/** Ends with a line feed. */
export function textMap(map: PageMap, options: TextMapOptions): string {
  const region = regionOf(map.ranges, options.pageSize);
  const cells = expandCells(map.cells);
  const addresses = map.ranges.map(({ from }) => from.length);
  const margin = Math.max(...addresses, 3) + 2;
  const columns = columnsFor(options.columns - margin, cells.length);
  const paint = painterOf(nodesOf(map, options), options.colours);
  const lines: string[] = [];
  for (let at = 0; at < cells.length; at += columns) {
    const start = spansOf(region, at * map.pagesPerCell, 1)[0]?.from ?? 0n;
    lines.push(`${formatAddress(start).padEnd(margin)}${paint(cells.slice(at, at + columns))}`);
  }
  return [...lines, ...legend(map, cells, options)].map((line) => `${line}\n`).join('');
}

/** A power of two, so that rows begin at round addresses; 8 at least, however narrow the terminal says it is. */
function columnsFor(room: number, cells: number): number {
  const most = 2 ** Math.floor(Math.log2(Math.max(8, room)));
  return Math.max(1, Math.min(most, cells));
}

/** How many cells to ask the runner for: so many rows as a screen shows, roughly. */
export function textMapCells(columns: number, rows = 24): number {
  const longestAddress = '0x7fffffffffff'.length;
  return columnsFor(columns - longestAddress - 2, Infinity) * rows;
}

function nodesOf(map: PageMap, { nodes }: TextMapOptions): readonly number[] {
  const here = map.counts.flatMap((one) => ('node' in one ? [one.node] : []));
  return [...new Set([...(nodes ?? []), ...here])].sort((a, b) => a - b);
}

interface Mark {
  readonly character: string;
  /** The node whose colour it has. */
  readonly node?: number;
}

function markOf(counts: CellCounts): Mark {
  const nodes = counts.flatMap((one) => ('node' in one ? [one.node] : []));
  const [node, ...others] = nodes;
  if (node === undefined) {
    const look =
      counts.length === 1 && counts[0] !== undefined ? lookOfAnswer(answerOf(counts[0])) : undefined;
    if (look === undefined || look.kind === 'node') return { character: marks.absent };
    return { character: marks[look.kind] };
  }
  if (others.length > 0) return { character: marks.mixed };
  return { character: counts.length === 1 ? nodeLetter(node) : partly(node), node };
}

function partly(node: number): string {
  return low[node] ?? nodeLetter(node).toLowerCase();
}

/** Escape codes stand around runs of cells of one colour, not around each. */
function painterOf(nodes: readonly number[], colours: boolean): (cells: readonly CellCounts[]) => string {
  return (cells) => {
    let text = '';
    let open: number | undefined;
    for (const { character, node } of cells.map(markOf)) {
      if (colours && node !== open) {
        if (open !== undefined) text += '\u001b[0m';
        if (node !== undefined) text += colourCodes(Math.max(0, nodes.indexOf(node)));
      }
      open = node;
      text += character;
    }
    return colours && open !== undefined ? `${text}\u001b[0m` : text;
  };
}

/** Background and ink, from the 256 colours that terminals have in common. */
function colourCodes(rank: number): string {
  const { colour } = nodeStyle(rank, 'dark');
  const ink = inkOn(colour) === '#000000' ? 16 : 231;
  return `\u001b[48;5;${nearestIndexed(colour)};38;5;${ink}m`;
}

/** In the cube of 6 by 6 by 6 colours (16 to 231), whose steps are the same on every terminal. */
function nearestIndexed(colour: string): number {
  const steps = [0, 95, 135, 175, 215, 255];
  const [red, green, blue] = rgbOf(colour).map((value) => {
    const distances = steps.map((one) => Math.abs(one - value));
    return distances.indexOf(Math.min(...distances));
  });
  return 16 + 36 * (red ?? 0) + 6 * (green ?? 0) + (blue ?? 0);
}

function legend(map: PageMap, cells: readonly CellCounts[], options: TextMapOptions): readonly string[] {
  const { pageSize, kernel } = options;
  const wording = wordingOf(answerWords(map.counts.map(answerOf), kernel));
  const drawn = new Set(cells.map((counts) => markOf(counts).character));
  const lines = [`${pageWords(pagesIn(map.counts))}: ${countsWords(map.counts, wording)}`];
  const each =
    map.pagesPerCell === 1
      ? say('A character is a page of {size}', { size: formatBytes(pageSize) })
      : say('A character is {count} pages ({size})', {
          count: number(map.pagesPerCell),
          size: formatBytes(map.pagesPerCell * pageSize),
        });
  const nodes = map.counts.flatMap((one) =>
    'node' in one ? [`${nodeLetter(one.node)} ${say('node {node}', { node: one.node })}`] : [],
  );
  const part = map.counts.flatMap((one) =>
    'node' in one && drawn.has(partly(one.node))
      ? [`${partly(one.node)} ${say('some of them on node {node}', { node: one.node })}`]
      : [],
  );
  const statuses = map.counts.flatMap((one) => {
    const look = lookOfAnswer(answerOf(one));
    if (look.kind === 'node') return [];
    const { label, gist } = wording(answerOf(one));
    return [`${marks[look.kind]} ${label}${gist === '' ? '' : ` (${gist})`}`];
  });
  const mixed = drawn.has(marks.mixed) ? [`${marks.mixed} ${say('several nodes')}`] : [];
  lines.push(`${each}: ${[...nodes, ...part, ...mixed, ...statuses].join(', ')}`);
  if (map.ranges.length > 1)
    lines.push(
      say('{count} ranges follow each other without the gaps between them.', { count: map.ranges.length }),
    );
  return lines;
}
