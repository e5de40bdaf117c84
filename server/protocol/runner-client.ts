/**
 * The runner as its users see it: one typed method a request, each with an Outcome. Pure: how the process is started and how
 * messages travel is behind RunnerConnection (server/runner-process has the one for a child process).
 * A connection that breaks is an expected failure here (`runner-gone`), so callers handle one kind of bad news only.
 */
import { say, spokenLanguage } from '../languages/say';
import type { JournalsResult } from './journals';
import type { MapParams, PageMap } from './page-map';
import type { PredictParams, Prediction } from './prediction';
import type {
  FindSymbolParams,
  FindSymbolResult,
  ListProcessesParams,
  ListProcessesResult,
  MappingsParams,
  MappingsResult,
  NumaMapsParams,
  NumaMapsResult,
} from './processes';
import type {
  ChallengeParams,
  ChallengeResult,
  InitializeResult,
  JournalParams,
  MoveResult,
  OpenTargetParams,
  Outcome,
  PageSelection,
  PingResult,
  QueryResult,
  PreflightParams,
  PreflightResult,
  ProgressParams,
  ProveParams,
  ProveResult,
  ReadMemoryParams,
  ReadMemoryResult,
  RunnerFailure,
  RunnerRequests,
  Target,
  TopologyParams,
  TopologyResult,
  UndoParams,
  UndoResult,
  MoveParams,
} from './runner';
import { runnerMethods, runnerProtocolVersion } from './runner';

/** A subset of AbortSignal: this area knows no platform types. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** A JSON-RPC connection to a runner. */
export interface RunnerConnection {
  /** Rejects when the connection breaks or the runner answers with a JSON-RPC error; never for an expected failure. */
  request<K extends keyof RunnerRequests>(
    method: (typeof runnerMethods)[K],
    params: RunnerRequests[K]['params'],
    cancel: CancelSignal | undefined,
  ): Promise<Outcome<RunnerRequests[K]['result']>>;
  onProgress(listener: (progress: ProgressParams) => void): void;
  onJournal(listener: (journal: JournalParams) => void): void;
  /** Why the connection ended, in words, as far as it is known: exit code, signal, last line of stderr. */
  endReason(): string | undefined;
  /** What to do about it, a sentence, where the reason is one that has a remedy. */
  endRemedy?(): string | undefined;
  close(): Promise<void>;
}

export interface RequestOptions {
  /** Takes effect between two batches. */
  readonly cancel?: CancelSignal;
  readonly onProgress?: (pagesDone: number, pagesTotal: number) => void;
  /** Told the file of a move's journal before the first page moves. Not told: nothing has moved. */
  readonly onJournal?: (file: string) => void;
}

export class RunnerClient {
  readonly #connection: RunnerConnection;
  readonly #listeners = new Map<string, NonNullable<RequestOptions['onProgress']>>();
  readonly #journals = new Map<string, NonNullable<RequestOptions['onJournal']>>();
  #nextToken = 1;

  constructor(connection: RunnerConnection) {
    this.#connection = connection;
    connection.onProgress(({ token, pagesDone, pagesTotal }) => {
      this.#listeners.get(token)?.(pagesDone, pagesTotal);
    });
    connection.onJournal(({ token, file }) => {
      this.#journals.get(token)?.(file);
    });
  }

