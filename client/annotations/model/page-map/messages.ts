/**
 * What the editor and the page map's web page say to each other. Both sides check what they get: a page that survived an update of
 * the extension may speak another version. A message that is not understood is undefined and is left alone.
 */
import type { CellRun, PageMap } from '../../../../server/protocol/page-map';
import type { PageCount } from '../../../../server/protocol/runner';
import type { AnswerWords } from './words';
import type { View } from './zoom';

/** Everything that the page draws. */
export interface ShownMap {
  /** What the region is: "[heap]", "pages of move_pages, line 41". */
  readonly title: string;
  /** Whose it is, on which kernel. */
  readonly subtitle: string;
  readonly pageSize: number;
  /** Pages of the whole region; `now` holds those in view. */
  readonly total: number;
  readonly view: View;
  /** Of the machine, ascending: a node keeps its colour whether or not a page of it is in view. */
  readonly nodes: readonly number[];
  readonly words: readonly AnswerWords[];
  readonly now: PageMap;
  /** When `now` was looked at, in words: "now", "after the move", "before the program went on". */
  readonly nowLabel: string;
  /** Of the whole region, at the resolution that it was recorded at. */
  readonly before?: PageMap;
  /** The program has run since. */
  readonly aged: boolean;
  /** Whether the map is asked for anew whenever the program stops; absent where nothing tells of stops. */
  readonly live?: boolean;
  /** A sentence on what the map leaves out; empty as a rule. */
  readonly note: string;
}

export type ToPage =
  | { readonly type: 'show'; readonly map: ShownMap }
  /** The map is being asked for; what is shown is the one before. */
  | { readonly type: 'busy' }
  /** It could not be had: what happened and what to do. */
  | { readonly type: 'failed'; readonly message: string };

export type FromPage =
  | { readonly type: 'ready' }
  /** Other pages are to be in view; absent: the same ones, looked at again. */
  | { readonly type: 'look'; readonly view?: View }
  | { readonly type: 'live'; readonly on: boolean };

/** What the page keeps while it is hidden. */
export interface PageState {
  /** The page under the cell cursor, counted over the whole region. */
  readonly page: number;
  readonly compare: Compare;
}

export type Compare = 'now' | 'before' | 'both';

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

const isText = (value: unknown): value is string => typeof value === 'string';

const isAddress = (value: unknown): boolean => isText(value) && /^0x[0-9a-f]{1,16}$/i.test(value);

function isList<T>(value: unknown, isOne: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isOne);
}

function isView(value: unknown): value is View {
  return isFields(value) && isCount(value['first']) && isCount(value['pages']);
}

function isPageCount(value: unknown): value is PageCount {
  if (!isFields(value) || !isCount(value['pages'])) return false;
  return isCount(value['node']) || (Number.isSafeInteger(value['status']) && value['node'] === undefined);
}

function isCellRun(value: unknown): value is CellRun {
  return isFields(value) && isCount(value['cells']) && isList(value['counts'], isPageCount);
}

function isRange(value: unknown): value is PageMap['ranges'][number] {
  return isFields(value) && isAddress(value['from']) && isAddress(value['to']);
}

function isPageMap(value: unknown): value is PageMap {
  return (
    isFields(value) &&
    isList(value['ranges'], isRange) &&
    isCount(value['pages']) &&
    isCount(value['pagesPerCell']) &&
    value['pagesPerCell'] >= 1 &&
    isList(value['cells'], isCellRun) &&
    isList(value['counts'], isPageCount)
  );
}

function isAnswerWords(value: unknown): value is AnswerWords {
  return (
    isFields(value) &&
    Number.isSafeInteger(value['answer']) &&
    ['label', 'gist', 'sentence'].every((key) => isText(value[key]))
  );
}

function isShownMap(value: unknown): value is ShownMap {
  return (
    isFields(value) &&
    ['title', 'subtitle', 'nowLabel', 'note'].every((key) => isText(value[key])) &&
    isCount(value['pageSize']) &&
    value['pageSize'] >= 1 &&
    isCount(value['total']) &&
    isView(value['view']) &&
    isList(value['nodes'], isCount) &&
    isList(value['words'], isAnswerWords) &&
    isPageMap(value['now']) &&
    (value['before'] === undefined || isPageMap(value['before'])) &&
    typeof value['aged'] === 'boolean' &&
    ['boolean', 'undefined'].includes(typeof value['live'])
  );
}

export function readToPage(value: unknown): ToPage | undefined {
  if (!isFields(value)) return undefined;
  const { type, map, message } = value;
  if (type === 'show' && isShownMap(map)) return { type, map };
  if (type === 'busy') return { type };
  return type === 'failed' && isText(message) ? { type, message } : undefined;
}

export function readFromPage(value: unknown): FromPage | undefined {
  if (!isFields(value)) return undefined;
  const { type, view, on } = value;
  if (type === 'ready') return { type };
  if (type === 'look' && view === undefined) return { type };
  if (type === 'look' && isView(view) && view.pages > 0) return { type, view };
  return type === 'live' && typeof on === 'boolean' ? { type, on } : undefined;
}

export function readPageState(value: unknown): PageState | undefined {
  if (!isFields(value)) return undefined;
  const { page, compare } = value;
  return isCount(page) && (compare === 'now' || compare === 'before' || compare === 'both')
    ? { page, compare }
    : undefined;
}
