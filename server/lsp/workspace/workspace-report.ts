/**
 * The findings of files that are not open: nothing until the user asks for them, then published file by file, and kept
 * true. A file that changes on disk is checked again, and so are those that rest on it. A file that is opened is
 * reported on as every open document is, and the report's findings of it go; closed, it is the report's again.
 * What was found is kept by the editor: here are only the names of the files that can hold a finding.
 */
import path from 'node:path';
import type { CancellationToken, Connection, Diagnostic } from 'vscode-languageserver/node';
import { languageOfPath } from '../../core/syntax/language';
import { say, spokenLanguage } from '../../languages/say';
import type { ClientAbilities } from '../client-capabilities';
import type { Documents } from '../documents';
import { isSourceFile } from '../file-kinds';
import { stackOf } from '../guard';
import { mayMean } from '../modules';
import { texts } from '../texts';
import { pathOfUri, uriOfPath } from '../uris';
import type { WorkspaceFolders } from '../workspace-folders';
import { CheckThread, type ThreadHost } from './check-thread';
import { checkFolders, type FolderHost } from './check-folders';
import type { CheckedFile } from './messages';
import { nothingYet, type Summary } from './summary';
import { isWalked } from './walk';

export interface ReportHost extends ThreadHost {
  readonly connection: Connection;
  readonly documents: Documents;
  readonly folders: WorkspaceFolders;
  abilities(): ClientAbilities;
  /** From now on the report wants to be told of files that change. */
  started(): void;
}

/** A file that can hold a finding. */
interface Known {
  /** As the editor spells it, where it has ever opened it. */
  readonly uri: string;
  readonly spellings: readonly string[];
  readonly isManifest: boolean;
  /** The editor shows findings of it that came from here. */
  readonly isShown: boolean;
}

/** Milliseconds: a save, a checkout or a build changes many files, and they are checked together. */
const untilRecheck = 250;
/** Files that a thread is given at once. */
const together = 16;

export class WorkspaceReport {
  readonly #host: ReportHost;
  readonly #known = new Map<string, Known>();
  /** What changed since it was checked. */
  #waiting = new Set<string>();
  #everythingWaits = false;
  #timer: NodeJS.Timeout | undefined;
  #thread: CheckThread | undefined;
  /** A check of everything, for whoever asks for another one meanwhile. */
  #running: Promise<Summary> | undefined;
  #isActive = false;
  #isStopped = false;

  constructor(host: ReportHost) {
    this.#host = host;
  }

  /**
   * Checks all files of the workspace.
   * @param progress told after every few files
   */
  async check(token: CancellationToken, progress: (soFar: Summary) => void): Promise<Summary> {
    const running = this.#running ?? this.#begin(progress);
    const cancelled = token.onCancellationRequested(() => {
      this.cancel();
    });
    try {
      return await running;
    } finally {
      cancelled.dispose();
    }
  }

