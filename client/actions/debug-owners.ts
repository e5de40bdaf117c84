/** Debug sessions as owners of what is acted on: each with the logic of its session, bound to the runner that is running. */
import { samePath } from '../debug/same-path';
import { SessionActions } from '../debug/session/actions';
import { failed, success } from '../debug/session/failure';
import type { Result } from '../debug/session/failure';
import type { SessionState } from '../debug/session/tracker';
import type { DebugSessions, WatchedSession } from '../debug/sessions';
import { user } from '../debug/user';
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
  readonly #bound = new Map<string, Bound>();

  constructor(sessions: DebugSessions, runner: Runner) {
    this.#sessions = sessions;
    this.#runner = runner;
    sessions.onDidEnd((id) => this.#bound.delete(id));
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

  async #actionsOf(session: WatchedSession): Promise<Result<SessionActions>> {
    const runner = await this.#runner.get(session.state.process?.pid);
    if (!runner.ok) return failed(runner.failure);
    const known = this.#bound.get(session.id);
    const bound = known?.runner === runner.value ? known : bind(session, runner.value, this.#runner);
    this.#bound.set(session.id, bound);
    return success(bound.actions);
  }
}

function bind(session: WatchedSession, runner: RunningRunner, source: Runner): Bound {
  const { client, machine, privileged } = runner;
  const state = (): SessionState => session.state;
  return {
    runner,
    actions: new SessionActions({
      dap: session.dap,
      runner: client,
      host: machine,
      user,
      state,
      samePath,
      confirm: confirmSetting,
      privileged,
      renew: async () => {
        const fresh = await source.get(session.state.process?.pid);
        return fresh.ok
          ? success({ runner: fresh.value.client, host: fresh.value.machine })
          : failed(fresh.failure);
      },
    }),
  };
}
