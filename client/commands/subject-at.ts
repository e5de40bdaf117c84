/**
 * What a command is about, from whatever the editor hands it: a row of a tree, a variable of the Variables view, a lens or a link,
 * nothing from the palette. Where nothing was pointed at, it is the call at the cursor, or, where no program is stopped in a debugger, pages
 * of an attached process, which the user names.
 */
import type { AttachedProcesses } from '../attach/attached';
import { pickAttached } from '../attach/commands';
import { pickRegion } from '../attach/pick-region';
import type { DebugSessions } from '../debug/sessions';
import { refuse } from '../debug/session/failure';
import type { Failure } from '../debug/session/failure';
import { fieldsOf, textOf } from '../debug/session/shape';
import type { LanguageServer } from '../lsp/language-server';
import type { Subject } from '../subjects';
import { callArguments, callAt } from './call-at';
import type { CallArguments, CallInDocument } from './call-at';
import { say } from '../../server/languages/say';

export interface SubjectSources {
  readonly server: LanguageServer;
  readonly sessions: DebugSessions;
  readonly attached: AttachedProcesses;
  /** Says why there is nothing to act on. */
  refuse(failure: Failure): void;
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
  if (owner === undefined) return attachedSubject(sources, callArguments(first, second));
  const call = await callAt(server, callArguments(first, second));
  return call === undefined ? undefined : { kind: 'call', owner, ...call };
}

/** Pages of an attached process. Asked for above a call, the outcome belongs there: the user says that these are its pages. */
async function attachedSubject(sources: SubjectSources, at: CallArguments): Promise<Subject | undefined> {
  const { server, attached } = sources;
  if (attached.current === undefined) {
    sources.refuse(refuse.noProcess().failure);
    return undefined;
  }
  const process = await pickAttached(attached, say('In which process?'));
  if (process === undefined) return undefined;
  attached.use(process);
  const call = at.position === undefined ? undefined : await callAt(server, at);
  const region = await pickRegion(process, call === undefined ? '' : variableIn(call));
  if (!region.ok) {
    sources.refuse(region.failure);
    return undefined;
  }
  const subject = { kind: 'region', owner: process.id, region: region.value } as const;
  return call === undefined ? subject : { ...subject, call };
}

/** The argument `pages` of a call, where it is a plain name. */
function variableIn({ site }: CallInDocument): string {
  const text = site.arguments.find(({ role }) => role === 'pages')?.text ?? '';
  return /^[A-Za-z_]\w*$/.test(text) ? text : '';
}

function isRow(value: unknown): value is SubjectRow {
  return typeof value === 'object' && value !== null && 'subject' in value;
}

/** The Variables view hands over the DAP variable and the session that it is of. */
export function variableOf(value: unknown, sessions: DebugSessions): Subject | undefined {
  const fields = fieldsOf(value);
  const variable = fieldsOf(fields['variable']);
  const name = textOf(variable['name']);
  const expression = textOf(variable['evaluateName']);
  const owner = textOf(fields['sessionId']) ?? sessions.paused?.id;
  if (name === undefined || expression === undefined || owner === undefined) return undefined;
  return { kind: 'variable', owner, name, expression };
}
