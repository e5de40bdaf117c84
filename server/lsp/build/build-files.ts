/** Reads CMakeLists.txt and the other build files for core, which understands them: each file and folder once. */
import fs from 'node:fs';
import path from 'node:path';
import type { BuildAnswer, BuildRequest, Reading } from '../../core/build/reading';
import { BuildMemory, readSourceBuild, type SourceBuild } from '../../core/build/source-build';
import { findArchitecture } from '../../kernel/architectures';
import { slashed } from '../uris';

/** What a compiler builds for that names no target. */
const machine = findArchitecture(process.arch)?.name;

/** Bytes; a longer build file is generated. */
const largest = 1024 * 1024;

/** What an editor is asked to tell changes of. */
export const buildFileGlob =
  '**/{CMakeLists.txt,*.cmake,GNUmakefile,makefile,Makefile,*.mk,meson.build,CMakePresets.json}';

export function isBuildFile(name: string): boolean {
  return /^(?:CMakeLists\.txt|GNUmakefile|[Mm]akefile|meson\.build|CMakePresets\.json)$|\.(?:cmake|mk)$/.test(
    name,
  );
}

export class BuildFiles {
  /** By path. Promises, so that a burst of requests reads once. */
  #texts = new Map<string, Promise<string | undefined>>();
  #names = new Map<string, Promise<readonly string[]>>();
  #memory = new BuildMemory();
  #builds = new Map<string, Promise<SourceBuild>>();

  /** @param openText the text of a file that is open in an editor */
  constructor(private readonly openText: (file: string) => string | undefined) {}

  of(file: string, top: string | undefined): Promise<SourceBuild> {
    const known = this.#builds.get(file);
    if (known !== undefined) return known;
    const place = { source: slashed(file), top: top === undefined ? undefined : slashed(top), machine };
    const reading = this.#run(readSourceBuild(place, this.#memory));
    this.#builds.set(file, reading);
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
    this.#builds = new Map();
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
function native(file: string): string {
  return path.sep === '/' ? file : file.split('/').join(path.sep);
}
