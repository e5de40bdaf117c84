/** `check`: finds the files, checks each, fixes where asked, and gathers the report, in the order of the files' paths. */
import path from 'node:path';
import type { Analysis } from '../../lsp/analysis';
import { treeHost } from '../../lsp/tree-host';
import { Trees } from '../../lsp/trees';
import type { CheckedFile } from '../../core/output/report';
import { fail, type ExitCode, type Io } from '../io';
import { writeBaseline } from './baseline';
import { FileChecker, inOrderOfFiles, shownPath, type CheckerOptions, type FileOutcome } from './check-file';
import { Finding } from './files/finding';
import type { Found } from './files/found';
import { findRipgrep } from './files/ripgrep';
import { filesOfTree } from './files/tree-files';
import type { CheckOptions } from './options';
import type { Narrowing } from './narrowing';
import { optimiseLate } from './optimise-late';
import { Progress } from './progress';
import { Reporter } from './reporter';
import { SourceChecks } from './source-checks';
import { reasonOf, replaceFile } from './source-file';
import { taskOf } from './task';
import { say } from '../../languages/say';

/**
 * @param threads large checks are done in several; they load the analysis anew, so it must be the usual one
 * @param begun the search for the paths of the options, if that is all that there is to check
 */
export async function runCheck(
  options: CheckOptions,
  analysis: Analysis,
  io: Io,
  threads = false,
  begun?: Finding,
): Promise<ExitCode> {
  // Not in a process that does other things too.
  if (threads) optimiseLate();
  const task = await taskOf(options, io);
  if (!task.ok) {
    begun?.stop();
    return fail(io, task.problem);
  }
  const check = new Check(options, analysis, io, threads, task.narrowing);
  try {
    if (options.stdinName !== undefined) await check.stdin(options.stdinName);
    else await check.paths(task.paths, begun ?? new Finding(task.paths, options, io));
  } finally {
    check.close();
  }
  return check.finish();
}

class Check {
  readonly #checkerOptions: CheckerOptions;
  readonly #checker: FileChecker;
  readonly #trees: Trees;
  readonly #progress: Progress;
  readonly #reporter: Reporter;
  readonly #sources: SourceChecks;
  /** What --write-baseline is to list. */
  readonly #baseline: (readonly [string, CheckedFile])[] = [];

