/**
 * Linting with headers: a pass names the headers it wanted, the host reads them and those that they name, and the text
 * is linted again, until nothing new can be read. The files that a script imports are its headers. The analysis itself
 * never reads a file.
 */
import { pointsElsewhere } from '../core/finding';
import { groupOf, resultOf } from '../core/finding-groups';
import type { HeaderRequest, LintInput, LintResult } from '../core/lint';
import { importsNamedIn, maxFiles } from '../core/script/program';
import { isScript } from '../core/syntax/language';
import type { LanguageId } from '../core/syntax/port';
import { headersNamedIn, spellingsOf } from '../core/preprocess/header-names';
import { wantedHeaders } from '../core/wanted-headers';

interface Limits {
  /** Passes in which a computed #include, or an imported file, can bring further ones. */
  readonly rounds: number;
  /** A file that includes more is linted with those that came first; what they say of it is the most. */
  readonly headers: number;
  /** UTF-16 units over all headers of one file. */
  readonly text: number;
}

const limits = { rounds: 4, headers: 1000, text: 16 * 1024 * 1024 } as const satisfies Limits;
const scriptLimits = { rounds: 4, headers: maxFiles, text: 4 * 1024 * 1024 } as const satisfies Limits;

export interface ReadHeader {
  /** Where it lies. */
  readonly file: string;
  readonly text: string;
}

export interface HeaderRounds {
  /** Places in headers are named by the header's path. */
  readonly result: LintResult;
  /** Texts of the headers that findings point into, by path. */
  readonly otherFiles: ReadonlyMap<string, string>;
  /** Whether headers were looked for that had not been before. */
  readonly hasRead: boolean;
}

/** Nothing has to be waited for where nothing is read: most headers are of the C library. */
export type ReadOf = (request: HeaderRequest) => Promise<ReadHeader | undefined> | undefined;

type Lint = (headers: ReadonlyMap<string, string>) => LintResult | Promise<LintResult>;

/** The headers of one file, read as the analysis asks for them. Kept across its edits, it reads only what is new. */
export class HeaderSupply {
  readonly #read: ReadOf;
  readonly #script: boolean;
  readonly #limits: Limits;
  /** Another map whenever there is more in it: what was told by one holds for as long as the map is the same. */
  #texts: ReadonlyMap<string, string> = new Map();
  readonly #files = new Map<string, ReadHeader>();
  readonly #requests = new Map<string, HeaderRequest>();
  /** Beyond the limits. */
  readonly #skipped = new Set<string>();
  #size = 0;

  constructor(read: ReadOf, language: LanguageId) {
    this.#read = read;
    this.#script = isScript(language);
    this.#limits = this.#script ? scriptLimits : limits;
  }

  /** What was read, by spelling. */
  get texts(): ReadonlyMap<string, string> {
    return this.#texts;
  }

  /** Every header that was looked for, also in vain. */
  get tried(): readonly HeaderRequest[] {
    return [...this.#requests.values()];
  }

  /** Reads headers and all that they name. True if there are more now. */
  async read(wanted: Iterable<HeaderRequest>): Promise<boolean> {
    const queue = [...wanted];
    const texts = new Map(this.#texts);
    for (let request = queue.shift(); request !== undefined; request = queue.shift()) {
      if (this.#requests.has(request.spelling)) continue;
      this.#requests.set(request.spelling, request);
      if (texts.size >= this.#limits.headers || this.#size > this.#limits.text) {
        this.#skipped.add(request.spelling);
        continue;
      }
      const found = await this.#read(request);
      if (found === undefined) continue;
      const { text } = found;
      texts.set(request.spelling, text);
      this.#files.set(request.spelling, found);
      this.#size += text.length;
      queue.push(...namedIn(text, request, this.#script));
    }
    if (texts.size === this.#texts.size) return false;
    this.#texts = texts;
    return true;
  }

  /** Lints with what there is, and again with what that wanted. Nothing is waited for where nothing new is wanted. */
  async rounds(lint: Lint): Promise<HeaderRounds> {
    const before = this.#requests.size;
    let result = await lint(this.#texts);
    for (let round = 0; round < this.#limits.rounds && this.#lacks(result); round++) {
      if (!(await this.read(result.wanted))) break;
      result = await lint(this.#texts);
    }
    return { ...located(result, this.#files), hasRead: this.#requests.size > before };
  }

  /** Whether each file is still what was read. */
  async isCurrent(): Promise<boolean> {
    for (const request of this.tried) {
      if (this.#skipped.has(request.spelling)) continue;
      const known = this.#files.get(request.spelling);
      const reading = this.#read(request);
      const now = reading === undefined ? undefined : await reading;
      if (now?.text !== known?.text || now?.file !== known?.file) return false;
    }
    return true;
  }

  #lacks({ wanted }: LintResult): boolean {
    return wanted.some(({ spelling }) => !this.#requests.has(spelling));
  }
}

/** Lints one file once, with its headers: those that it is sure to ask for are read first. */
export async function lintWithHeaders(
  input: LintInput,
  lint: (input: LintInput) => LintResult | Promise<LintResult>,
  read: ReadOf,
): Promise<HeaderRounds> {
  const supply = new HeaderSupply(read, input.language);
  await supply.read(wantedHeaders(input));
  return supply.rounds((headers) => lint({ ...input, headers }));
}

function namedIn(text: string, { spelling }: HeaderRequest, script: boolean): readonly HeaderRequest[] {
  if (script) return importsNamedIn(text, spelling).map((one) => ({ spelling: one, system: false }));
  return headersNamedIn(text).flatMap((inner) =>
    spellingsOf(inner, spelling).map((one) => ({ ...inner, spelling: one })),
  );
}

/** The analysis knows a header by its spelling alone. */
function located(result: LintResult, files: ReadonlyMap<string, ReadHeader>): Omit<HeaderRounds, 'hasRead'> {
  const groups = result.groups ?? [groupOf(result.findings)];
  const otherFiles = new Map<string, string>();
  if (!groups.some((one) => one.pointsElsewhere)) return { result, otherFiles };
  const byFile = <T extends { readonly path?: string }>(one: T): T => {
    const found = one.path === undefined ? undefined : files.get(one.path);
    if (found === undefined) return one;
    otherFiles.set(found.file, found.text);
    return { ...one, path: found.file };
  };
  const changed = groups.map((group) =>
    group.pointsElsewhere
      ? groupOf(
          group.findings.map((one) =>
            pointsElsewhere(one)
              ? { ...one, related: one.related.map(byFile), fixes: one.fixes.map(byFile) }
              : one,
          ),
        )
      : group,
  );
  return { result: resultOf(changed, result, result.wanted), otherFiles };
}
