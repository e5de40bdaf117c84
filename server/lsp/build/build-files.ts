/** Reads CMakeLists.txt and the other build files for core, which understands them: each file and folder once. */
import fs from 'node:fs';
import path from 'node:path';
import type { LinkFacts } from '../../core/build/link';
import type { BuildAnswer, BuildRequest, Reading } from '../../core/build/reading';
import { BuildMemory, readLinkFacts } from '../../core/build/source-build';

/** Bytes; a longer build file is generated. */
const largest = 1024 * 1024;

/** What an editor is asked to tell changes of. */
export const buildFileGlob = '**/{CMakeLists.txt,*.cmake,GNUmakefile,makefile,Makefile,*.mk,meson.build}';

export function isBuildFile(name: string): boolean {
  return /^(?:CMakeLists\.txt|GNUmakefile|[Mm]akefile|meson\.build)$|\.(?:cmake|mk)$/.test(name);
}

export class BuildFiles {
  /** By path. Promises, so that a burst of requests reads once. */
  #texts = new Map<string, Promise<string | undefined>>();
  #names = new Map<string, Promise<readonly string[]>>();
  #memory = new BuildMemory();
  #links = new Map<string, Promise<LinkFacts>>();

  /** @param openText the text of a file that is open in an editor */
  constructor(private readonly openText: (file: string) => string | undefined) {}

  linkOf(file: string, top: string | undefined): Promise<LinkFacts> {
    const known = this.#links.get(file);
    if (known !== undefined) return known;
    const places = top === undefined ? undefined : slashed(top);
    const reading = this.#run(readLinkFacts(slashed(file), places, this.#memory));
    this.#links.set(file, reading);
    return reading;
  }

  uses(file: string): boolean {
    return this.#texts.has(slashed(file));
  }

  /** Some build file may have changed. */
  forget(): void {
    this.#texts = new Map();
    this.#names = new Map();
    this.#memory = new BuildMemory();
    this.#links = new Map();
  }

  async #run<T>(reading: Reading<T>): Promise<T> {
    let step = reading.next();
    while (step.done !== true) step = reading.next(await this.#answer(step.value));
    return step.value;
  }

  #answer({ kind, path: asked }: BuildRequest): Promise<BuildAnswer> {
    return kind === 'text' ? cached(this.#texts, asked, this.#read) : cached(this.#names, asked, list);
  }

  readonly #read = async (file: string): Promise<string | undefined> => {
    const open = this.openText(native(file));
    if (open !== undefined) return open;
    try {
      const stats = await fs.promises.stat(file);
      if (!stats.isFile() || stats.size > largest) return undefined;
      return await fs.promises.readFile(file, 'utf8');
    } catch {
      // Missing or unreadable: core then knows that it does not know.
      return undefined;
    }
  };
}

async function list(folder: string): Promise<readonly string[]> {
  try {
    return await fs.promises.readdir(folder);
  } catch {
    return [];
  }
}

function cached<T>(
  cache: Map<string, Promise<T>>,
  key: string,
  read: (key: string) => Promise<T>,
): Promise<T> {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const reading = read(key);
  cache.set(key, reading);
  return reading;
}

/** Core's paths have `/` everywhere. */
function slashed(file: string): string {
  return path.sep === '/' ? file : file.split(path.sep).join('/');
}

function native(file: string): string {
  return path.sep === '/' ? file : file.split('/').join(path.sep);
}
