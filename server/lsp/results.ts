/**
 * The lint result of each open document: computed on demand, once per text, configuration and set of headers. A text
 * that is gone is not linted: what was asked of it is answered with the one that took its place.
 * Nothing is kept of a document that was closed, and nothing runs that nobody asked for.
 */
import { buildTexts } from '../core/build/link';
import type { CallSiteInfo } from '../core/call-site';
import type { LintConfig } from '../core/config';
import type { CursorPlace } from '../core/cursor/cursor';
import type { HeaderRequest, LintInput, LintResult } from '../core/lint';
import type { ManifestKind } from '../core/manifest/facts';
import type { Skeleton } from '../core/skeleton/skeleton';
import { isScript } from '../core/syntax/language';
import type { LanguageId } from '../core/syntax/port';
import type { LineIndex } from '../core/text';
import type { Analysis } from './analysis';
import type { Builds, FileBuild } from './build/builds';
import type { Configuration } from './configuration';
import { languageOf } from './documents';
import { HeaderSupply } from './header-rounds';
import type { HeaderReader } from './headers';
import { KnownFunctions } from './known-functions';
import { kindOfFile } from './file-kinds';
import { lintManifestFile } from './manifests';
import { mayMean } from './modules';
import type { OpenDocument } from './open-document';
import { treeHost } from './tree-host';
import { Trees } from './trees';
import { UnnamedScripts } from './unnamed-scripts';
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

export interface ResultsHost {
  folderOf(file: string): string | undefined;
  isOpen(document: OpenDocument): boolean;
  /** Whether the editor listens when a result turns out to be out of date. If not, headers are looked at before each lint. */
  canBeTold(): boolean;
  /** A document in a language was looked at. */
  linted(input: Omit<LintInput, 'parser'>, result: LintResult): void;
  /** A header of the document is another one now, and nobody had told. */
  outdated(uri: string): void;
}

/** A result, and what it is the result of. */
interface Latest {
  readonly document: OpenDocument;
  readonly edition: number;
  readonly generation: number;
  readonly result: DocumentResult;
}

/** What a document is linted with besides its text; holds until somebody tells of a change. */
interface Surroundings {
  readonly generation: number;
  readonly language: LanguageId;
  readonly config: LintConfig;
  readonly build: FileBuild | undefined;
  readonly headers: HeaderSupply;
}

/** Milliseconds from an answer with kept headers until the disk is asked whether they are still the same. */
const untilCheck = 250;

export class Results {
  readonly #analysis: Analysis;
  readonly #configuration: Configuration;
  readonly #headers: HeaderReader;
  readonly #builds: Builds;
  readonly #host: ResultsHost;
  readonly #latest = new Map<string, Latest>();
  readonly #running = new Map<string, Promise<Latest>>();
  readonly #surroundings = new Map<string, Surroundings>();
  readonly #checks = new Map<string, NodeJS.Timeout>();
  /** The headers that a document wanted last time: they are read before its next lint. */
  readonly #wanted = new Map<string, readonly HeaderRequest[]>();
  readonly #functions = new Map<string, KnownFunctions>();
  readonly #scripts = new UnnamedScripts();
  /** What the sources around container files call. */
  readonly #trees: Trees;
  readonly #manifests = new Set<string>();
  #generation = 0;

  constructor(
    analysis: Analysis,
    configuration: Configuration,
    headers: HeaderReader,
    builds: Builds,
    host: ResultsHost,
  ) {
    this.#analysis = analysis;
    this.#configuration = configuration;
    this.#headers = headers;
    this.#builds = builds;
    this.#host = host;
    this.#trees = new Trees(treeHost(analysis, headers, builds));
  }

