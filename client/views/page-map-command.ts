/** "Show Page Map": of an outcome, of pages that somebody pointed at, or of what the user picks. */
import * as vscode from 'vscode';
import type { ActionResult } from '../annotations/model';
import type { ResultStore } from '../annotations/result-store';
import type { AttachedProcesses } from '../attach/attached';
import { variableOf } from '../commands/subject-at';
import type { Located } from '../debug/session/actions';
import type { Result } from '../debug/session/failure';
import type { DebugSessions } from '../debug/sessions';
import type { Subject } from '../subjects';
import { tellFailure } from '../tell';
import type { PageMapPanels } from './page-map-panels';
import { say } from '../../server/languages/say';

interface MapParts {
  readonly results: ResultStore;
  readonly sessions: DebugSessions;
  readonly attached: AttachedProcesses;
  readonly log: vscode.LogOutputChannel;
  /** The pages that a subject is about. */
  locate(subject: Subject): Promise<Result<Located>>;
}

type Wanted =
  | { readonly kind: 'result'; readonly result: ActionResult }
  | { readonly kind: 'pages'; readonly subject: Subject };

/** @param given a result's id from a link, a row of a tree, a variable of the Variables view, or nothing */
export async function showPageMap(parts: MapParts, maps: PageMapPanels, given: unknown): Promise<void> {
  const wanted = wantedBy(parts, given) ?? (await pick(parts));
  if (wanted === undefined) return;
  if (wanted.kind === 'result') {
    await maps.openResult(wanted.result);
    return;
  }
  const { subject } = wanted;
  if (subject.kind === 'region') {
    maps.openRegion(subject.owner, subject.region);
    return;
  }
  const located = await parts.locate(subject);
  if (located.ok) maps.openRegion(subject.owner, located.value.region);
  else tellFailure(parts.log, located.failure);
}

function wantedBy({ results, sessions }: MapParts, given: unknown): Wanted | undefined {
  const { resultId, subject }: Row =
    typeof given === 'number' ? { resultId: given } : isRow(given) ? given : {};
  const result = resultId === undefined ? undefined : results.byId(resultId);
  if (result !== undefined) return { kind: 'result', result };
  const named = subject ?? variableOf(given, sessions);
  return named === undefined ? undefined : { kind: 'pages', subject: named };
}

/** Of our trees. */
interface Row {
  readonly resultId?: number;
  readonly subject?: Subject;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && ('subject' in value || 'resultId' in value);
}

async function pick({ results, sessions, attached }: MapParts): Promise<Wanted | undefined> {
  const all = say('all pages of the process');
  const process = (owner: string): Wanted => ({ kind: 'pages', subject: { kind: 'process', owner } });
  const items: (vscode.QuickPickItem & { readonly wanted: Wanted })[] = [
    ...[...results.all].reverse().map((result) => ({
      label: `$(search) ${result.title}`,
      description: result.outcome.summary,
      wanted: { kind: 'result' as const, result },
    })),
    ...sessions.all
      .filter(({ state }) => state.phase === 'stopped')
      .map(({ id, session }) => ({
        label: `$(debug-alt) ${session.name}`,
        description: all,
        wanted: process(id),
      })),
    ...attached.all.map(({ id, title }) => ({
      label: `$(server-process) ${title}`,
      description: all,
      wanted: process(id),
    })),
  ];
  const [only, ...others] = items;
  if (only === undefined) {
    void vscode.window.showInformationMessage(
      `NUMA Lens: ${say('there is nothing to map. Stop a program in the debugger, or attach to a process.')}`,
    );
    return undefined;
  }
  if (others.length === 0) return only.wanted;
  return (await vscode.window.showQuickPick(items, { title: `NUMA Lens: ${say('Page Map of What?')}` }))
    ?.wanted;
}
