/** Starts the server on the transport named by the program's arguments: --stdio or --node-ipc. */
import type { Analysis } from './analysis';
import { stackOf } from './guard';
import { serve } from './server';
import { openWire, transports } from './transport';

/** Returns once the server listens; the process lives as long as its connection. Exit code 2 for wrong arguments. */
export async function start(
  load: () => Promise<Analysis>,
  args: readonly string[],
  atRest: () => void,
): Promise<void> {
  const transport = transports.find((one) => args.includes(one));
  if (transport === undefined) {
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
  const wire = openWire(transport);
  const { connection } = wire;
  // What slips through every guard must not end the server, and must not go unseen.
  process.on('uncaughtException', (error) => {
    connection.console.error(`An error that nothing was waiting for:\n${stackOf(error)}`);
  });
  process.on('unhandledRejection', (reason) => {
    connection.console.error(`A rejection that nothing was waiting for:\n${stackOf(reason)}`);
  });
  const service = serve(wire, analysis, atRest);
  if (transport === '--node-ipc') return;
  // An editor that is gone leaves the pipe closed.
  for (const end of ['end', 'close']) process.stdin.on(end, () => process.exit(service.isShutDown ? 0 : 1));
}
