/**
 * The actions on a call site while its program is debugged: query the placement, run the call's migration as written, move
 * its pages to a node of the user's choice, move them back. The editor and the command line call these, and nothing else
 * acts on a process. Each action proves anew that the runner sees the debugger's process; no proof, no action.
 */
import { constantValues } from '../../../server/kernel/constants';
import { newestKernel } from '../../../server/kernel/explain';
import { parseKernelVersion } from '../../../server/kernel/version';
import type { WireCallSite } from '../../../server/protocol/lens';
import type { Destination, MoveParams, PageSelection, Target } from '../../../server/protocol/runner';
import { frameEvaluator, readArguments } from './arguments';
import type { ArgumentReading, FrameEvaluator } from './arguments';
import { readAddresses, readNodes } from './call-arrays';
import { findDebuggee } from './debuggee';
import type { Debuggee } from './debuggee';
import { familyOf } from './families';
import { failed, refuse, success } from './failure';
import type { Result } from './failure';
import { outcomeOfMove, outcomeOfQuery, outcomeOfUndo } from './outcome';
import type { CallOutcome, Surroundings } from './outcome';
import { flowsOf, placedRuns } from './placement';
import { count, planMove } from './plan';
import type { PlanInput } from './plan';
import type { StackFrame } from './port';
import type { SessionPorts } from './ports';
import { positionOf } from './position';
import type { Position } from './position';
import { proveSameProcess } from './proof';
import { completeRequest, moveRoles, queryRoles } from './request';
import type { CallRequest } from './request';
import { stackTrace } from './requests';
import { hex } from './shape';
import { memoryOf } from './target-memory';
import type { MemoryReader } from './target-memory';
import type { SessionState, Stop } from './tracker';

/** A call site and the document it stands in, named as the debugger names it. */
export interface PlacedCall {
  readonly site: WireCallSite;
  readonly path: string;
}

/** Frames that are looked through for the call's function. */
const frameDepth = 64;
/** Entries of the call's arrays that a plan looks at one by one. */
const plannedEntries = 1 << 16;
/** Bytes of a pointer that the arrays are read with. */
const addressLength = 8;

interface Stopped {
  readonly state: SessionState;
  readonly stop: Stop;
  readonly position: Position;
}

/** A stopped frame of a process that was proved to be the debuggee, and what the call asks for there. */
interface Ready {
  readonly stop: Stop;
  readonly request: CallRequest;
  /** Whose pages they are: the debuggee as a rule. */
  readonly target: Target;
  readonly memory: MemoryReader;
  /**
   * The runner cannot take the call's arrays from the target: the call names another process than the one whose arrays
   * they are, or the system keeps the runner from reading memory. Then their contents are sent.
   */
  readonly byValue: boolean;
}

export class SessionActions {
  readonly #ports: SessionPorts;
  /** Runner handles by pid: a handle dies with its process. */
  readonly #targets = new Map<number, Target>();

  constructor(ports: SessionPorts) {
    this.#ports = ports;
  }

  /** Where the stopped program stands, seen from a call; for the choice of lenses. */
  async position(call: PlacedCall): Promise<Result<Position>> {
    const stopped = await this.#stopped(call);
    return stopped.ok ? success(stopped.value.position) : stopped;
  }

