/**
 * The tree around a container file: which of its sources call the family, and which other files say how programs are run.
 * Walked when somebody asks, in the background of everything else (every file is a turn of the event loop), then kept up
 * to date file by file. Bounded: of a tree that is larger, what was found in time counts.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { LintResult } from '../core/lint';
import type { Manifest } from '../core/manifest/facts';
import { isForeignFolder, largestManifest, manifestKindOf } from '../core/manifest/kinds';
import { callingSource, type CallingSource, type Tree } from '../core/manifest/tree';
import { languageOfPath } from '../core/syntax/language';
import { mayCall } from '../core/syntax/prefilter';
import { isIgnored, rulesAbove, rulesIn, type TreeRules } from './ignore-files';
import { readPlainFile } from './plain-file';
import { isInside, slashed } from './uris';

/** Entries of folders. */
const mostFiles = 50_000;
/** Bytes; a source that is larger is generated. */
const largestSource = 1024 * 1024;
/** Sources that are analysed for one tree; the rest of a tree that calls so often says nothing new. */
const mostSources = 200;

/** What of one file matters to a tree. */
interface FileRecord {
  readonly source?: CallingSource;
  /** Of a calling source: related places are shown with their lines. */
  readonly text?: string;
  readonly manifest?: Manifest;
  readonly knowsOfFilters?: true;
}

type Records = Map<string, FileRecord>;

const nothing: FileRecord = {};

export interface TreeHost {
  /** The calls of a source, its headers read. */
  lint(file: string, text: string, top: string): Promise<LintResult>;
  /** The files below a folder that hold anything of interest, faster than by reading them all; undefined: not known. */
  list?(top: string): Promise<readonly string[] | undefined>;
}

export interface TreeView {
  readonly tree: Tree;
  /** Of calling sources, by their absolute paths. */
  readonly texts: ReadonlyMap<string, string>;
}

export class Trees {
  readonly #host: TreeHost;
  /** By top folder. */
  readonly #trees = new Map<string, Promise<Records>>();
  /** Files that were analysed already, by path. */
  readonly #known = new Map<string, FileRecord>();

  constructor(host: TreeHost) {
    this.#host = host;
  }

  async around(top: string): Promise<TreeView> {
    const records = await (this.#trees.get(top) ?? this.#start(top));
    const sources: CallingSource[] = [];
    const manifests = new Map<string, Manifest>();
    const texts = new Map<string, string>();
    let knowsOfFilters = false;
    for (const [file, { source, text, manifest, knowsOfFilters: knows }] of records) {
      if (source !== undefined) {
        const own = { ...source, path: relative(top, file) };
        sources.push(own);
        texts.set(file, text ?? '');
      }
      if (manifest !== undefined) manifests.set(relative(top, file), manifest);
      knowsOfFilters ||= knows === true;
    }
    sources.sort((a, b) => (a.path < b.path ? -1 : 1));
    return { tree: { name: path.basename(top), sources, manifests, knowsOfFilters }, texts };
  }

  /** A file was analysed for another reason: it is not read again. Without a result it has no call. */
  met(file: string, text: string, result: LintResult | undefined): void {
    const record = result === undefined ? nothing : recordOf(file, text, result);
    // What is read for other reasons as well is read again.
    if (manifestKindOf(slashed(file)) === undefined) this.#known.set(file, record);
  }

  /** A file changed on disk, came or went. True when some tree may say something else now. */
  changed(file: string): boolean {
    this.#known.delete(file);
    let affected = false;
    for (const [top, tree] of this.#trees) {
      if (!isInside(top, file) || isLeftOut(relative(top, file)) || !isOfInterest(file)) continue;
      affected = true;
      const updated = tree.then(async (records) => {
        const record = await this.#read(file, top, records);
        if (record === nothing) records.delete(file);
        else records.set(file, record);
        return records;
      });
      this.#trees.set(top, updated);
    }
    return affected;
  }

  get isInUse(): boolean {
    return this.#trees.size > 0;
  }

  /** Everything may have changed. */
  forget(): void {
    this.#trees.clear();
    this.#known.clear();
  }

  #start(top: string): Promise<Records> {
    const walking = this.#walk(top);
    this.#trees.set(top, walking);
    // A failure is not kept: the next request tries again.
    walking.catch(() => {
      if (this.#trees.get(top) === walking) this.#trees.delete(top);
    });
    return walking;
  }

  async #walk(top: string): Promise<Records> {
    const records: Records = new Map();
    const listed = await this.#host.list?.(top);
    if (listed !== undefined) {
      for (const file of listed) await this.#take(file, top, records);
      return records;
    }
    const folders: { readonly folder: string; readonly above: TreeRules }[] = [
      { folder: top, above: await rulesAbove(top) },
    ];
    let left = mostFiles;
    for (let at = folders.shift(); at !== undefined && left > 0; at = folders.shift()) {
      const { folder } = at;
      const above = await rulesIn(folder, at.above);
      const { rules } = above;
      for (const entry of await entriesOf(folder)) {
        if (--left <= 0) break;
        const file = path.join(folder, entry.name);
        if (entry.isDirectory()) {
          if (entry.name !== '.git' && !isForeignFolder(entry.name) && !isIgnored(`${file}/`, rules))
            folders.push({ folder: file, above });
        } else if (entry.isFile() && isOfInterest(file) && !isIgnored(file, rules)) {
          await this.#take(file, top, records);
        }
      }
    }
    return records;
  }

