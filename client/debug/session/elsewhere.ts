/**
 * Whether a launch or attach request leads to a program that may run on another machine or in a container, as the adapters spell it. It
 * decides nothing: the proof does. It is for the words of a refusal.
 */
import { fieldsOf, integerOf, listOf, textOf } from './shape';
import type { Fields } from './shape';
import { say } from '../../../server/languages/say';

/** Completes "The debugger reaches its program by …"; undefined where nothing in the request speaks of another place. */
export function wayElsewhere(configuration: Fields): string | undefined {
  return byAddress(configuration) ?? byPipe(configuration) ?? byCommand(configuration);
}

function byAddress(fields: Fields): string | undefined {
  // lldb-dap.
  const port = integerOf(fields['gdb-remote-port']);
  if (port !== undefined) return `${textOf(fields['gdb-remote-hostname']) ?? 'localhost'}:${port}`;
  // cppdbg; gdb's own adapter.
  const server = textOf(fields['miDebuggerServerAddress']) ?? textOf(fields['target']);
  if (server !== undefined && server !== '') return server;
  // cdt-gdb-adapter.
  const target = fieldsOf(fields['target']);
  const targetPort = textOf(target['port']) ?? integerOf(target['port']);
  if (targetPort !== undefined) return `${textOf(target['host']) ?? 'localhost'}:${targetPort}`;
  // js-debug.
  const remote = textOf(fields['remoteRoot']);
  return remote === undefined
    ? undefined
    : say('{address}, folder {folder}', {
        address: textOf(fields['address']) ?? 'localhost',
        folder: remote,
      });
}

/** cppdbg: "docker exec -i NAME sh -c" and the like. */
function byPipe(fields: Fields): string | undefined {
  const program = textOf(fieldsOf(fields['pipeTransport'])['pipeProgram']);
  return program === undefined || program === '' ? undefined : program;
}

/** Lists of commands of a debugger that connect it. */
const commandLists = [
  'attachCommands',
  'launchCommands',
  'initCommands',
  'preRunCommands',
  'targetCreateCommands',
  'processCreateCommands',
];

function byCommand(fields: Fields): string | undefined {
  const commands = commandLists.flatMap((name) => listOf(fields[name]).flatMap((one) => textOf(one) ?? []));
  for (const command of commands) {
    const address =
      /^\s*(?:gdb-remote|target (?:extended-)?remote|(?:platform|process) connect)\s+(.*\S)/.exec(
        command,
      )?.[1];
    if (address !== undefined) return address;
  }
  return undefined;
}
