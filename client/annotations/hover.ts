/**
 * Hovers of outcomes. On a finding: what it led to in the last run. On the annotation: the whole outcome, a second time beside
 * the hint's own tooltip, because while a program is stopped the editor asks hover providers only (its debugger shows
 * values of variables there) and no hint ever shows its tooltip.
 */
import type * as vscode from 'vscode';
import type { ResultStore } from './result-store';

export class OutcomeHover implements vscode.HoverProvider {
  readonly #results: ResultStore;

  constructor(results: ResultStore) {
    this.#results = results;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const results = this.#results.inDocument(document.uri);
    if (results.length === 0) return undefined;
    const { outcomeHover } = await import('../late.js');
    // The text may have become shorter meanwhile.
    return outcomeHover(document, document.validatePosition(position), results);
  }
}
