/**
 * The outcome at the end of the call's line, as an inlay hint: it does not shift the text, obeys the editor's own switch
 * for hints, and carries the whole outcome in its tooltip.
 */
import * as vscode from 'vscode';
import { isEnabled, whenChanged } from '../settings/read';
import type { ResultStore } from './result-store';

export class OutcomeHints implements vscode.InlayHintsProvider, vscode.Disposable {
  readonly #results: ResultStore;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeInlayHints = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor(results: ResultStore) {
    this.#results = results;
    const refresh = (): void => {
      this.#changed.fire();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      results.onDidChange(refresh),
      whenChanged('annotations.enabled', refresh),
    );
  }

  async provideInlayHints(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.InlayHint[]> {
    if (!isEnabled('annotations.enabled', document.uri)) return [];
    if (this.#results.inDocument(document.uri).length === 0) return [];
    const { annotationOf, hoverOf } = await import('../late.js');
    return this.#results.inDocument(document.uri).flatMap((result) => {
      const annotation = annotationOf(result);
      const { line } = annotation;
      if (line === undefined || line >= document.lineCount) return [];
      const position = document.lineAt(line).range.end;
      if (!range.contains(position)) return [];
      const hint = new vscode.InlayHint(position, annotation.text);
      hint.paddingLeft = true;
      hint.tooltip = hoverOf(result, annotation);
      return [hint];
    });
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}
