/** What the session's actions need beside the debug adapter: the runner, and someone to ask. */
import type { ParameterRole } from '../../../server/kernel/calls';
import type { InitializeResult } from '../../../server/protocol/runner';
import type { RequestOptions, RunnerClient } from '../../../server/protocol/runner-client';
import type { Result } from './failure';
import type { DapPort } from './port';
import type { Plan } from './plan';
import type { SamePath } from './position';
import type { SessionState } from './tracker';

/** What acting on the pages of an opened target takes of the runner. */
export type PageRunner = Pick<RunnerClient, 'query' | 'move' | 'undo' | 'map' | 'topology' | 'mappings'>;

export type RunnerPort = PageRunner &
  Pick<RunnerClient, 'openTarget' | 'challenge' | 'prove' | 'readMemory' | 'predict' | 'journals'>;

/** An argument that could not be read. */
export interface Question {
  readonly role: ParameterRole;
  /** The argument as it stands in the code. */
  readonly text: string;
  /** A sentence: why it is asked, or why the last answer did not do. */
  readonly reason: string;
}

export interface OtherProcess {
  readonly pid: number;
  readonly command: string;
  readonly executable: string;
}

/** A pointer, which does not say how much it points to. */
export interface LengthQuestion {
  readonly name: string;
  /** "0x…" */
  readonly address: string;
  /** Bytes to the end of the mapping that it points into, where that is known. */
  readonly room?: bigint;
  /** Why the last answer did not do; empty at first. */
  readonly reason: string;
}

export interface UserPort {
  /** An integer, or an expression of the stopped frame; undefined to give up. */
  ask(question: Question): Promise<string | undefined>;
  /** Bytes, or an expression of the stopped frame; undefined to give up. */
  askLength(question: LengthQuestion): Promise<string | undefined>;
  /** The call names a process other than the debuggee, which no proof covers. */
  confirmProcess(process: OtherProcess): Promise<boolean>;
  confirmPlan(plan: Plan): Promise<boolean>;
  /** Shows progress, and a way to cancel, while the runner works. */
  during<T>(task: Task, work: (options: RequestOptions) => Promise<T>): Promise<T>;
}

export interface Task {
  /** "Moving 60 pages". */
  readonly title: string;
  /** Bytes; what turns pages a second into a rate. */
  readonly pageSize: number;
}

/** A move whose old placement is written down, and which is not over. */
export interface OpenMove {
  readonly journal: string;
  readonly pid: number;
  /** Of what is moved: "variable ring". */
  readonly title: string;
}

/** Keeps in mind which moves are under way, for when whoever waits for them is gone before they are over. */
export interface MoveLedger {
  begun(move: OpenMove): void;
  /** It has ended one way or another, and its user is told how. */
  over(journal: string): void;
}

/** When a plan is shown before a move: only where it is large or reaches far (plan-policy.ts), or always. */
export type ConfirmSetting = 'large' | 'always';

export interface SessionPorts {
  readonly dap: DapPort;
  readonly runner: RunnerPort;
  /** What the runner said of its machine when it was initialized. */
  readonly host: InitializeResult;
  readonly user: UserPort;
  /** The state of the session now, as the tracker knows it. */
  state(): SessionState;
  /** The user's setting; `large` where the host has none. */
  readonly confirm?: () => ConfirmSetting;
  /** The runner holds rights that its user does not have. */
  readonly privileged?: boolean;
  /** Another runner for this process, started because this one has died. Absent: there is none to be had. */
  readonly renew?: (
    pid: number,
  ) => Promise<Result<{ readonly runner: RunnerPort; readonly host: InitializeResult }>>;
  readonly moves?: MoveLedger;
  /** Whether two paths name one file, where the host can look; equal spelling otherwise. */
  readonly samePath?: SamePath;
}
