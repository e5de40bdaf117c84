/** Unit files of systemd (systemd.syntax(7)): the directives of [Service] in order, with the places of their words. */
import type { Directive, DirectiveWord, Manifest, UnitFacts } from '../core/manifest/facts';
import type { Comment } from '../core/preprocess/types';
import type { Span } from '../core/text';

export function readUnit(path: string, text: string): Manifest {
  const comments: Comment[] = [];
  const directives: Directive[] = [];
  let section = '';
  for (const { span, comment } of logicalLines(text)) {
    if (comment) {
      comments.push({ kind: 'line', span });
      continue;
    }
    const line = text.slice(span.start, span.end);
    const header = /^[ \t]*\[([^\]]*)\]/.exec(line)?.[1];
    if (header !== undefined) section = header;
    else if (section === 'Service') directives.push(...directiveOf(line, span));
  }
  const unit: UnitFacts = {
    ...nameOf(path),
    programs: directives.filter(({ name }) => /^ExecStart$/.test(name)).flatMap(programOf),
    directives,
  };
  return { kind: 'systemd', comments, containers: [], unit };
}

interface LogicalLine {
  readonly span: Span;
  readonly comment: boolean;
}

/** Lines joined where they end in a backslash; comments between them are skipped, as systemd does. */
function logicalLines(text: string): readonly LogicalLine[] {
  const lines: LogicalLine[] = [];
  let open: number | undefined;
  for (const match of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    if (match[0] === '') continue;
    const start = match.index;
    const end = start + match[0].replace(/[\r\n]+$/, '').length;
    if (/^[ \t]*[#;]/.test(match[0])) {
      lines.push({ span: { start: start + match[0].search(/[#;]/), end }, comment: true });
    } else if (match[0].replace(/[\r\n]+$/, '').endsWith('\\')) open ??= start;
    else {
      lines.push({ span: { start: open ?? start, end }, comment: false });
      open = undefined;
    }
  }
  return lines;
}

function directiveOf(line: string, { start, end }: Span): readonly Directive[] {
  const found = /^[ \t]*([A-Za-z]\w*)[ \t]*=/.exec(line);
  if (found === null) return [];
  const words: DirectiveWord[] = [];
  // A comment inside a continued line is no part of it.
  const rest = line
    .slice(found[0].length)
    .replace(/(?<=[\r\n])[ \t]*[#;][^\r\n]*/g, (one) => ' '.repeat(one.length));
  for (const match of rest.matchAll(/(?!\\(?:\r|\n))[^\s"']+|"[^"]*"|'[^']*'/g)) {
    const at = start + found[0].length + match.index;
    words.push({
      text: match[0].replace(/^["']|["']$/g, ''),
      span: { start: at, end: at + match[0].length },
    });
  }
  const name = found[1] ?? '';
  const span = { start: start + line.indexOf(name), end };
  return [{ name, span, words: words.filter(({ text }) => text !== '\\') }];
}

/** Without the signs in front of a command line: `-`, `@`, `+`, `!`, `:`. */
function programOf({ words }: Directive): readonly string[] {
  const path = words[0]?.text.replace(/^[-@+!:|]+/, '');
  const name = path?.slice(path.lastIndexOf('/') + 1);
  return name === undefined || name === '' ? [] : [name];
}

function nameOf(path: string): { readonly name: string; readonly isDropIn: boolean } {
  const dropIn = /(?:^|\/)([^/]+)\.service\.d\/[^/]+$/.exec(path)?.[1];
  const own = path.slice(path.lastIndexOf('/') + 1).replace(/\.service$/, '');
  return dropIn === undefined ? { name: own, isDropIn: false } : { name: dropIn, isDropIn: true };
}
