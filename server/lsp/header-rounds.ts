/**
 * Linting with headers: a pass names the headers it wanted, the host reads them, and the text is linted again, until
 * nothing new can be read. The analysis itself never reads a file.
 */
import type { HeaderRequest, LintResult } from '../core/lint';

/** How deep quoted includes are followed; a deeper chain stays unknown. */
const deepestInclude = 16;

export interface HeaderRounds {
  readonly result: LintResult;
  /** What was read, by spelling. */
  readonly headers: ReadonlyMap<string, string>;
  /** Every spelling that was looked for, also in vain. */
  readonly tried: ReadonlySet<string>;
}

/**
 * @param likely spellings that were wanted last time: read before the first pass, which may save the second
 */
export async function lintWithHeaders(
  lint: (headers: ReadonlyMap<string, string>) => LintResult,
  read: (request: HeaderRequest) => Promise<string | undefined>,
  likely: Iterable<string> = [],
): Promise<HeaderRounds> {
  const headers = new Map<string, string>();
  const tried = new Set<string>();
  const supply = async (spelling: string): Promise<boolean> => {
    if (tried.has(spelling)) return false;
    tried.add(spelling);
    const header = await read({ spelling, system: false });
    if (header !== undefined) headers.set(spelling, header);
    return header !== undefined;
  };
  for (const spelling of likely) await supply(spelling);
  let result = lint(headers);
  for (let depth = 0; depth < deepestInclude; depth++) {
    let found = false;
    for (const { spelling, system } of result.wanted) if (!system && (await supply(spelling))) found = true;
    if (!found) break;
    result = lint(headers);
  }
  return { result, headers, tried };
}
