/** Debug sessions as owners of what is acted on: each with the logic of its session, bound to the runner that is running. */
import { samePath } from '../debug/same-path';
import { SessionActions } from '../debug/session/actions';
import { findDebuggee } from '../debug/session/debuggee';
import { failed, refuse, success } from '../debug/session/failure';
import type { Result } from '../debug/session/failure';
import type { SessionState } from '../debug/session/tracker';
import type { DebugSessions, WatchedSession } from '../debug/sessions';
import type { MoveLedger } from '../debug/session/ports';
import { user } from '../debug/user';
import type { Outcome } from '../../server/protocol/runner';
import type { Runner, RunningRunner } from '../runner/runner';
import { confirmSetting } from '../settings/read';
import type { OwnerSource, SubjectOwner } from '../subjects';

/** The runner's handles die with its process, so what belongs to one runner is not used with the next. */
interface Bound {
  readonly runner: RunningRunner;
  readonly actions: SessionActions;
}

export interface DebugOwner extends SubjectOwner {
  /** Acts on calls, whose arguments only a debugger knows. */
  calls(): Promise<Result<SessionActions>>;
}

export class DebugOwners implements OwnerSource {
  readonly #sessions: DebugSessions;
  readonly #runner: Runner;
  readonly #moves: MoveLedger;
  readonly #bound = new Map<string, Bound>();
  /** What `pidOf` learnt at the last stop. */
  readonly #pids = new Map<string, number>();

  constructor(sessions: DebugSessions, runner: Runner, moves: MoveLedger) {
    this.#moves = moves;
    this.#sessions = sessions;
    this.#runner = runner;
    sessions.onDidEnd((id) => {
      this.#bound.delete(id);
      this.#pids.delete(id);
    });
  }

  byId(id: string): DebugOwner | undefined {
    const session = this.#sessions.byId(id);
    if (session === undefined) return undefined;
    const calls = () => this.#actionsOf(session);
    return {
      id,
      title: session.session.name,
      calls,
      pages: async () => {
        const actions = await calls();
        return actions.ok ? actions.value.pages() : actions;
      },
      moveBack: async (outcome) => {
        const actions = await calls();
        return actions.ok ? actions.value.moveBack(outcome) : actions;
      },
    };
  }

  /**
   * Of the session's program, as its debugger tells it: nothing is proved here. Some debuggers tell it in no event but only when they are
   * asked, which takes a stop; what was heard then holds while the program runs.
   */
  async pidOf(session: WatchedSession): Promise<Result<number>> {
    const frames = await session.frames();
    const frame = frames.ok ? frames.value[0] : undefined;
    const asked =
      frame === undefined ? refuse.notStopped() : await findDebuggee(session.dap, session.state, frame.id);
    if (asked.ok) {
      if (this.#isThere(session)) this.#pids.set(session.id, asked.value.pid);
      return success(asked.value.pid);
    }
    const known = this.#pids.get(session.id) ?? session.state.process?.pid;
    return known === undefined ? asked : success(known);
  }

  async #actionsOf(session: WatchedSession): Promise<Result<SessionActions>> {
    const runner = await this.#runnerFor(session);
    if (!runner.ok) return failed(runner.failure);
    const known = this.#bound.get(session.id);
    const bound = known?.runner === runner.value ? known : this.#bind(session, runner.value);
    if (this.#isThere(session)) this.#bound.set(session.id, bound);
    return success(bound.actions);
  }

  /** The debugger is asked only where the answer decides between runners. */
  async #runnerFor(session: WatchedSession): Promise<Outcome<RunningRunner>> {
    const pid = this.#runner.hasPrivileged ? await this.pidOf(session) : undefined;
    return this.#runner.get(pid?.ok === true ? pid.value : undefined);
  }

  /** False once it has ended while something was waited for: then nothing of it is kept. */
  #isThere(session: WatchedSession): boolean {
    return this.#sessions.byId(session.id) === session;
  }

  #bind(session: WatchedSession, runner: RunningRunner): Bound {
    const { client, machine, privileged } = runner;
    const state = (): SessionState => session.state;
    const actions = new SessionActions({
      dap: session.dap,
      runner: client,
      host: machine,
      user,
      state,
      samePath,
      confirm: confirmSetting,
      moves: this.#moves,
      privileged,
      renew: async (pid) => {
        const fresh = await this.#runner.get(pid);
        return fresh.ok
          ? success({ runner: fresh.value.client, host: fresh.value.machine })
          : failed(fresh.failure);
      },
    });
    return { runner, actions };
  }
}
