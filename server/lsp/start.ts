/** Starts the server on the transport named by the program's arguments: --stdio or --node-ipc. */
import { createConnection } from 'vscode-languageserver/node';
import type { Analysis } from './analysis';
import { stackOf } from './guard';
import { version } from './installation';
import { serve } from './server';

const transports = ['--stdio', '--node-ipc'];

/** Returns once the server listens; the process lives as long as its connection. Exit code 2 for wrong arguments. */
export async function start(load: () => Promise<Analysis>, args: readonly string[]): Promise<void> {
  if (!args.some((one) => transports.includes(one))) {
    process.stderr.write(`The language server needs a transport: ${transports.join(' or ')}.\n`);
    process.exitCode = 2;
    return;
  }
  let analysis: Analysis;
  try {
    analysis = await load();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The language server cannot start: ${reason}\n`);
    process.exitCode = 1;
    return;
  }
  const connection = createConnection();
  // What slips through every guard must not end the server, and must not go unseen.
  process.on('uncaughtException', (error) => {
    connection.console.error(`An error that nothing was waiting for:\n${stackOf(error)}`);
  });
  process.on('unhandledRejection', (reason) => {
    connection.console.error(`A rejection that nothing was waiting for:\n${stackOf(reason)}`);
  });
  serve(connection, analysis, version);
}
