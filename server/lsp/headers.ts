/**
 * Reads the headers that the analysis asks for: `"x.h"` beside the file, then in include/ of its workspace folder.
 * System headers are not read. A header that is open in the editor counts with the text it has there.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { HeaderRequest } from '../core/lint';
import { isInside, uriOfPath } from './uris';

/** UTF-16 units; a header beyond this is generated data and is treated as unknown. */
const largestHeader = 4 * 1024 * 1024;
const mostCached = 256;

interface CachedHeader {
  readonly modified: number;
  readonly size: number;
  readonly text: string;
}

export class HeaderReader {
  /** In order of use, the longest unused first. */
  readonly #cache = new Map<string, CachedHeader>();
  readonly #openText: (uri: string) => string | undefined;

  constructor(openText: (uri: string) => string | undefined) {
    this.#openText = openText;
  }

  /** The text of a header, or undefined when there is none to be read: missing, a system header, too large. */
  async read(
    request: HeaderRequest,
    includer: string,
    folder: string | undefined,
  ): Promise<string | undefined> {
    if (request.system || request.spelling.includes('\0')) return undefined;
    const candidates = [path.resolve(path.dirname(includer), request.spelling)];
    if (folder !== undefined) candidates.push(path.resolve(folder, 'include', request.spelling));
    for (const candidate of candidates) {
      // "../../../etc/passwd" is text that anybody can write into a file: stay in the workspace, or near the file.
      if (!isInside(folder ?? path.dirname(includer), candidate)) continue;
      const text = this.#openText(uriOfPath(candidate)) ?? (await this.#readFile(candidate));
      if (text !== undefined) return text;
    }
    return undefined;
  }

  async #readFile(file: string): Promise<string | undefined> {
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
      }
      const text = await fs.promises.readFile(file, 'utf8');
      this.#cache.set(file, { modified: mtimeMs, size, text });
      const [oldest] = this.#cache.keys();
      if (this.#cache.size > mostCached && oldest !== undefined) this.#cache.delete(oldest);
      return text;
    } catch {
      // A header that cannot be read is unknown to the analysis, whatever the reason.
      return undefined;
    }
  }
}

async function statOf(file: string): Promise<{ mtimeMs: number; size: number; isFile: boolean }> {
  const stats = await fs.promises.stat(file);
  return { mtimeMs: stats.mtimeMs, size: stats.size, isFile: stats.isFile() };
}
