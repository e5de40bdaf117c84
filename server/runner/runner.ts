/**
 * The runner's requests without the wire: each method takes decoded parameters and gives an Outcome. Requests about
 * one process run one after the other; requests about different processes do not wait for each other.
 */
import type { JournalsResult } from '../protocol/journals';
import type { MapParams, PageMap } from '../protocol/page-map';
import type { PredictParams, Prediction } from '../protocol/prediction';
import type { MappingsParams, MappingsResult, NumaMapsParams, NumaMapsResult } from '../protocol/processes';
import type {
  FindSymbolParams,
  FindSymbolResult,
  ListProcessesParams,
  ListProcessesResult,
} from '../protocol/processes';
import type {
  ChallengeParams,
  ChallengeResult,
  InitializeResult,
  MoveParams,
  MoveResult,
  OpenTargetParams,
  Outcome,
  PingParams,
  PingResult,
  PreflightParams,
  PreflightResult,
  ProveParams,
  ProveResult,
  QueryParams,
  QueryResult,
  ReadMemoryParams,
  ReadMemoryResult,
  RunnerFailure,
  RunnerFailureCode,
  Target as TargetInfo,
  TopologyParams,
  TopologyResult,
  UndoParams,
  UndoResult,
} from '../protocol/runner';
import { runnerProtocolVersion } from '../protocol/runner';
import { failed, failures, succeed } from './failures';
import { JournalReader } from './journal-reader';
import { listJournals } from './journals';
import type { Libc } from './libc';
import { limits } from './limits';
import { readMappings } from './mappings';
import { move } from './move';
import { readNumaMaps } from './numa-maps-text';
import { readMemory } from './memory';
import type { Operation } from './operation';
import { parseAddress } from './pages';
import { predict } from './predict';
import { MPOL_MF_MOVE, MPOL_MF_MOVE_ALL, preflight } from './preflight';
import { capSysPtrace, ownCapability } from './rights';
import { listProcesses } from './processes';
import { challenge, prove } from './prove';
import { map, query, queryAndSave } from './query';
import { select } from './selection';
import { findSymbol } from './symbols';
import { explainProbe, Target } from './target';
import { readTopology } from './topology';
import { inTurn } from './turn';
import { undo } from './undo';
import { foreignJournal, otherProgram } from './undo-checks';
import { say } from '../languages/say';

/** What a request that runs in batches is given beside its parameters. */
export interface Control {
  cancelled(): boolean;
  progress(pagesDone: number, pagesTotal: number): void;
  journal(file: string): Promise<void>;
}

export interface Machine {
  readonly libc: Libc;
  /** `uname -r`. */
  readonly kernel: string;
  /** The one process that a privileged runner is for. */
  readonly onlyTarget: { readonly pid: number; readonly startTime: string } | undefined;
}

/** What was opened is over and never comes back. */
const overCodes: ReadonlySet<RunnerFailureCode> = new Set([
  'process-exited',
  'process-replaced',
  'program-replaced',
  'first-thread-ended',
]);

export class Runner {
  readonly #machine: Machine;
  readonly #targets = new Map<string, Target>();
  readonly #queues = new Map<number, Promise<unknown>>();
  #nextHandle = 1;

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  async initialize(): Promise<Outcome<InitializeResult>> {
    const { libc, kernel, onlyTarget } = this.#machine;
    const refused = await explainProbe(libc, process.pid, libc.probe(0, 0).errno);
    if (refused !== undefined) return failed(refused);
    return succeed({
      protocolVersion: runnerProtocolVersion,
      runnerPid: process.pid,
      kernel,
      arch: process.arch,
      pageSize: libc.pageSize,
      topology: await readTopology(),
      capabilities: {
        sysNice: libc.probe(0, MPOL_MF_MOVE_ALL).errno === 0,
        sysPtrace: await ownCapability(capSysPtrace),
      },
      ...(onlyTarget === undefined ? {} : { boundTo: onlyTarget }),
    });
  }

  async openTarget(params: OpenTargetParams): Promise<Outcome<TargetInfo>> {
    const opened = await this.#open(params);
    if (!opened.ok) return opened;
    await this.#forgetEnded();
    const { info } = opened.value;
    this.#targets.set(info.target, opened.value);
    return succeed(info);
  }

