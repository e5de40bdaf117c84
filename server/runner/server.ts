/**
 * The runner's requests on a JSON-RPC connection: decoding, the handshake, cancellation and progress. Expected failures
 * go back as Outcomes; an exception is a bug, becomes a JSON-RPC error and a line on stderr.
 * Not here: where the streams come from and how the process ends (main.ts).
 */
import { CancellationToken } from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { languageOf } from '../languages/language';
import { useLanguage } from '../languages/load';
import type { InitializeResult, JournalParams, Outcome, ProgressParams } from '../protocol/runner';
import { runnerMethods, runnerProtocolVersion } from '../protocol/runner';
import { failed, failures } from './failures';
import { throttled } from './operation';
import type { Control, Runner } from './runner';
import { decoders } from './wire';

export interface RunnerServer {
  /** Lets every request end after the batch in hand and resolves when none is left. */
  drain(): Promise<void>;
}

/** `start` fails where this machine cannot do it at all; the handshake then says why, in the language of the client. */
export function serve(connection: MessageConnection, start: () => Promise<Outcome<Runner>>): RunnerServer {
  let ready: Runner | undefined;
  let draining = false;
  const running = new Set<Promise<unknown>>();

  /** Its answer is waited for before the process ends. */
  async function awaited<T>(work: Promise<T>): Promise<T> {
    running.add(work);
    try {
      return await work;
    } finally {
      running.delete(work);
    }
  }

  /** With the tokens of the notifications that the client asked for. */
  function control(
    token: CancellationToken,
    { progressToken, journalToken }: { readonly progressToken?: string; readonly journalToken?: string },
  ): Control {
    return {
      cancelled: () => draining || token.isCancellationRequested,
      progress: throttled((pagesDone, pagesTotal) => {
        if (progressToken === undefined || draining) return;
        const params: ProgressParams = { token: progressToken, pagesDone, pagesTotal };
        // A client that is gone is noticed by the end of its stream.
        void connection.sendNotification(runnerMethods.progress, params).catch(() => undefined);
      }),
      journal: async (file) => {
        if (journalToken === undefined) return;
        const params: JournalParams = { token: journalToken, file };
        await connection.sendNotification(runnerMethods.journal, params).catch(() => undefined);
      },
    };
  }

  function handle<P, R>(
    method: string,
    decode: (params: unknown) => Outcome<P>,
    answer: (runner: Runner, params: P, token: CancellationToken) => Promise<Outcome<R>>,
  ): void {
    connection.onRequest(method, async (...given: unknown[]): Promise<Outcome<R>> => {
      if (ready === undefined) return failed(failures.notInitialized());
      // Parameters by position come one by one, and the token of the connection is the last, whatever the client sent.
      const token = given.pop();
      const decoded = decode(given.length <= 1 ? given[0] : given);
      if (!decoded.ok) return decoded;
      return awaited(
        answer(ready, decoded.value, CancellationToken.is(token) ? token : CancellationToken.None),
      );
    });
  }

  async function initialize(params: unknown): Promise<Outcome<InitializeResult>> {
    const decoded = decoders.initialize(params);
    if (!decoded.ok) return decoded;
    const { protocolVersion: theirs, language } = decoded.value;
    await useLanguage(languageOf(language) ?? 'en');
    if (theirs !== runnerProtocolVersion)
      return failed(failures.protocolVersion(theirs, runnerProtocolVersion));
    const runner = await start();
    if (!runner.ok) return runner;
    const result = await runner.value.initialize();
    if (result.ok) ready = runner.value;
    return result;
  }

  connection.onRequest(runnerMethods.initialize, (params: unknown) => awaited(initialize(params)));
  handle(runnerMethods.openTarget, decoders.openTarget, (one, params) => one.openTarget(params));
  handle(runnerMethods.challenge, decoders.challenge, (one, params) => one.challenge(params));
  handle(runnerMethods.prove, decoders.prove, (one, params) => one.prove(params));
  handle(runnerMethods.readMemory, decoders.readMemory, (one, params) => one.readMemory(params));
  handle(runnerMethods.predict, decoders.predict, (one, params, token) =>
    one.predict(params, control(token, {})),
  );
  handle(runnerMethods.preflight, decoders.preflight, (one, params) => one.preflight(params));
  handle(runnerMethods.mappings, decoders.mappings, (one, params) => one.mappings(params));
  handle(runnerMethods.numaMaps, decoders.numaMaps, (one, params) => one.numaMaps(params));
  handle(runnerMethods.topology, decoders.topology, (one, params) => one.topology(params));
  handle(runnerMethods.ping, decoders.ping, (one, params) => one.ping(params));
  handle(runnerMethods.query, decoders.query, (one, params, token) =>
    one.query(params, control(token, params)),
  );
  handle(runnerMethods.map, decoders.map, (one, params, token) => one.map(params, control(token, params)));
  handle(runnerMethods.move, decoders.move, (one, params, token) => one.move(params, control(token, params)));
  handle(runnerMethods.undo, decoders.undo, (one, params, token) => one.undo(params, control(token, params)));
  handle(runnerMethods.journals, decoders.journals, (one) => one.journals());
  handle(runnerMethods.listProcesses, decoders.listProcesses, (one, params) => one.listProcesses(params));
  handle(runnerMethods.findSymbol, decoders.findSymbol, (one, params) => one.findSymbol(params));

  const server = {
    async drain(): Promise<void> {
      draining = true;
      await Promise.allSettled(running);
    },
  };
  connection.onRequest(runnerMethods.shutdown, async () => {
    await server.drain();
    return null;
  });
  return server;
}
