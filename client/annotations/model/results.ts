/**
 * The one model of results that inlay hints, lenses, trees and hovers show: the last outcome of each call site, as a pure
 * reducer over what happens in the editor. A result belongs to the text it was made from: it is stale, and says so, once
 * that text changes, follows its call through edits, and is gone with the debug session or with its call.
 */
import type { CallOutcome } from '../../debug/session/outcome';
import type { WireCallSite, WireRange } from '../../../server/protocol/lens';
import { follow } from './positions';
import type { TextChange } from './positions';

export interface CallResult {
  /** Unique in the life of the model. */
  readonly id: number;
  readonly uri: string;
  readonly sessionId: string;
  /** The call expression, where it is now. */
  readonly range: WireRange;
  readonly functionRange: WireRange;
  readonly outcome: CallOutcome;
  /** Moves of this call that were not moved back, the last one last: a query after a move does not forget it. */
  readonly moves: readonly CallOutcome[];
  /** The text is no longer the one that the outcome was made from. */
  readonly stale: boolean;
}

export interface Results {
  readonly list: readonly CallResult[];
  readonly nextId: number;
}

export type ResultEvent =
  | {
      readonly type: 'finished';
      readonly uri: string;
      readonly sessionId: string;
      readonly site: Pick<WireCallSite, 'range' | 'functionRange'>;
      readonly outcome: CallOutcome;
      /** The document has changed since the call site was read. */
      readonly stale: boolean;
    }
  /** The changes of one edit, each in terms of the text that the one before it left (as in LSP didChange). */
  | { readonly type: 'edited'; readonly uri: string; readonly changes: readonly TextChange[] }
  /** Of one document, or of all when none is named. */
  | { readonly type: 'dismissed'; readonly uri?: string }
  | { readonly type: 'session-ended'; readonly sessionId: string };

export const noResults: Results = { list: [], nextId: 1 };

export function reduceResults(results: Results, event: ResultEvent): Results {
  switch (event.type) {
    case 'finished': {
      const { uri, sessionId, site, outcome, stale } = event;
      const { range, functionRange } = site;
      const isOld = (one: CallResult) => one.uri === uri && overlap(one.range, range);
      const old = results.list.find((one) => isOld(one) && one.sessionId === sessionId);
      const moves = movesAfter(old?.moves ?? [], outcome);
      const result = { id: results.nextId, uri, sessionId, range, functionRange, outcome, moves, stale };
      const others = results.list.filter((one) => !isOld(one));
      return { list: [...others, result], nextId: results.nextId + 1 };
    }
    case 'edited':
      return event.changes.length === 0
        ? results
        : kept(results, (one) => (one.uri === event.uri ? edited(one, event.changes) : one));
    case 'dismissed':
      return kept(results, (one) => (event.uri === undefined || one.uri === event.uri ? undefined : one));
    case 'session-ended':
      return kept(results, (one) => (one.sessionId === event.sessionId ? undefined : one));
  }
}

export function resultsIn(results: Results, uri: string): readonly CallResult[] {
  return results.list
    .filter((one) => one.uri === uri)
    .sort(
      (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
    );
}

/** Moving back undoes the last move; one that ended early leaves it to be undone again. */
function movesAfter(before: readonly CallOutcome[], outcome: CallOutcome): readonly CallOutcome[] {
  if (outcome.kind === 'undo') return outcome.complete ? before.slice(0, -1) : before;
  return outcome.journal === undefined ? before : [...before, outcome];
}

/** The same object when nothing changes, so that a host can tell. */
function kept(results: Results, change: (one: CallResult) => CallResult | undefined): Results {
  const list = results.list.flatMap((one) => change(one) ?? []);
  const same = list.length === results.list.length && list.every((one, index) => one === results.list[index]);
  return same ? results : { ...results, list };
}

function edited(result: CallResult, changes: readonly TextChange[]): CallResult | undefined {
  let { range, functionRange } = result;
  for (const change of changes) {
    const next = follow(range, change);
    if (next === undefined) return undefined;
    range = next;
    functionRange = follow(functionRange, change) ?? next;
  }
  return { ...result, range, functionRange, stale: true };
}

function overlap(a: WireRange, b: WireRange): boolean {
  const before = (x: WireRange, y: WireRange) =>
    x.end.line < y.start.line || (x.end.line === y.start.line && x.end.character <= y.start.character);
  return !before(a, b) && !before(b, a);
}
