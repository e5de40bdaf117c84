/** `numa-lens topology`: the machine's nodes, their processors, memory and distances. */
import { numberList } from '../../../client/annotations/model/number-list';
import type { Arguments, Command } from '../command';
import type { ExitCode, Io } from '../io';
import { noWords, options as known, readCommon } from '../process/options';
import { formatBytes } from '../process/report';
import { runCommand, writeJson } from '../process/session';
import type { NodeInfo, Topology } from '../../protocol/runner';

export const topologyCommand: Command = {
  name: 'topology',
  summary: 'Show the NUMA nodes of this machine',
  usage: ['[--runner COMMAND] [--format text|json]'],
  options: { runner: known.runner, format: known.format },
  run: topology,
};

function topology(args: Arguments, io: Io): Promise<ExitCode> {
  return runCommand(
    io,
    topologyCommand,
    () => {
      noWords(args);
      return { ...readCommon(args, io) };
    },
    ({ format }, { machine }) => {
      const { kernel, pageSize, topology: found, capabilities } = machine;
      if (format === 'json')
        writeJson(io, {
          kernel,
          pageSize,
          ...found,
          capabilities,
          summary: { nodes: found.nodes.length },
        });
      else io.stdout(`Linux ${kernel}, pages of ${formatBytes(BigInt(pageSize))}\n${textTopology(found)}`);
      return Promise.resolve({ ok: true, value: 0 });
    },
  );
}

function textNode({ node, cpus, memTotal, memFree }: NodeInfo): string {
  const memory =
    memTotal === '0'
      ? 'no memory: no page can be here'
      : `${formatBytes(BigInt(memTotal))}, ${formatBytes(BigInt(memFree))} free`;
  return `node ${node}: ${cpus.length === 0 ? 'no CPUs' : `CPUs ${numberList(cpus)}`}; ${memory}\n`;
}

function textTopology({ nodes, numaBalancing }: Topology): string {
  if (nodes.length === 0) return 'The kernel was built without NUMA: there are no nodes.\n';
  const width = Math.max(...nodes.map(({ node }) => String(node).length), 3);
  const row = (cells: readonly (number | string)[]): string =>
    `${cells.map((cell) => String(cell).padStart(width)).join(' ')}\n`;
  const distances =
    nodes.length === 1
      ? ''
      : 'distances (10 is local):\n' +
        row(['', ...nodes.map(({ node }) => node)]) +
        nodes.map(({ node, distances: all }) => row([node, ...all])).join('');
  const balancing =
    numaBalancing === undefined || numaBalancing === 0
      ? ''
      : 'Automatic NUMA balancing is on: the kernel moves pages of running programs by itself.\n';
  const single = nodes.length === 1 ? 'There is one node, so no page can change its node here.\n' : '';
  return nodes.map(textNode).join('') + distances + balancing + single;
}
