/** `numa-lens processes`: the processes there are, how large, on which nodes, and which of them may be queried and moved. */
import process from 'node:process';
import { nodeShares } from '../../../client/annotations/model/processes';
import { printable } from '../../languages/unprintable';
import { formatBytes } from '../../protocol/sizes';
import type { ProcessInfo } from '../../protocol/processes';
import type { Arguments, Command } from '../command';
import type { ExitCode, Io } from '../io';
import { noWords, options as known, readCommon, readPidText } from '../process/options';
import { runCommand, writeJson } from '../process/session';
import { fit, textTable } from '../process/table';
import { phrase } from '../../languages/phrase';
import { say } from '../../languages/say';

export const processesCommand: Command = {
  name: 'processes',
  summary: phrase('List processes with size, nodes and whether their pages may be moved'),
  usage: ['[--pid PID …] [--name TEXT] [--runner COMMAND] [--format text|json]'],
  details: phrase(
    'The largest first. Where the pages are is not asked of a process of more than 2 GiB: query --all tells it.',
  ),
  options: {
    pid: { ...known.pid, multiple: true, help: phrase('Only this process; may be given several times') },
    name: {
      type: 'string',
      value: 'TEXT',
      help: phrase('Only those with this text in their name or command line'),
    },
    runner: known.runner,
    format: known.format,
  },
  run: processes,
};

function processes(args: Arguments, io: Io): Promise<ExitCode> {
  return runCommand(
    io,
    processesCommand,
    () => {
      noWords(args);
      const pids = args.values('pid').map(readPidText);
      return { ...readCommon(args, io), pids, name: args.value('name')?.toLowerCase() ?? '' };
    },
    async ({ format, pids, name, runner }, { client, machine }) => {
      const listed = await client.listProcesses(pids.length === 0 ? {} : { pids });
      if (!listed.ok) return listed;
      // What was asked for stands in this very command line as well; elsewhere this number is another's.
      const own = [machine.runnerPid, ...(runner === undefined ? [process.pid] : [])];
      const found = listed.value.processes.filter(
        (one) => !own.includes(one.pid) && `${one.name}\n${one.command}`.toLowerCase().includes(name),
      );
      const { kernel, pageSize } = machine;
      const refused = found.filter((one) => one.refused !== undefined).length;
      if (format === 'json')
        writeJson(io, {
          kernel,
          pageSize,
          processes: found,
          summary: { processes: found.length, refused },
        });
      else if (found.length > 0) io.stdout(text(found, io.columns));
      // As with grep: nothing found is an answer, and a script can tell.
      return { ok: true, value: found.length === 0 ? 1 : 0 };
    },
  );
}

const header = (): readonly string[] => [
  'PID',
  say('USER'),
  say('IN MEMORY'),
  say('NODES'),
  say('MAY MOVE'),
  say('COMMAND'),
];

function text(found: readonly ProcessInfo[], columns: number | undefined): string {
  return textTable([header(), ...found.map(row)], '> >')
    .split('\n')
    .map((line) => fit(line, columns))
    .join('\n');
}

function row({
  pid,
  user,
  uid,
  residentBytes,
  nodes,
  refused,
  name,
  command,
}: ProcessInfo): readonly string[] {
  return [
    String(pid),
    user ?? String(uid),
    formatBytes(BigInt(residentBytes)),
    nodeShares(nodes) || '-',
    refused === undefined ? say('yes') : say('no: {code}', { code: refused.code }),
    printable(command === '' ? `[${name}]` : command),
  ];
}
