/** What a hover says of the outcomes of a document: at the end of a call's line, and on a finding that one of them met. */
import * as vscode from 'vscode';
import type { CallOutcome } from '../debug/session/outcome';
import { findingsIn } from '../lsp/findings';
import type { AnchoredResult } from './model';
import { explainedBy } from './model/view';
import { annotationOf, escapeMarkdown, hoverOf, lineLink } from './words';
import { say } from '../../server/languages/say';

function metBy(kind: CallOutcome['kind'], values: { readonly line: string; readonly what: string }): string {
  switch (kind) {
    case 'query':
      return say('The last query of {line} met this: {what}.', values);
    case 'dry-run':
      return say('The last dry run of {line} met this: {what}.', values);
    case 'move':
      return say('The last move of {line} met this: {what}.', values);
    case 'undo':
      return say('The last move back of {line} met this: {what}.', values);
  }
}

/** @param results of this document */
export function outcomeHover(
  document: vscode.TextDocument,
  position: vscode.Position,
  results: readonly AnchoredResult[],
): vscode.Hover | undefined {
  const annotated = results.flatMap((result) => {
    const annotation = annotationOf(result);
    const atEnd = position.line === annotation.line && position.isEqual(document.lineAt(position).range.end);
    return atEnd ? [hoverOf(result, annotation)] : [];
  });
  if (annotated.length > 0) return new vscode.Hover(annotated);
  const findings = findingsIn(document.uri);
  const here = findings.filter(({ range }) => range.contains(position));
  const contents = here
    .flatMap((finding) => explainedBy(finding, results, findings))
    .map(({ result: { anchor, outcome, stale, aged }, link: { what } }) => {
      const line = anchor.range.start.line + 1;
      const text = new vscode.MarkdownString();
      const link = `[${say('line {line}', { line })}](${lineLink(anchor.uri, line)})`;
      text.appendMarkdown(metBy(outcome.kind, { line: link, what: escapeMarkdown(what) }));
      if (stale) text.appendText(` ${say('The text has changed since.')}`);
      if (aged) text.appendText(` ${say('The program has run since.')}`);
      return text;
    });
  return contents.length === 0 ? undefined : new vscode.Hover(contents);
}
