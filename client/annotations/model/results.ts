/**
 * The one model of results that inlay hints, lenses, trees and hovers show: the last outcome of each call site, variable, mapping
 * and process, as a pure reducer over what happens in the editor. A result is true of a text and of a moment: it is stale, and
 * says so, once the text changes, aged once the program has run on, and is gone with its process or with its call.
 */
import { undoingObstacles } from '../../debug/session/lasting';
import type { CallOutcome } from '../../debug/session/outcome';
import type { WireRange } from '../../../server/protocol/lens';
import { follow } from './positions';
import type { TextChange } from './positions';

/** A call or a declaration in a document. */
export interface Anchor {
  readonly uri: string;
  /** The expression, where it is now. */
  readonly range: WireRange;
  readonly functionRange: WireRange;
}

export interface ActionResult {
  /** Unique in the life of the model. */
  readonly id: number;
  /** Whose pages they are: the id of a debug session or of an attached process. */
  readonly owner: string;
  /** "pages of move_pages, line 41", "variable ring", "[heap]", "process 4711". */
  readonly title: string;
  /** Absent for what stands in no document: variables, mappings and processes. */
  readonly anchor?: Anchor;
  readonly outcome: CallOutcome;
  /** Moves of these pages that were not moved back, the last one last: a query after a move does not forget it. */
  readonly moves: readonly CallOutcome[];
  /** The text is no longer the one that the outcome was made from. */
  readonly stale: boolean;
  /** The program has run since: its pages may be elsewhere by now. */
  readonly aged: boolean;
}

export type AnchoredResult = ActionResult & { readonly anchor: Anchor };

export function canMoveBack({ moves }: ActionResult): boolean {
  return moves.length > 0;
}

/** Of a move, or a dry run of one, that will not last, to one node: there is source that makes it last. */
export function canMakeLast({ outcome }: ActionResult): boolean {
  return outcome.order?.node !== undefined && undoingObstacles(outcome.obstacles).length > 0;
}

/** Of a move that left some pages where they were. */
export function canRetry({ outcome }: ActionResult): boolean {
  const { kind, order, pages, placement } = outcome;
  if (kind !== 'move' || order === undefined) return false;
  if (!outcome.complete || outcome.statuses.length > 0) return true;
  const { node } = order;
  const there = placement.counts.find((one) => 'node' in one && one.node === node)?.pages ?? 0;
  return node !== undefined && there < pages;
}

export function isAnchored(result: ActionResult): result is AnchoredResult {
  return result.anchor !== undefined;
}

export interface Results {
  readonly list: readonly ActionResult[];
  readonly nextId: number;
}

export type ResultEvent =
  | {
      readonly type: 'finished';
      readonly owner: string;
      readonly title: string;
      readonly anchor?: Anchor;
      readonly outcome: CallOutcome;
      /** The document has changed since the call site was read. */
      readonly stale: boolean;
    }
  /** The changes of one edit, each in terms of the text that the one before it left (as in LSP didChange). */
  | { readonly type: 'edited'; readonly uri: string; readonly changes: readonly TextChange[] }
  /** Of one document, or of all when none is named. */
  | { readonly type: 'dismissed'; readonly uri?: string; readonly id?: number }
  /** The program goes on, if only by a step. */
  | { readonly type: 'resumed'; readonly owner: string }
  /** Nobody debugs the process any more, and it may live on: what was moved stays known, as another owner's. */
  | { readonly type: 'let-go'; readonly owner: string; readonly to: string; readonly pid?: number }
  /** The debug session is over, or the process was detached or has ended. */
  | { readonly type: 'ended'; readonly owner: string };

type Finished = Extract<ResultEvent, { readonly type: 'finished' }>;

export const noResults: Results = { list: [], nextId: 1 };

export function reduceResults(results: Results, event: ResultEvent): Results {
  switch (event.type) {
    case 'finished': {
      const { owner, title, anchor, outcome, stale } = event;
      const isOld = (one: ActionResult) => isAbout(one, event);
      const old = results.list.find((one) => isOld(one) && one.owner === owner);
      const moves = movesAfter(old?.moves ?? [], outcome);
      const place = anchor === undefined ? {} : { anchor };
      const result = { id: results.nextId, owner, title, ...place, outcome, moves, stale, aged: false };
      const others = results.list.filter((one) => !isOld(one));
      return { list: [...others, result], nextId: results.nextId + 1 };
    }
    case 'edited':
      return event.changes.length === 0
        ? results
        : kept(results, (one) => (one.anchor?.uri === event.uri ? edited(one, event.changes) : one));
    case 'dismissed': {
      const { uri, id } = event;
      return kept(results, (one) => {
        const named = (uri === undefined || one.anchor?.uri === uri) && (id === undefined || one.id === id);
        return named ? undefined : one;
      });
    }
    case 'resumed':
      return kept(results, (one) => (one.owner !== event.owner || one.aged ? one : { ...one, aged: true }));
    case 'let-go': {
      const { owner, to, pid } = event;
      return kept(results, (one) => {
        if (one.owner !== owner || one.moves.length === 0) return one;
        return pid === undefined || one.outcome.pid === pid ? { ...one, owner: to, aged: true } : one;
      });
    }
    case 'ended':
      return kept(results, (one) => (one.owner === event.owner ? undefined : one));
  }
}

export function resultsIn(results: Results, uri: string): readonly AnchoredResult[] {
  return results.list
    .filter(isAnchored)
    .filter(({ anchor }) => anchor.uri === uri)
    .sort(({ anchor: { range: a } }, { anchor: { range: b } }) => {
      return a.start.line - b.start.line || a.start.character - b.start.character;
    });
}

/** A call is known by its place, anything else by its name and its process. */
function isAbout(one: ActionResult, { anchor, title, owner }: Finished): boolean {
  if (one.anchor === undefined || anchor === undefined)
    return one.anchor === anchor && one.title === title && one.owner === owner;
  return one.anchor.uri === anchor.uri && overlap(one.anchor.range, anchor.range);
}

/** Moving back undoes the last move; one that ended early leaves it to be undone again. */
function movesAfter(before: readonly CallOutcome[], outcome: CallOutcome): readonly CallOutcome[] {
  if (outcome.kind === 'undo') return outcome.complete ? before.slice(0, -1) : before;
  return outcome.journal === undefined ? before : [...before, outcome];
}

/** The same object when nothing changes, so that a host can tell. */
function kept(results: Results, change: (one: ActionResult) => ActionResult | undefined): Results {
  const list = results.list.flatMap((one) => change(one) ?? []);
  const same = list.length === results.list.length && list.every((one, index) => one === results.list[index]);
  return same ? results : { ...results, list };
}

function edited(result: ActionResult, changes: readonly TextChange[]): ActionResult | undefined {
  if (result.anchor === undefined) return result;
  let { range, functionRange } = result.anchor;
  for (const change of changes) {
    const next = follow(range, change);
    if (next === undefined) return undefined;
    range = next;
    functionRange = follow(functionRange, change) ?? next;
  }
  return { ...result, anchor: { ...result.anchor, range, functionRange }, stale: true };
}

function overlap(a: WireRange, b: WireRange): boolean {
  const before = (x: WireRange, y: WireRange) =>
    x.end.line < y.start.line || (x.end.line === y.start.line && x.end.character <= y.start.character);
  return !before(a, b) && !before(b, a);
}
