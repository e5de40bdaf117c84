/**
 * The structure of a numa_maps: mappings of one file that stand side by side are a group, which folds and is a symbol. Made once for
 * each state of a document, from all of its lines, with a turn for other requests now and then; an editor is given as many parts as it can
 * show.
 */
import type { DocumentSymbol, FoldingRange, SymbolInformation } from 'vscode-languageserver/node';
import { SymbolKind } from 'vscode-languageserver/node';
import type { NumaMapsLine } from '../../kernel/numa-maps';
import { say } from '../../languages/say';
import type { DocumentState } from '../open-document';
import { texts } from '../texts';
import { lineText, readLine } from './language';
import { mappedThing, nodesInWords, pageBytes, residentPages } from './words';

type Text = Pick<DocumentState, 'text' | 'lines'>;

interface Group {
  /** As `mappedThing` has it. */
  readonly thing: string | undefined;
  /** Zero-based, both in the group. */
  readonly first: number;
  last: number;
  /** In memory. */
  bytes: number;
}

/** As many as VS Code shows of any language's without asking its user. */
const mostParts = 5000;

/** Where a page's size is not told, it is a small one. */
const usualPage = 4096;

/** Lines that are read before others have their turn: some milliseconds. */
const linesAtOnce = 4096;

const outlines = new WeakMap<object, Promise<readonly Group[]>>();

function groupsOf(state: Text): Promise<readonly Group[]> {
  const known = outlines.get(state) ?? readGroups(state);
  outlines.set(state, known);
  return known;
}

async function readGroups(state: Text): Promise<readonly Group[]> {
  const groups: Group[] = [];
  for (let number = 0; number < state.lines.lineCount; number++) {
    if (number % linesAtOnce === linesAtOnce - 1) await new Promise(setImmediate);
    const line = readLine(state, number);
    if (line === undefined) continue;
    const thing = mappedThing(line);
    const bytes = residentPages(line) * (pageBytes(line) ?? usualPage);
    const last = groups.at(-1);
    if (last !== undefined && last.thing === thing && last.last === number - 1) {
      last.last = number;
      last.bytes += bytes;
    } else groups.push({ thing, first: number, last: number, bytes });
  }
  return groups;
}

/** The largest of them by a measure, in the order in which they stand. */
function most<T>(all: readonly T[], measure: (one: T) => number, limit: number): readonly T[] {
  if (all.length <= limit) return all;
  const kept = new Set([...all].sort((a, b) => measure(b) - measure(a)).slice(0, limit));
  return all.filter((one) => kept.has(one));
}

export async function numaMapsFolds(state: Text, limit = mostParts): Promise<readonly FoldingRange[]> {
  const folds = (await groupsOf(state)).filter(({ first, last }) => last > first);
  return most(folds, ({ first, last }) => last - first, limit).map(({ first, last }) => ({
    startLine: first,
    endLine: last,
  }));
}

/** Groups with their mappings; without them where there are too many, and the largest in memory where still too many. */
export async function numaMapsSymbols(state: Text): Promise<readonly DocumentSymbol[]> {
  const groups = await groupsOf(state);
  const isWhole = state.lines.lineCount + groups.length <= mostParts;
  return most(groups, ({ bytes }) => bytes, mostParts).map((group) => groupSymbol(state, group, isWhole));
}

/** The same without levels, for editors that know none: the mappings. */
export async function flatNumaMapsSymbols(state: Text, uri: string): Promise<readonly SymbolInformation[]> {
  return (await numaMapsSymbols(state)).flatMap((group) =>
    [...(group.children ?? [group])].map(({ name, kind, range }) => ({
      name: group.children === undefined ? name : `${group.name} ${name}`,
      kind,
      location: { uri, range },
    })),
  );
}

function groupSymbol(state: Text, { thing, first, last }: Group, withMappings: boolean): DocumentSymbol {
  const range = { start: { line: first, character: 0 }, end: endOf(state, last) };
  const title = thing === undefined ? say(texts.numaMapsAnonymous) : (thing.split('/').at(-1) ?? thing);
  const kind = thing?.startsWith('/') === true ? SymbolKind.File : SymbolKind.Array;
  if (first === last || !withMappings) {
    const line = readLine(state, first);
    // The address, so that one can be looked for by it.
    const name = line === undefined ? title : `${title} ${addressOf(line)}`;
    return { name, detail: detailOf(line), kind, range, selectionRange: range };
  }
  const children: DocumentSymbol[] = [];
  for (let number = first; number <= last; number++) {
    const line = readLine(state, number);
    if (line === undefined) continue;
    const own = { start: { line: number, character: 0 }, end: endOf(state, number) };
    children.push({
      name: addressOf(line),
      detail: detailOf(line),
      kind: SymbolKind.Array,
      range: own,
      selectionRange: own,
    });
  }
  return {
    name: title,
    detail: '',
    kind,
    range,
    selectionRange: { start: range.start, end: endOf(state, first) },
    children,
  };
}

const addressOf = ({ start }: NumaMapsLine): string => start.toString(16).padStart(8, '0');

/** "bind:0 · N0 2 MiB" */
function detailOf(line: NumaMapsLine | undefined): string {
  if (line === undefined) return '';
  const policy = line.policy.text === 'default' ? '' : line.policy.text;
  return [policy, nodesInWords(line)].filter((text) => text !== '').join(' · ');
}

function endOf(state: Text, line: number): { line: number; character: number } {
  return { line, character: lineText(state, line).length };
}
