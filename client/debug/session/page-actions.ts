/**
 * What can be done with pages of one process that the runner has opened: query, dry run, move, try again, move back, map.
 * Knows no debugger: who opened the process has proved which one it is, or was told by the user.
 */
import { newestKernel } from '../../../server/kernel/explain';
import { parseKernelVersion } from '../../../server/kernel/version';
import type { PageMap } from '../../../server/protocol/page-map';
import type { Mapping } from '../../../server/protocol/processes';
import type {
  InitializeResult,
  MoveResult,
  Outcome,
  PageRun,
  PageSelection,
  Placement,
  Target,
  TopologyResult,
} from '../../../server/protocol/runner';
import { failed, refuse, success } from './failure';
import type { Result } from './failure';
import { nodeChoices } from './node-choice';
import type { NodeChoice } from './node-choice';
import { kernelFlags, orderToNode } from './order';
import type { MoveOrder } from './order';
import { outcomeOfDryRun, outcomeOfMove, outcomeOfQuery, outcomeOfUndo } from './outcome';
import type { CallOutcome, Surroundings } from './outcome';
import { count, planMove } from './plan';
import type { Plan, PlanInput } from './plan';
import { mustAsk } from './plan-policy';
import type { ConfirmSetting, MoveLedger, PageRunner, UserPort } from './ports';
import { recoverMove } from './recovery';
import type { Region } from './region';
import { say } from '../../../server/languages/say';

/** Cells of the maps that a move brings along: enough for a first look. */
const mapCells = 4096;

export interface PagePorts {
  readonly runner: PageRunner;
  /** What the runner said of its machine when it was initialized. */
  readonly host: InitializeResult;
  readonly user: Pick<UserPort, 'confirmPlan' | 'during'>;
  readonly target: Target;
  /** False once what a plan was made from is past: the debuggee went on while its user was reading. */
  stillValid(): boolean;
  /** The process is the one that the user debugs. Absent: it is not, and no move goes unasked. */
  readonly debuggee?: boolean;
  /** The runner holds rights that its user does not have. */
  readonly privileged?: boolean;
  readonly confirm?: () => ConfirmSetting;
  readonly moves?: MoveLedger;
  /**
   * The same process, opened (and proved, if that was needed) by a runner that was started because this one has died.
   * @param journal of the move that was interrupted, which names the process as well; absent: no page had been moved
   */
  readonly renew?: (journal?: string) => Promise<Result<Renewed>>;
}

export type Renewed = Pick<PagePorts, 'runner' | 'host' | 'target'>;

export interface MoveOptions {
  readonly askFirst?: 'always' | 'when-large';
  /** Which pages are to go where, for the plan of a move to several nodes; undefined where that cannot be told. */
  readonly flows?: (before: readonly PageRun[]) => Promise<PlanInput['wanted']>;
}

export class PageActions {
  readonly #ports: PagePorts;

  constructor(ports: PagePorts) {
    this.#ports = ports;
  }

  /** The machine that the pages are on. */
  get host(): InitializeResult {
    return this.#ports.host;
  }

  get target(): Target {
    return this.#ports.target;
  }

