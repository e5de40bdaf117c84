/**
 * Checks files as they are on disk, one after the other: from a path to the diagnostics that the editor would show if the
 * file were opened. Most files hold no name of the family: they are read, looked through and forgotten.
 */
import { buildTexts } from '../../core/build/link';
import type { LintConfig } from '../../core/config';
import type { LintResult } from '../../core/lint';
import type { ManifestKind } from '../../core/manifest/facts';
import { languageOfFile } from '../../core/syntax/language';
import { mayBeFound } from '../../core/syntax/prefilter';
import { LineIndex } from '../../core/text';
import { isForeignHeader } from '../../kernel/headers';
import type { Analysis } from '../analysis';
import { Builds } from '../build/builds';
import { Configuration, type ConfigurationHost } from '../configuration';
import { DiagnosticMemory } from '../diagnostic-memory';
import { isSilent } from '../glance';
import { HeaderSupply } from '../header-rounds';
import { HeaderReader } from '../headers';
import { kindOfFile } from '../file-kinds';
import { lintManifestFile } from '../manifests';
import { MessageJson } from '../message-json';
import { treeHost } from '../tree-host';
import { Trees } from '../trees';
import { readPlainFile } from '../plain-file';
import { pathOfUri, uriOfPath } from '../uris';
import { folderAround } from '../workspace-folders';
import type { CheckedFile, CheckSetup } from './messages';

/** Bytes; what is larger was made by a program, and is checked when it is opened. */
const largestFile = 32 * 1024 * 1024;

export interface CheckerHost extends Omit<ConfigurationHost, 'ruleIds'> {
  /** What is wrong with a compile_commands.json; undefined when it is fine. */
  reportDatabase(file: string, why: string | undefined): void;
}

interface Linted {
  readonly config: LintConfig;
  readonly result: LintResult;
  readonly otherFiles: ReadonlyMap<string, string>;
  readonly spellings: readonly string[];
}

export class FileChecker {
  readonly #setup: CheckSetup;
  readonly #analysis: Analysis;
  readonly #configuration: Configuration;
  readonly #headers: HeaderReader;
  readonly #builds: Builds;
  readonly #trees: Trees;

  constructor(setup: CheckSetup, analysis: Analysis, host: CheckerHost) {
    this.#setup = setup;
    this.#analysis = analysis;
    this.#configuration = new Configuration({ ...host, ruleIds: new Set(analysis.rules.keys()) });
    this.#headers = new HeaderReader((uri) => this.#openText(uri));
    this.#builds = new Builds(
      (file, why) => {
        host.reportDatabase(file, why);
      },
      (file) => setup.openTexts.get(file),
    );
    this.#trees = new Trees(treeHost(analysis, this.#headers, this.#builds));
  }

  /** Undefined: it is gone, or holds nothing that there could be a finding about. Never rejects. */
  async check(file: string): Promise<CheckedFile | undefined> {
    const kind = kindOfFile(file);
    const about = { file, diagnostics: [], spellings: [], isManifest: kind !== undefined };
    try {
      const text = this.#setup.openTexts.get(file) ?? (await textOf(file));
      if (text === undefined) return undefined;
      const linted =
        kind === undefined ? await this.#source(file, text) : await this.#manifest(file, kind, text);
      return (
        linted && {
          ...about,
          diagnostics: this.#diagnostics(file, text, linted),
          spellings: linted.spellings,
        }
      );
    } catch (error) {
      return { ...about, problem: error instanceof Error ? error.message : String(error) };
    }
  }

  async #source(file: string, text: string): Promise<Linted | undefined> {
    const language = languageOfFile(file, text);
    if (language === undefined || !mayBeFound(text, language)) return undefined;
    const folder = folderAround(this.#setup.folders, file);
    const build = await this.#builds.of(file, folder);
    const config = await this.#config(file, folder, build.values);
    const { search, facts } = build;
    const supply = new HeaderSupply(
      (request) => this.#headers.read(request, { includer: file, language, folder, search }),
      language,
    );
    const { parser } = this.#analysis;
    const input = {
      path: file,
      text,
      language,
      config,
      parser,
      ...(facts === undefined ? {} : { build: facts }),
    };
    const { result, otherFiles } = await supply.rounds((headers) =>
      this.#analysis.lint({ ...input, headers }),
    );
    if (!this.#setup.openTexts.has(file)) this.#trees.met(file, text, result);
    return {
      ...{ config, result },
      otherFiles: new Map([...buildTexts(facts?.link), ...otherFiles]),
      spellings: supply.tried
        .filter(({ system, spelling }) => !system || !isForeignHeader(spelling))
        .map(({ spelling }) => spelling),
    };
  }

  async #manifest(file: string, kind: ManifestKind, text: string): Promise<Linted> {
    const folder = folderAround(this.#setup.folders, file);
    const config = await this.#config(file, folder);
    const asked = { file, kind, text, config, folder, confined: true };
    const { result, sources } = await lintManifestFile(asked, this.#trees);
    return { config, result, otherFiles: sources, spellings: [] };
  }

  async #config(
    file: string,
    folder: string | undefined,
    build: Parameters<Configuration['of']>[3] = {},
  ): Promise<LintConfig> {
    const uri = uriOfPath(file);
    const config = await this.#configuration.of(uri, file, folder, build);
    this.#configuration.closed(uri);
    return config;
  }

  #diagnostics(
    file: string,
    text: string,
    { config, result, otherFiles }: Linted,
  ): CheckedFile['diagnostics'] {
    if (result.findings.length === 0) return [];
    const lines = new LineIndex(text);
    return new DiagnosticMemory().of(
      { uri: uriOfPath(file), version: 0, text, lines, config, result, otherFiles },
      {
        ...{ rules: this.#analysis.rules, abilities: this.#setup.abilities, json: new MessageJson() },
        textOf: (uri) => this.#openText(uri),
      },
    );
  }

  #openText(uri: string): string | undefined {
    const file = pathOfUri(uri);
    return file === undefined ? undefined : this.#setup.openTexts.get(file);
  }
}

/** The text of a file that may hold a finding. */
async function textOf(file: string): Promise<string | undefined> {
  const bytes = await bytesOf(file);
  if (bytes === undefined || isSilent(file, bytes) || bytes.includes(0)) return undefined;
  return new TextDecoder('utf-8').decode(bytes);
}

async function bytesOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readPlainFile(file, largestFile);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
}
