/**
 * The actions on a call site while its program is debugged: query the placement, run the call's migration as written or dry, move
 * back, and tell its pages for anything else. Here is what takes a debugger: the proof and the arguments;
 * what is done with the pages stands in page-actions.ts. Each action proves anew that the runner sees the debugger's process; no proof, no action.
 */
import { formatAddress } from '../../../server/protocol/addresses';
import type { Prediction } from '../../../server/protocol/prediction';
import type { WireCallSite } from '../../../server/protocol/lens';
import type { Destination, PageRun, PageSelection, Target } from '../../../server/protocol/runner';
import { frameEvaluator, readArguments } from './arguments';
import type { ArgumentReading, FrameEvaluator } from './arguments';
import { readAddresses, readNodes } from './call-arrays';
import { findDebuggee } from './debuggee';
import type { Debuggee } from './debuggee';
import { familyOf } from './families';
import { failed, refuse, success, withWayElsewhere } from './failure';
import type { Result } from './failure';
import { openByJournal } from './known-by-journal';
import type { MoveOrder } from './order';
import type { CallOutcome } from './outcome';
import { moveBack, PageActions } from './page-actions';
import type { MoveOptions, Renewed } from './page-actions';
import { flowsOf, placedRuns } from './placement';
import type { PlanInput } from './plan';
import { predictCall, withPrediction } from './predict-call';
import type { StackFrame } from './port';
import type { SessionPorts } from './ports';
import { positionOf } from './position';
import type { Position } from './position';
import { proveSameProcess } from './proof';
import { completeRequest, moveRoles, queryRoles } from './request';
import type { CallRequest } from './request';
import type { Region } from './region';
import { stackTrace } from './frames';
import { frameCalled } from './requests';
import { memoryOf } from './target-memory';
import type { MemoryReader } from './target-memory';
import type { SessionState, Stop } from './tracker';
import { regionOfVariable } from './variable';
import type { NamedVariable } from './variable';
import { say } from '../../../server/languages/say';

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

/** A process that was proved to be the debuggee. */
interface Proved {
  readonly target: Target;
  /** The runner may read its memory. */
  readonly readable: boolean;
}

/** What a call asks for in a stopped frame of a process that was proved to be the debuggee. */
interface Ready {
  readonly request: CallRequest;
  /** Of the process whose pages they are: the debuggee as a rule. */
  readonly pages: PageActions;
  readonly memory: MemoryReader;
  /**
   * The runner cannot take the call's arrays from the target: the call names another process than the one whose arrays
   * they are, or the system keeps the runner from reading memory. Then their contents are sent.
   */
  readonly byValue: boolean;
  /** What the call would pass if it was made now: present where the program stands on it, and it is about the program itself. */
  readonly readings?: readonly ArgumentReading[];
}

