/** Writes what a check found: each file as soon as the order allows where the format is a list, else all at the end. */
import { severities, type Severity } from '../../core/finding';
import { writeGithubOf } from '../../core/output/github';
import { writeGitlab } from '../../core/output/gitlab';
import { writeJson } from '../../core/output/json';
import { writeJunit } from '../../core/output/junit';
import type { CheckedFile, CheckReport, FileNote, LeftOut } from '../../core/output/report';
import { writeSarif } from '../../core/output/sarif';
import { writeTextOf, writeTextSummary } from '../../core/output/text';
import type { RuleDeclaration } from '../../core/rules/rule';
import { rulePage, version } from '../../lsp/installation';
import type { ExitCode, Io } from '../io';
import type { Format } from './options';
import type { Progress } from './progress';

export interface ReporterOptions {
  readonly format: Format;
  readonly failOn: Severity;
  readonly rules: ReadonlyMap<string, RuleDeclaration>;
}

export class Reporter {
  readonly #files: CheckedFile[] = [];
  readonly #notes = new Map<string, FileNote>();
  #checked = 0;
  #fixed = 0;

  constructor(
    private readonly options: ReporterOptions,
    private readonly io: Io,
    private readonly progress: Progress,
  ) {}

  get checked(): number {
    return this.#checked;
  }

  /** Files that were checked and have nothing to be shown. */
  count(files: number): void {
    this.#checked += files;
  }

  fixed(edits: number): void {
    this.#fixed += edits;
  }

  file(file: CheckedFile): void {
    this.#files.push(file);
    const { format, rules } = this.options;
    const { io } = this;
    const text =
      format === 'text'
        ? writeTextOf(file, { rules }, io)
        : format === 'github'
          ? writeGithubOf(file, { rules })
          : '';
    if (text === '') return;
    this.progress.clear();
    io.stdout(text);
  }

  /** Once each: some are about a file that many others rest on. */
  note(note: FileNote): void {
    this.#notes.set(`${note.path}\0${note.message}`, note);
  }

  /** @param left findings that there are beside those of the files */
  finish(left: LeftOut): ExitCode {
    this.progress.clear();
    const notes = [...this.#notes.values()];
    for (const { path, message } of notes) this.io.stderr(`numa-lens: ${path}: ${message}\n`);
    const report: CheckReport = {
      ...{ files: this.#files, checked: this.#checked, notes, fixed: this.#fixed, left },
      ...{ rules: this.options.rules, urlOf: rulePage, version },
    };
    this.io.stdout(endOf(report, this.options.format));
    if (notes.some((note) => note.failed)) return 2;
    const least = severities.indexOf(this.options.failOn);
    const counts = this.#files.some((file) =>
      file.findings.some((finding) => severities.indexOf(finding.severity) >= least),
    );
    return counts ? 1 : 0;
  }
}

function endOf(report: CheckReport, format: Format): string {
  switch (format) {
    case 'text':
      return writeTextSummary(report);
    case 'json':
      return writeJson(report);
    case 'sarif':
      return writeSarif(report);
    case 'gitlab':
      return writeGitlab(report);
    case 'junit':
      return writeJunit(report);
    case 'github':
      return '';
  }
}