  /** First of all requests. `client` is for the log: "numa-lens vscode 0.1.0". */
  initialize(client: string): Promise<Outcome<InitializeResult>> {
    return this.#request('initialize', {
      protocolVersion: runnerProtocolVersion,
      client,
      language: spokenLanguage(),
    });
  }

  openTarget(params: OpenTargetParams): Promise<Outcome<Target>> {
    return this.#request('openTarget', params);
  }

  challenge(params: ChallengeParams): Promise<Outcome<ChallengeResult>> {
    return this.#request('challenge', params);
  }

  prove(params: ProveParams): Promise<Outcome<ProveResult>> {
    return this.#request('prove', params);
  }

  readMemory(params: ReadMemoryParams): Promise<Outcome<ReadMemoryResult>> {
    return this.#request('readMemory', params);
  }

  preflight(params: PreflightParams): Promise<Outcome<PreflightResult>> {
    return this.#request('preflight', params);
  }

  /** `saveTo`: a file, not there yet, that takes the placement for undo. */
  query(
    target: string,
    pages: PageSelection,
    { saveTo, ...options }: RequestOptions & { readonly saveTo?: string } = {},
  ): Promise<Outcome<QueryResult>> {
    const saving = saveTo === undefined ? {} : { saveTo };
    return this.#withProgress(options, (token) =>
      this.#request('query', { target, pages, ...saving, ...token }, options.cancel),
    );
  }

  /** When the runner dies in the middle, the failure names the journal. */
  async move(
    params: Omit<MoveParams, 'progressToken' | 'journalToken'>,
    options: RequestOptions = {},
  ): Promise<Outcome<MoveResult>> {
    let journal: string | undefined;
    const onJournal = (file: string): void => {
      journal = file;
      options.onJournal?.(file);
    };
    const journalToken = String(this.#nextToken++);
    this.#journals.set(journalToken, onJournal);
    const moved = await this.#withProgress(options, (token) =>
      this.#request('move', { ...params, journalToken, ...token }, options.cancel),
    ).finally(() => this.#journals.delete(journalToken));
    if (moved.ok || moved.failure.code !== 'runner-gone') return moved;
    const wayBack =
      journal === undefined
        ? say('No page had been moved by then.')
        : say('What had moved by then can be moved back: numa-lens undo {journal}', { journal });
    return { ok: false, failure: { ...moved.failure, remedy: `${moved.failure.remedy} ${wayBack}` } };
  }

  undo(
    params: Omit<UndoParams, 'progressToken'>,
    options: RequestOptions = {},
  ): Promise<Outcome<UndoResult>> {
    return this.#withProgress(options, (token) =>
      this.#request('undo', { ...params, ...token }, options.cancel),
    );
  }

  /** Where the pages of a region are, in cells. */
  map(params: Omit<MapParams, 'progressToken'>, options: RequestOptions = {}): Promise<Outcome<PageMap>> {
    return this.#withProgress(options, (token) =>
      this.#request('map', { ...params, ...token }, options.cancel),
    );
  }

  mappings(params: MappingsParams): Promise<Outcome<MappingsResult>> {
    return this.#request('mappings', params);
  }

  numaMaps(params: NumaMapsParams): Promise<Outcome<NumaMapsResult>> {
    return this.#request('numaMaps', params);
  }

  findSymbol(params: FindSymbolParams): Promise<Outcome<FindSymbolResult>> {
    return this.#request('findSymbol', params);
  }

  predict(params: PredictParams): Promise<Outcome<Prediction>> {
    return this.#request('predict', params);
  }

  listProcesses(params: ListProcessesParams = {}): Promise<Outcome<ListProcessesResult>> {
    return this.#request('listProcesses', params);
  }

  journals(): Promise<Outcome<JournalsResult>> {
    return this.#request('journals', {});
  }

  topology(params: TopologyParams = {}): Promise<Outcome<TopologyResult>> {
    return this.#request('topology', params);
  }

  ping(sequence: number): Promise<Outcome<PingResult>> {
    return this.#request('ping', { sequence });
  }

  /** Ends the runner after the batch in hand. */
  close(): Promise<void> {
    return this.#connection.close();
  }

  /** The runner is asked for progress only where somebody listens: each notification takes both sides some time. */
  async #withProgress<T>(
    { onProgress }: RequestOptions,
    send: (token: { readonly progressToken?: string }) => Promise<T>,
  ): Promise<T> {
    if (onProgress === undefined) return send({});
    const progressToken = String(this.#nextToken++);
    this.#listeners.set(progressToken, onProgress);
    try {
      return await send({ progressToken });
    } finally {
      this.#listeners.delete(progressToken);
    }
  }

  async #request<K extends keyof RunnerRequests>(
    name: K,
    params: RunnerRequests[K]['params'],
    cancel?: CancelSignal,
  ): Promise<Outcome<RunnerRequests[K]['result']>> {
    try {
      return await this.#connection.request<K>(runnerMethods[name], params, cancel);
    } catch (error) {
      const reason = this.#connection.endReason() ?? (error instanceof Error ? error.message : String(error));
      return { ok: false, failure: gone(name, reason, this.#connection.endRemedy?.()) };
    }
  }
}

/** `reason` is a clause or a sentence. */
function gone(request: keyof RunnerRequests, reason: string, remedy: string | undefined): RunnerFailure {
  const started = request !== 'initialize';
  const why = { reason: reason.replace(/[.。]$/, '') };
  const message = started
    ? say('The migration runner gave no answer: {reason}.', why)
    : say('The migration runner did not start: {reason}.', why);
  const again =
    request === 'undo'
      ? say('Undo again with a new runner: pages that are back already do not move twice.')
      : started
        ? say('Try again: a new runner is started then.')
        : say('See what the command writes when it is run in a terminal.');
  // What a program said that never started is all there is to do; another one that ended on the way may do better.
  const way = remedy === undefined ? again : started ? `${remedy} ${again}` : remedy;
  return { code: 'runner-gone', message, remedy: way };
}
