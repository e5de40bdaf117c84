/** The model of results where the editor's parts find it: one state, events in, a signal when it changed. */
import * as vscode from 'vscode';
import type { ActionResult, AnchoredResult, ResultEvent } from './model';
import { noResults, reduceResults, resultsIn } from './model';

export class ResultStore implements vscode.Disposable {
  #results = noResults;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  get all(): readonly ActionResult[] {
    return this.#results.list;
  }

  inDocument(uri: vscode.Uri): readonly AnchoredResult[] {
    return resultsIn(this.#results, uri.toString());
  }

  byId(id: number): ActionResult | undefined {
    return this.all.find((result) => result.id === id);
  }

  dispatch(event: ResultEvent): void {
    const before = this.#results;
    this.#results = reduceResults(before, event);
    if (this.#results !== before) this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