  async #take(file: string, top: string, records: Records): Promise<void> {
    const record = this.#known.get(file) ?? (await this.#read(file, top, records));
    if (record !== nothing) records.set(file, record);
  }

  async #read(file: string, top: string, records: Records): Promise<FileRecord> {
    const bytes = await bytesOf(file);
    if (bytes === undefined || bytes.includes(0)) return nothing;
    const kind = manifestKindOf(slashed(file));
    const language = languageOfPath(file);
    if (language === undefined) {
      const knows = (kind ?? 'kubernetes') === 'kubernetes' && knowing.test(bytes.toString('latin1'));
      if (knows) return { knowsOfFilters: true };
      if (kind === undefined || kind === 'kubernetes' || bytes.length > largestManifest) return nothing;
      // The readers of YAML and the like are loaded with the first such file.
      const { readManifest } = await import('../manifests/read.js');
      return { manifest: readManifest(kind, slashed(file), textOf(bytes)) };
    }
    const analysed = [...records.values()].filter(({ source }) => source !== undefined).length;
    if (analysed >= mostSources || !mayCall(bytes.toString('latin1'), language)) return nothing;
    const text = textOf(bytes);
    const record = await this.#analyse(file, text, top);
    this.#known.set(file, record);
    return record;
  }

  /** A fault of the analysis in one source must not take what the others say along; linting that source shows it. */
  async #analyse(file: string, text: string, top: string): Promise<FileRecord> {
    try {
      return recordOf(file, text, await this.#host.lint(file, text, top));
    } catch {
      return nothing;
    }
  }
}

function recordOf(file: string, text: string, { callSites }: LintResult): FileRecord {
  const source = callingSource(file, text, callSites);
  return source === undefined ? nothing : { source, text };
}

/**
 * The folder that a manifest's paths and its sources are looked for in: the repository, else the folder, else its own.
 * @param confined nothing above the folder is looked at
 */
export function topOf(file: string, folder: string | undefined, confined: boolean): string {
  const own = path.dirname(file).replace(/[\\/]\.devcontainer(?:[\\/].*)?$/, '');
  const last = confined ? (folder ?? own) : undefined;
  for (let at = own; ; at = path.dirname(at)) {
    if (fs.existsSync(path.join(at, '.git'))) return at;
    if (at === last || path.dirname(at) === at)
      return folder !== undefined && isInside(folder, own) ? folder : own;
  }
}

/** Scripts and documents that start containers, beside the sources and the container files. */
const telling =
  /\.(?:md|rst|txt|sh|bash|mk|ya?ml|json|toml|just|service|py)$|(?:^|[\\/])(?:GNU)?[Mm]akefile$|(?:^|[\\/])[Jj]ustfile$/;
const knowing = /seccomp|--privileged\b|privileged:\s*true/;

/** The same for ripgrep: names that match one of these, and lines that may be of such a text. */
export const tellingGlobs: readonly string[] = [
  '*.{md,rst,txt,sh,bash,mk,yml,yaml,json,toml,just,service,py}',
  '{,GNU}[mM]akefile',
  '[jJ]ustfile',
];
export const tellingPattern = 'seccomp|--privileged|privileged:\\s*(?:true|$)';

/** Whether a tree has any use for the file, of which only the name is looked at. */
export function isOfInterestIn(top: string, file: string): boolean {
  return isOfInterest(file) && !isLeftOut(relative(top, file));
}

function isOfInterest(file: string): boolean {
  return (
    languageOfPath(file) !== undefined || manifestKindOf(slashed(file)) !== undefined || telling.test(file)
  );
}

function isLeftOut(file: string): boolean {
  return file.split('/').some((part) => part === '.git' || isForeignFolder(part));
}

async function entriesOf(folder: string): Promise<readonly fs.Dirent[]> {
  try {
    return await fs.promises.readdir(folder, { withFileTypes: true });
  } catch {
    // What cannot be read is not known.
    return [];
  }
}

async function bytesOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readPlainFile(file, largestSource);
  } catch {
    return undefined;
  }
}

function textOf(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

function relative(top: string, file: string): string {
  return slashed(path.relative(top, file));
}
