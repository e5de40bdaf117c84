/**
 * Reads the headers that the analysis asks for, where a compiler would look for them: `"x.h"` beside the file, then on
 * the search path of its build; the files that a script imports, where Node and TypeScript would. One that is open in the editor counts with the text it has there.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { HeaderRequest } from '../core/lint';
import { isScript } from '../core/syntax/language';
import type { LanguageId } from '../core/syntax/port';
import { isForeignHeader } from '../kernel/headers';
import type { SearchPath } from './build/builds';
import type { ReadHeader } from './header-rounds';
import { moduleFiles } from './modules';
import { isInside, uriOfPath } from './uris';

/** UTF-16 units; a header beyond this is generated data and is treated as unknown. */
const largestHeader = 4 * 1024 * 1024;
const mostCached = 2048;
/** UTF-16 units over all cached headers. */
const mostCachedText = 32 * 1024 * 1024;

interface CachedHeader {
  readonly modified: number;
  readonly size: number;
  readonly text: string;
}

/** From where headers are read for one file. */
export interface HeaderPlaces {
  readonly includer: string;
  /** Of the includer. */
  readonly language: LanguageId;
  /** The workspace folder. */
  readonly folder: string | undefined;
  readonly search: SearchPath;
}

export class HeaderReader {
  /** In order of use, the longest unused first. */
  readonly #cache = new Map<string, CachedHeader>();
  #cachedText = 0;
  /** Paths at which there is no header; most looks on a long search path are in vain. */
  readonly #missing = new Set<string>();
  readonly #openText: (uri: string) => string | undefined;

  constructor(openText: (uri: string) => string | undefined) {
    this.#openText = openText;
  }

  /** Files may have come. */
  forget(): void {
    this.#missing.clear();
  }

  /** A header, or undefined when there is none to be read: missing, of the C library, too large. */
  read(request: HeaderRequest, places: HeaderPlaces): Promise<ReadHeader | undefined> | undefined {
    const { system } = request;
    const { includer, folder, search } = places;
    const libnumas = /^<(.*)>$/.exec(request.spelling)?.[1];
    // It takes a build to know that it is not libnuma's.
    if (libnumas !== undefined && search.isGuessed === true) return undefined;
    const spelling = libnumas ?? request.spelling;
    if (spelling.includes('\0') || (system && isForeignHeader(spelling))) return undefined;
    const own = path.dirname(includer);
    if (isScript(places.language)) {
      const files = moduleFiles(spelling).map((one) => path.resolve(own, one));
      return this.#first(files.filter((one) => isInside(folder ?? own, one)));
    }
    const working = search.workingFolder === undefined ? [] : [search.workingFolder];
    const folders = system ? search.angled : [own, ...working, ...search.quoted, ...search.angled];
    // "../../../etc/passwd" is text that anybody can write into a file: stay in the workspace, or where the build looks.
    return this.#first(
      folders.flatMap((one) => {
        const candidate = path.resolve(one, spelling);
        return [folder ?? own, one].some((allowed) => isInside(allowed, candidate)) ? [candidate] : [];
      }),
    );
  }

  /** The first of these files that there is. */
  async #first(candidates: readonly string[]): Promise<ReadHeader | undefined> {
    for (const file of candidates) {
      const text = this.#openText(uriOfPath(file)) ?? (await this.#readFile(file));
      if (text !== undefined) return { file, text };
    }
    return undefined;
  }

  async #readFile(file: string): Promise<string | undefined> {
    if (this.#missing.has(file)) return undefined;
    try {
      const { mtimeMs, size, isFile } = await statOf(file);
      if (!isFile || size > largestHeader) return undefined;
      const cached = this.#cache.get(file);
      if (cached !== undefined) {
        this.#cache.delete(file);
        if (cached.modified === mtimeMs && cached.size === size) {
          this.#cache.set(file, cached);
          return cached.text;
        }
        this.#cachedText -= cached.text.length;
      }
      const text = await fs.promises.readFile(file, 'utf8');
      this.#cache.set(file, { modified: mtimeMs, size, text });
      this.#cachedText += text.length;
      this.#shrink();
      return text;
    } catch {
      // A header that cannot be read is unknown to the analysis, whatever the reason.
      this.#missing.add(file);
      return undefined;
    }
  }

  #shrink(): void {
    for (const [file, { text }] of this.#cache) {
      if (this.#cache.size <= mostCached && this.#cachedText <= mostCachedText) return;
      this.#cache.delete(file);
      this.#cachedText -= text.length;
    }
  }
}

async function statOf(file: string): Promise<{ mtimeMs: number; size: number; isFile: boolean }> {
  const stats = await fs.promises.stat(file);
  return { mtimeMs: stats.mtimeMs, size: stats.size, isFile: stats.isFile() };
}
