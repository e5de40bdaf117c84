/**
 * Everything that is done with one file to be checked, from its path to what is to be reported of it. Plain data comes out,
 * so that a worker can do it as well; nothing is written, also not by --fix.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../core/finding';
import type { ManifestKind } from '../../core/manifest/facts';
import type { CheckedFile, FileNote } from '../../core/output/report';
import type { Analysis } from '../../lsp/analysis';
import { Builds } from '../../lsp/build/builds';
import { isSilent } from '../../lsp/glance';
import { HeaderReader } from '../../lsp/headers';
import { kindOfFile } from '../../lsp/file-kinds';
import { lintManifestFile } from '../../lsp/manifests';
import type { Trees } from '../../lsp/trees';
import { isInside, slashed } from '../../lsp/uris';
import { ConfigFiles, type ConfigFileProblem } from './config';
import { fixText, lintFile, type Linted } from './lint-file';
import { decode, reasonOf, type SourceText } from './source-file';
import { say } from '../../languages/say';

export interface CheckerOptions {
  readonly cwd: string;
  readonly fix: boolean;
  /** Stacks of errors of our own are shown. */
  readonly trace: boolean;
}

export interface FileOutcome {
  /** It counts as checked. */
  readonly counts: boolean;
  /** Absent: there is nothing to show of it. */
  readonly checked?: CheckedFile;
  readonly notes: readonly FileNote[];
  /** What --fix would write, and what is reported if it is written. */
  readonly fix?: {
    readonly source: SourceText;
    readonly text: string;
    readonly edits: number;
    readonly checked: FileOutcome['checked'];
  };
  readonly trace?: string;
}

export class FileChecker {
  readonly config: ConfigFiles;
  readonly headers = new HeaderReader(() => undefined);
  readonly builds = new Builds((file, why) => {
    if (why !== undefined) this.#notes.push(this.#noteOf(file, say('it is not used: {why}', { why }), false));
  });
  /** Of the file in progress. */
  #notes: FileNote[] = [];

  constructor(
    private readonly options: CheckerOptions,
    private readonly analysis: Analysis,
  ) {
    this.config = new ConfigFiles(new Set(analysis.rules.keys()));
  }

  /** What is told of a source from its bytes alone: that nothing can be said of it, or else how many there are. */
  glance(file: string): 'silent' | { readonly bytes: number } {
    try {
      const bytes = fs.readFileSync(file);
      return isSilent(file, bytes) ? 'silent' : { bytes: bytes.length };
    } catch {
      // Whoever checks it tells why it cannot be read.
      return { bytes: 0 };
    }
  }

  /** Reads the file and checks it. Never rejects: one bad file must not stop the others. */
  async file(file: string, trees: Trees | undefined): Promise<FileOutcome> {
    let bytes: Buffer;
    try {
      // Nobody waits for this thread meanwhile, and it takes a tenth of the time.
      bytes = fs.readFileSync(file);
    } catch (error) {
      const note = this.#noteOf(file, say('it was not checked: {reason}', { reason: reasonOf(error) }), true);
      return { counts: false, notes: [note] };
    }
    return this.bytes(file, bytes, trees);
  }

  /** @param trees for container files, which rest on what sources call; absent: the text is not the file's on disk, or no container file */
  async bytes(
    file: string,
    bytes: Buffer,
    trees: Trees | undefined,
    fix = this.options.fix,
  ): Promise<FileOutcome> {
    this.#notes = [];
    try {
      const outcome = await this.#check(file, bytes, trees, fix);
      return { ...outcome, notes: this.#notes };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = say('it was not checked, by an error of numa-lens itself: {reason}. Please report it', {
        reason,
      });
      return {
        counts: false,
        notes: [...this.#notes, this.#noteOf(file, message, true)],
        ...(this.options.trace && error instanceof Error ? { trace: error.stack ?? '' } : {}),
      };
    }
  }

