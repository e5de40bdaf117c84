/** The configuration of each file: numa-lens.json of the nearest folder above it. Problems are kept, each file's once. */
import fs from 'node:fs';
import path from 'node:path';
import type { LintConfig } from '../../core/config';
import { configFileName, mergeConfig, readConfigFile, type ConfigValues } from '../../core/config-file';
import { LineIndex } from '../../core/text';
import { findArchitecture } from '../../kernel/architectures';
import { reasonOf } from './source-file';

export interface ConfigFileProblem {
  readonly file: string;
  /** From 1; absent when the file as a whole is meant. */
  readonly line?: number;
  readonly message: string;
}

export class ConfigFiles {
  readonly problems: ConfigFileProblem[] = [];
  readonly #ruleIds: ReadonlySet<string>;
  /** By folder; a folder without a file of its own has that of its parent. */
  readonly #folders = new Map<string, LintConfig>();

  constructor(ruleIds: ReadonlySet<string>) {
    this.#ruleIds = ruleIds;
  }

  of(file: string): LintConfig {
    return this.#folder(path.dirname(file));
  }

  #folder(folder: string): LintConfig {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const own = this.#read(path.join(folder, configFileName));
    const parent = path.dirname(folder);
    const config =
      own !== undefined
        ? mergeConfig([host, own])
        : parent === folder
          ? mergeConfig([host])
          : this.#folder(parent);
    this.#folders.set(folder, config);
    return config;
  }

  #read(file: string): ConfigValues | undefined {
    let text: string;
    try {
      text = fs.readFileSync(file, 'utf8');
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      this.problems.push({ file, message: `it cannot be read, so it is not used: ${reasonOf(error)}` });
      return undefined;
    }
    const { values, problems } = readConfigFile(text.replace(/^\uFEFF/, ''), this.#ruleIds);
    const lines = new LineIndex(text);
    for (const { message, span } of problems) {
      this.problems.push({
        file,
        ...(span === undefined ? {} : { line: lines.positionAt(span.start).line + 1 }),
        message,
      });
    }
    return values;
  }
}

/** What holds where nothing is set: the machine that this runs on. */
const host: ConfigValues = ((): ConfigValues => {
  const architecture = findArchitecture(process.arch);
  return architecture === undefined ? {} : { targetArch: architecture.name };
})();