  async query(region: Region): Promise<Result<CallOutcome>> {
    const { runner, target } = this.#ports;
    const placement = await this.#during(say('Querying {title}', { title: region.title }), (options) =>
      runner.query(target.target, region.pages, options),
    );
    if (!placement.ok) return failed(placement.failure);
    return success(outcomeOfQuery(region, placement.value, this.#around()));
  }

  /** What a move would do and what is in its way. Nothing is moved and nothing is asked. */
  async dryRun(region: Region, order: MoveOrder, options: MoveOptions = {}): Promise<Result<CallOutcome>> {
    const tried = await this.#try(region, order);
    if (!tried.ok) return tried;
    const plan = await this.#plan(order, tried.value, options);
    return success(outcomeOfDryRun(region, order, tried.value, plan, this.#around()));
  }

  /** Moves, after showing what is about to happen where that is large or reaches far. */
  async move(region: Region, order: MoveOrder, options: MoveOptions = {}): Promise<Result<CallOutcome>> {
    const { runner, target, user, host } = this.#ports;
    const tried = await this.#try(region, order);
    if (!tried.ok) return tried;
    const plan = await this.#plan(order, tried.value, options);
    const blocking = plan.obstacles.find(({ blocks }) => blocks);
    if (blocking !== undefined) return refuse.planBlocked(blocking);
    const ask = options.askFirst === 'always' || mustAsk(plan, order, this.#circumstances(host.pageSize));
    if (ask && !(await user.confirmPlan(plan))) return refuse.declined();
    // While the user was reading, the program may have been continued: then the plan speaks of a past.
    if (!this.#ports.stillValid()) return refuse.planPast();
    const title =
      plan.moving === 0
        ? say('Checking {pages}', { pages: count(plan.pages) })
        : say('Moving {moving}', { moving: count(plan.moving) });
    let journal: string | undefined;
    const onJournal = (file: string): void => {
      journal = file;
      this.#ports.moves?.begun({ journal: file, pid: target.pid, title: region.title });
    };
    const moved = await this.#during(title, (request) =>
      runner.move(
        {
          target: target.target,
          pages: region.pages,
          to: order.to,
          flags: kernelFlags(order),
          ...(canMap(region) ? { mapCells } : {}),
        },
        { ...request, onJournal },
      ),
    );
    const outcome = await this.#afterMove(region, order, tried.value.before, moved, journal);
    if (journal !== undefined) this.#ports.moves?.over(journal);
    return outcome;
  }

  async #afterMove(
    region: Region,
    order: MoveOrder,
    before: Placement,
    moved: Outcome<MoveResult>,
    journal: string | undefined,
  ): Promise<Result<CallOutcome>> {
    if (!moved.ok) {
      const { failure } = moved;
      if (failure.code !== 'runner-gone') return failed(failure);
      return recoverMove({ region, order, before, failure, journal }, () =>
        this.#lookAgain(region, before, journal),
      );
    }
    return success(outcomeOfMove(region, order, moved.value, this.#around()));
  }

  /**
   * The same order again for the same pages: the runner leaves alone what is in place by now. What is no debuggee never stood still.
   * @param aged the program has run since, so arrays in its memory may hold something else
   */
  async retry(outcome: CallOutcome, aged: boolean, options: MoveOptions = {}): Promise<Result<CallOutcome>> {
    const { order, pid, placement } = outcome;
    const { target, debuggee = false } = this.#ports;
    if (order === undefined) return refuse.nothingToRetry();
    if (pid !== target.pid) return refuse.otherProcess(pid);
    const { node, flags } = order;
    if ((debuggee && !aged) || !readsArrays(outcome.region, order))
      return this.move(outcome.region, order, options);
    if (node === undefined || placement.runsLeftOut > 0) return refuse.arraysAged();
    const region: Region = { title: outcome.region.title, pages: pagesOf(placement) };
    return this.move(region, orderToNode(node, flags), options);
  }

  moveBack(outcome: CallOutcome): Promise<Result<CallOutcome>> {
    return moveBack(this.#ports, outcome, this.#ports.target.target);
  }

  /** The nodes that the region's pages could be moved to, and where the pages are now. */
  async nodes(region: Region): Promise<Result<readonly NodeChoice[]>> {
    const { runner, target } = this.#ports;
    const placement = await this.#during(say('Querying {title}', { title: region.title }), (options) =>
      runner.query(target.target, region.pages, options),
    );
    if (!placement.ok) return failed(placement.failure);
    const { topology, allowedNodes = target.allowedNodes } = await this.topology();
    return success(nodeChoices(topology, allowedNodes, placement.value));
  }

  /** What the process has mapped, ascending. */
  async mappings(): Promise<Result<readonly Mapping[]>> {
    const { runner, target } = this.#ports;
    const answer = await runner.mappings({ target: target.target });
    return answer.ok ? success(answer.value.mappings) : failed(answer.failure);
  }

  /** Bytes from an address to the end of the mapping that it is in; undefined where it is in none, or the runner cannot tell. */
  async roomAt(address: bigint): Promise<bigint | undefined> {
    const answer = await this.mappings();
    if (!answer.ok) return undefined;
    const mapping = answer.value.find(({ from, to }) => BigInt(from) <= address && address < BigInt(to));
    return mapping === undefined ? undefined : BigInt(mapping.to) - address;
  }

  async map(region: Region, cells: number): Promise<Result<PageMap>> {
    const { runner, target } = this.#ports;
    const map = await this.#during(say('Mapping {title}', { title: region.title }), (options) =>
      runner.map({ target: target.target, pages: region.pages, cells }, options),
    );
    return map.ok ? success(map.value) : failed(map.failure);
  }

  /** With the memory that is free now; where the runner cannot tell, with what was free when it started. */
  async topology(): Promise<TopologyResult> {
    const { runner, target, host } = this.#ports;
    const now = await runner.topology({ target: target.target });
    return now.ok ? now.value : { topology: host.topology };
  }

  async #try(region: Region, order: MoveOrder): Promise<Result<MoveResult>> {
    const { runner, target } = this.#ports;
    const tried = await this.#during(say('Looking at {title}', { title: region.title }), (options) =>
      runner.move(
        {
          target: target.target,
          pages: region.pages,
          to: order.to,
          flags: kernelFlags(order),
          dryRun: true,
        },
        options,
      ),
    );
    if (!tried.ok) return failed(tried.failure);
    return tried.value.cancelled ? refuse.declined() : success(tried.value);
  }

  /** By a runner that was started after ours had died. */
  async #lookAgain(
    region: Region,
    before: Placement,
    journal: string | undefined,
  ): Promise<Result<{ placement: Placement; around: Surroundings }>> {
    const { renew, target } = this.#ports;
    const renewed = await (renew?.(journal) ?? Promise.resolve(refuse.noOtherRunner()));
    if (!renewed.ok) return renewed;
    const { runner, host, target: now } = renewed.value;
    if (now.pid !== target.pid || now.startTime !== target.startTime)
      return refuse.otherProcessNow(target.pid);
    const pages = this.#samePages(region, before);
    if (pages === undefined) return refuse.arraysAged();
    const placement = await this.#during(say('Querying {title}', { title: region.title }), (options) =>
      runner.query(now.target, pages, options),
    );
    if (!placement.ok) return failed(placement.failure);
    return success({ placement: placement.value, around: surroundings(host, now.pid) });
  }

