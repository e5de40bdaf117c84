/**
 * What a command is about, from whatever the editor hands it: a row of a tree, a variable of the Variables view, a lens or a link,
 * nothing from the palette. Where nothing was pointed at, it is the call at the cursor.
 */
import type { AttachedProcesses } from '../attach/attached';
import type { DebugSessions } from '../debug/sessions';
import { fieldsOf, textOf } from '../debug/session/shape';
import type { LanguageServer } from '../lsp/language-server';
import type { Subject } from '../subjects';
import { callArguments, callAt } from './call-at';

export interface SubjectSources {
  readonly server: LanguageServer;
  readonly sessions: DebugSessions;
  readonly attached: AttachedProcesses;
  /** Says that no process is there to act on. */
  noProcess(): void;
}

/** A row of our trees. */
export interface SubjectRow {
  readonly subject: Subject;
}

export async function subjectAt(
  sources: SubjectSources,
  first: unknown,
  second: unknown,
): Promise<Subject | undefined> {
  if (isRow(first)) return first.subject;
  const { sessions, server } = sources;
  const variable = variableOf(first, sessions);
  if (variable !== undefined) return variable;
  const owner = sessions.paused?.id;
  if (owner === undefined) {
    sources.noProcess();
    return undefined;
  }
  const call = await callAt(server, callArguments(first, second));
  return call === undefined ? undefined : { kind: 'call', owner, ...call };
}

function isRow(value: unknown): value is SubjectRow {
  return typeof value === 'object' && value !== null && 'subject' in value;
}

/** The Variables view hands over the DAP variable and the session that it is of. */
function variableOf(value: unknown, sessions: DebugSessions): Subject | undefined {
  const fields = fieldsOf(value);
  const variable = fieldsOf(fields['variable']);
  const name = textOf(variable['name']);
  const expression = textOf(variable['evaluateName']);
  const owner = textOf(fields['sessionId']) ?? sessions.paused?.id;
  if (name === undefined || expression === undefined || owner === undefined) return undefined;
  return { kind: 'variable', owner, name, expression };
}
