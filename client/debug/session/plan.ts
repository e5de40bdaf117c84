/**
 * What a move is about to do, in words and numbers, for the user to agree to before anything is moved. Made from a dry
 * run: the numbers are those of the process as it is now.
 */
import { explainFlags, explainStatus } from '../../../server/kernel/explain';
import type { KernelVersion } from '../../../server/kernel/version';
import { formatBytes } from '../../../server/protocol/sizes';
import type { MoveResult, NodeInfo, Obstacle } from '../../../server/protocol/runner';
import { obstacleInWords, undoingObstacles } from './lasting';
import { sortFlows, whereOf } from './placement';
import type { Flow } from './placement';
import { say } from '../../../server/languages/say';

export interface Plan {
  /** A question: "Move 60 pages to node 1?" */
  readonly question: string;
  readonly pid: number;
  /** The target's command line. */
  readonly command: string;
  /** Pages that the call names, each counted once. */
  readonly pages: number;
  /** Pages that would change their node. */
  readonly moving: number;
  readonly flows: readonly Flow[];
  readonly flags: string;
  readonly obstacles: readonly Obstacle[];
  /** Is there memory where the pages are to go? A sentence for each node. */
  readonly room: readonly string[];
  /** Where it will not last as it is: the node for which there is source that makes it last. */
  readonly undoneOn?: number;
  /** Everything above as sentences, in the order to be read. */
  readonly lines: readonly string[];
}

export interface PlanInput {
  readonly pid: number;
  readonly command: string;
  readonly dryRun: MoveResult;
  /** What is asked for: one node for all pages, or flows counted entry by entry, or neither when there are too many. */
  readonly wanted: { readonly node: number } | { readonly flows: readonly Flow[] } | undefined;
  readonly flags: number;
  readonly kernel: KernelVersion;
  /** The machine's nodes now, and the bytes of a page: for whether there is memory where the pages are to go. */
  readonly machine?: { readonly nodes: readonly NodeInfo[]; readonly pageSize: number };
}

export function planMove(input: PlanInput): Plan {
  const { pid, command, dryRun, wanted, kernel } = input;
  const { pages } = dryRun.before;
  const flows = flowsFor(dryRun, wanted);
  const moving = flows
    .filter(({ from, to }) => from >= 0 && from !== to)
    .reduce((sum, flow) => sum + flow.pages, 0);
  const undone = undoingObstacles(dryRun.obstacles).length > 0;
  const room = roomInWords(flows, input.machine);
  const flags = explainFlags(BigInt(input.flags)).label;
  const lines = [
    say('Process {pid}: {command}', { pid, command }),
    input.flags === 0
      ? say('{pages} named, flags 0, which acts as MPOL_MF_MOVE.', { pages: count(pages) })
      : say('{pages} named, flags {flags}.', { pages: count(pages), flags }),
    ...flows.map((flow) => flowInWords(flow, kernel)),
    ...(wanted === undefined
      ? [say('Each page goes to the node that the call\'s array "nodes" names for it.')]
      : []),
    ...room,
    ...dryRun.obstacles.map(obstacleInWords),
  ];
  return {
    question: questionFor(moving, flows),
    pid,
    command,
    pages,
    moving,
    flows,
    flags,
    obstacles: dryRun.obstacles,
    room,
    ...(undone && wanted !== undefined && 'node' in wanted ? { undoneOn: wanted.node } : {}),
    lines,
  };
}

function flowsFor(dryRun: MoveResult, wanted: PlanInput['wanted']): readonly Flow[] {
  if (wanted === undefined) return [];
  if ('flows' in wanted) return wanted.flows;
  return sortFlows(
    dryRun.before.counts.map((one) => ({ from: whereOf(one), to: wanted.node, pages: one.pages })),
  );
}

function questionFor(moving: number, flows: readonly Flow[]): string {
  if (flows.length === 0) return say('Run this migration?');
  const nodes = [
    ...new Set(flows.filter(({ from, to }) => from >= 0 && from !== to).map(({ to }) => to)),
  ].sort((a, b) => a - b);
  if (moving === 0) return say('Run this migration, in which no page has to change its node?');
  const values = { pages: count(moving), nodes: nodes.join(', ') };
  return nodes.length === 1
    ? say('Move {pages} to node {nodes}?', values)
    : say('Move {pages} to nodes {nodes}?', values);
}

function flowInWords({ from, to, pages }: Flow, kernel: KernelVersion): string {
  if (from === to) return say('{pages} on node {to} already.', { pages: count(pages), to });
  if (from >= 0) return say('{pages} from node {from} to node {to}.', { pages: count(pages), from, to });
  const { label, gist } = explainStatus(from, kernel);
  return say('{pages} that cannot move: {label}, {gist}.', { pages: count(pages), label, gist });
}

function roomInWords(flows: readonly Flow[], machine: PlanInput['machine']): readonly string[] {
  if (machine === undefined) return [];
  const { nodes, pageSize } = machine;
  return nodes.flatMap(({ node, memFree }) => {
    const pages = flows
      .filter(({ from, to }) => from >= 0 && to === node && from !== to)
      .reduce((sum, flow) => sum + flow.pages, 0);
    if (pages === 0) return [];
    const needed = BigInt(pages) * BigInt(pageSize);
    return [
      say('Node {node} has {free} free; {needed} would go there.', {
        node,
        free: formatBytes(BigInt(memFree)),
        needed: formatBytes(needed),
      }),
    ];
  });
}

export function count(pages: number): string {
  return pages === 1 ? say('1 page') : say('{count} pages', { count: pages });
}