  constructor(
    private readonly options: CheckOptions,
    analysis: Analysis,
    private readonly io: Io,
    threads: boolean,
    private readonly narrowing: Narrowing,
  ) {
    const trace = io.env['NUMA_LENS_TRACE'] !== undefined;
    this.#checkerOptions = { cwd: io.cwd, fix: options.fix, trace };
    const checker = new FileChecker(this.#checkerOptions, analysis);
    const ripgrep = findRipgrep(io.env);
    this.#checker = checker;
    this.#sources = new SourceChecks(checker, this.#checkerOptions, io.env, threads);
    this.#trees = new Trees({
      ...treeHost(analysis, checker.headers, checker.builds),
      ...(ripgrep === undefined ? {} : { list: (top) => filesOfTree(top, ripgrep) }),
    });
    this.#progress = new Progress(io);
    this.#reporter = new Reporter({ ...options, rules: analysis.rules }, io, this.#progress);
  }

  async paths(paths: readonly string[], finding: Finding): Promise<void> {
    const { cwd } = this.io;
    finding.listen((file) => {
      this.#sources.ahead(file);
    });
    const found = await finding.found;
    for (const { file, message } of found.problems) this.#note(file, message, true);
    for (const folder of found.configured) this.#checker.config.meet(folder);
    this.#reporter.count(found.silent);
    const all = found.files.length + found.manifests.length;
    let done = 0;
    const later: (readonly [string, FileOutcome])[] = [];
    for await (const one of this.#outcomes(found)) {
      // Files are fixed when all are checked: one may be the header of another.
      if (this.options.fix) later.push(one);
      else await this.#take(...one);
      this.#progress.show(say('checked {done} of {all}', { done: ++done, all }));
    }
    for (const one of later) await this.#take(...one);
    const gone = this.narrowing.gone(paths.map((one) => path.resolve(cwd, one)));
    if (gone > 0) {
      this.#note(
        this.options.baseline ?? '',
        gone === 1
          ? say('1 finding in it is gone; --write-baseline renews it')
          : say('{count} findings in it are gone; --write-baseline renews it', { count: gone }),
        false,
      );
    }
    if (this.options.filesFrom === undefined && this.options.diff === undefined)
      this.#sayWhatWasMissing(paths, found);
  }

  close(): void {
    this.#sources.close();
  }

  async stdin(name: string): Promise<void> {
    const file = path.resolve(this.io.cwd, name);
    const bytes = await this.io.readStdin();
    await this.#take(file, await this.#checker.bytes(file, bytes, this.#trees, false), false);
  }

  finish(): ExitCode {
    const problems = inOrderOfFiles([...this.#sources.configProblems, ...this.#checker.config.problems]);
    for (const { file, line, message } of problems) {
      this.#note(file, line === undefined ? message : say('line {line}: {message}', { line, message }), true);
    }
    const code = this.#reporter.finish(this.narrowing.left);
    return this.options.writeBaseline === undefined
      ? code
      : this.#writeBaseline(this.options.writeBaseline, code);
  }

  /** Findings are what it is for, so they are no failure. */
  #writeBaseline(name: string, code: ExitCode): ExitCode {
    if (code === 2)
      return fail(this.io, say('the baseline {name} was not written: not all could be checked.', { name }));
    const { findings, problem } = writeBaseline(path.resolve(this.io.cwd, name), this.#baseline);
    if (problem !== undefined) return fail(this.io, problem);
    this.io.stderr(
      `numa-lens: ${
        findings === 1
          ? say('1 finding written to {name}', { name })
          : say('{count} findings written to {name}', { count: findings, name })
      }\n`,
    );
    return 0;
  }

  async *#outcomes({ files, manifests }: Found): AsyncGenerator<readonly [string, FileOutcome]> {
    yield* this.#sources.of(files.map((one) => one.file));
    // Container files rest on what the sources call: those come first.
    for (const { file } of manifests) yield [file, await this.#checker.file(file, this.#trees)];
  }

  async #take(file: string, outcome: FileOutcome, onDisk = true): Promise<void> {
    for (const note of outcome.notes) this.#reporter.note(note);
    if (outcome.trace !== undefined) this.io.stderr(`${outcome.trace}\n`);
    if (outcome.counts) this.#reporter.count(1);
    const { fix } = outcome;
    const checked = fix !== undefined && (await this.#fix(file, fix)) ? fix.checked : outcome.checked;
    if (onDisk) {
      const result = checked && { findings: [], callSites: checked.callSites, wanted: [] };
      this.#trees.met(file, checked?.text ?? '', result);
    }
    if (checked === undefined) return;
    if (this.options.writeBaseline !== undefined) this.#baseline.push([file, checked]);
    this.#reporter.file(this.narrowing.of(file, checked));
  }

  async #fix(file: string, { source, text, edits }: NonNullable<FileOutcome['fix']>): Promise<boolean> {
    let problem: string | undefined;
    try {
      if (!(await replaceFile(file, source, text))) problem = say('it changed meanwhile; run again');
    } catch (error) {
      problem = reasonOf(error);
    }
    if (problem === undefined) this.#reporter.fixed(edits);
    else this.#note(file, say('not fixed: {problem}', { problem }), true);
    return problem === undefined;
  }

  #sayWhatWasMissing(paths: readonly string[], { files, manifests, silent, problems, ignored }: Found): void {
    const named = manifests.some((one) => one.named);
    const any = files.length + silent + problems.length + this.#reporter.checked > 0;
    if (named || any) return;
    const why =
      ignored > 0
        ? say(
            '.gitignore files exclude all there is ({ignored} entries); --no-ignore checks them all the same',
            { ignored },
          )
        : say('there are no C, C++, TypeScript or JavaScript files in it');
    for (const one of paths) this.#note(path.resolve(this.io.cwd, one), why, false);
  }

  #note(file: string, message: string, failed: boolean): void {
    this.#reporter.note({ path: shownPath(file, this.io.cwd), message, failed });
  }
}
