/** `numa-lens mappings`: what a process has mapped, where its pages are and which memory policy it has. */
import { nodeShares } from '../../../client/annotations/model/processes';
import { printable } from '../../languages/unprintable';
import { formatBytes } from '../../protocol/sizes';
import type { Mapping } from '../../protocol/processes';
import type { Arguments, Command } from '../command';
import type { ExitCode, Io } from '../io';
import { noWords, options as known, readCommon, readPid } from '../process/options';
import { runCommand, writeJson } from '../process/session';
import { textTable } from '../process/table';
import { phrase } from '../../languages/phrase';
import { say } from '../../languages/say';

export const mappingsCommand: Command = {
  name: 'mappings',
  summary: phrase('List the mappings of a process with nodes and memory policy'),
  usage: ['--pid PID [--runner COMMAND] [--format text|json]'],
  details: phrase(
    'query, migrate, map and watch take a name of this list, or an address in it: --mapping NAME|0xADDRESS.',
  ),
  options: { pid: known.pid, runner: known.runner, format: known.format },
  run: mappings,
};

function mappings(args: Arguments, io: Io): Promise<ExitCode> {
  return runCommand(
    io,
    mappingsCommand,
    () => {
      noWords(args);
      return { ...readCommon(args, io), pid: readPid(args) };
    },
    async ({ format, pid }, { client, machine }) => {
      const target = await client.openTarget({ pid });
      if (!target.ok) return target;
      const listed = await client.mappings({ target: target.value.target });
      if (!listed.ok) return listed;
      const { kernel, pageSize } = machine;
      const { mappings: all } = listed.value;
      if (format === 'json')
        writeJson(io, { pid, pageSize, kernel, mappings: all, summary: { mappings: all.length } });
      else
        io.stdout(
          `${say('process {pid} ({executable}), Linux {kernel}', { pid, executable: target.value.executable, kernel })}\n` +
            textTable([header(), ...all.map((one) => row(one, pageSize))], '  >> '),
        );
      return { ok: true, value: 0 };
    },
  );
}

const header = (): readonly string[] => [
  say('RANGE'),
  say('RIGHTS'),
  say('SIZE'),
  say('IN MEMORY'),
  say('NODES'),
  say('POLICY'),
  say('NAME'),
];

function row(mapping: Mapping, pageSize: number): readonly string[] {
  const { from, to, permissions, name, nodes, policy, unmovable } = mapping;
  const resident = nodes?.reduce((sum, { pages }) => sum + pages, 0);
  const huge =
    mapping.pageSize > pageSize
      ? say(' (pages of {size})', { size: formatBytes(BigInt(mapping.pageSize)) })
      : '';
  return [
    `${from}-${to}`,
    permissions,
    formatBytes(BigInt(to) - BigInt(from)),
    resident === undefined ? '?' : formatBytes(BigInt(resident) * BigInt(pageSize)),
    nodeShares(nodes) || '-',
    policy ?? '?',
    `${printable(name)}${huge}${unmovable === undefined ? '' : say(' (cannot be moved: {unmovable})', { unmovable })}`,
  ];
}
