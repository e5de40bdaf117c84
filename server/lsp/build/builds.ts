/** What the build says of one file: for the analysis, for the configuration, and where its headers are looked for. */
import path from 'node:path';
import type { BuildFacts } from '../../core/build/facts';
import { readLinkWord, type LinkFacts } from '../../core/build/link';
import { readCompileOptions } from '../../core/build/options';
import { shellWords } from '../../core/build/shell-words';
import type { ConfigValues } from '../../core/config-file';
import { findArchitecture } from '../../kernel/architectures';
import { isInside } from '../uris';
import { BuildFiles } from './build-files';
import { CompileDatabases } from './databases';
import type { DatabaseEntry } from './database-index';

/** Absolute folders, in the order in which they are searched. */
export interface SearchPath {
  /** For `"x.h"` before `angled`; the folder of the file itself comes first of all. */
  readonly quoted: readonly string[];
  readonly angled: readonly string[];
  /** Headers that the build reads first are looked for here. */
  readonly workingFolder: string | undefined;
  /** No build tells of the file: these are the folders where projects usually have their headers. */
  readonly isGuessed?: boolean;
}

export interface FileBuild {
  /**
   * Undefined where no compile_commands.json names the file and no other build file tells of its linking. Folders and
   * target are then taken from a sister.
   */
  readonly facts: BuildFacts | undefined;
  readonly search: SearchPath;
  /** What the build sets that a setting can override. */
  readonly values: ConfigValues;
}

const machine = findArchitecture(process.arch)?.name;

/** Headers of the C library are not read: what they declare is known, and they include each other without end. */
const systemFolders = ['/usr/include', '/usr/lib', '/lib'];

export class Builds {
  readonly #databases: CompileDatabases;
  readonly #files: BuildFiles;

  /**
   * @param report what is wrong with a compile_commands.json, a clause; undefined when it is fine
   * @param openText the text of a build file that is open in an editor, by path
   */
  constructor(
    report: (file: string, why: string | undefined) => void,
    openText: (file: string) => string | undefined = () => undefined,
  ) {
    this.#databases = new CompileDatabases(report);
    this.#files = new BuildFiles(openText);
  }

  /** @param top the workspace folder, or undefined for a file outside of any */
  async of(file: string, top: string | undefined): Promise<FileBuild> {
    const [build, told] = await Promise.all([this.compilationOf(file, top), this.#files.of(file, top)]);
    const { link, targetArch } = told;
    return {
      ...build,
      ...(link.kind === 'unknown' ? {} : { facts: { ...nothingKnown, link, ...build.facts } }),
      // The compile command is what really ran.
      values: { ...(targetArch === undefined ? {} : { targetArch }), ...build.values },
    };
  }

  /** Without what it is linked with, which takes reading the build's own files. */
  async compilationOf(file: string, top: string | undefined): Promise<FileBuild> {
    const found = await this.#databases.of(file, top);
    return found === undefined
      ? { facts: undefined, search: usualSearch(file, top), values: {} }
      : buildOf(found.entry, found.own);
  }

  /** Whether the file, by its path, was read or missed for some answer. */
  usesFile(file: string): boolean {
    return this.#files.uses(file);
  }

  forget(): void {
    this.#databases.forget();
    this.#files.forget();
  }
}

const nothingKnown: BuildFacts = { macros: new Map(), forcedIncludes: [], rejectsUndeclared: undefined };

function buildOf(entry: DatabaseEntry, own: boolean): FileBuild {
  const words = entry.arguments ?? shellWords(entry.command ?? '');
  const options = readCompileOptions(words, machine);
  const { macros, rejectsUndeclared, targetArch } = options;
  const folders = (list: readonly string[]): readonly string[] => [
    ...new Set(
      list
        .filter((one) => !one.includes('\0'))
        .map((one) => path.resolve(entry.directory, one))
        .filter((one) => !systemFolders.some((system) => isInside(system, one))),
    ),
  ];
  const forcedIncludes = options.forced.map((spelling) => ({ spelling, system: false }));
  return {
    facts: own ? { macros, forcedIncludes, rejectsUndeclared, ...linkOfCommand(words) } : undefined,
    search: {
      quoted: folders(options.quoteFolders),
      angled: folders(options.folders),
      workingFolder: own ? entry.directory : undefined,
    },
    values: targetArch === undefined ? {} : { targetArch },
  };
}

/**
 * A command that compiles and links at once. That it has libnuma settles the matter; that it has not says nothing:
 * what records commands leaves libraries out (Bear, intercept-build).
 */
function linkOfCommand(words: readonly string[]): { readonly link?: LinkFacts } {
  if (words.some((one) => /^-(?:c|S|E|M|MM|fsyntax-only)$/.test(one))) return {};
  return words.some((one) => readLinkWord(one, true) === 'numa') ? { link: { kind: 'numa' } } : {};
}

/** Without a build: include/ beside the file and in every folder above it, up to the workspace's. */
function usualSearch(file: string, top: string | undefined): SearchPath {
  const angled: string[] = [];
  for (let at = path.dirname(file); ; at = path.dirname(at)) {
    angled.push(path.join(at, 'include'));
    if (top === undefined || at === top || !isInside(top, path.dirname(at))) break;
  }
  return { quoted: [], angled, workingFolder: undefined, isGuessed: true };
}
