/**
 * The configuration of a document: the editor's settings for its resource, then numa-lens.json of the nearest folder,
 * which wins because the command line sees the same file. Read when needed, forgotten when the editor tells of a change.
 */
import { say } from '../languages/say';
import path from 'node:path';
import {
  configFileName,
  configKeys,
  mergeConfig,
  readConfigFile,
  readConfigValues,
  valuesFor,
} from '../core/config-file';
import type { ConfigProblem, ConfigValues } from '../core/config-file';
import type { LintConfig } from '../core/config';
import { findArchitecture } from '../kernel/architectures';
import { largestConfig, readPlainFile } from './plain-file';
import { isInside, slashed } from './uris';

export interface ConfigurationHost {
  /** The editor's `numaLens` section for a document; undefined when the editor has no settings to ask for. */
  askSettings(uri: string): Promise<unknown>;
  /** Tells the user, each message once until it goes away. */
  reportSettings(problems: readonly string[]): void;
  /** All problems of one numa-lens.json, none when it is fine or gone. */
  reportFile(file: string, text: string, problems: readonly ConfigProblem[]): void;
  readonly ruleIds: ReadonlySet<string>;
}

/** The rights of the file system give out: an unreadable file is reported like a wrong one. */
async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return (await readPlainFile(file, largestConfig)).toString('utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
}

/** The architecture of the machine that this runs on. */
const machine = findArchitecture(process.arch)?.name;

/** No file here, in contrast to a file that sets nothing. */
const missing: ConfigValues = {};

export class Configuration {
  readonly #host: ConfigurationHost;
  /** By document. Promises, so that a burst of requests asks once. */
  readonly #settings = new Map<string, Promise<ConfigValues>>();
  /** By folder. */
  readonly #files = new Map<string, Promise<ConfigValues>>();
  #generation = 0;

  constructor(host: ConfigurationHost) {
    this.#host = host;
  }

  /** Grows with every change: results of another generation are out of date. */
  get generation(): number {
    return this.#generation;
  }

  /** @param build what the file's build says; the editor's settings and numa-lens.json win over it */
  async of(
    uri: string,
    file: string | undefined,
    folder: string | undefined,
    build: ConfigValues = {},
  ): Promise<LintConfig> {
    const settings = await this.#cached(this.#settings, uri, () => this.#readSettings(uri));
    const own = file === undefined ? {} : await this.#nearest(file, folder);
    return mergeConfig([build, settings, own], machine);
  }

  /** After workspace/didChangeConfiguration, or a change of any numa-lens.json. */
  forget(): void {
    this.#settings.clear();
    this.#files.clear();
    this.#generation++;
  }

  closed(uri: string): void {
    this.#settings.delete(uri);
  }

  #cached(
    cache: Map<string, Promise<ConfigValues>>,
    key: string,
    read: () => Promise<ConfigValues>,
  ): Promise<ConfigValues> {
    const known = cache.get(key);
    if (known !== undefined) return known;
    const reading = read();
    cache.set(key, reading);
    // A failure is not kept: the next request tries again.
    reading.catch(() => cache.delete(key));
    return reading;
  }

  async #readSettings(uri: string): Promise<ConfigValues> {
    const value = await this.#host.askSettings(uri);
    if (value === undefined || value === null) return {};
    const picked = pick(value);
    const { values, problems } = readConfigValues(picked, this.#host.ruleIds);
    this.#host.reportSettings(problems.map((one) => one.message));
    return values;
  }

  /** The first numa-lens.json from a folder upwards, not beyond the workspace folder; alone, only beside the file. */
  async #nearest(document: string, top: string | undefined): Promise<ConfigValues> {
    for (let at = path.dirname(document); ; at = path.dirname(at)) {
      const found = await this.#cached(this.#files, at, () => this.#readFile(path.join(at, configFileName)));
      if (found !== missing) return valuesFor(found, slashed(path.relative(at, document)));
      if (top === undefined || at === top || !isInside(top, path.dirname(at))) return {};
    }
  }

  async #readFile(file: string): Promise<ConfigValues> {
    let text: string | undefined;
    try {
      text = await readIfThere(file);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = say('{file} cannot be read, so it is not used: {reason}.', { file, reason });
      this.#host.reportFile(file, '', [{ message, span: { start: 0, end: 0 } }]);
      return missing;
    }
    if (text === undefined) {
      this.#host.reportFile(file, '', []);
      return missing;
    }
    const { values, problems } = readConfigFile(text, this.#host.ruleIds);
    this.#host.reportFile(file, text, problems);
    return values;
  }
}

/** The server's own keys: the section also holds settings that only the client reads. */
function pick(section: unknown): unknown {
  if (typeof section !== 'object' || section === null) return section;
  return Object.fromEntries(Object.entries(section).filter(([key]) => configKeys.some((one) => one === key)));
}