  /** What each argument is now, or why it is not known. Nothing is asked of the user and nothing is done. */
  async readArguments(call: PlacedCall): Promise<Result<readonly ArgumentReading[]>> {
    const stopped = await this.#stopped(call);
    if (!stopped.ok) return stopped;
    const { frame } = stopped.value.position;
    if (frame === undefined) return refuse.notOnCall(undefined, callLine(call));
    return success(await this.#read(call.site, frame));
  }

  /** On which node is each page that the call names? Also away from the call, with the values of where the program is. */
  async query(call: PlacedCall): Promise<Result<CallOutcome>> {
    const ready = await this.#prepare(call, 'in-function', queryRoles);
    if (!ready.ok) return ready;
    const selected = await this.#select(ready.value);
    if (!selected.ok) return selected;
    const { target, request } = ready.value;
    const placement = await this.#ports.user.during(`Querying ${count(request.count)}`, (options) =>
      this.#ports.runner.query(target.target, selected.value, options),
    );
    if (!placement.ok) return failed(placement.failure);
    return success(outcomeOfQuery(placement.value, this.#around(target.pid)));
  }

  /** The migration that the call asks for, with its own pages, nodes and flags; only when the program stands on it. */
  async runAsWritten(call: PlacedCall): Promise<Result<CallOutcome>> {
    const ready = await this.#prepare(call, 'on-call', moveRoles);
    if (!ready.ok) return ready;
    const { request } = ready.value;
    if (request.nodes === 0n) return refuse.queryOnly();
    const listed = await this.#nodesOf(ready.value);
    if (!listed.ok) return listed;
    const nodes = listed.value;
    const [first] = nodes ?? [];
    const single = first !== undefined && nodes?.every((node) => node === first) === true ? first : undefined;
    const to = await this.#destination(ready.value);
    if (!to.ok) return to;
    return this.#move(ready.value, to.value, single, this.#kernelFlags(request.flags), nodes);
  }

  /** The pages that the call names, to another node than the call's. */
  async moveTo(call: PlacedCall, node: number): Promise<Result<CallOutcome>> {
    const ready = await this.#prepare(call, 'in-function', queryRoles);
    if (!ready.ok) return ready;
    return this.#move(ready.value, { kind: 'node', node }, node, constantValues.MPOL_MF_MOVE, undefined);
  }

  /** Undoes a move of this session, wherever the program is by now. */
  async moveBack(outcome: CallOutcome): Promise<Result<CallOutcome>> {
    const { journal } = outcome;
    if (journal === undefined)
      return refuse.planBlocked('There is nothing to move back: no page changed its node.', '');
    const target = this.#targets.get(outcome.pid);
    const named = target === undefined ? {} : { target: target.target };
    const undone = await this.#ports.user.during('Moving pages back', (options) =>
      this.#ports.runner.undo({ journal, ...named }, options),
    );
    if (!undone.ok) return failed(undone.failure);
    return success(outcomeOfUndo(undone.value, this.#around(undone.value.pid)));
  }

  async #stopped({ site, path }: PlacedCall): Promise<Result<Stopped>> {
    const state = this.#ports.state();
    const { stop } = state;
    if (stop?.threadId === undefined) return refuse.notStopped();
    const frames = await stackTrace(this.#ports.dap, stop.threadId, frameDepth);
    if (!frames.ok) return refuse.noFrame(familyOf(this.#ports.dap).title, frames.message);
    return success({ state, stop, position: positionOf(site, path, frames.value, this.#ports.samePath) });
  }

  #read(site: WireCallSite, frame: StackFrame): Promise<readonly ArgumentReading[]> {
    return readArguments(site, this.#evaluator(frame));
  }

  #evaluator(frame: StackFrame): FrameEvaluator {
    const { dap } = this.#ports;
    return frameEvaluator(dap, familyOf(dap), frame.id);
  }

  async #prepare(
    call: PlacedCall,
    least: 'on-call' | 'in-function',
    roles: typeof moveRoles,
  ): Promise<Result<Ready>> {
    const { dap, runner, user } = this.#ports;
    if (!call.site.sound) return refuse.unsoundCall();
    const stopped = await this.#stopped(call);
    if (!stopped.ok) return stopped;
    const { state, stop, position } = stopped.value;
    const { frame, standing } = position;
    if (frame === undefined || (least === 'on-call' && standing !== 'on-call')) {
      return refuse.notOnCall(frame?.line, callLine(call));
    }
    const debuggee = await findDebuggee(dap, state, frame.id);
    if (!debuggee.ok) return debuggee;
    const proved = await this.#proved(state, frame, debuggee.value);
    if (!proved.ok) return proved;
    const request = await completeRequest(
      call.site,
      await this.#read(call.site, frame),
      roles,
      this.#evaluator(frame),
      user,
    );
    if (!request.ok) return request;
    const own = request.value.pid === 0 || request.value.pid === debuggee.value.pid;
    const target = own ? success(proved.value.target) : await this.#otherProcess(request.value.pid);
    if (!target.ok) return target;
    const memory = memoryOf(proved.value.target.target, runner, dap, state);
    const byValue = !own || !proved.value.readable;
    return success({ stop, request: request.value, target: target.value, memory, byValue });
  }

  async #proved(
    state: SessionState,
    frame: StackFrame,
    debuggee: Debuggee,
  ): Promise<Result<{ readonly target: Target; readonly readable: boolean }>> {
    const { dap, runner, host } = this.#ports;
    const known = this.#targets.get(debuggee.pid);
    const opened =
      known === undefined
        ? await runner.openTarget({ pid: debuggee.pid, requireProof: true })
        : ({ ok: true, value: known } as const);
    if (!opened.ok) return failed(opened.failure);
    const target = opened.value;
    const proof = await proveSameProcess(
      { dap, state, frame, debuggee, target: target.target, pageSize: host.pageSize },
      runner,
    );
    if (!proof.ok) {
      this.#targets.delete(debuggee.pid);
      return proof;
    }
    if (target.pointerSize !== addressLength) return refuse.pointerSize(target.pointerSize * 8);
    this.#targets.set(debuggee.pid, target);
    return success({ target, readable: proof.value.evidence === 'memory' });
  }

  async #otherProcess(pid: number): Promise<Result<Target>> {
    const opened = await this.#ports.runner.openTarget({ pid });
    if (!opened.ok) return failed(opened.failure);
    const { command, executable } = opened.value;
    const agreed = await this.#ports.user.confirmProcess({ pid, command, executable });
    return agreed ? success(opened.value) : refuse.declined();
  }

  /** The pages of the call: by its array in the target's own memory, else by their addresses. */
  async #select({ request, memory, byValue }: Ready): Promise<Result<PageSelection>> {
    const { pages, count: length } = request;
    if (!byValue && typeof pages === 'bigint')
      return success({ kind: 'array', address: hex(pages), count: length });
    const addresses = await readAddresses(pages, length, memory);
    return addresses.ok ? success({ kind: 'addresses', addresses: addresses.value.map(hex) }) : addresses;
  }

  /** The node of each page: by the call's array in the target's own memory, else one by one. */
  async #destination({ request, memory, byValue }: Ready): Promise<Result<Destination>> {
    const { nodes, count: length } = request;
    if (!byValue && typeof nodes === 'bigint') return success({ kind: 'array', address: hex(nodes) });
    const values = await readNodes(nodes, length, memory);
    return values.ok ? success({ kind: 'list', nodes: values.value }) : values;
  }

  /** The call's `nodes`, as far as a plan looks; undefined when there are too many or the memory cannot be read. */
  async #nodesOf({ request, memory }: Ready): Promise<Result<readonly number[] | undefined>> {
    if (request.count > plannedEntries) return success(undefined);
    const nodes = await readNodes(request.nodes, request.count, memory);
    // What the debugger cannot read, nobody can.
    return nodes.ok || typeof request.nodes !== 'bigint' ? nodes : success(undefined);
  }

  async #move(
    ready: Ready,
    to: Destination,
    single: number | undefined,
    flags: number,
    nodes: readonly number[] | undefined,
  ): Promise<Result<CallOutcome>> {
    const { runner, user } = this.#ports;
    const { target, request, memory } = ready;
    const selected = await this.#select(ready);
    if (!selected.ok) return selected;
    const params: MoveParams = { target: target.target, pages: selected.value, to, flags };
    const dryRun = await runner.move({ ...params, dryRun: true });
    if (!dryRun.ok) return failed(dryRun.failure);

    const around = this.#around(target.pid);
    const wanted = await this.#wanted(request, memory, dryRun.value.before.runs, single, nodes);
    const { pid, command } = target;
    const plan = planMove({
      pid,
      command,
      dryRun: dryRun.value,
      wanted,
      flags: request.flags === 0 ? flags : request.flags,
      kernel: around.kernel,
    });
    const blocking = plan.obstacles.find(({ blocks }) => blocks);
    if (blocking !== undefined) return refuse.planBlocked(blocking.message, blocking.remedy);
    if (!(await user.confirmPlan(plan))) return refuse.declined();
    // While the user was reading, the program may have been continued: then the plan speaks of a past.
    if (this.#ports.state().stop?.number !== ready.stop.number) return refuse.notStopped();

    const title = plan.moving === 0 ? `Checking ${count(plan.pages)}` : `Moving ${count(plan.moving)}`;
    const moved = await user.during(title, (options) => runner.move(params, options));
    if (!moved.ok) return failed(moved.failure);
    return success(outcomeOfMove(moved.value, single, around));
  }

  async #wanted(
    request: CallRequest,
    memory: MemoryReader,
    runs: Parameters<typeof placedRuns>[0],
    single: number | undefined,
    nodes: readonly number[] | undefined,
  ): Promise<PlanInput['wanted']> {
    if (single !== undefined) return { node: single };
    if (nodes === undefined) return undefined;
    const pages = await readAddresses(request.pages, request.count, memory);
    if (!pages.ok) return undefined;
    return { flows: flowsOf(pages.value, nodes, placedRuns(runs), this.#ports.host.pageSize) };
  }

  /** The runner takes one of the two moving flags; 0 acts as the first, and both together as the second. */
  #kernelFlags(flags: number): number {
    const { MPOL_MF_MOVE, MPOL_MF_MOVE_ALL } = constantValues;
    return (flags & MPOL_MF_MOVE_ALL) === 0 ? MPOL_MF_MOVE : MPOL_MF_MOVE_ALL;
  }

  #around(pid: number): Surroundings {
    const { host } = this.#ports;
    return {
      pid,
      kernel: parseKernelVersion(host.kernel) ?? newestKernel,
      pageSize: host.pageSize,
      nodeCount: host.topology.nodes.length,
    };
  }
}

function callLine({ site }: PlacedCall): number {
  return site.range.start.line + 1;
}