  /** Those that were looked at before. Once the program runs, an array of its own may name others; undefined where only the array tells. */
  #samePages({ pages }: Region, before: Placement): PageSelection | undefined {
    const { debuggee = false } = this.#ports;
    if (pages.kind !== 'array' || (debuggee && this.#ports.stillValid())) return pages;
    return before.runsLeftOut > 0 ? undefined : pagesOf(before);
  }

  async #plan(order: MoveOrder, dryRun: MoveResult, { flows }: MoveOptions): Promise<Plan> {
    const { pid, command } = this.#ports.target;
    const wanted = order.node === undefined ? await flows?.(dryRun.before.runs) : { node: order.node };
    const { kernel, pageSize } = this.#around();
    const { nodes } = (await this.topology()).topology;
    const machine = { nodes, pageSize };
    return planMove({ pid, command, dryRun, wanted, flags: order.flags, kernel, machine });
  }

  #circumstances(pageSize: number): Parameters<typeof mustAsk>[2] {
    const { debuggee = false, privileged = false, confirm } = this.#ports;
    return { confirm: confirm?.() ?? 'large', debuggee, privileged, pageSize };
  }

  #during<T>(title: string, work: Parameters<typeof during<T>>[2]): Promise<T> {
    return during(this.#ports, title, work);
  }

  #around(): Surroundings {
    return surroundings(this.#ports.host, this.#ports.target.pid);
  }
}

/**
 * Undoes a move: its journal names the process, so it needs no handle and no proof.
 * @param target the runner's handle, where there is one
 */
export async function moveBack(
  ports: Pick<PagePorts, 'runner' | 'host' | 'user'>,
  { journal, region }: Pick<CallOutcome, 'journal' | 'region'>,
  target?: string,
): Promise<Result<CallOutcome>> {
  if (journal === undefined) return refuse.nothingToMoveBack();
  const undone = await during(ports, say('Moving back {title}', { title: region.title }), (options) =>
    ports.runner.undo({ journal, ...(target === undefined ? {} : { target }) }, options),
  );
  if (!undone.ok) return failed(undone.failure);
  return success(outcomeOfUndo(region, undone.value, surroundings(ports.host, undone.value.pid)));
}

function during<T>(
  { user, host }: Pick<PagePorts, 'user' | 'host'>,
  title: string,
  work: Parameters<typeof user.during<T>>[1],
): Promise<T> {
  return user.during({ title, pageSize: host.pageSize }, work);
}

function surroundings(host: InitializeResult, pid: number): Surroundings {
  return {
    pid,
    kernel: parseKernelVersion(host.kernel) ?? newestKernel,
    pageSize: host.pageSize,
    nodeCount: host.topology.nodes.length,
  };
}

function readsArrays({ pages }: Region, { to }: MoveOrder): boolean {
  return pages.kind === 'array' || to.kind === 'array';
}

function pagesOf({ runs }: Placement): PageSelection {
  return { kind: 'ranges', ranges: runs.map(({ from, to }) => ({ from, to })) };
}

function canMap({ pages }: Region): boolean {
  return pages.kind === 'ranges' || pages.kind === 'process';
}
