/** Which process the debugger says it debugs. What it says is not believed before proof.ts has proved it. */
import { familyOf } from './families';
import { refuse, success } from './failure';
import type { Result } from './failure';
import type { DapPort } from './port';
import { evaluate, evaluateIn } from './requests';
import { unquoted } from './shape';
import type { SessionState } from './tracker';

export interface Debuggee {
  readonly pid: number;
  /** A command of the debugger, an event of the adapter, or an expression evaluated in the program (a call: it is the last resort). */
  readonly source: 'command' | 'event' | 'evaluated';
  /** The program's file, as the debugger names it. */
  readonly executable?: string;
}

export async function findDebuggee(
  dap: DapPort,
  state: SessionState,
  frameId: number,
): Promise<Result<Debuggee>> {
  const family = familyOf(dap);
  const reported = state.process;
  if (reported?.pointerSize !== undefined && reported.pointerSize !== 64) {
    return refuse.pointerSize(reported.pointerSize);
  }
  const executable = await findExecutable(dap, state, frameId);
  const named = executable === undefined ? {} : { executable };
  const commanded = await askByCommand(dap, frameId);
  if (commanded !== undefined) return success({ pid: commanded, source: 'command', ...named });
  if (reported?.pid !== undefined) return success({ pid: reported.pid, source: 'event', ...named });
  const heard = family.pidHeard === undefined ? undefined : lastHeard(dap, family.pidHeard);
  if (heard !== undefined) return success({ pid: heard, source: 'event', ...named });
  for (const expression of family.pidExpressions) {
    const answer = await evaluate(dap, expression, frameId);
    if (!answer.ok) continue;
    const pid = family.parseInteger(answer.value.result);
    if (pid !== undefined && pid > 0n && pid < 1n << 31n) {
      return success({ pid: Number(pid), source: 'evaluated', ...named });
    }
  }
  return refuse.pidUnknown(family.title);
}

async function askByCommand(dap: DapPort, frameId: number): Promise<number | undefined> {
  const command = familyOf(dap).pidCommand;
  if (command === undefined) return undefined;
  const answer = await evaluateIn(dap, command.context, command.expression, frameId);
  if (!answer.ok) return undefined;
  return command.answers === 'result' ? command.pid(answer.value.result) : lastHeard(dap, command.pid);
}

function lastHeard(dap: DapPort, pidIn: (line: string) => number | undefined): number | undefined {
  const pids = (dap.heard ?? []).flatMap((line) => pidIn(line) ?? []);
  return pids.at(-1);
}

/** Where an interpreter runs the program, the launch request names the program and not what the process executes. */
async function findExecutable(
  dap: DapPort,
  state: SessionState,
  frameId: number,
): Promise<string | undefined> {
  const { executableExpression } = familyOf(dap);
  if (executableExpression === undefined) return absolute(state.process?.name) ?? absolute(state.program);
  const answer = await evaluate(dap, executableExpression, frameId);
  return answer.ok ? absolute(unquoted(answer.value.result)) : undefined;
}

/** A name without a folder is a label for people, not a file. */
function absolute(path: string | undefined): string | undefined {
  return path?.startsWith('/') === true ? path : undefined;
}