  async #check(
    file: string,
    bytes: Buffer,
    trees: Trees | undefined,
    fix: boolean,
  ): Promise<Omit<FileOutcome, 'notes'>> {
    this.config.meet(path.dirname(file));
    const kind = kindOfFile(file);
    // Most YAML files say nothing about containers, so they do not count.
    if (isSilent(file, bytes)) return { counts: kind === undefined };
    const reading = decode(bytes);
    if (reading.kind === 'binary') {
      if (kind === undefined)
        this.#note(file, say('skipped: it holds NUL bytes, so it is no text in UTF-8'), false);
      return { counts: false };
    }
    const { source } = reading;
    if (!source.validUtf8 && kind === undefined) {
      this.#note(file, say('not all of it is UTF-8; each other byte was read as U+FFFD'), false);
    }
    if (fix && !source.validUtf8) {
      this.#note(file, say('not fixed: writing it back would change the bytes that are not UTF-8'), false);
    }
    const lint =
      kind === undefined ? await this.#sourceLinter(file) : this.#manifestLinter(file, kind, trees);
    const linted = await lint(source.text);
    const plain = this.#outcome(file, source.text, linted);
    if (!fix || !source.validUtf8) return plain;
    const fixed = await fixText(source.text, linted, lint);
    if (fixed.edits === 0) return plain;
    const { checked } = this.#outcome(file, fixed.text, fixed);
    return { ...plain, fix: { source, text: fixed.text, edits: fixed.edits, checked } };
  }

  async #sourceLinter(file: string): Promise<(text: string) => Promise<Linted>> {
    const { cwd } = this.options;
    const folder = isInside(cwd, file) ? cwd : undefined;
    const build = await this.builds.of(file, folder);
    const config = this.config.of(file, build.values);
    return (text) => lintFile({ file, text, config, build, folder }, this.analysis, this.headers);
  }

  #manifestLinter(
    file: string,
    kind: ManifestKind,
    trees: Trees | undefined,
  ): (text: string) => Promise<Linted> {
    const config = this.config.of(file);
    const { cwd } = this.options;
    return async (text) => {
      if (trees === undefined)
        return { result: { findings: [], callSites: [], wanted: [] }, otherFiles: new Map() };
      const folder = isInside(cwd, file) ? cwd : undefined;
      const { result, sources } = await lintManifestFile(
        { file, kind, text, config, folder, confined: false },
        trees,
      );
      return { result, otherFiles: sources };
    };
  }

  #outcome(file: string, text: string, linted: Linted): Pick<FileOutcome, 'counts' | 'checked'> {
    const { callSites } = linted.result;
    const findings = linted.result.findings.map((one) => this.#withShownPaths(one, linted.otherFiles));
    const isManifest = kindOfFile(file) !== undefined;
    // Most YAML files say nothing about containers: only a finding makes one of them part of the report.
    if (findings.length === 0 && (isManifest || callSites.length === 0)) return { counts: !isManifest };
    const otherFiles = [...linted.otherFiles].map(([path, one]) => [this.#shown(path), one] as const);
    const checked = {
      path: this.#shown(file),
      text,
      findings,
      callSites: [...callSites],
      ...(findings.length === 0 ? {} : { headers: new Map(otherFiles) }),
    };
    return { counts: true, checked };
  }

  /** Other files are known by their whole path, and shown as every file is. */
  #withShownPaths(finding: Finding, otherFiles: ReadonlyMap<string, string>): Finding {
    const shown = <T extends { readonly path?: string }>(one: T): T =>
      one.path === undefined || !otherFiles.has(one.path) ? one : { ...one, path: this.#shown(one.path) };
    if (otherFiles.size === 0) return finding;
    return { ...finding, related: finding.related.map(shown), fixes: finding.fixes.map(shown) };
  }

  #note(file: string, message: string, failed: boolean): void {
    this.#notes.push(this.#noteOf(file, message, failed));
  }

  #noteOf(file: string, message: string, failed: boolean): FileNote {
    return { path: this.#shown(file), message, failed };
  }

  #shown(file: string): string {
    return shownPath(file, this.options.cwd);
  }
}

export function shownPath(file: string, cwd: string): string {
  return slashed(isInside(cwd, file) ? path.relative(cwd, file) || '.' : file);
}

/** Each once, in the order of the files that they are about: folders are met in any, and by several threads. */
export function inOrderOfFiles(problems: readonly ConfigFileProblem[]): readonly ConfigFileProblem[] {
  return [...problems].sort((a, b) =>
    a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : a.file < b.file ? -1 : 1,
  );
}
