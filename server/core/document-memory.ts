/**
 * What one document of C or C++ was when it was linted last: its model, which an edit changes, or that it names nothing
 * of the family, which an edit elsewhere leaves so. A run takes the memory out and puts it back when it succeeds: what
 * fails in between is forgotten.
 */
import { CDocument } from './c-document';
import type { DocumentChange } from './document-change';
import type { LintInput } from './lint';
import { includesKernelHeader, isKernelSource } from '../kernel/kernel-source';
import { mentionsCall } from '../kernel/mention';
import type { Aliases } from './syntax/aliases';
import { mayCall } from './syntax/prefilter';
import { difference, type TextChange } from './text';
import { TextPattern } from './text-piece';

/** What the model of a text depends on. */
type Source = Pick<LintInput, 'text' | 'language' | 'parser' | 'headers' | 'build'>;

export interface OpenDocument {
  /** Undefined: nothing in the text or its headers names the family. */
  readonly document: CDocument | undefined;
  /** What an edit changed; undefined: the model is new. */
  readonly change: DocumentChange | undefined;
  /** It names the family, and only its being the kernel's own leaves it without a model. */
  readonly isKernels?: true;
}

interface Memory extends Pick<OpenDocument, 'document' | 'isKernels'> {
  readonly source: Source;
}

/** The questions of `mayCall`, for each piece. */
const mention = new TextPattern({ test: (text: string) => mentionsCall(text, 'c') }, 'text');
const kernelHeader = new TextPattern({ test: includesKernelHeader }, 'text');

export class DocumentMemory {
  #memory: Memory | undefined;

  /** The document as `input` has it, and the memory is empty until `keep`. */
  open(input: LintInput): OpenDocument {
    const memory = this.#memory;
    this.#memory = undefined;
    const known = memory !== undefined && isOfTheSame(memory.source, input) ? memory : undefined;
    if (known?.document !== undefined) return changed(known.document, known.source.text, input);
    if (known !== undefined && known.isKernels !== true) {
      const edited = around(changesOf(known.source.text, input), input.text);
      if (!mentionsCall(edited, 'c')) return { document: undefined, change: undefined };
    } else if (!mayCallAnywhere(input)) {
      const isKernels = mentionsCall(input.text, 'c');
      return { document: undefined, change: undefined, ...(isKernels ? { isKernels } : {}) };
    }
    return { document: CDocument.of(input), change: undefined };
  }

  /** The model of the text that was linted last; undefined: it has none. */
  get kept(): CDocument | undefined {
    return this.#memory?.document;
  }

  keep(input: LintInput, { document, isKernels }: OpenDocument): void {
    const { text, language, parser, headers, build } = input;
    this.#memory = {
      source: {
        ...{ text, language, parser },
        ...(headers === undefined ? {} : { headers }),
        ...(build === undefined ? {} : { build }),
      },
      document,
      ...(isKernels === undefined ? {} : { isKernels }),
    };
  }
}

function changed(document: CDocument, before: string, input: LintInput): OpenDocument {
  const { aliases } = document.file;
  const change = document.change(input, changesOf(before, input));
  const different = differentAliases(aliases, document.file.aliases);
  if (change.names === 'all' || different.length === 0) return { document, change };
  return { document, change: { ...change, names: new Set([...change.names, ...different]) } };
}

function differentAliases(before: Aliases, after: Aliases): readonly string[] {
  if (before === after) return [];
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name));
}

/** A macro of a header may make the call. */
export function mayCallAnywhere({ text, headers }: Pick<LintInput, 'text' | 'headers'>): boolean {
  return mayCall(text) || headersMayCall(headers);
}

/** Whether the items may call the family: after an edit none of them may any more. */
export function isWorthALook(
  document: CDocument,
  { text, headers }: Pick<LintInput, 'text' | 'headers'>,
): boolean {
  const { pieces } = document.items;
  const mayCallHere = pieces.has(mention) && !(pieces.has(kernelHeader) && isKernelSource(text));
  return mayCallHere || headersMayCall(headers);
}

/** A host hands in the same map while no header has changed. */
const headerMentions = new WeakMap<ReadonlyMap<string, string>, boolean>();

function headersMayCall(headers: ReadonlyMap<string, string> | undefined): boolean {
  if (headers === undefined) return false;
  let found = headerMentions.get(headers);
  if (found === undefined)
    headerMentions.set(headers, (found = [...headers.values()].some((one) => mayCall(one))));
  return found;
}

function isOfTheSame(before: Source, { language, parser, headers, build }: Source): boolean {
  return (
    before.language === language &&
    before.parser === parser &&
    isSameMap(before.headers, headers) &&
    isSameMap(before.build?.macros, build?.macros) &&
    (before.build === build ||
      JSON.stringify(before.build?.forcedIncludes) === JSON.stringify(build?.forcedIncludes))
  );
}

function isSameMap(
  a: ReadonlyMap<string, string> | undefined,
  b: ReadonlyMap<string, string> | undefined,
): boolean {
  if (a === b) return true;
  // In another order, what they hold is found elsewhere.
  const others = [...(b ?? [])];
  return (
    (a?.size ?? 0) === others.length &&
    [...(a ?? [])].every(([name, text], at) => name === others[at]?.[0] && text === others[at][1])
  );
}

/** As the host tells them, if they lead to a text of this length; else what differs between the two texts. */
function changesOf(before: string, { text, changes }: LintInput): readonly TextChange[] {
  if (changes !== undefined) {
    let { length } = before;
    for (const { span, text: inserted } of changes) length += inserted.length - (span.end - span.start);
    if (length === text.length) return changes;
  }
  return difference(before, text);
}

/** What changed, with all around it that can be part of a name or of a call by number. */
function around(changes: readonly TextChange[], text: string): string {
  let start = text.length;
  let end = 0;
  for (const { span, text: inserted } of changes) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end) + inserted.length - (span.end - span.start);
  }
  if (end < start) return '';
  while (start > 0 && /[\s\w(]/.test(text.charAt(start - 1))) start--;
  while (end < text.length && /[\s\w(]/.test(text.charAt(end))) end++;
  return text.slice(start, end);
}
