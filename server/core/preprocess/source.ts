/**
 * A text that takes part in preprocessing, with what its directives say whoever includes it. Those of headers are kept
 * by their content, since documents share headers and an edit of a document changes none of them.
 */
import { DirectiveList, type Directive, type SourceScan } from './directive';
import { Definition } from './macro';
import { scan } from './scan';
import type { SourceName } from './types';

export class Source {
  readonly directives: DirectiveList;
  readonly #definitions: (Definition | undefined)[] = [];
  #branchEnds: readonly number[] | undefined;
  #guard: string | false | undefined;

  constructor(
    readonly name: SourceName,
    scanned: Pick<SourceScan, 'text' | 'directives'>,
  ) {
    this.directives = new DirectiveList(scanned);
  }

  /** The definition that a #define makes, always the same one; undefined when it is malformed. */
  definition(ordinal: number): Definition | undefined {
    const made = this.#definitions[ordinal];
    if (made !== undefined) return made;
    const macro = this.directives.all[ordinal]?.macro;
    if (macro === undefined) return undefined;
    return (this.#definitions[ordinal] = new Definition(macro, this.name, this.directives, ordinal));
  }

  /** The directives after this one are other ones now, and all may have moved. */
  change(after: number, scanned: Pick<SourceScan, 'text' | 'directives'>): void {
    this.directives.move(scanned);
    this.#definitions.length = Math.min(this.#definitions.length, after + 1);
    this.#branchEnds = undefined;
    this.#guard = undefined;
  }

  /** For a directive in a branch: the one that ends the branch (or as many as there are). */
  branchEnd(ordinal: number): number {
    this.#branchEnds ??= branchEnds(this.directives.all);
    return this.#branchEnds[ordinal] ?? this.directives.all.length;
  }

  /** The macro of its include guard. */
  get guard(): string | undefined {
    this.#guard ??= guardName(this.directives.all) ?? false;
    return this.#guard === false ? undefined : this.#guard;
  }
}

/** The first directive is #ifndef NAME, the second #define NAME, the last its #endif. */
export function guardName(directives: readonly Directive[]): string | undefined {
  const [first, second] = directives;
  const last = directives[directives.length - 1];
  const name = first?.name === 'ifndef' ? first.tokens[0]?.text : undefined;
  if (name === undefined || second?.name !== 'define' || second.tokens[0]?.text !== name) return undefined;
  if (last?.name !== 'endif') return undefined;
  let depth = 0;
  for (const directive of directives) {
    if (depth === 0 && directive !== first) return undefined;
    if (directive.name.startsWith('if')) depth++;
    else if (directive.name === 'endif') depth--;
    else if (depth === 1 && directive.name.startsWith('el')) return undefined;
  }
  return depth === 0 ? name : undefined;
}

/** Per directive the next #elif, #else or #endif that is not of a conditional that begins after it. */
function branchEnds(directives: readonly Directive[]): readonly number[] {
  const ends = directives.map(() => directives.length);
  /** The directives whose branch is open, by conditional. */
  const open: number[][] = [[]];
  for (const [ordinal, { name }] of directives.entries()) {
    if (name.startsWith('el') || name === 'endif') {
      for (const one of open.pop() ?? []) ends[one] = ordinal;
      if (open.length === 0) open.push([]);
      if (name !== 'endif') open.push([]);
      open.at(-1)?.push(ordinal);
    } else {
      open.at(-1)?.push(ordinal);
      if (name.startsWith('if')) open.push([]);
    }
  }
  return ends;
}

interface Kept {
  readonly bySpelling: Map<string, Source>;
  /** Bytes, as estimated. */
  size: number;
}

/** Bytes. */
const mostKept = 32 * 1024 * 1024;
/** What a directive takes when it has been read, in bytes: measured over the headers of glibc, where it takes the most. */
const directiveSize = 400;

/** By text. The one that was asked for last is the last. */
const kept = new Map<string, Kept>();
let keptSize = 0;

/** A header by its text; `spelling` is what its definitions are said to come from. */
export function headerSource(spelling: string, text: string): Source {
  const entry = kept.get(text) ?? { bySpelling: new Map<string, Source>(), size: 0 };
  if (kept.delete(text)) keptSize -= entry.size;
  let source = entry.bySpelling.get(spelling);
  if (source === undefined) {
    source = new Source({ kind: 'header', spelling }, scan(text));
    entry.bySpelling.set(spelling, source);
    entry.size += text.length + source.directives.all.length * directiveSize;
  }
  if (entry.size > mostKept) return source;
  kept.set(text, entry);
  keptSize += entry.size;
  for (const [oldest, { size }] of kept) {
    if (keptSize <= mostKept) break;
    kept.delete(oldest);
    keptSize -= size;
  }
  return source;
}
