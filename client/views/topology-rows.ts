/**
 * The tree "Topology": nodes with their memory as a bar and in numbers, CPUs and distances; which processes may use them; whether the
 * kernel moves pages by itself. A tree and not a picture: it is read by keyboard and aloud, and follows the theme.
 */
import { formatBytes } from '../../server/protocol/sizes';
import type { NodeInfo, Topology } from '../../server/protocol/runner';
import { numberList } from '../annotations/model';
import type { Row } from './rows';
import { note } from './rows';
import { say } from '../../server/languages/say';

/** A process that is debugged or attached, and the nodes that its cpuset permits. */
export interface PermittedNodes {
  /** The debug session's or the attached process's: two may have one title. */
  readonly owner: string;
  readonly title: string;
  readonly nodes: readonly number[];
}

export function topologyRows(topology: Topology, processes: readonly PermittedNodes[]): readonly Row[] {
  const { nodes, numaBalancing } = topology;
  if (nodes.length === 0)
    return [note('none', say('The kernel was built without NUMA: there are no nodes.'), 'circle-slash')];
  return [
    ...nodes.map((node) => nodeRow(node, topology, processes)),
    ...(nodes.length === 1
      ? [note('single', say('There is one node, so no page can change its node here.'))]
      : [distanceTable(topology)]),
    balancingRow(numaBalancing),
    ...processes.map(({ owner, title, nodes: permitted }): Row => ({
      id: `permitted:${owner}`,
      label: title,
      description: say('may use {nodes}', { nodes: nodeWords(permitted) }),
      tooltip: say('The cpuset of {title} permits {nodes}.', { title, nodes: nodeWords(permitted) }),
      icon: 'server-process',
    })),
  ];
}

function nodeRow(info: NodeInfo, { nodes }: Topology, processes: readonly PermittedNodes[]): Row {
  const { node, cpus, distances } = info;
  const total = Number(info.memTotal);
  const free = Number(info.memFree);
  const memory =
    total === 0
      ? say('no memory: no page can be here')
      : say('{free} of {total} free', { free: formatBytes(free), total: formatBytes(total) });
  const cpuWords =
    cpus.length === 0
      ? say('no CPUs')
      : cpus.length === 1
        ? say('CPU {list}', { list: numberList(cpus) })
        : say('CPUs {list}', { list: numberList(cpus) });
  const near = distances.map(
    (distance, index) => `${say('node {node}', { node: nodes[index]?.node ?? index })}: ${distance}`,
  );
  const distanceWords = say('Distance to {list}', { list: near.join(', ') });
  const allowed = processes.map(({ title, nodes: permitted }) =>
    permitted.includes(node)
      ? say('{title} may use it', { title })
      : say('{title} may not use it: its cpuset forbids', { title }),
  );
  const id = `node:${node}`;
  return {
    id,
    label: say('Node {node}', { node }),
    description: `${total === 0 ? '' : `${bar(1 - free / total)} `}${memory} · ${cpuWords}`,
    tooltip: [memory, cpuWords, distanceWords, ...allowed].join('\n'),
    icon: 'chip',
    spoken: `${say('Node {node}', { node })}: ${memory}, ${cpuWords}`,
    kind: 'node',
    children: [
      note(
        `${id}:memory`,
        total === 0
          ? say('No memory')
          : `${memory}, ${say('{percent} % used', { percent: Math.round((1 - free / total) * 100) })}`,
        'database',
      ),
      note(`${id}:cpus`, cpus.length === 0 ? say('No CPUs: memory only') : cpuWords, 'circuit-board'),
      note(`${id}:distances`, distanceWords, 'arrow-both'),
      ...allowed.map((text, index) => note(`${id}:allowed:${index}`, text, 'server-process')),
    ],
  };
}

/** Ten blocks, as many of them full as memory is used. */
function bar(used: number): string {
  const full = Math.max(0, Math.min(10, Math.round(used * 10)));
  return '█'.repeat(full) + '░'.repeat(10 - full);
}

function distanceTable({ nodes }: Topology): Row {
  const names = nodes.map(({ node }) => node);
  return {
    id: 'distances',
    label: say('Distances'),
    description: say('10 is local'),
    icon: 'arrow-both',
    spoken: say('Distances between nodes; 10 is local'),
    children: nodes.map(({ node, distances }) => ({
      id: `distances:${node}`,
      label: say('from {node}', { node }),
      description: distances
        .map((distance, index) => `${say('to {node}', { node: names[index] ?? index })}: ${distance}`)
        .join(' · '),
      spoken: say('From node {node}: {list}', {
        node,
        list: distances
          .map((distance, index) =>
            say('{distance} to node {node}', { distance, node: names[index] ?? index }),
          )
          .join(', '),
      }),
    })),
  };
}

function balancingRow(state: number | undefined): Row {
  if (state === undefined)
    return note(
      'balancing',
      say('This kernel has no automatic NUMA balancing: pages stay where they are put.'),
    );
  return state === 0
    ? note('balancing', say('Automatic NUMA balancing is off: pages stay where they are put.'))
    : {
        ...note('balancing', say('Automatic NUMA balancing is on'), 'warning'),
        description: say('the kernel moves pages of running programs by itself'),
        tooltip: say(
          'kernel.numa_balancing is not 0: the kernel moves pages of running programs towards the CPUs that use them, and may undo a move.',
        ),
      };
}

function nodeWords(nodes: readonly number[]): string {
  const list = numberList(nodes);
  return nodes.length === 1 ? say('node {node}', { node: list }) : say('nodes {list}', { list });
}