  /** Undefined for a document that the analysis has nothing to say of. */
  async of(document: OpenDocument): Promise<DocumentResult | undefined> {
    const language = languageOf(document);
    const file = pathOfUri(document.uri);
    const kind = language !== undefined || file === undefined ? undefined : kindOfFile(file);
    if (file !== undefined && kind !== undefined) {
      this.#manifests.add(document.uri);
      return this.#once(document, () => this.#judge(document, file, kind));
    }
    if (language === undefined || !this.#analysis.parser.supports(language)) return undefined;
    // Most scripts have nothing to do with any of this: they cost one look at their text, and at what is edited.
    if (isScript(language) && !this.#scripts.mayCall(document, language)) {
      this.closed(document.uri);
      return undefined;
    }
    return this.#once(document, () => this.#lint(document, language));
  }

  /** What is being written at an offset of a document; nobody waits for an analysis unless there was none so far. */
  async cursor(document: OpenDocument, offset: number): Promise<CursorPlace | undefined> {
    const { edition } = document.state;
    const find = (): CursorPlace | 'outdated' | undefined =>
      this.#functions.get(document.uri)?.cursor(document, offset);
    const known = this.#functions.has(document.uri) ? find() : 'outdated';
    if (known !== 'outdated') return known;
    await this.of(document);
    const found = document.state.edition === edition ? find() : undefined;
    return found === 'outdated' ? undefined : found;
  }

  /** The checks that a call wants which was found in the present text of a document. */
  skeletons(document: OpenDocument, site: CallSiteInfo): readonly Skeleton[] {
    return this.#functions.get(document.uri)?.skeletons(document, site) ?? [];
  }

  /** The result that there is, that of who is at it already, or a new one. */
  async #once(document: OpenDocument, compute: () => Promise<Latest>): Promise<DocumentResult> {
    const { uri } = document;
    for (;;) {
      const latest = this.#latest.get(uri);
      if (latest !== undefined && this.#holds(latest, document)) return latest.result;
      const running = this.#running.get(uri);
      if (running === undefined) break;
      // Its failure is told to whoever asked for it.
      await running.catch(() => undefined);
    }
    const computing = this.#keep(document, compute());
    this.#running.set(uri, computing);
    return (await computing).result;
  }

  async #keep(document: OpenDocument, computing: Promise<Latest>): Promise<Latest> {
    try {
      const latest = await computing;
      if (this.#host.isOpen(document)) this.#latest.set(document.uri, latest);
      return latest;
    } finally {
      this.#running.delete(document.uri);
    }
  }

  #holds({ document, edition, generation }: Latest, wanted: OpenDocument): boolean {
    return document === wanted && edition === wanted.state.edition && generation === this.#present;
  }

  get #present(): number {
    return this.#generation + this.#configuration.generation;
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
    for (const uri of this.#manifests) this.#latest.delete(uri);
  }

  /** Whether the sources around some container file were looked at. */
  get usesTrees(): boolean {
    return this.#trees.isInUse;
  }

  /** Whether some open document was linted with a header of this name. */
  usesHeader(name: string): boolean {
    return [...this.#wanted.values()].some((wanted) =>
      wanted.some(({ spelling }) => mayMean(spelling, name)),
    );
  }

  /** Whether some open document was linted with files that it imports, or without one that it would have. */
  get usesModules(): boolean {
    return [...this.#wanted.values()].some((wanted) =>
      wanted.some(({ spelling }) => spelling.startsWith('.')),
    );
  }

  closed(uri: string): void {
    clearTimeout(this.#checks.get(uri));
    this.#checks.delete(uri);
    this.#latest.delete(uri);
    this.#manifests.delete(uri);
    this.#surroundings.delete(uri);
    this.#wanted.delete(uri);
    this.#functions.delete(uri);
  }

  async #judge(document: OpenDocument, file: string, kind: ManifestKind): Promise<Latest> {
    const { uri } = document;
    const { version, edition, text, lines } = document.state;
    const generation = this.#present;
    const folder = this.#host.folderOf(file);
    const config = await this.#configuration.of(uri, file, folder);
    const { result, sources } = await lintManifestFile(
      { file, kind, text, config, folder, confined: true },
      this.#trees,
    );
    const found = { uri, version, text, lines, config, result, otherFiles: sources, manifest: kind };
    return { document, edition, generation, result: found };
  }