  async #open(params: OpenTargetParams): Promise<Outcome<Target>> {
    const { onlyTarget, libc } = this.#machine;
    if (onlyTarget !== undefined && onlyTarget.pid !== params.pid)
      return failed(failures.boundToOther(params.pid, onlyTarget.pid));
    if (onlyTarget !== undefined && (params.startTime ?? onlyTarget.startTime) !== onlyTarget.startTime)
      return failed(failures.processReplaced(params.pid));
    return Target.open(libc, `target-${this.#nextHandle++}`, {
      ...params,
      ...(onlyTarget === undefined ? {} : { startTime: onlyTarget.startTime }),
    });
  }

  /** A session that opens one program after another must not hold descriptors for each. */
  async #forgetEnded(): Promise<void> {
    for (const [handle, target] of this.#targets) {
      const gone = target.check();
      if (gone === undefined || !overCodes.has(gone.code)) continue;
      // Two requests may be here at once.
      if (!this.#targets.delete(handle)) continue;
      this.#ended.set(handle, gone);
      await target.close(gone);
    }
  }

  /** Handles of ended processes stay known, so that they are answered with what happened to the process. */
  readonly #ended = new Map<string, RunnerFailure>();

  #target(handle: string): Outcome<Target> {
    const target = this.#targets.get(handle);
    if (target !== undefined) return succeed(target);
    const ended = this.#ended.get(handle);
    return failed(ended ?? failures.unknownTarget());
  }

  /** One call in flight a process: two would disturb each other's answers. */
  async #alone<T>(target: Target, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const before = this.#queues.get(target.pid) ?? Promise.resolve();
    // The process may have ended while this waited, and its number may be another's by now.
    const begin = async (): Promise<Outcome<T>> => {
      const gone = target.check();
      return gone === undefined ? work() : failed(gone);
    };
    const mine = before.then(begin, begin);
    this.#queues.set(target.pid, mine);
    try {
      return await mine;
    } finally {
      if (this.#queues.get(target.pid) === mine) this.#queues.delete(target.pid);
    }
  }

  #operation(target: Target, control: Control, batch: number): Operation {
    const { libc, kernel } = this.#machine;
    return {
      libc,
      target,
      pageSize: libc.pageSize,
      kernel,
      batch,
      cancelled: () => control.cancelled(),
      progress: (pagesDone, pagesTotal) => {
        control.progress(pagesDone, pagesTotal);
      },
      journal: (file) => control.journal(file),
    };
  }

  challenge(params: ChallengeParams): Promise<Outcome<ChallengeResult>> {
    const target = this.#target(params.target);
    return Promise.resolve(target.ok ? succeed(challenge(target.value)) : target);
  }

  async prove(params: ProveParams): Promise<Outcome<ProveResult>> {
    const target = this.#target(params.target);
    return target.ok ? prove(target.value, params, this.#machine.libc.pageSize) : target;
  }

  async readMemory(params: ReadMemoryParams): Promise<Outcome<ReadMemoryResult>> {
    const target = this.#target(params.target);
    if (!target.ok) return target;
    const address = parseAddress(params.address);
    if (address === undefined)
      return failed(failures.badRange(say('"{address}" is not an address.', { address: params.address })));
    const read = await readMemory(target.value, address, params.length);
    return read.ok ? succeed({ base64: read.value.toString('base64') }) : read;
  }

  async listProcesses(params: ListProcessesParams): Promise<Outcome<ListProcessesResult>> {
    const { libc, onlyTarget } = this.#machine;
    return succeed(await listProcesses(libc, params, onlyTarget));
  }

  async findSymbol(params: FindSymbolParams): Promise<Outcome<FindSymbolResult>> {
    const target = this.#target(params.target);
    return target.ok ? findSymbol(target.value, params.name, this.#machine.libc.pageSize) : target;
  }

  async predict(params: PredictParams, control: Control): Promise<Outcome<Prediction>> {
    const target = this.#target(params.target);
    if (!target.ok) return target;
    if (!target.value.trusted) return failed(failures.notProved(target.value.pid));
    return this.#alone(target.value, () =>
      predict(this.#operation(target.value, control, limits.defaultBatch), params),
    );
  }

  async preflight(params: PreflightParams): Promise<Outcome<PreflightResult>> {
    const target = this.#target(params.target);
    if (!target.ok) return target;
    const checks = await preflight(this.#machine.libc, target.value, {
      flags: params.flags,
      nodes: params.nodes,
      bytes: params.bytes ?? 0,
    });
    return succeed({ obstacles: checks.map((check) => check.obstacle) });
  }

  ping({ sequence }: PingParams): Promise<Outcome<PingResult>> {
    return Promise.resolve(succeed({ sequence }));
  }

  async topology(params: TopologyParams): Promise<Outcome<TopologyResult>> {
    if (params.target === undefined) return succeed({ topology: await readTopology() });
    const target = this.#target(params.target);
    if (!target.ok) return target;
    const topology = await readTopology();
    const allowedNodes = target.value.allowedNodes();
    const gone = target.value.check();
    return gone === undefined ? succeed({ topology, allowedNodes }) : failed(gone);
  }

  async mappings(params: MappingsParams): Promise<Outcome<MappingsResult>> {
    const target = this.#target(params.target);
    if (!target.ok) return target;
    const mappings = await readMappings(target.value.pid, this.#machine.libc.pageSize);
    // Afterwards: what was read is worthless if it is of another process, or of the program before an execve(2).
    const gone = target.value.check();
    return gone === undefined ? succeed({ mappings }) : failed(gone);
  }

  async numaMaps(params: NumaMapsParams): Promise<Outcome<NumaMapsResult>> {
    const target = this.#target(params.target);
    if (!target.ok) return target;
    const read = await readNumaMaps(target.value.pid, this.#machine.kernel);
    const gone = target.value.check();
    return gone === undefined ? read : failed(gone);
  }

  async map(params: MapParams, control: Control): Promise<Outcome<PageMap>> {
    const target = this.#target(params.target);
    if (!target.ok) return target;
    return this.#alone(target.value, async () => {
      const selected = await select(target.value, params.pages, undefined, this.#machine.libc.pageSize);
      if (!selected.ok) return selected;
      const operation = this.#operation(target.value, control, limits.defaultBatch);
      return map(operation, selected.value.source, params.cells);
    });
  }

  async journals(): Promise<Outcome<JournalsResult>> {
    return succeed(await listJournals());
  }

  async query(params: QueryParams, control: Control): Promise<Outcome<QueryResult>> {
    const target = this.#target(params.target);
    if (!target.ok) return target;
    const { saveTo } = params;
    // Undo asks for no proof, because what it is given was written about a process that was proved.
    if (saveTo !== undefined && !target.value.trusted) return failed(failures.notProved(target.value.pid));
    return this.#alone(target.value, async () => {
      const selected = await select(target.value, params.pages, undefined, this.#machine.libc.pageSize);
      if (!selected.ok) return selected;
      const operation = this.#operation(target.value, control, limits.defaultBatch);
      const { source } = selected.value;
      return saveTo === undefined
        ? query(operation, source)
        : queryAndSave(operation, source, { file: saveTo, flags: MPOL_MF_MOVE });
    });
  }

  async move(params: MoveParams, control: Control): Promise<Outcome<MoveResult>> {
    const target = this.#target(params.target);
    if (!target.ok) return target;
    // Before anything is read from it: a process that is not the debuggee's is none of our business.
    if (!target.value.trusted) return failed(failures.notProved(target.value.pid));
    return this.#alone(target.value, async () => {
      const selected = await select(target.value, params.pages, params.to, this.#machine.libc.pageSize);
      if (!selected.ok) return selected;
      const operation = this.#operation(target.value, control, params.batch ?? limits.defaultBatch);
      const dryRun = params.dryRun === true;
      const { flags, mapCells, journal } = params;
      const run = () => move(operation, { selected: selected.value, flags, dryRun, mapCells, journal });
      return dryRun ? run() : inTurn(this.#machine.libc, target.value.pid, run);
    });
  }

  async undo(params: UndoParams, control: Control): Promise<Outcome<UndoResult>> {
    const journal = await JournalReader.open(params.journal);
    if (!journal.ok) return journal;
    try {
      return await this.#undo(journal.value, params, control);
    } finally {
      await journal.value.close();
    }
  }

  async #undo(
    journal: JournalReader,
    { target: handle, flags = journal.header.flags }: UndoParams,
    control: Control,
  ): Promise<Outcome<UndoResult>> {
    const foreign = await foreignJournal(journal, this.#machine.libc.pageSize);
    if (foreign !== undefined) return failed(foreign);
    if (handle !== undefined) {
      const target = this.#journalTarget(handle, journal);
      return target.ok ? this.#putBack(target.value, journal, flags, control) : target;
    }
    const { pid, startTime } = journal.header;
    const opened = await this.#open({ pid, startTime });
    if (!opened.ok) return opened;
    // Nobody else knows of it.
    return this.#putBack(opened.value, journal, flags, control).finally(() => opened.value.close());
  }

  #putBack(
    target: Target,
    journal: JournalReader,
    flags: number,
    control: Control,
  ): Promise<Outcome<UndoResult>> {
    return this.#alone(target, async () => {
      const gone = target.check() ?? otherProgram(journal.header, target);
      if (gone !== undefined) return failed(gone);
      const operation = this.#operation(target, control, limits.defaultBatch);
      return inTurn(this.#machine.libc, target.pid, async () =>
        succeed(await undo(operation, journal, flags)),
      );
    });
  }

  /** The journal names its process by pid and start time; it was written for a process that was proved, so it needs no new proof. */
  #journalTarget(handle: string, { file, header }: JournalReader): Outcome<Target> {
    const target = this.#target(handle);
    if (!target.ok) return target;
    const { pid, startTime } = header;
    if (target.value.pid !== pid || target.value.info.startTime !== startTime)
      return failed(failures.journalNotRead(file, say('it is about process {pid}, another one', { pid })));
    return target;
  }
}
