/**
 * The files to check: those named, and what lies below the folders named. ripgrep looks through folders where it can be had;
 * where it cannot tell, and for what it left out, our own walk does, with the same outcome.
 */
import fs from 'node:fs';
import path from 'node:path';
import { configFileName } from '../../../core/config-file';
import { isSourceFile, kindOfFile } from '../../../lsp/file-kinds';
import { isInside } from '../../../lsp/uris';
import { reasonOf } from '../source-file';
import {
  inOrder,
  type FindOptions,
  type Found,
  type FoundFile,
  type FoundManifest,
  type FoundProblem,
} from './found';
import { decodePath, searchFolder, type Searched } from './ripgrep';
import { searchesForCheck } from './searches';
import { Walker } from './walk';
import { say } from '../../../languages/say';

export interface FinderOptions extends FindOptions {
  /** ripgrep; absent: every folder is walked. */
  readonly program?: string;
  readonly signal?: AbortSignal;
  /** Told when ripgrep has started. */
  readonly started?: () => void;
  /** Told of sources while ripgrep looks on; nearly all of them will be among those found, and others besides. */
  readonly ahead?: (file: string) => void;
}

export async function findFiles(paths: readonly string[], options: FinderOptions): Promise<Found> {
  const finder = new Finder(options);
  const folders: string[] = [];
  for (const one of paths) {
    const folder = finder.start(path.resolve(options.cwd, one), one);
    if (folder !== undefined) folders.push(folder);
  }
  // Folders in folders find some files twice.
  const overlap = folders.some((one, at) =>
    folders.some((other, place) => at !== place && isInside(other, one)),
  );
  for (const folder of folders) await finder.folder(folder, overlap);
  if (finder.hasNoSource) await finder.countIgnored(folders);
  return finder.found();
}

class Finder {
  readonly #files = new Map<string, FoundFile>();
  readonly #problems: FoundProblem[] = [];
  /** Only kept where folders overlap, or files are named beside them. */
  readonly #silent = new Set<string>();
  readonly #configured = new Set<string>();
  #silentCount = 0;
  #ignored = 0;

  constructor(private readonly options: FinderOptions) {}

  /** A folder is given back, to be looked through after all files that are named. */
  start(file: string, spelled: string): string | undefined {
    let stats: fs.Stats;
    try {
      stats = fs.statSync(file);
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      this.#problems.push({
        file,
        message: missing ? say('there is no such file or folder') : reasonOf(error),
      });
      return undefined;
    }
    if (stats.isDirectory()) return file;
    if (stats.isFile()) this.#files.set(file, { file, named: true });
    else this.#problems.push({ file: spelled, message: say('this is neither a file nor a folder') });
    return undefined;
  }

  async folder(folder: string, overlap: boolean): Promise<void> {
    this.#configured.add(folder);
    // What is found twice must be known by its name.
    const naming = overlap || [...this.#files.values()].some((one) => one.named);
    const searched = await this.#search(folder, naming);
    if (this.options.signal?.aborted === true) return;
    if (searched === undefined) {
      await this.#walk(folder, new Set());
      return;
    }
    const isText = [searched.with, searched.without].every((list) =>
      list.every((one) => decodePath(folder, one) !== undefined),
    );
    if (searched.complete && isText) {
      this.#addSilent(folder, searched, naming);
      for (const one of searched.with) {
        const file = decodePath(folder, one);
        if (file !== undefined && isSourceFile(file)) this.#add(file);
      }
    } else {
      const named = naming ? searched : await this.#search(folder, true);
      const silent = (named?.without ?? [])
        .map((one) => decodePath(folder, one))
        .filter((one) => one !== undefined);
      await this.#walk(folder, new Set(silent));
    }
  }

  async #search(folder: string, naming: boolean): Promise<Searched | undefined> {
    const { program, respectIgnores, signal, started, ahead } = this.options;
    if (program === undefined) return undefined;
    return searchFolder(folder, {
      ...{ program, respectIgnores, searches: searchesForCheck(naming) },
      ...(signal === undefined ? {} : { signal }),
      ...(started === undefined ? {} : { started }),
      met: (one) => {
        const file = decodePath(folder, one);
        if (file !== undefined && isSourceFile(file) && kindOfFile(file) === undefined) ahead?.(file);
      },
    });
  }

  /** A manifest alone may turn out to say nothing. */
  get hasNoSource(): boolean {
    return this.#silentCount === 0 && [...this.#files.keys()].every((file) => kindOfFile(file) !== undefined);
  }

  /** ripgrep does not say how much .gitignore files excluded, which only matters where nothing is left. */
  async countIgnored(folders: readonly string[]): Promise<void> {
    this.#ignored = 0;
    for (const folder of folders) {
      const walker = new Walker(this.options.respectIgnores);
      await walker.start(folder);
      this.#ignored += walker.ignored;
    }
  }

  found(): Found {
    const files: FoundFile[] = [];
    const manifests: FoundManifest[] = [];
    for (const one of inOrder(this.#files.values())) {
      const kind = kindOfFile(one.file);
      if (kind === undefined) files.push(one);
      else manifests.push({ ...one, kind });
    }
    return {
      ...{ files, manifests, problems: this.#problems, ignored: this.#ignored },
      ...{ silent: this.#silentCount, configured: [...this.#configured] },
    };
  }

  async #walk(folder: string, silent: ReadonlySet<string>): Promise<void> {
    const walker = new Walker(this.options.respectIgnores);
    await walker.start(folder);
    this.#problems.push(...walker.problems);
    this.#ignored += walker.ignored;
    for (const one of walker.configured) this.#configured.add(one);
    for (const file of walker.files) {
      if (silent.has(file)) this.#silentFile(file, true);
      else this.#add(file);
    }
  }

  #add(file: string): void {
    if (!this.#files.has(file)) this.#files.set(file, { file, named: false });
  }

  #addSilent(folder: string, { with: found, without, unnamed }: Searched, naming: boolean): void {
    this.#silentCount += unnamed;
    for (const one of [...found, ...without]) {
      const isConfig = one.endsWith(configFileName) && path.posix.basename(one) === configFileName;
      const file = isConfig ? decodePath(folder, one) : undefined;
      if (file !== undefined) this.#configured.add(path.dirname(file));
    }
    for (const one of without) {
      const file = decodePath(folder, one);
      if (file !== undefined && isSourceFile(file)) this.#silentFile(file, naming);
    }
  }

  #silentFile(file: string, once: boolean): void {
    // Other kinds of manifests than Kubernetes' are few, and their words are many.
    const kind = kindOfFile(file);
    if (kind !== undefined) {
      if (kind !== 'kubernetes') this.#add(file);
      return;
    }
    if (this.#files.has(file) || this.#silent.has(file)) return;
    if (once) this.#silent.add(file);
    this.#silentCount++;
  }
}