  async #lint(document: OpenDocument, language: LanguageId): Promise<Latest> {
    const { uri } = document;
    const functions = this.#functions.get(uri) ?? new KnownFunctions();
    this.#functions.set(uri, functions);
    const known = this.#surroundings.get(uri);
    const holds = known?.language === language && known.generation === this.#present;
    const kept = holds && (this.#host.canBeTold() || (await known.headers.isCurrent())) ? known : undefined;
    const { generation, config, build, headers } = kept ?? (await this.#surround(document, language));

    const facts = build?.facts;
    const input = {
      ...{ path: pathOfUri(uri) ?? uri, language, config },
      ...(facts === undefined ? {} : { build: facts }),
    };
    // While headers are read the text may change: what is linted is always the present one.
    let state = document.state;
    const { result, otherFiles, hasRead } = await headers.rounds((supplied) => {
      state = document.state;
      return functions.lint(this.#analysis, document, { ...input, headers: supplied });
    });
    const { version, edition, text, lines } = state;
    this.#host.linted({ ...input, text }, result);
    // Closed meanwhile: nothing is kept.
    if (this.#functions.get(uri) === functions) {
      if (kept === undefined || hasRead) this.#rememberWanted(uri, text, headers);
      if (kept !== undefined) this.#checkSoon(uri);
    }
    const others = new Map([...buildTexts(facts?.link), ...otherFiles]);
    const found = { uri, version, text, lines, config, result, otherFiles: others };
    return { document, edition, generation, result: found };
  }

  async #surround(document: OpenDocument, language: LanguageId): Promise<Surroundings> {
    const { uri } = document;
    const generation = this.#present;
    const file = pathOfUri(uri);
    const folder = file === undefined ? undefined : this.#host.folderOf(file);
    const build = file === undefined ? undefined : await this.#builds.of(file, folder);
    const config = await this.#configuration.of(uri, file, folder, build?.values);
    const headers = new HeaderSupply(
      (request) =>
        file === undefined || build === undefined
          ? undefined
          : this.#headers.read(request, { includer: file, language, folder, search: build.search }),
      language,
    );
    await headers.read(this.#wanted.get(uri) ?? []);
    const surroundings = { generation, language, config, build, headers };
    if (this.#host.isOpen(document)) this.#surroundings.set(uri, surroundings);
    return surroundings;
  }

  /** Headers in vain count as long as some text names them. */
  #rememberWanted(uri: string, text: string, headers: HeaderSupply): void {
    const texts = [text, ...headers.texts.values()];
    const named = (spelling: string): boolean => {
      const name = spelling.slice(spelling.lastIndexOf('/') + 1);
      return texts.some((one) => one.includes(name));
    };
    this.#wanted.set(
      uri,
      headers.tried.filter(({ spelling }) => headers.texts.has(spelling) || named(spelling)),
    );
  }

  /** Not every editor tells of every file: what was answered from memory is compared with the disk afterwards. */
  #checkSoon(uri: string): void {
    if (this.#checks.has(uri)) return;
    const check = setTimeout(() => {
      this.#checks.delete(uri);
      void this.#check(uri);
    }, untilCheck);
    this.#checks.set(uri, check.unref());
  }

  async #check(uri: string): Promise<void> {
    const known = this.#surroundings.get(uri);
    // What is at work now checks again when it is done.
    if (known === undefined || this.#running.has(uri) || (await known.headers.isCurrent())) return;
    if (this.#surroundings.get(uri) !== known) return;
    this.#surroundings.delete(uri);
    this.#latest.delete(uri);
    this.#host.outdated(uri);
  }
}
