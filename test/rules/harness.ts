/**
 * Rule fixtures: source files with the expected findings as carets in comments under the code,
 *   move_pages(0, n, pages, nodes, status, 8);
 *   //                                     ^ error flags-invalid fix
 * compared as an exact set over all rules: a finding that no caret names fails. `fix`: at least one fix is offered.
 * `//  ~~~~ related RULE` names a related place of a finding of that rule. Markers belong to the last line of code above.
 */
import fs from 'node:fs';
import path from 'node:path';
import { lint } from '../../server/core/engine';
import { readNow, type BuildAnswer } from '../../server/core/build/reading';
import { BuildMemory, readSourceBuild } from '../../server/core/build/source-build';
import { moduleFiles } from '../../server/lsp/modules';
import type { LintConfig } from '../../server/core/config';
import type { Finding, TextEdit } from '../../server/core/finding';
import type { LintInput, LintResult } from '../../server/core/lint';
import type { Parser } from '../../server/core/syntax/port';
import { LineIndex, type Span } from '../../server/core/text';

export const usualConfig: LintConfig = {
  minKernel: { major: 4, minor: 17, patch: 0 },
  targetArch: 'x86_64',
  preset: 'strict',
  rules: {},
};

/** What the fixtures and the page of a rule are linted with: rules about one kind of machine need that machine. */
export function configOf(rule: string): LintConfig {
  return rule === 'count-compat-query' ? { ...usualConfig, targetArch: 'i386' } : usualConfig;
}

/** The files of a fixture's folder `lib` that it imports, by the import's spelling; see LintInput.headers. */
export function lintWithModules(input: LintInput, folder: string): LintResult {
  const headers = new Map<string, string>();
  for (let round = 0; ; round++) {
    // A cache compares with what it was given before.
    const result = lint({ ...input, headers: new Map(headers) });
    const before = headers.size;
    for (const { spelling } of round < 5 ? result.wanted : []) {
      const file = moduleFiles(spelling)
        .map((one) => path.join(folder, one))
        .find((one) => fs.existsSync(one));
      if (file !== undefined) headers.set(spelling, fs.readFileSync(file, 'utf8'));
    }
    if (headers.size === before) return result;
  }
}

/** What build files say of a source file: `files` by name, all in one folder with it. */
export function buildFrom(source: string, files: ReadonlyMap<string, string>): Pick<LintInput, 'build'> {
  const folder = '/project';
  const { link } = readNow(
    readSourceBuild({ source: `${folder}/${source}`, top: folder, machine: undefined }, new BuildMemory()),
    ({ kind, path: asked }): BuildAnswer => {
      if (kind === 'text') return files.get(asked.slice(folder.length + 1));
      return asked === folder ? [...files.keys()] : [];
    },
  );
  if (link.kind === 'unknown') return {};
  return { build: { macros: new Map(), forcedIncludes: [], rejectsUndeclared: undefined, link } };
}

export function lintC(text: string, parser: Parser, config: LintConfig = usualConfig): LintResult {
  return lint({ path: 'test.c', text, language: 'c', config, parser });
}

export function lintCpp(text: string, parser: Parser, config: LintConfig = usualConfig): LintResult {
  return lint({ path: 'test.cpp', text, language: 'cpp', config, parser });
}

const marker = /^\s*\/\/\s*(\^+|~+)\s+(error|warning|hint|related)\s+([\w-]+)(\s+fix)?\s*$/;

export interface Expectations {
  /** `LINE:COLUMN-COLUMN severity rule[ fix]`, from 1, sorted. */
  readonly findings: readonly string[];
  /** `LINE:COLUMN-COLUMN rule`. */
  readonly related: readonly string[];
}

/** Reads the markers of a fixture. */
export function expectationsOf(text: string): Expectations {
  const findings: string[] = [];
  const related: string[] = [];
  let code = 0;
  text.split('\n').forEach((line, at) => {
    const match = marker.exec(line);
    if (match === null) {
      code = at + 1;
      return;
    }
    const [, carets = '', severity = '', rule = '', fix] = match;
    const from = line.indexOf(carets) + 1;
    const place = `${code}:${from}-${from + carets.length}`;
    if (severity === 'related') related.push(`${place} ${rule}`);
    else findings.push(`${place} ${severity} ${rule}${fix === undefined ? '' : ' fix'}`);
  });
  return { findings: findings.sort(), related: related.sort() };
}

function place(lines: LineIndex, text: string, span: Span): string {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  const lineEnd = text.slice(span.start).search(/\r?\n/);
  const until =
    end.line === start.line
      ? end.column
      : (lineEnd < 0 ? text.length : span.start + lineEnd) - lines.lineStart(start.line);
  return `${start.line + 1}:${start.column + 1}-${until + 1}`;
}

/** The findings of a run, as `expectationsOf` writes them; a span of several lines ends with its first. */
export function describeFindings(text: string, findings: readonly Finding[]): readonly string[] {
  const lines = new LineIndex(text);
  return findings
    .map(
      (one) =>
        `${place(lines, text, one.span)} ${one.severity} ${one.rule}${one.fixes.length > 0 ? ' fix' : ''}`,
    )
    .sort();
}

export function describeRelated(text: string, findings: readonly Finding[]): readonly string[] {
  const lines = new LineIndex(text);
  return findings
    .flatMap((one) =>
      one.related
        .filter((other) => other.path === undefined)
        .map((other) => `${place(lines, text, other.span)} ${one.rule}`),
    )
    .sort();
}

/** Applies the first fix of every finding; a fix that overlaps an earlier one waits. */
export function applyFixes(text: string, findings: readonly Finding[]): string {
  const edits: TextEdit[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find((one) => one.path === undefined);
    if (fix === undefined) continue;
    const overlaps = fix.edits.some((edit) =>
      edits.some((other) => edit.span.start < other.span.end && other.span.start < edit.span.end),
    );
    const repeated = fix.edits.some((edit) =>
      edits.some((other) => edit.span.start === other.span.start && edit.span.end === other.span.end),
    );
    if (!overlaps && !repeated) edits.push(...fix.edits);
  }
  return edits
    .sort((a, b) => b.span.start - a.span.start)
    .reduce(
      (result, edit) => result.slice(0, edit.span.start) + edit.text + result.slice(edit.span.end),
      text,
    );
}
