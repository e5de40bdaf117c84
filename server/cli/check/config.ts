/** The configuration of each file: numa-lens.json of the nearest folder above it. Problems are kept, each file's once. */
import fs from 'node:fs';
import path from 'node:path';
import type { LintConfig } from '../../core/config';
import {
  configFileName,
  mergeConfig,
  readConfigFile,
  valuesFor,
  type ConfigValues,
} from '../../core/config-file';
import { LineIndex } from '../../core/text';
import { findArchitecture } from '../../kernel/architectures';
import { largestConfig, readPlainFileSync } from '../../lsp/plain-file';
import { slashed } from '../../lsp/uris';
import { reasonOf } from './source-file';
import { say } from '../../languages/say';

export interface ConfigFileProblem {
  readonly file: string;
  /** From 1; absent when the file as a whole is meant. */
  readonly line?: number;
  readonly message: string;
}

/** A numa-lens.json and the folder that its patterns are relative to. */
interface FolderConfig {
  readonly folder: string;
  readonly values: ConfigValues;
}

export class ConfigFiles {
  readonly problems: ConfigFileProblem[] = [];
  readonly #ruleIds: ReadonlySet<string>;
  /** By folder; a folder without a file of its own has that of its parent. */
  readonly #folders = new Map<string, FolderConfig | undefined>();

  constructor(ruleIds: ReadonlySet<string>) {
    this.#ruleIds = ruleIds;
  }

  /** @param build what the file's build says; numa-lens.json wins over it */
  of(file: string, build: ConfigValues = {}): LintConfig {
    const found = this.#folder(path.dirname(file));
    if (found === undefined) return mergeConfig([build], machine);
    const relative = slashed(path.relative(found.folder, file));
    return mergeConfig([build, valuesFor(found.values, relative)], machine);
  }

  /** Reads what is set for files of a folder that need not be linted: mistakes in it are told all the same. */
  meet(folder: string): void {
    this.#folder(folder);
  }

  #folder(folder: string): FolderConfig | undefined {
    if (this.#folders.has(folder)) return this.#folders.get(folder);
    const values = this.#read(path.join(folder, configFileName));
    const parent = path.dirname(folder);
    const inherited = values === undefined && parent !== folder ? this.#folder(parent) : undefined;
    const config = values === undefined ? inherited : { folder, values };
    this.#folders.set(folder, config);
    return config;
  }

  #read(file: string): ConfigValues | undefined {
    let text: string;
    try {
      // Nearly every folder has none, and an exception takes ten times as long.
      if (fs.statSync(file, { throwIfNoEntry: false }) === undefined) return undefined;
      text = readPlainFileSync(file, largestConfig).toString('utf8');
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      this.problems.push({
        file,
        message: say('it cannot be read, so it is not used: {reason}', { reason: reasonOf(error) }),
      });
      return undefined;
    }
    const { values, problems } = readConfigFile(text.replace(/^\uFEFF/, ''), this.#ruleIds);
    const lines = new LineIndex(text);
    for (const { message, span } of problems) {
      this.problems.push({
        file,
        line: lines.positionAt(span.start).line + 1,
        message,
      });
    }
    return values;
  }
}

/** The architecture of the machine that this runs on. */
const machine = findArchitecture(process.arch)?.name;
