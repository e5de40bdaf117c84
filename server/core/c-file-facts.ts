/** What the rules over a whole file see of C and C++: includes, prototypes, and what headers that were not read may say. */
import { isForeignHeader, libnumaHeader, systemCallHeader } from '../kernel/headers';
import { includeEdits } from './facts/edit-context';
import type { CallGroup, FileFacts, IncludeFacts, PrototypeFacts } from './facts/file-facts';
import type { LintInput } from './lint';
import type { CFile } from './lowering/c-file';
import type { Indexed } from './lowering/c-index';
import { Lookups } from './lowering/lookups';
import { ownName } from './preprocess/header-names';
import type { Include } from './preprocess/types';
import { lineStartAt } from './text';
import { TextPattern, type TextPiece, type TextPieces } from './text-piece';

/** A lookup lists no more headers than this (preprocess/macros): then there may be others. */
const mostListed = 64;

export function cFileFacts(
  input: LintInput,
  file: CFile,
  calls: readonly CallGroup[],
  pieces: TextPieces,
): FileFacts {
  const { text, config, language, headers, build, path } = input;
  const { preprocessed } = file;

  /** Headers that were not read, in force before the offset; undefined: too many to tell. */
  const unseen = (offset: number): readonly string[] | undefined => {
    // A name that no header defines: whatever is not known of it is not known of any name.
    const found = preprocessed.macroAt('numa lens', offset);
    if (found.kind !== 'unknown' || found.why.kind !== 'unseen-header') return [];
    const listed = found.why.headers;
    return listed.length >= mostListed ? undefined : listed.map((one) => one.spelling);
  };
  const isKnown = (header: string): boolean =>
    isForeignHeader(header) || header === systemCallHeader || header === libnumaHeader;

  const mayDeclare = (name: string, header: string, offset: number): boolean => {
    if (preprocessed.macroAt(name, offset).kind === 'defined' || isAmbiguous(file, name, offset)) return true;
    // What costs least comes first: most files include the header.
    const headersBefore = unseen(offset);
    if (headersBefore?.every((one) => isKnown(one) && one !== header) !== true) return true;
    if (file.declares(name) || pieces.with(perhapsNamed).some((one) => isMentionedOtherwise(one, text, name)))
      return true;
    const word = new RegExp(`\\b${name}\\b`);
    return [...(headers?.values() ?? [])].some((one) => word.test(one));
  };
  let includes: readonly IncludeFacts[] | undefined;
  /** By name, and by which directives are before it. */
  const within = new Map<string, Map<number, boolean>>();

  return {
    language,
    isHeader: /\.(?:h|hh|hpp|hxx|h\+\+|inc|inl|ipp|tcc)$/i.test(path),
    config,
    build,
    bindings: [],
    systemCallsThrough: () => [],
    otherSystemTest: undefined,
    runsAlways: () => false,
    calls,
    defines: (name) => file.defines(name),
    get functions() {
      return file.functions;
    },
    get includes() {
      return (includes ??= preprocessed.includes.map((one) => ({
        header: one.request.spelling,
        ...placeOf(one),
      })));
    },
    mayDeclare,
    mayDeclareWithin(name, header, start, end) {
      const stretch = preprocessed.stretchAt(start);
      if (stretch !== preprocessed.stretchAt(end)) return false;
      const known = within.get(name) ?? new Map<number, boolean>();
      within.set(name, known);
      const found = known.get(stretch) ?? mayDeclare(name, header, start);
      known.set(stretch, found);
      return found;
    },
    isShadowed: (header, offset) =>
      headers?.has(ownName(header)) === true &&
      preprocessed.includes.some(
        ({ request, span }) => request.system && request.spelling === header && span.start < offset,
      ),
    unseenHeaders: (offset) => unseen(offset)?.filter((one) => !isKnown(one)) ?? ['…'],
    prototypes: (name) => prototypesOf(file, name),
    exclusive: (a, b) => preprocessed.exclusive(a, b),
    conditionsAt: (offset) =>
      preprocessed
        .branchesAt(offset)
        .flatMap(({ conditional }) => conditional.branches.map((one) => one.condition)),
    textOf: (span) => text.slice(span.start, span.end),
    headersMention: (word) => [...(headers?.values() ?? [])].some((one) => one.includes(word)),
    get declaredElsewhere() {
      return file.functionsDeclaredElsewhere();
    },
    text,
    pieces,
    include: (header, offset) => includeEdits(preprocessed, header, offset),
  };
}

/** Told from the directive alone: a look at the text of an edited document makes a copy of it. */
function placeOf({ span, text }: Include): Pick<IncludeFacts, 'span' | 'name' | 'isQuoted'> {
  const found = /<[^>]*>|"[^"]*"/.exec(text);
  if (found === null) return { span, name: span, isQuoted: false };
  const start = span.start + found.index;
  return { span, name: { start, end: start + found[0].length }, isQuoted: found[0].startsWith('"') };
}

function isAmbiguous({ preprocessed }: CFile, name: string, offset: number): boolean {
  const found = preprocessed.macroAt(name, offset);
  return found.kind === 'unknown' && found.why.kind === 'branches';
}

/** What the names of the family and of libnuma's functions have in them. */
const perhapsNamed = new TextPattern(/numa_|m(?:ove_pages|bind|igrate_pages|empolicy)/, 'text');

/**
 * A piece of the file names it other than to call it: declares it in a block, takes its address, hands it to a macro.
 * Whatever that is, the name then means something that is not an implicit declaration.
 */
function isMentionedOtherwise(piece: TextPiece, text: string, name: string): boolean {
  if (!piece.text.includes(name)) return false;
  const use = new RegExp(`(?<!["\\w$])${name}(?![\\w$])`, 'g');
  const comments = [...piece.comments];
  for (const match of piece.text.matchAll(use)) {
    const start = piece.start + match.index;
    if (comments.some((one) => one.span.start <= start && start < one.span.end)) continue;
    const line = text.slice(lineStartAt(text, start), start);
    // In a string, as far as one line tells.
    if ((line.replaceAll('\\"', '').match(/"/g)?.length ?? 0) % 2 === 1) continue;
    if (!/^\s*\(/.test(text.slice(start + name.length, start + name.length + 80))) return true;
    const before = text.slice(Math.max(0, start - 200), start).replace(/\/\*[^]*?\*\//g, ' ');
    const word = /([A-Za-z_]\w*)[\s*&]+$/.exec(before)?.[1];
    const typed =
      word !== undefined &&
      !/^(?:return|else|do|case|goto|sizeof|defined|co_return|co_await|throw)$/.test(word);
    if (typed && !/[-+/%&|^=<>!?:,(;{}]\s*[*&]*\s*$/.test(before)) return true;
  }
  return false;
}

function prototypesOf(file: CFile, name: string): readonly PrototypeFacts[] {
  const prototype = file.prototypeOf(name);
  const known = prototype === undefined ? undefined : file.environment(new Lookups()).function(name);
  if (prototype === undefined || known === undefined || known.defined) return [];
  const { returns, parameters } = known;
  const { span, isMember: inNamespace } = prototype;
  const cLinkage = prototype.cLinkage || hasCLinkage(file, prototype);
  return [{ span, returns, parameters, cLinkage, inNamespace }];
}

function hasCLinkage(file: CFile, { node, span }: Indexed): boolean {
  for (let at = node.parent; at !== undefined; at = at.parent)
    if (at.type === 'linkage_specification') return true;
  // A macro may begin the block.
  return /extern\s*"C"|__BEGIN_DECLS|G_BEGIN_DECLS/.test(file.preprocessed.slice(0, span.start));
}
