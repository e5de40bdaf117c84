/** What the rules over a whole file see of C and C++: includes, prototypes, and what headers that were not read may say. */
import { isForeignHeader, libnumaHeader, systemCallHeader } from '../kernel/headers';
import type { BuildFacts } from './build/facts';
import type { LintConfig } from './config';
import { includeEdits } from './facts/edit-context';
import type { CallGroup, FileFacts, IncludeFacts, PrototypeFacts } from './facts/file-facts';
import type { TextEdit } from './finding';
import type { LintInput } from './lint';
import type { CFile } from './lowering/c-file';
import type { Indexed } from './lowering/c-index';
import { Lookups } from './lowering/lookups';
import { ownName } from './preprocess/header-names';
import type { Include } from './preprocess/types';
import { movedBy } from './placed-result';
import type { LanguageId } from './syntax/port';
import { lineStartAt, type Span } from './text';
import { TextPattern, type TextPiece, type TextPieces } from './text-piece';

/** A lookup lists no more headers than this (preprocess/macros): then there may be others. */
const mostListed = 64;

/** Of one run. An object of one shape with its methods beside it: a run is made at every key. */
export class CFileFacts implements FileFacts {
  readonly language: LanguageId;
  readonly config: LintConfig;
  readonly build: BuildFacts | undefined;
  readonly text: string;
  readonly bindings = [];
  readonly otherSystemTest = undefined;
  /** By name, and by which directives are before it. */
  readonly #within = new Map<string, Map<number, boolean>>();
  readonly #headers: ReadonlyMap<string, string> | undefined;
  readonly #path: string;

  constructor(
    { text, config, language, headers, build, path }: LintInput,
    private readonly file: CFile,
    readonly calls: readonly CallGroup[],
    readonly pieces: TextPieces,
  ) {
    this.language = language;
    this.config = config;
    this.build = build;
    this.text = text;
    this.#headers = headers;
    this.#path = path;
  }

  get isHeader(): boolean {
    return /\.(?:h|hh|hpp|hxx|h\+\+|inc|inl|ipp|tcc)$/i.test(this.#path);
  }

  systemCallsThrough(): readonly never[] {
    return [];
  }

  runsAlways(): boolean {
    return false;
  }

  defines(name: string): boolean {
    return this.file.defines(name);
  }

  get functions(): FileFacts['functions'] {
    return this.file.functions;
  }

  get includes(): readonly IncludeFacts[] {
    const { includes } = this.file.preprocessed;
    let known = writtenIncludes.get(includes);
    if (known === undefined)
      writtenIncludes.set(includes, (known = includes.map((one) => new WrittenInclude(one))));
    return known;
  }

  mayDeclare(name: string, header: string, offset: number): boolean {
    const { file } = this;
    if (file.preprocessed.macroAt(name, offset).kind === 'defined' || isAmbiguous(file, name, offset))
      return true;
    // What costs least comes first: most files include the header.
    const headersBefore = this.#unseen(offset);
    if (headersBefore?.every((one) => isKnown(one) && one !== header) !== true) return true;
    const isMentioned = (one: TextPiece): boolean => isMentionedOtherwise(one, this.text, name);
    if (file.declares(name) || this.pieces.with(perhapsNamed).some(isMentioned)) return true;
    const word = new RegExp(`\\b${name}\\b`);
    return [...(this.#headers?.values() ?? [])].some((one) => word.test(one));
  }

  mayDeclareWithin(name: string, header: string, start: number, end: number): boolean {
    const { preprocessed } = this.file;
    const stretch = preprocessed.stretchAt(start);
    if (stretch !== preprocessed.stretchAt(end)) return false;
    const known = this.#within.get(name) ?? new Map<number, boolean>();
    this.#within.set(name, known);
    const found = known.get(stretch) ?? this.mayDeclare(name, header, start);
    known.set(stretch, found);
    return found;
  }

  isShadowed(header: string, offset: number): boolean {
    return (
      this.#headers?.has(ownName(header)) === true &&
      this.file.preprocessed.includes.some(
        ({ request, span }) => request.system && request.spelling === header && span.start < offset,
      )
    );
  }

  unseenHeaders(offset: number): readonly string[] {
    return this.#unseen(offset)?.filter((one) => !isKnown(one)) ?? ['…'];
  }

  /** Headers that were not read, in force before the offset; undefined: too many to tell. */
  #unseen(offset: number): readonly string[] | undefined {
    // A name that no header defines: whatever is not known of it is not known of any name.
    const found = this.file.preprocessed.macroAt('numa lens', offset);
    if (found.kind !== 'unknown' || found.why.kind !== 'unseen-header') return [];
    const listed = found.why.headers;
    return listed.length >= mostListed ? undefined : listed.map((one) => one.spelling);
  }

  prototypes(name: string): readonly PrototypeFacts[] {
    return prototypesOf(this.file, name);
  }

  exclusive(a: number, b: number): boolean {
    return this.file.preprocessed.exclusive(a, b);
  }

  conditionsAt(offset: number): readonly string[] {
    return this.file.preprocessed
      .branchesAt(offset)
      .flatMap(({ conditional }) => conditional.branches.map((one) => one.condition));
  }

  textOf({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  headersMention(word: string): boolean {
    return [...(this.#headers?.values() ?? [])].some((one) => one.includes(word));
  }

  get declaredElsewhere(): readonly string[] {
    return this.file.functionsDeclaredElsewhere();
  }

  include(header: string, offset: number): readonly TextEdit[] {
    return includeEdits(this.file.preprocessed, header, offset);
  }
}

function isKnown(header: string): boolean {
  return isForeignHeader(header) || header === systemCallHeader || header === libnumaHeader;
}

/** While the directives are the same, the list is, and what is in it moves. */
const writtenIncludes = new WeakMap<readonly Include[], readonly IncludeFacts[]>();

/** Told from the directive alone: a look at the text of an edited document makes a copy of it. */
class WrittenInclude implements IncludeFacts {
  readonly header: string;
  readonly isQuoted: boolean;
  /** Of the name, from where the directive begins; undefined: a macro stands for it. */
  readonly #name: Span | undefined;

  constructor(private readonly include: Include) {
    this.header = include.request.spelling;
    const found = /<[^>]*>|"[^"]*"/.exec(include.text);
    this.#name = found === null ? undefined : { start: found.index, end: found.index + found[0].length };
    this.isQuoted = found?.[0].startsWith('"') === true;
  }

  get span(): Span {
    return this.include.span;
  }

  get name(): Span {
    const { span } = this.include;
    return this.#name === undefined ? span : movedBy(this.#name, span.start);
  }
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
