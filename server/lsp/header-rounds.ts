/**
 * Linting with headers: a pass names the headers it wanted, the host reads them and those that they name, and the text
 * is linted again, until nothing new can be read. The files that a script imports are its headers. The analysis itself
 * never reads a file.
 */
import type { HeaderRequest, LintResult } from '../core/lint';
import { importsNamedIn, maxFiles } from '../core/script/program';
import { isScript } from '../core/syntax/language';
import type { LanguageId } from '../core/syntax/port';
import { headersNamedIn, spellingsOf } from '../core/preprocess/header-names';

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
  /** What was read, by spelling. */
  readonly headers: ReadonlyMap<string, string>;
  /** Texts of the headers that findings point into, by path. */
  readonly otherFiles: ReadonlyMap<string, string>;
  /** Every header that was looked for, also in vain. */
  readonly tried: readonly HeaderRequest[];
}

/**
 * @param likely headers that were wanted last time: read before the first pass, which may save the second
 */
export async function lintWithHeaders(
  lint: (headers: ReadonlyMap<string, string>) => LintResult | Promise<LintResult>,
  read: (request: HeaderRequest) => Promise<ReadHeader | undefined>,
  language: LanguageId,
  likely: Iterable<HeaderRequest> = [],
): Promise<HeaderRounds> {
  const script = isScript(language);
  const most = script ? scriptLimits : limits;
  const headers = new Map<string, string>();
  const files = new Map<string, ReadHeader>();
  const requests = new Map<string, HeaderRequest>();
  let size = 0;
  /** Reads headers and all that they name. */
  const supply = async (wanted: Iterable<HeaderRequest>): Promise<boolean> => {
    const queue = [...wanted];
    const before = headers.size;
    for (let request = queue.shift(); request !== undefined; request = queue.shift()) {
      if (requests.has(request.spelling)) continue;
      requests.set(request.spelling, request);
      if (headers.size >= most.headers || size > most.text) continue;
      const found = await read(request);
      if (found === undefined) continue;
      const { text } = found;
      headers.set(request.spelling, text);
      files.set(request.spelling, found);
      size += text.length;
      queue.push(...namedIn(text, request, script));
    }
    return headers.size > before;
  };
  await supply(likely);
  let result = await lint(headers);
  for (let round = 0; round < most.rounds && (await supply(result.wanted)); round++)
    result = await lint(headers);
  return { ...located(result, files), headers, tried: [...requests.values()] };
}

function namedIn(text: string, { spelling }: HeaderRequest, script: boolean): readonly HeaderRequest[] {
  if (script) return importsNamedIn(text, spelling).map((one) => ({ spelling: one, system: false }));
  return headersNamedIn(text).flatMap((inner) =>
    spellingsOf(inner, spelling).map((one) => ({ ...inner, spelling: one })),
  );
}

/** The analysis knows a header by its spelling alone. */
function located(
  result: LintResult,
  files: ReadonlyMap<string, ReadHeader>,
): Pick<HeaderRounds, 'result' | 'otherFiles'> {
  const otherFiles = new Map<string, string>();
  const byFile = <T extends { readonly path?: string }>(one: T): T => {
    const found = one.path === undefined ? undefined : files.get(one.path);
    if (found === undefined) return one;
    otherFiles.set(found.file, found.text);
    return { ...one, path: found.file };
  };
  const findings = result.findings.map((one) =>
    [...one.related, ...one.fixes].every(({ path }) => path === undefined)
      ? one
      : { ...one, related: one.related.map(byFile), fixes: one.fixes.map(byFile) },
  );
  return { result: { ...result, findings }, otherFiles };
}
