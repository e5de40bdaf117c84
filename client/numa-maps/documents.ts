/**
 * The documents `numa-maps:PID`: /proc/PID/numa_maps of live processes, read-only. One that can be seen is read again every few seconds, when
 * a program stops in the debugger, and after a move; one that cannot be seen costs nothing. The kernel walks the page tables of the whole
 * process for a look, so a process that takes long is looked at less often.
 */
import * as vscode from 'vscode';
import type { ResultStore } from '../annotations/result-store';
import type { DebugSessions } from '../debug/sessions';
import { numaMapsLanguage } from '../languages';
import type { Runner } from '../runner/runner';
import { say } from '../../server/languages/say';
import type { Ranges } from './find';
import { ProcessFile } from './process-file';

export const numaMapsScheme = 'numa-maps';

/** Milliseconds between two looks at least, and after one that failed. */
const interval = 2000;
const intervalAfterFailure = 5000;
/** A look takes the lock of the process's memory: this many times as long it is left alone. */
const leaveAlone = 20;

interface Parts {
  readonly runner: Runner;
  readonly sessions: DebugSessions;
  readonly results: ResultStore;
  readonly log: vscode.LogOutputChannel;
}

interface Shown {
  readonly uri: vscode.Uri;
  readonly file: ProcessFile;
  /** As the editor has it. */
  text: string;
  /** The look under way. */
  look: Promise<void> | undefined;
  /** Milliseconds that the last look took. */
  took: number;
  timer: NodeJS.Timeout | undefined;
  /** When the next look is, as performance.now() tells it; Infinity while none is planned. */
  due: number;
}

export class NumaMapsDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #parts: Parts;
  readonly #shown = new Map<string, Shown>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor(parts: Parts) {
    this.#parts = parts;
    const lookAtAll = (): void => {
      for (const one of this.#visible()) this.#lookSoon(one, 0);
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(numaMapsScheme, this),
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (document.uri.scheme === numaMapsScheme && document.languageId !== numaMapsLanguage)
          void vscode.languages.setTextDocumentLanguage(document, numaMapsLanguage);
      }),
      vscode.window.onDidChangeVisibleTextEditors(lookAtAll),
      // Stops of the debugger, and outcomes of moves.
      parts.sessions.onDidChange(lookAtAll),
      parts.results.onDidChange(lookAtAll),
    );
  }

  /** @param startTime of the process that is meant, where it is known: the number may have passed on to it from another one */
  async open(pid: number, startTime?: string): Promise<vscode.TextDocument> {
    const uri = vscode.Uri.from({ scheme: numaMapsScheme, path: String(pid) });
    const known = this.#shown.get(uri.toString());
    const isOther = known?.file.startTime !== undefined && known.file.startTime !== startTime;
    if (known !== undefined && startTime !== undefined && isOther) this.#forget(known);
    const wasOpen = vscode.workspace.textDocuments.some((one) => one.uri.toString() === uri.toString());
    const document = await vscode.workspace.openTextDocument(uri);
    if (wasOpen) await this.#look(this.#of(uri, pid));
    return document.languageId === numaMapsLanguage
      ? document
      : vscode.languages.setTextDocumentLanguage(document, numaMapsLanguage);
  }

  /** Where the mappings of a live process begin and end; undefined for other documents. */
  rangesOf(uri: vscode.Uri): Ranges | undefined {
    return this.#shown.get(uri.toString())?.file.ranges;
  }

  /** Why the process of a document cannot be looked at. */
  failureOf(uri: vscode.Uri): ProcessFile['failure'] {
    return this.#shown.get(uri.toString())?.file.failure;
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const pid = pidOf(uri);
    if (pid === undefined)
      return `# ${say('This address names no process: numa-maps:4711 is process 4711.')}\n`;
    const one = this.#of(uri, pid);
    if (one.text === '') await this.#look(one, false);
    return one.text;
  }

  dispose(): void {
    for (const one of this.#shown.values()) clearTimeout(one.timer);
    this.#shown.clear();
    this.#subscriptions.dispose();
  }

  #of(uri: vscode.Uri, pid: number): Shown {
    const key = uri.toString();
    const known = this.#shown.get(key);
    if (known !== undefined) return known;
    const file = new ProcessFile(pid, {
      runner: (one) => this.#parts.runner.get(one),
      clock: () => new Date().toLocaleTimeString(),
    });
    const one: Shown = { uri, file, text: '', look: undefined, took: 0, timer: undefined, due: Infinity };
    this.#shown.set(key, one);
    return one;
  }

  /** Those that somebody sees; those that nobody has open any more are forgotten. */
  #visible(): readonly Shown[] {
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    for (const [key, one] of this.#shown) if (!open.has(key) && one.look === undefined) this.#forget(one);
    const uris = new Map(
      vscode.window.visibleTextEditors.map(({ document: { uri } }) => [uri.toString(), uri] as const),
    );
    return [...uris.values()].flatMap((uri) => {
      const pid = pidOf(uri);
      return pid === undefined ? [] : this.#of(uri, pid);
    });
  }

  #forget(one: Shown): void {
    clearTimeout(one.timer);
    this.#shown.delete(one.uri.toString());
  }

  /** A look `delay` milliseconds from now, or later where the process is to be left alone. One that is due earlier stays. */
  #lookSoon(one: Shown, delay: number): void {
    const due = performance.now() + Math.max(delay, one.took * leaveAlone);
    if (one.due <= due) return;
    clearTimeout(one.timer);
    one.due = due;
    one.timer = setTimeout(() => {
      one.due = Infinity;
      if (this.#visible().includes(one) && !one.file.isOver) void this.#look(one);
    }, due - performance.now());
  }

  /** Those who ask while a look is under way get that one. @param tells the editor of a new text */
  #look(one: Shown, tells = true): Promise<void> {
    one.look ??= this.#read(one, tells).finally(() => {
      one.look = undefined;
    });
    return one.look;
  }

  async #read(one: Shown, tells: boolean): Promise<void> {
    const { file } = one;
    const from = performance.now();
    await file.read();
    one.took = performance.now() - from;
    if (file.failure !== undefined && one.text !== file.text)
      this.#parts.log.warn(`${one.uri.toString()}: ${file.failure.message}`);
    const isNew = one.text !== file.text;
    one.text = file.text;
    if (isNew && tells) this.#changed.fire(one.uri);
    // A runner that is not there is not started for a look that nobody asked for.
    const { state, hasPrivileged } = this.#parts.runner;
    if (file.isOver || (state.kind !== 'running' && !hasPrivileged)) return;
    this.#lookSoon(one, file.failure === undefined ? interval : intervalAfterFailure);
  }
}

/** Undefined for what is no such address. */
function pidOf({ scheme, path }: vscode.Uri): number | undefined {
  return scheme === numaMapsScheme && /^[1-9]\d{0,9}$/.test(path) ? Number(path) : undefined;
}
