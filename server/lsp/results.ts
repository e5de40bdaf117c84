/**
 * The lint result of each open document: computed on demand, once per version, configuration and set of headers.
 * Nothing is kept of a document that was closed, and nothing runs that nobody asked for.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { buildTexts } from '../core/build/link';
import { LintCache } from '../core/cache';
import type { LintConfig } from '../core/config';
import type { HeaderRequest, LintResult } from '../core/lint';
import type { ManifestKind } from '../core/manifest/facts';
import { isScript } from '../core/syntax/language';
import type { LanguageId } from '../core/syntax/port';
import { mayCall } from '../core/syntax/prefilter';
import { LineIndex } from '../core/text';
import type { Analysis } from './analysis';
import type { Builds } from './build/builds';
import type { Configuration } from './configuration';
import { languageOf } from './documents';
import { lintWithHeaders } from './header-rounds';
import type { HeaderReader } from './headers';
import { kindOfFile, lintManifestFile } from './manifests';
import { mayBeModule } from './modules';
import { treeHost } from './tree-host';
import { Trees } from './trees';
import { pathOfUri } from './uris';

/** What was found in one version of a document. */
export interface DocumentResult {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly lines: LineIndex;
  readonly config: LintConfig;
  readonly result: LintResult;
  /** Other files that findings and fixes point into, by path: what they were when they were read. */
  readonly otherFiles: ReadonlyMap<string, string>;
  /** Of a container file or a unit. */
  readonly manifest?: ManifestKind;
}

interface Entry {
  readonly version: number;
  readonly generation: number;
  readonly computing: Promise<DocumentResult>;
}

export class Results {
  readonly #analysis: Analysis;
  readonly #configuration: Configuration;
  readonly #headers: HeaderReader;
  readonly #builds: Builds;
  readonly #folderOf: (file: string) => string | undefined;
  readonly #entries = new Map<string, Entry>();
  /** The headers that a document wanted last time: its next lint has them from the start. */
  readonly #wanted = new Map<string, readonly HeaderRequest[]>();
  /** The functions of each document: an edit analyses anew what it touches. */
  readonly #functions = new Map<string, LintCache>();
  /** What the sources around container files call. */
  readonly #trees: Trees;
  readonly #manifests = new Set<string>();
  #generation = 0;

  constructor(
    analysis: Analysis,
    configuration: Configuration,
    headers: HeaderReader,
    builds: Builds,
    folderOf: (file: string) => string | undefined,
  ) {
    this.#analysis = analysis;
    this.#configuration = configuration;
    this.#headers = headers;
    this.#builds = builds;
    this.#folderOf = folderOf;
    this.#trees = new Trees(treeHost(analysis, headers, builds));
  }