/** Pages, and what acts on them. */
export interface Located {
  readonly pages: PageActions;
  readonly region: Region;
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
    const region = await this.#regionOf(call, ready.value);
    if (!region.ok) return region;
    const prediction = await this.#predict(ready.value, region.value);
    return withPrediction(await ready.value.pages.query(region.value), prediction);
  }

  /** The pages that the call names, for what is done with them beside running the call. */
  async locate(call: PlacedCall): Promise<Result<Located>> {
    const ready = await this.#prepare(call, 'in-function', queryRoles);
    if (!ready.ok) return ready;
    const region = await this.#regionOf(call, ready.value);
    return region.ok ? success({ pages: ready.value.pages, region: region.value }) : region;
  }

  /** @param frameId the frame that the user looks at; the innermost unless given */
  async locateVariable(variable: NamedVariable, frameId?: number): Promise<Result<Located>> {
    const here = await this.#here();
    if (!here.ok) return here;
    const { dap, user } = this.#ports;
    const { pages, frame } = here.value;
    const region = await regionOfVariable(variable, {
      dap,
      frameId: frameId ?? frame.id,
      evaluator: this.#evaluator(frameId === undefined ? frame : { ...frame, id: frameId }),
      user,
      roomAt: (address) => pages.roomAt(address),
    });
    return region.ok ? success({ pages, region: region.value }) : region;
  }

  /** The migration that the call asks for, with its own pages, nodes and flags; only when the program stands on it. */
  async runAsWritten(call: PlacedCall): Promise<Result<CallOutcome>> {
    return this.#asWritten(call, (pages, ...rest) => pages.move(...rest));
  }

  /** What `runAsWritten` would do. Nothing is moved. */
  async dryRun(call: PlacedCall): Promise<Result<CallOutcome>> {
    return this.#asWritten(call, (pages, ...rest) => pages.dryRun(...rest));
  }

  /** Undoes a move of this session, wherever the program is by now. */
  moveBack(outcome: CallOutcome): Promise<Result<CallOutcome>> {
    return moveBack(this.#ports, outcome, this.#targets.get(outcome.pid)?.target);
  }

  /** The debuggee's pages, for what names them without a call: proved, for as long as it stands where it stands now. */
  async pages(): Promise<Result<PageActions>> {
    const here = await this.#here();
    return here.ok ? success(here.value.pages) : here;
  }

  async #here(): Promise<Result<{ readonly pages: PageActions; readonly frame: StackFrame }>> {
    const state = this.#ports.state();
    const { stop } = state;
    if (stop?.threadId === undefined) return refuse.notStopped();
    const frames = await stackTrace(this.#ports.dap, stop.threadId, frameDepth);
    const { title } = familyOf(this.#ports.dap);
    if (!frames.ok) return refuse.noFrame(title, frames.message);
    const selected = await frameCalled(this.#ports.dap, stop.frameId, frames.value);
    const frame = selected ?? frames.value[0];
    if (frame === undefined) return refuse.noFrame(title, say('it named none.'));
    const proved = await this.#proveDebuggee(state, frame);
    return proved.ok ? success({ pages: this.#pagesOf(proved.value.target, stop, true), frame }) : proved;
  }

  async #asWritten(
    call: PlacedCall,
    act: (
      pages: PageActions,
      region: Region,
      order: MoveOrder,
      options: MoveOptions,
    ) => Promise<Result<CallOutcome>>,
  ): Promise<Result<CallOutcome>> {
    const ready = await this.#prepare(call, 'on-call', moveRoles);
    if (!ready.ok) return ready;
    const { request, memory, pages } = ready.value;
    if (request.nodes === 0n) return refuse.queryOnly();
    const listed = await this.#nodesOf(ready.value);
    if (!listed.ok) return listed;
    const nodes = listed.value;
    const [first] = nodes ?? [];
    const single = first !== undefined && nodes?.every((node) => node === first) === true ? first : undefined;
    const to = await this.#destination(ready.value);
    if (!to.ok) return to;
    const region = await this.#regionOf(call, ready.value);
    if (!region.ok) return region;
    const node = single === undefined ? {} : { node: single };
    const prediction = await this.#predict(ready.value, region.value);
    const done = await act(
      pages,
      region.value,
      { to: to.value, flags: request.flags, ...node },
      { flows: (before) => this.#flows(request, memory, before, nodes) },
    );
    return withPrediction(done, prediction);
  }

  async #stopped({ site, path }: PlacedCall): Promise<Result<Stopped>> {
    const state = this.#ports.state();
    const { stop } = state;
    if (stop?.threadId === undefined) return refuse.notStopped();
    const frames = await stackTrace(this.#ports.dap, stop.threadId, frameDepth);
    if (!frames.ok) return refuse.noFrame(familyOf(this.#ports.dap).title, frames.message);
    const selected = await frameCalled(this.#ports.dap, stop.frameId, frames.value);
    const position = positionOf(site, path, frames.value, this.#ports.samePath, selected?.id);
    return success({ state, stop, position });
  }

  #read(site: WireCallSite, frame: StackFrame): Promise<readonly ArgumentReading[]> {
    return readArguments(site, this.#evaluator(frame));
  }

  #evaluator(frame: StackFrame): FrameEvaluator {
    const { dap } = this.#ports;
    return frameEvaluator(dap, familyOf(dap), frame);
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
    const proved = await this.#proveDebuggee(state, frame);
    if (!proved.ok) return proved;
    const readings = await this.#read(call.site, frame);
    const request = await completeRequest(call.site, readings, roles, this.#evaluator(frame), user);
    if (!request.ok) return request;
    const own = request.value.pid === 0 || request.value.pid === proved.value.target.pid;
    const target = own ? success(proved.value.target) : await this.#otherProcess(request.value.pid);
    if (!target.ok) return target;
    const memory = memoryOf(proved.value.target.target, runner, dap, state);
    const byValue = !own || !proved.value.readable;
    const pages = this.#pagesOf(target.value, stop, own);
    const asPassed = standing === 'on-call' && own ? { readings } : {};
    return success({ request: request.value, pages, memory, byValue, ...asPassed });
  }

  #pagesOf(target: Target, stop: Stop, debuggee: boolean): PageActions {
    const { runner, host, user, confirm, moves, privileged = false } = this.#ports;
    const stillValid = () => this.#ports.state().stop?.number === stop.number;
    const setting = confirm === undefined ? {} : { confirm };
    const ledger = moves === undefined ? {} : { moves };
    const renew = (journal?: string) => this.#renew(target, debuggee, journal);
    return new PageActions({
      runner,
      host,
      user,
      target,
      stillValid,
      debuggee,
      privileged,
      renew,
      ...setting,
      ...ledger,
    });
  }

  /** The runner has died: the same process by another one, which has to prove anew what the dead one had proved. */
  async #renew(
    { pid, startTime }: Target,
    debuggee: boolean,
    journal: string | undefined,
  ): Promise<Result<Renewed>> {
    const fresh = (await this.#ports.renew?.(pid)) ?? refuse.noOtherRunner();
    if (!fresh.ok) return fresh;
    if (debuggee && this.#ports.state().stop === undefined) {
      const known = await openByJournal(fresh.value.runner, { pid, startTime }, journal);
      return known.ok ? success({ ...fresh.value, target: known.value }) : known;
    }
    const opened = await fresh.value.runner.openTarget({ pid, startTime, requireProof: debuggee });
    if (!opened.ok) return failed(opened.failure);
    if (!debuggee) return success({ ...fresh.value, target: opened.value });
    const pages = await new SessionActions({ ...this.#ports, ...fresh.value }).pages();
    return pages.ok ? success({ ...fresh.value, target: pages.value.target }) : pages;
  }

  async #proveDebuggee(state: SessionState, frame: StackFrame): Promise<Result<Proved>> {
    const debuggee = await findDebuggee(this.#ports.dap, state, frame.id);
    const proved = debuggee.ok ? await this.#proved(state, frame, debuggee.value) : debuggee;
    return proved.ok || state.elsewhere === undefined
      ? proved
      : failed(withWayElsewhere(proved.failure, state.elsewhere));
  }

  async #proved(state: SessionState, frame: StackFrame, debuggee: Debuggee): Promise<Result<Proved>> {
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
      return success({ kind: 'array', address: formatAddress(pages), count: length });
    const addresses = await readAddresses(pages, length, memory);
    return addresses.ok
      ? success({ kind: 'addresses', addresses: addresses.value.map(formatAddress) })
      : addresses;
  }

  /** The node of each page: by the call's array in the target's own memory, else one by one. */
  async #destination({ request, memory, byValue }: Ready): Promise<Result<Destination>> {
    const { nodes, count: length } = request;
    if (!byValue && typeof nodes === 'bigint')
      return success({ kind: 'array', address: formatAddress(nodes) });
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

  async #flows(
    request: CallRequest,
    memory: MemoryReader,
    before: readonly PageRun[],
    nodes: readonly number[] | undefined,
  ): Promise<PlanInput['wanted']> {
    if (nodes === undefined) return undefined;
    const pages = await readAddresses(request.pages, request.count, memory);
    if (!pages.ok) return undefined;
    return { flows: flowsOf(pages.value, nodes, placedRuns(before), this.#ports.host.pageSize) };
  }

  /** Of the call as it stands; undefined away from it, where nothing can be foretold. */
  async #predict(
    { readings, pages, byValue, memory }: Ready,
    region: Region,
  ): Promise<Prediction | undefined> {
    if (readings === undefined) return undefined;
    return predictCall(readings, {
      region,
      target: pages.target.target,
      byValue,
      memory,
      runner: this.#ports.runner,
    });
  }

  async #regionOf(call: PlacedCall, ready: Ready): Promise<Result<Region>> {
    const pages = await this.#select(ready);
    return pages.ok
      ? success({
          title: say('pages of {call}, line {line}', { call: call.site.call, line: callLine(call) }),
          pages: pages.value,
        })
      : pages;
  }
}

function callLine({ site }: PlacedCall): number {
  return site.range.start.line + 1;
}
