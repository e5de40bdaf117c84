/** `numa-lens topology`: the machine's nodes, their processors, memory and distances. */
import { numberList } from '../../../client/annotations/model/number-list';
import type { Arguments, Command } from '../command';
import type { ExitCode, Io } from '../io';
import { noWords, options as known, readCommon, readPid } from '../process/options';
import { runCommand, writeJson } from '../process/session';
import type { NodeInfo, Outcome, Topology, TopologyResult } from '../../protocol/runner';
import { formatBytes } from '../../protocol/sizes';
import type { RunnerClient } from '../../protocol/runner-client';
import { phrase } from '../../languages/phrase';
import { say } from '../../languages/say';

const topologyPid = { ...known.pid, help: phrase('Tell also which nodes this process may use') } as const;

export const topologyCommand: Command = {
  name: 'topology',
  summary: phrase('Show the NUMA nodes of this machine'),
  usage: ['[--pid PID] [--runner COMMAND] [--format text|json]'],
  options: { pid: topologyPid, runner: known.runner, format: known.format },
  run: topology,
};

function topology(args: Arguments, io: Io): Promise<ExitCode> {
  return runCommand(
    io,
    topologyCommand,
    () => {
      noWords(args);
      return { ...readCommon(args, io), pid: args.value('pid') === undefined ? undefined : readPid(args) };
    },
    async ({ format, pid }, { client, machine }) => {
      const { kernel, pageSize, capabilities } = machine;
      const allowed = pid === undefined ? undefined : await allowedNodes(client, pid);
      if (allowed?.ok === false) return allowed;
      const found = allowed?.value.topology ?? machine.topology;
      const nodes = allowed?.value.allowedNodes;
      if (format === 'json')
        writeJson(io, {
          kernel,
          pageSize,
          ...found,
          ...(pid === undefined ? {} : { pid, allowedNodes: nodes ?? [] }),
          capabilities,
          summary: { nodes: found.nodes.length },
        });
      else
        io.stdout(
          `${say('Linux {kernel}, pages of {size}', { kernel, size: formatBytes(BigInt(pageSize)) })}\n${textTopology(found)}` +
            (nodes === undefined || pid === undefined ? '' : textAllowed(pid, nodes)),
        );
      return { ok: true, value: 0 };
    },
  );
}

async function allowedNodes(client: RunnerClient, pid: number): Promise<Outcome<TopologyResult>> {
  const target = await client.openTarget({ pid });
  return target.ok ? client.topology({ target: target.value.target }) : target;
}

const textAllowed = (pid: number, nodes: readonly number[]): string =>
  (nodes.length === 1
    ? say('Process {pid} may have pages on node {node} (its cpuset, Mems_allowed).', {
        pid,
        node: nodes[0] ?? 0,
      })
    : say('Process {pid} may have pages on nodes {nodes} (its cpuset, Mems_allowed).', {
        pid,
        nodes: numberList(nodes),
      })) + '\n';

function textNode({ node, cpus, memTotal, memFree }: NodeInfo): string {
  const memory =
    memTotal === '0'
      ? say('no memory: no page can be here')
      : say('{size}, {free} free', {
          size: formatBytes(BigInt(memTotal)),
          free: formatBytes(BigInt(memFree)),
        });
  return `${say('node {node}: {cpus}; {memory}', { node, cpus: cpus.length === 0 ? say('no CPUs') : say('CPUs {list}', { list: numberList(cpus) }), memory })}\n`;
}

function textTopology({ nodes, numaBalancing }: Topology): string {
  if (nodes.length === 0) return `${say('The kernel was built without NUMA: there are no nodes.')}\n`;
  const width = Math.max(...nodes.map(({ node }) => String(node).length), 3);
  const row = (cells: readonly (number | string)[]): string =>
    `${cells.map((cell) => String(cell).padStart(width)).join(' ')}\n`;
  const distances =
    nodes.length === 1
      ? ''
      : `${say('distances (10 is local):')}\n` +
        row(['', ...nodes.map(({ node }) => node)]) +
        nodes.map(({ node, distances: all }) => row([node, ...all])).join('');
  const balancing =
    numaBalancing === undefined || numaBalancing === 0
      ? ''
      : `${say('Automatic NUMA balancing is on: the kernel moves pages of running programs by itself.')}\n`;
  const single =
    nodes.length === 1 ? `${say('There is one node, so no page can change its node here.')}\n` : '';
  return nodes.map(textNode).join('') + distances + balancing + single;
}
