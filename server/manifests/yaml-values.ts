/** YAML behind `Value`: the documents of a text, with `<<` and aliases followed and the places of everything. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  parseAllDocuments,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { TextEdit } from '../core/finding';
import type { Comment } from '../core/preprocess/types';
import type { Span } from '../core/text';
import type { Member, Value } from './values';

/** Files that nest deeper, or whose aliases do, are not written by hand. */
const deepest = 60;
/** Values read of one text: aliases of aliases grow without end. */
const mostValues = 200_000;

export function readYaml(text: string): readonly Value[] {
  const parsed = parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: false });
  if (!Array.isArray(parsed)) return [];
  // Half a document is worse than none: what is missing may be what decides.
  return parsed.flatMap((document) => {
    const reader = new Reader(text, document);
    const value = document.errors.length > 0 ? undefined : reader.value(document.contents, 0, false);
    return value === undefined || reader.isExhausted ? [] : [value];
  });
}

/** The comments of a text, also of one with mistakes. */
export function commentsOf(text: string): readonly Comment[] {
  if (!text.includes('numa-lens')) return [];
  const comments: Comment[] = [];
  let at = 0;
  for (const token of new Lexer().lex(text)) {
    // Signs of the lexer itself, of documents and scalars; they stand for no text.
    if (/^[\u0002\u0018\u001f\ufeff]$/.test(token) && !text.startsWith(token, at)) continue;
    const found = text.startsWith(token, at) ? at : text.indexOf(token, at);
    if (found < 0) continue;
    if (token.startsWith('#'))
      comments.push({ kind: 'line', span: { start: found, end: found + token.trimEnd().length } });
    at = found + token.length;
  }
  return comments;
}

class Reader {
  #left = mostValues;
  /** What stands behind an anchor, read once. */
  readonly #aliased = new Map<Node, Value>();

  constructor(
    private readonly text: string,
    private readonly document: Document.Parsed | Document,
  ) {}

  get isExhausted(): boolean {
    return this.#left <= 0;
  }

  value(node: unknown, depth: number, shared: boolean): Value | undefined {
    if (depth > deepest || --this.#left < 0) {
      this.#left = 0;
      return undefined;
    }
    if (isAlias(node)) {
      // Each look-up walks the document, and each alias of a bomb doubles what stands behind it.
      this.#left -= 100;
      const target: Node | undefined = node.resolve(this.document);
      const value = target && (this.#aliased.get(target) ?? this.value(target, depth + 1, true));
      if (target !== undefined && value !== undefined) this.#aliased.set(target, value);
      return value === undefined ? undefined : { ...value, span: spanOf(node) };
    }
    if (isMap(node)) return this.#map(node, depth, shared);
    if (isSeq(node)) return this.#list(node, depth, shared);
    if (!isScalar(node)) return undefined;
    const { value } = node;
    const isText = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return {
      span: spanOf(node),
      text: isText ? String(value) : undefined,
      items: undefined,
      members: undefined,
      shared,
      append: () => undefined,
    };
  }

  #map(map: YAMLMap, depth: number, shared: boolean): Value {
    const members = new Map<string, Member>();
    const merged: unknown[] = [];
    for (const pair of map.items) {
      const key = keyOf(pair);
      if (key === undefined) continue;
      if (key.text === '<<') merged.push(pair.value);
      else {
        const value = this.value(pair.value, depth + 1, shared) ?? nothingAt(key.span);
        members.set(key.text, { keySpan: key.span, value });
      }
    }
    for (const one of merged) {
      const value = this.value(one, depth + 1, true);
      for (const source of value?.items ?? (value === undefined ? [] : [value]))
        for (const [key, found] of source.members ?? []) {
          // What the mapping says itself wins, and an earlier source before a later one.
          if (!members.has(key)) members.set(key, { ...found, value: { ...found.value, shared: true } });
        }
    }
    return {
      ...{ span: spanOf(map), text: undefined, items: undefined, members, shared },
      append: () => undefined,
    };
  }

  #list(list: YAMLSeq, depth: number, shared: boolean): Value {
    const items = list.items.flatMap((item) => this.value(item, depth + 1, shared) ?? []);
    return {
      ...{ span: spanOf(list), text: undefined, items, members: undefined, shared },
      append: (element) => (shared ? undefined : this.#append(list, items, element)),
    };
  }

  #append(list: YAMLSeq, items: readonly Value[], element: string): readonly TextEdit[] | undefined {
    const last = items.at(-1);
    if (last === undefined || last.span.end <= last.span.start) return undefined;
    const { end } = last.span;
    if (list.flow === true) return [{ span: { start: end, end }, text: `, ${element}` }];
    const lineStart = this.text.lastIndexOf('\n', last.span.start - 1) + 1;
    const dash = /^[ \t]*-[ \t]+/.exec(this.text.slice(lineStart, last.span.start))?.[0];
    // A value in several lines, or two lists in one line: no simple place.
    if (dash?.length !== last.span.start - lineStart || /[\r\n]/.test(this.text.slice(last.span.start, end)))
      return undefined;
    const at = endOfLine(this.text, end);
    return [{ span: { start: at, end: at }, text: `\n${dash}${element}` }];
  }
}

export function endOfLine(text: string, offset: number): number {
  const found = /\r?\n|\r/.exec(text.slice(offset));
  return found === null ? text.length : offset + found.index;
}

function keyOf({ key }: Pair): { readonly text: string; readonly span: Span } | undefined {
  if (!isScalar(key)) return undefined;
  return { text: String(key.value), span: spanOf(key) };
}

function nothingAt(span: Span): Value {
  return {
    span,
    text: undefined,
    items: undefined,
    members: undefined,
    shared: false,
    append: () => undefined,
  };
}

function spanOf(node: Node): Span {
  const [start = 0, end = start] = node.range ?? [];
  return { start, end };
}
