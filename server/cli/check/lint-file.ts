/** Lints one text, with the headers that it asks for and that lie beside it or in the checked tree. */
import type { LintConfig } from '../../core/config';
import { applyEdits, safeEdits } from '../../core/fix';
import type { LintResult } from '../../core/lint';
import type { Analysis } from '../../lsp/analysis';
import type { HeaderReader } from '../../lsp/headers';
import { languageOfPath } from './languages';

/** How deep quoted includes are followed; a deeper chain stays unknown. */
const deepestInclude = 16;
/** Fixes that make room for further ones; more rounds than this would be fixes that undo each other. */
const mostFixRounds = 10;

export interface FileToLint {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  readonly config: LintConfig;
  /** Headers are read from here too, and from nowhere outside. */
  readonly folder: string | undefined;
}

export interface Linted {
  readonly result: LintResult;
  readonly headers: ReadonlyMap<string, string>;
}

export async function lintFile(
  { file, text, config, folder }: FileToLint,
  analysis: Analysis,
  reader: HeaderReader,
): Promise<Linted> {
  const headers = new Map<string, string>();
  const tried = new Set<string>();
  const { parser } = analysis;
  const input = { path: file, text, language: languageOfPath(file) ?? 'c', config, parser, headers };
  let result = analysis.lint(input);
  for (let depth = 0; depth < deepestInclude; depth++) {
    let found = false;
    for (const request of result.wanted) {
      if (request.system || tried.has(request.spelling)) continue;
      tried.add(request.spelling);
      const header = await reader.read(request, file, folder);
      if (header === undefined) continue;
      headers.set(request.spelling, header);
      found = true;
    }
    if (!found) break;
    result = analysis.lint(input);
  }
  return { result, headers };
}

export interface Fixed extends Linted {
  readonly text: string;
  readonly edits: number;
}

/** Applies safe fixes until none is left. */
export async function fixFile(start: FileToLint, analysis: Analysis, reader: HeaderReader): Promise<Fixed> {
  let { text } = start;
  let applied = 0;
  for (let round = 0; ; round++) {
    const linted = await lintFile({ ...start, text }, analysis, reader);
    const edits = round < mostFixRounds ? safeEdits(linted.result.findings) : [];
    const next = applyEdits(text, edits);
    if (next === text) return { ...linted, text, edits: applied };
    text = next;
    applied += edits.length;
  }
}
