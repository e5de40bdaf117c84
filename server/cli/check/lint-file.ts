/** Lints one text, with the headers that it asks for and that lie beside it or in the checked tree. */
import { buildTexts } from '../../core/build/link';
import type { LintConfig } from '../../core/config';
import { applyEdits, safeEdits } from '../../core/fix';
import type { LintResult } from '../../core/lint';
import type { Analysis } from '../../lsp/analysis';
import { lintWithHeaders } from '../../lsp/header-rounds';
import type { FileBuild } from '../../lsp/build/builds';
import type { HeaderReader } from '../../lsp/headers';
import { languageOfFile } from '../../core/syntax/language';

/** Fixes that make room for further ones; more rounds than this would be fixes that undo each other. */
const mostFixRounds = 10;

export interface FileToLint {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  readonly config: LintConfig;
  readonly build: FileBuild;
  /** Headers are read from here too, and from nowhere outside. */
  readonly folder: string | undefined;
}

export interface Linted {
  readonly result: LintResult;
  /** Texts of other files that findings point into, headers or build files, by absolute path. */
  readonly otherFiles: ReadonlyMap<string, string>;
}

export async function lintFile(
  { file, text, config, build, folder }: FileToLint,
  analysis: Analysis,
  reader: HeaderReader,
): Promise<Linted> {
  const { parser } = analysis;
  const language = languageOfFile(file, text) ?? 'c';
  const input = {
    ...{ path: file, text, language, config, parser },
    ...(build.facts === undefined ? {} : { build: build.facts }),
  };
  const { result, otherFiles } = await lintWithHeaders(
    input,
    (one) => analysis.lint(one),
    (request) => reader.read(request, { includer: file, language, folder, search: build.search }),
  );
  return { result, otherFiles: new Map([...buildTexts(build.facts?.link), ...otherFiles]) };
}

export interface Fixed extends Linted {
  readonly text: string;
  readonly edits: number;
}

/** Applies safe fixes until none is left. */
export async function fixText(
  start: string,
  first: Linted,
  lint: (text: string) => Promise<Linted>,
): Promise<Fixed> {
  let text = start;
  let linted = first;
  let applied = 0;
  for (let round = 0; ; round++) {
    const edits = round < mostFixRounds ? safeEdits(linted.result.findings) : [];
    const next = applyEdits(text, edits);
    if (next === text) return { ...linted, text, edits: applied };
    text = next;
    applied += edits.length;
    linted = await lint(text);
  }
}
