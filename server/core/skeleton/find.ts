/** The skeletons for one call of a document that was linted: its function is analysed once more, and nothing else. */
import { analyseFunction } from '../analyse';
import { CSourceFile } from '../c-source-file';
import type { LintCache } from '../cache';
import type { CallSiteInfo } from '../call-site';
import type { LintInput } from '../lint';
import { LoweredFile } from '../lowered-file';
import type { Rule } from '../rules/rule';
import { ScriptFile } from '../script/script-file';
import { ScriptRoot } from '../script/script-root';
import { ScriptSourceFile } from '../script-source-file';
import type { SourceFile } from '../source-file';
import { calls } from '../../kernel/calls';
import { isScript } from '../syntax/language';
import type { Span } from '../text';
import { skeletonsOf, type Skeleton } from './skeleton';

/** `input` is what was linted last, with that `cache`; `site` is one of the calls that were found. */
export function skeletonsFor(input: LintInput, cache: LintCache, site: CallSiteInfo): readonly Skeleton[] {
  if (!site.sound) return [];
  const file = openFile(input, cache);
  if (file === undefined) return [];
  try {
    const definition = file.functions.find(({ span }) => isSame(span, site.function));
    const lowered = new LoweredFile(file, input.config);
    const prepared = definition && lowered.prepare(definition);
    if (prepared === undefined) return [];
    const found: Skeleton[] = [];
    const visible = visibleFrom(input, file.functions, site.span);
    // Facts are made for rules.
    const collector: Rule = {
      id: '',
      severity: 'hint',
      title: '',
      calls: calls.map((spec) => spec.name),
      messages: {},
      check(facts) {
        if (isSame(facts.site.span, site.span) && isSame(facts.site.function, site.function))
          found.push(...skeletonsOf(facts, { ...input, visible }));
      },
    };
    analyseFunction(lowered, prepared, () => [collector]);
    return found;
  } finally {
    file.dispose();
  }
}

function openFile({ text, language, parser, headers }: LintInput, cache: LintCache): SourceFile | undefined {
  if (!isScript(language)) {
    const document = cache.document.kept;
    return document && new CSourceFile(document.file);
  }
  const root = new ScriptRoot(cache.script.near(text, language), parser);
  const files = headers ?? new Map<string, string>();
  return new ScriptSourceFile(new ScriptFile({ root, language, files, parser }));
}

/** The function that a place is in, and of the text around it what can hide a name or be hidden: no other function, no member. */
function visibleFrom(
  { text, language }: LintInput,
  functions: readonly { readonly span: Span }[],
  { start, end }: Span,
): string {
  const around: string[] = [];
  const own: string[] = [];
  let at = 0;
  for (const { span } of functions) {
    if (span.start < at) continue;
    const isOwn = span.start <= start && end <= span.end;
    // The top level of a script is a function, too.
    if (isOwn && span.start === 0 && span.end === text.length) continue;
    around.push(text.slice(at, span.start));
    if (isOwn) own.push(text.slice(span.start, span.end));
    at = span.end;
  }
  around.push(text.slice(at));
  const members = isScript(language) ? /[\w$]+\s*:/g : /\bstruct\b[^;{}()]*\{[^{}]*\}/g;
  const others = around.map((one) => (language === 'cpp' ? one : one.replace(members, ' ')));
  return [...own, ...others].join(' ');
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
