/**
 * Hovers of outcomes. On a finding: what it led to in the last run. On the annotation: the whole outcome, a second time beside
 * the hint's own tooltip, because while a program is stopped the editor asks hover providers only (its debugger shows
 * values of variables there) and no hint ever shows its tooltip.
 */
import * as vscode from 'vscode';
import { findingsIn } from '../lsp/findings';
import { explainedBy } from './model';
import type { ResultStore } from './result-store';
import { annotationOf, escapeMarkdown, hoverOf, lineLink } from './words';
import type { CallOutcome } from '../debug/session/outcome';
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

export class OutcomeHover implements vscode.HoverProvider {
  readonly #results: ResultStore;

  constructor(results: ResultStore) {
    this.#results = results;
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const results = this.#results.inDocument(document.uri);
    if (results.length === 0) return undefined;
    const annotated = results.flatMap((result) => {
      const annotation = annotationOf(result);
      const atEnd =
        position.line === annotation.line && position.isEqual(document.lineAt(position).range.end);
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
}
