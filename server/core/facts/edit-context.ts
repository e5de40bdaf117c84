/** Where and how fixes can change the text around a call. */
import type { CallSiteInfo } from '../call-site';
import type { TextEdit } from '../finding';
import type { Origin } from '../flow/graph';
import type { SourceText } from '../source-file';
import type { SourceQuestions } from '../source-questions';
import type { Span } from '../text';
import type { EditContext } from './call-facts';

export class SourceEdits implements EditContext {
  #before: { readonly made: EditContext['before'] } | undefined;

  constructor(
    private readonly file: SourceText,
    private readonly site: CallSiteInfo,
    /** The file is TypeScript or JavaScript, where a line break may end a statement and nothing is included. */
    private readonly script: boolean,
    /** Records what was asked. */
    private readonly around: Pick<SourceQuestions, 'includes' | 'searched'>,
  ) {}

  textOf({ start, end }: Span): string {
    const { file, site, script } = this;
    if (script) return file.slice(start, end);
    // What stands between two functions is none of either's business.
    const own = site.function;
    const leaves = start >= own.start && start < own.end && end > own.end;
    const enters = start < own.start && end > own.start && end <= own.end;
    return file.slice(enters ? own.start : start, leaves ? own.end : end);
  }

  searchedUpTo(offset: number, word: string): string {
    this.around.searched(word);
    return this.file.slice(0, offset);
  }

  get before(): EditContext['before'] {
    return (this.#before ??= { made: placeBefore(this.file, this.site, this.script) }).made;
  }

  unusedName(base: string): string {
    const { start, end } = this.site.function;
    return unusedName(this.file.slice(start, end), base);
  }

  include(header: string): readonly TextEdit[] {
    if (this.script || this.around.includes(header)) return [];
    return includeEdits(this.file, header, this.site.function.start);
  }

  beginsStatement(at: number): boolean {
    return beginsStatement(this.file, this.site.function.start, at, this.script);
  }

  lineIndent(at: number): string | undefined {
    return lineIndent(this.file, at);
  }

  isSpelled(origin: Origin): boolean {
    return origin.macros.length === 0;
  }
}

type Sliced = Pick<SourceText, 'slice'>;

/** The blanks before `at`, if nothing else leads the line. */
function lineIndent(file: Sliced, at: number): string | undefined {
  // The beginning of a line is near: not the whole text is asked for.
  for (let reach = 64; ; reach *= 8) {
    const from = Math.max(0, at - reach);
    const before = file.slice(from, at);
    let start = before.length;
    while (start > 0 && /[ \t]/.test(before.charAt(start - 1))) start--;
    if (start === 0 && from > 0) continue;
    return start === 0 || /[\r\n]/.test(before.charAt(start - 1)) ? before.slice(start) : undefined;
  }
}

/** The start of the call's statement, if it is one of a block and begins its line. */
function placeBefore(file: Sliced, site: CallSiteInfo, script: boolean): EditContext['before'] {
  const { start, end } = site.statement;
  const indent = lineIndent(file, start);
  if (indent === undefined) return undefined;
  const lineStart = start - indent.length;
  const statement = file.slice(start, end);
  // The update of a for loop, or the condition of do … while, is no statement of its own.
  if (!script && !/;\s*$/.test(statement) && !/^(?:if|while|for|switch|return)\b/.test(statement))
    return undefined;
  // A while or for evaluates its head again and again: what stands before it does not.
  if (/^(?:while|for)\b/.test(statement)) return undefined;
  return beginsStatement(file, site.function.start, lineStart, script)
    ? { offset: start, indent }
    : undefined;
}

function beginsStatement(file: Sliced, functionStart: number, at: number, script: boolean): boolean {
  const before = file
    .slice(functionStart, at)
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
    .trimEnd();
  if (/[{};]$/.test(before)) return true;
  // What a line break ends; not the body of `if (…)`, `else` and the like, and not the rest of an expression.
  return script && (before === '' || /[\w$\])'"`]$/.test(before)) && !bodyFollows.test(before);
}

const bodyFollows =
  /(?:\belse|\bdo|\btry|\bfinally|\breturn|\bcase|=>|\b(?:if|for|while|with|switch|catch)\s*(?:await\s*)?\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))$/;

function unusedName(body: string, base: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}_${number}`;
    if (!new RegExp(`\\b${name}\\b`).test(body)) return name;
  }
}

/**
 * A new #include after the last one of the file's top level; nothing if the header is there already, or in a script.
 * @param before where it has to be included
 */
export function includeEdits(file: SourceText, header: string, before: number): readonly TextEdit[] {
  if (!file.directives || file.includes.some((one) => one.request.spelling === header)) return [];
  const last = includeAnchor(file, before);
  if (last === undefined) return [{ span: { start: 0, end: 0 }, text: `#include <${header}>\n` }];
  const at = last.end;
  const breaks = /[\r\n]$/.test(file.slice(last.start, at));
  const text = breaks ? `#include <${header}>\n` : `\n#include <${header}>`;
  return [{ span: { start: at, end: at }, text }];
}

/** The directive behind which a new #include goes: the last one, up to a place, that no braces and no condition stand around. */
export function includeAnchor(file: SourceText, before: number): Span | undefined {
  for (let at = file.includes.length - 1; at >= 0; at--) {
    const include = file.includes[at];
    if (include?.isOutermost !== true) continue;
    const { span } = include;
    if (span.end > before || file.branchesAt(span.start).length > 0) continue;
    if (!goesOn(file.slice(span.start, span.end))) return span;
  }
  return undefined;
}

/** What is put behind this directive would belong to it, or to a comment that begins on its line. */
function goesOn(directive: string): boolean {
  if (/\\(?:\r\n?|\n)?$/.test(directive)) return true;
  for (let at = 0; ;) {
    const open = directive.indexOf('/*', at);
    if (open < 0) return false;
    const close = directive.indexOf('*/', open + 2);
    if (close < 0) return true;
    at = close + 2;
  }
}