  /** Undefined for a document that the analysis has nothing to say of. */
  async of(document: TextDocument): Promise<DocumentResult | undefined> {
    const language = languageOf(document);
    const file = pathOfUri(document.uri);
    const kind = language !== undefined || file === undefined ? undefined : kindOfFile(file);
    if (file !== undefined && kind !== undefined) {
      this.#manifests.add(document.uri);
      return this.#kept(document, () => this.#judge(document, file, kind));
    }
    if (language === undefined || !this.#analysis.parser.supports(language)) return undefined;
    // Most scripts have nothing to do with any of this: they cost one look at their text.
    if (isScript(language) && !mayCall(document.getText(), language)) {
      this.closed(document.uri);
      return undefined;
    }
    return this.#result(document, language);
  }

  #result(document: TextDocument, language: LanguageId): Promise<DocumentResult> {
    return this.#kept(document, () => {
      const cache = this.#functions.get(document.uri) ?? new LintCache();
      this.#functions.set(document.uri, cache);
      return this.#compute(document, language, cache);
    });
  }

  #kept(document: TextDocument, compute: () => Promise<DocumentResult>): Promise<DocumentResult> {
    const generation = this.#generation + this.#configuration.generation;
    const known = this.#entries.get(document.uri);
    if (known?.version === document.version && known.generation === generation) return known.computing;
    const computing = compute();
    this.#entries.set(document.uri, { version: document.version, generation, computing });
    // A failure is not kept: the next request tries again.
    computing.catch(() => {
      if (this.#entries.get(document.uri)?.computing === computing) this.#entries.delete(document.uri);
    });
    return computing;
  }

  /** The text changed. Not every editor counts versions, so the version alone does not tell. */
  changed(uri: string): void {
    this.#entries.delete(uri);
  }

  /** A header changed, on disk or in the editor. */
  forget(): void {
    this.#headers.forget();
    this.#generation++;
  }

  /** Everything around container files may have changed. */
  forgetTrees(): void {
    this.#trees.forget();
    this.#forgetManifests();
  }

  /** A file changed on disk. True when the result of an open container file may be another one now. */
  changedOnDisk(file: string): boolean {
    if (!this.#trees.changed(file)) return false;
    this.#forgetManifests();
    return this.#manifests.size > 0;
  }

  #forgetManifests(): void {
    for (const uri of this.#manifests) this.#entries.delete(uri);
  }

  /** Whether the sources around some container file were looked at. */
  get usesTrees(): boolean {
    return this.#trees.isInUse;
  }

  /** Whether some open document was linted with a header of this name. */
  usesHeader(name: string): boolean {
    return [...this.#wanted.values()].some((wanted) =>
      wanted.some(
        ({ spelling }) =>
          spelling === name ||
          spelling.endsWith(`/${name}`) ||
          (spelling.startsWith('.') && mayBeModule(name, spelling)),
      ),
    );
  }

  /** Whether some open document was linted with files that it imports, or without one that it would have. */
  get usesModules(): boolean {
    return [...this.#wanted.values()].some((wanted) =>
      wanted.some(({ spelling }) => spelling.startsWith('.')),
    );
  }

  closed(uri: string): void {
    this.#entries.delete(uri);
    this.#manifests.delete(uri);
    this.#wanted.delete(uri);
    this.#functions.delete(uri);
  }

  async #judge(document: TextDocument, file: string, kind: ManifestKind): Promise<DocumentResult> {
    const text = document.getText();
    const { uri, version } = document;
    const folder = this.#folderOf(file);
    const config = await this.#configuration.of(uri, file, folder);
    const { result, sources } = await lintManifestFile(
      { file, kind, text, config, folder, confined: true },
      this.#trees,
    );
    const lines = new LineIndex(text);
    return { uri, version, text, lines, config, result, otherFiles: sources, manifest: kind };
  }

  async #compute(document: TextDocument, language: LanguageId, cache: LintCache): Promise<DocumentResult> {
    // The text is taken now: `document` changes in place while headers are read.
    const text = document.getText();
    const { uri, version } = document;
    const file = pathOfUri(uri);
    const folder = file === undefined ? undefined : this.#folderOf(file);
    const build = file === undefined ? undefined : await this.#builds.of(file, folder);
    const config = await this.#configuration.of(uri, file, folder, build?.values);
    const snapshot = { uri, version, text, lines: new LineIndex(text), config };

    const facts = build?.facts;
    const input = {
      ...{ path: file ?? uri, text, language, config, cache, parser: this.#analysis.parser },
      ...(facts === undefined ? {} : { build: facts }),
    };
    const { result, headers, otherFiles, tried } = await lintWithHeaders(
      (supplied) => this.#analysis.lint({ ...input, headers: supplied }),
      async (request) =>
        file === undefined || build === undefined
          ? undefined
          : this.#headers.read(request, { includer: file, language, folder, search: build.search }),
      language,
      this.#wanted.get(uri),
    );
    // Closed meanwhile: nothing is kept.
    if (this.#functions.get(uri) === cache) {
      const texts = [text, ...headers.values()];
      const named = (spelling: string): boolean => {
        const name = spelling.slice(spelling.lastIndexOf('/') + 1);
        return texts.some((one) => one.includes(name));
      };
      this.#wanted.set(
        uri,
        tried.filter(({ spelling }) => headers.has(spelling) || named(spelling)),
      );
    }
    const others = new Map([...buildTexts(build?.facts?.link), ...otherFiles]);
    return { ...snapshot, result, otherFiles: others };
  }
}
