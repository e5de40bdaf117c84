/** `check`: finds the files, lints each, fixes where asked, and gathers the report. One bad file never stops the others. */
import fs from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../core/finding';
import type { ManifestKind } from '../../core/manifest/facts';
import { severities } from '../../core/finding';
import { writeGithub } from '../../core/output/github';
import { writeJson } from '../../core/output/json';
import type { CheckedFile, CheckReport, FileNote } from '../../core/output/report';
import { writeSarif } from '../../core/output/sarif';
import { writeText } from '../../core/output/text';
import { languageOfPath } from '../../core/syntax/language';
import { mayCall } from '../../core/syntax/prefilter';
import type { Analysis } from '../../lsp/analysis';
import { Builds } from '../../lsp/build/builds';
import { HeaderReader } from '../../lsp/headers';
import { kindOfFile, lintManifestFile } from '../../lsp/manifests';
import { rulePage, version } from '../../lsp/installation';
import { treeHost } from '../../lsp/tree-host';
import { Trees } from '../../lsp/trees';
import { isInside, slashed } from '../../lsp/uris';
import type { ExitCode, Io } from '../io';
import { ConfigFiles } from './config';
import { fixText, lintFile, type Linted } from './lint-file';
import type { CheckOptions, Format } from './options';
import { decode, reasonOf, replaceFile } from './source-file';
import { findFiles } from './walk';

export async function runCheck(options: CheckOptions, analysis: Analysis, io: Io): Promise<ExitCode> {
  const check = new Check(options, analysis, io);
  if (options.stdinName === undefined) await check.paths();
  else await check.stdin(options.stdinName);
  return check.finish();
}

/** Files read at a time: the disk works while the last ones are linted. */
const readAhead = 32;