  /** What was found so far stays. */
  cancel(): void {
    if (this.#running !== undefined) this.#thread?.stop();
  }

  /** Takes all findings away; nothing is watched any more. */
  clear(): void {
    this.#isActive = false;
    this.#thread?.stop();
    this.#forgetWaiting();
    for (const file of [...this.#known.keys()]) this.#forget(file);
  }

  stop(): void {
    this.#isStopped = true;
    this.#thread?.stop();
    this.#forgetWaiting();
  }

  /** The document's own diagnostics are on their way to the editor. */
  opened(uri: string): void {
    const file = pathOfUri(uri);
    const known = file === undefined ? undefined : this.#known.get(file);
    if (file === undefined || known?.isShown !== true) return;
    // A document whose diagnostics are published replaced them just now.
    if (this.#host.abilities().pullsDiagnostics || known.uri !== uri) this.#publish(known.uri, []);
    this.#known.set(file, { ...known, uri, isShown: false });
  }

  /**
   * The document is closed: the last of its diagnostics stand until the file has been checked, which may not hold what
   * the document did. False if the report has nothing to do with it.
   */
  closed(uri: string, diagnostics: readonly Diagnostic[]): boolean {
    const file = pathOfUri(uri);
    if (file === undefined || !this.#concerns(file)) return false;
    const known = this.#known.get(file);
    if (known !== undefined) this.#show(file, { ...known, uri }, diagnostics);
    this.#recheck([file]);
    return known !== undefined;
  }

  filesChanged(files: readonly string[]): void {
    if (!this.#isActive) return;
    const names = files.map((file) => path.basename(file));
    const own = files.filter((file) => this.#concerns(file));
    const dependent = [...this.#known].filter(
      ([, { spellings, isManifest }]) =>
        // What a container file says depends on what the sources around it call.
        (isManifest && own.some((file) => languageOfPath(file) !== undefined)) ||
        spellings.some((spelling) => names.some((name) => mayMean(spelling, name))),
    );
    this.#recheck([...own, ...dependent.map(([file]) => file)]);
  }

  /** Settings, numa-lens.json, the build: every file that can hold a finding may have others now. */
  everythingChanged(): void {
    if (!this.#isActive) return;
    this.#everythingWaits = true;
    this.#schedule();
  }

  /** Files outside of all folders are nobody's business any more. */
  foldersChanged(): void {
    for (const file of [...this.#known.keys()])
      if (this.#host.folders.of(file) === undefined) this.#forget(file);
  }

  #begin(progress: (soFar: Summary) => void): Promise<Summary> {
    this.#isActive = true;
    this.#forgetWaiting();
    this.#thread?.stop();
    this.#host.started();
    const thread = this.#newThread();
    const running = this.#checkAll(thread, progress).finally(() => {
      this.#running = undefined;
      this.#end(thread);
    });
    this.#running = running;
    return running;
  }

  async #checkAll(thread: CheckThread, progress: (soFar: Summary) => void): Promise<Summary> {
    const met = new Set<string>();
    let summary = nothingYet;
    const folders = this.#host.folders;
    const host: FolderHost = {
      isOwn: (folder, file) => folders.of(file) === folder,
      unreadable: (folder, error) => {
        const problem = error instanceof Error ? error.message : String(error);
        this.#host.connection.console.warn(say(texts.workspaceFolderFailed, { folder, problem }));
      },
      isEnded: () => thread.isStopped,
      check: async (files) => {
        const checked = await thread.check(files);
        if (checked === undefined) return false;
        for (const one of checked) {
          met.add(one.file);
          this.#take(one);
        }
        summary = sum(summary, files, checked);
        progress(summary);
        return true;
      },
    };
    const isComplete = await checkFolders([...folders.all].sort(), together, host);
    if (!isComplete) return { ...summary, isCancelled: true };
    // What was removed or is ignored now was not met.
    for (const file of [...this.#known.keys()]) if (!met.has(file)) this.#forget(file);
    return summary;
  }

  #concerns(file: string): boolean {
    return this.#isActive && isSourceFile(file) && this.#host.folders.of(file) !== undefined;
  }

  #recheck(files: readonly string[]): void {
    for (const file of files) this.#waiting.add(file);
    if (files.length > 0) this.#schedule();
  }

  #schedule(): void {
    if (this.#isStopped || this.#running !== undefined || this.#thread !== undefined) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#checkWaiting();
    }, untilRecheck).unref();
  }

  #forgetWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.clear();
    this.#everythingWaits = false;
  }

  async #checkWaiting(): Promise<void> {
    const files = [...this.#waiting, ...(this.#everythingWaits ? this.#known.keys() : [])];
    this.#waiting = new Set();
    this.#everythingWaits = false;
    const thread = this.#newThread();
    try {
      // Sources first: container files rest on what they call.
      const isSource = (file: string): number => (languageOfPath(file) === undefined ? 1 : 0);
      const all = [...new Set(files)].sort((a, b) => isSource(a) - isSource(b) || (a < b ? -1 : 1));
      for (let at = 0; at < all.length; at += together)
        if (!(await this.#checkAgain(all.slice(at, at + together), thread))) break;
    } catch (error) {
      this.#host.connection.console.error(`Files that changed were not checked again: ${stackOf(error)}`);
    } finally {
      this.#end(thread);
    }
  }

  async #checkAgain(files: readonly string[], thread: CheckThread): Promise<boolean> {
    const walked: string[] = [];
    for (const file of files) {
      const folder = this.#host.folders.of(file);
      if (folder !== undefined && (await isWalked(folder, file))) walked.push(file);
    }
    const checked = await thread.check(walked);
    if (checked === undefined) return false;
    const found = new Set(checked.map(({ file }) => file));
    for (const file of files) if (!found.has(file)) this.#forget(file);
    for (const one of checked) this.#take(one);
    return true;
  }

  #newThread(): CheckThread {
    const { documents, folders } = this.#host;
    const openTexts = new Map<string, string>();
    for (const document of documents.all()) {
      const file = pathOfUri(document.uri);
      if (file !== undefined) openTexts.set(file, document.getText());
    }
    const setup = {
      abilities: this.#host.abilities(),
      folders: folders.all,
      openTexts,
      language: spokenLanguage(),
    };
    this.#thread = new CheckThread(setup, this.#host);
    return this.#thread;
  }

  #end(thread: CheckThread): void {
    thread.stop();
    if (this.#thread !== thread) return;
    this.#thread = undefined;
    if (this.#waiting.size > 0 || this.#everythingWaits) this.#schedule();
  }

  #take({ file, diagnostics, spellings, isManifest, problem }: CheckedFile): void {
    if (!this.#isActive) return;
    if (problem !== undefined)
      this.#host.connection.console.warn(say(texts.workspaceFileFailed, { file, problem }));
    const before = this.#known.get(file);
    const known = {
      ...{ uri: before?.uri ?? uriOfPath(file), spellings, isManifest },
      isShown: before?.isShown ?? false,
    };
    if (this.#isOpen(file)) this.#known.set(file, known);
    else this.#show(file, known, diagnostics);
  }

  #show(file: string, known: Known, diagnostics: readonly Diagnostic[]): void {
    if (known.isShown || diagnostics.length > 0) this.#publish(known.uri, diagnostics);
    this.#known.set(file, { ...known, isShown: diagnostics.length > 0 });
  }

  #forget(file: string): void {
    const known = this.#known.get(file);
    if (known?.isShown === true) this.#publish(known.uri, []);
    this.#known.delete(file);
  }

  #isOpen(file: string): boolean {
    return this.#host.documents.all().some(({ uri }) => pathOfUri(uri) === file);
  }

  #publish(uri: string, diagnostics: readonly Diagnostic[]): void {
    void this.#host.connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] });
  }
}

/** As `numa-lens check` counts: of container files, those with a finding. */
function sum(before: Summary, files: readonly string[], checked: readonly CheckedFile[]): Summary {
  const sources = files.filter((file) => languageOfPath(file) !== undefined);
  const found = checked.filter(({ diagnostics }) => diagnostics.length > 0);
  return {
    ...before,
    files: before.files + sources.length + found.filter(({ isManifest }) => isManifest).length,
    findings: before.findings + found.reduce((all, { diagnostics }) => all + diagnostics.length, 0),
    filesWithFindings: before.filesWithFindings + found.length,
    failed: before.failed + checked.filter(({ problem }) => problem !== undefined).length,
  };
}