class Check {
  readonly #files: CheckedFile[] = [];
  readonly #notes: FileNote[] = [];
  readonly #config: ConfigFiles;
  readonly #headers = new HeaderReader(() => undefined);
  readonly #builds = new Builds((file, why) => {
    if (why !== undefined) this.#note(file, `it is not used: ${why}`, false);
  });
  readonly #trees: Trees;
  #fixed = 0;

  constructor(
    private readonly options: CheckOptions,
    private readonly analysis: Analysis,
    private readonly io: Io,
  ) {
    this.#config = new ConfigFiles(new Set(analysis.rules.keys()));
    this.#trees = new Trees(treeHost(analysis, this.#headers, this.#builds));
  }

  async paths(): Promise<void> {
    const { paths, respectIgnores } = this.options;
    const walk = await findFiles(paths, { cwd: this.io.cwd, respectIgnores });
    for (const { file, message } of walk.problems) this.#note(file, message, true);
    // Container files rest on what the sources call: those come first.
    const files = [...walk.files, ...walk.manifests];
    for (let at = 0; at < files.length; at += readAhead) {
      const some = files.slice(at, at + readAhead).map(async ({ file }) => {
        try {
          return { file, bytes: await fs.promises.readFile(file) };
        } catch (error) {
          return { file, problem: reasonOf(error) };
        }
      });
      for (const read of await Promise.all(some)) {
        if (read.bytes === undefined) this.#note(read.file, `it was not checked: ${read.problem}`, true);
        else await this.#guarded(read.file, read.bytes, true);
      }
    }
    const named = walk.manifests.some((one) => one.named);
    if (walk.files.length === 0 && !named && this.#files.length === 0 && walk.problems.length === 0) {
      const why =
        walk.ignored > 0
          ? `.gitignore files exclude all there is (${walk.ignored} entries); --no-ignore checks them all the same`
          : 'there are no C, C++, TypeScript or JavaScript files in it';
      for (const one of paths) this.#note(path.resolve(this.io.cwd, one), why, false);
    }
  }

  async stdin(name: string): Promise<void> {
    await this.#guarded(path.resolve(this.io.cwd, name), await this.io.readStdin(), false);
  }

  finish(): ExitCode {
    for (const { file, line, message } of this.#config.problems) {
      this.#note(file, line === undefined ? message : `line ${line}: ${message}`, true);
    }
    const report: CheckReport = {
      files: this.#files,
      notes: this.#notes,
      fixed: this.#fixed,
      rules: this.analysis.rules,
      urlOf: rulePage,
      version,
    };
    for (const { path: shown, message } of this.#notes) this.io.stderr(`numa-lens: ${shown}: ${message}\n`);
    this.io.stdout(write(report, this.options.format, this.io));
    if (this.#notes.some((note) => note.failed)) return 2;
    const least = severities.indexOf(this.options.failOn);
    const counts = this.#files.some((file) =>
      file.findings.some((finding) => severities.indexOf(finding.severity) >= least),
    );
    return counts ? 1 : 0;
  }

  /** A fault of the analysis in one file must not take the findings of the others along. */
  async #guarded(file: string, bytes: Buffer, onDisk: boolean): Promise<void> {
    try {
      await this.#bytes(file, bytes, onDisk);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#note(
        file,
        `it was not checked, by an error of numa-lens itself: ${reason}. Please report it`,
        true,
      );
      if (this.io.env['NUMA_LENS_TRACE'] !== undefined && error instanceof Error) {
        this.io.stderr(`${error.stack ?? ''}\n`);
      }
    }
  }

  async #bytes(file: string, bytes: Buffer, onDisk: boolean): Promise<void> {
    this.#config.meet(file);
    const kind = kindOfFile(file);
    // Names are ASCII: they are found without decoding the text.
    const language = languageOfPath(file);
    if (kind === undefined && !bytes.includes(0) && !mayCall(bytes.toString('latin1'), language)) {
      if (onDisk) this.#trees.met(file, '', undefined);
      this.#files.push({ path: this.#shown(file), text: '', findings: [], callSites: [] });
      return;
    }
    const reading = decode(bytes);
    if (reading.kind === 'binary') {
      if (kind !== undefined) return;
      this.#note(file, 'skipped: it holds NUL bytes, so it is no text in UTF-8', false);
      return;
    }
    const { source } = reading;
    // In a file without a call nothing depends on it, and old trees have many of them.
    if (!source.validUtf8 && mayCall(source.text, language)) {
      this.#note(file, 'not all of it is UTF-8; each other byte was read as U+FFFD', false);
    }
    const lint =
      kind === undefined ? await this.#sourceLinter(file, onDisk) : this.#manifestLinter(file, kind);
    const wanted = this.options.fix && onDisk;
    if (wanted && !source.validUtf8) {
      this.#note(file, 'not fixed: writing it back would change the bytes that are not UTF-8', false);
    }
    if (!wanted || !source.validUtf8) {
      this.#add(file, source.text, await lint(source.text));
      return;
    }
    const fixed = await fixText(source.text, lint);
    if (fixed.edits > 0) {
      let problem: string | undefined;
      try {
        if (!(await replaceFile(file, source, fixed.text))) problem = 'it changed meanwhile; run again';
      } catch (error) {
        problem = reasonOf(error);
      }
      if (problem !== undefined) {
        this.#note(file, `not fixed: ${problem}`, true);
        this.#add(file, source.text, await lint(source.text));
        return;
      }
      this.#fixed += fixed.edits;
    }
    this.#add(file, fixed.text, fixed);
  }

  async #sourceLinter(file: string, onDisk: boolean): Promise<(text: string) => Promise<Linted>> {
    const { cwd } = this.io;
    const folder = isInside(cwd, file) ? cwd : undefined;
    const build = await this.#builds.of(file, folder);
    const config = this.#config.of(file, build.values);
    return async (text) => {
      const linted = await lintFile({ file, text, config, build, folder }, this.analysis, this.#headers);
      if (onDisk) this.#trees.met(file, text, linted.result);
      return linted;
    };
  }

  #manifestLinter(file: string, kind: ManifestKind): (text: string) => Promise<Linted> {
    const config = this.#config.of(file);
    return async (text) => {
      const folder = isInside(this.io.cwd, file) ? this.io.cwd : undefined;
      const { result, sources } = await lintManifestFile(
        { file, kind, text, config, folder, confined: false },
        this.#trees,
      );
      return { result, otherFiles: sources };
    };
  }

  #add(file: string, text: string, linted: Linted): void {
    const { callSites } = linted.result;
    const findings = linted.result.findings.map((one) => this.#withShownPaths(one, linted.otherFiles));
    // Most YAML files say nothing about containers: only a finding makes one of them part of the report.
    if (findings.length === 0 && kindOfFile(file) !== undefined) return;
    const otherFiles = [...linted.otherFiles].map(([path, one]) => [this.#shown(path), one] as const);
    this.#files.push({
      path: this.#shown(file),
      // The text is only needed where something is shown of it.
      text: findings.length === 0 && callSites.length === 0 ? '' : text,
      findings,
      callSites,
      ...(findings.length === 0 ? {} : { headers: new Map(otherFiles) }),
    });
  }

  /** Other files are known by their whole path, and shown as every file is. */
  #withShownPaths(finding: Finding, otherFiles: ReadonlyMap<string, string>): Finding {
    const shown = <T extends { readonly path?: string }>(one: T): T =>
      one.path === undefined || !otherFiles.has(one.path) ? one : { ...one, path: this.#shown(one.path) };
    if (otherFiles.size === 0) return finding;
    return { ...finding, related: finding.related.map(shown), fixes: finding.fixes.map(shown) };
  }

  #note(file: string, message: string, failed: boolean): void {
    this.#notes.push({ path: this.#shown(file), message, failed });
  }

  #shown(file: string): string {
    const relative = isInside(this.io.cwd, file) ? path.relative(this.io.cwd, file) || '.' : file;
    return slashed(relative);
  }
}

function write(report: CheckReport, format: Format, io: Io): string {
  switch (format) {
    case 'text':
      return writeText(report, { color: io.color });
    case 'json':
      return writeJson(report);
    case 'sarif':
      return writeSarif(report);
    case 'github':
      return writeGithub(report);
  }
}
