/**
 * ripgrep as a finder: it walks a folder and looks for the names of the calls on all cores in one go, so that only files with
 * one of them are ever read here. It is an optional dependency; whatever it cannot say is left to the walk.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ignoresCase, isIgnored, rulesAbove } from '../../../lsp/ignore-files';
import { watchChild } from './watch-child';

/** What is looked for in which files. */
export interface Search {
  readonly globs: readonly string[];
  /** Not those that match one of these as well. */
  readonly except?: readonly string[];
  /** A regular expression in the syntax of Rust's regex crate, over bytes. */
  readonly pattern: string;
  /** Files without a match are named too, else only counted: a name costs ripgrep more than to look through a small file. */
  readonly names: 'all' | 'matches';
}

/** The program, from the package for this machine; `NUMA_LENS_RIPGREP` names another one, or none if it is empty. */
export function findRipgrep(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const named = env['NUMA_LENS_RIPGREP'];
  if (named !== undefined) return named === '' ? undefined : named;
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  try {
    // The package itself only asks for this one, and is an ES module.
    const from = createRequire(createRequire(__filename).resolve('@vscode/ripgrep'));
    return from.resolve(`@vscode/ripgrep-${process.platform}-${process.arch}/bin/${name}`);
  } catch {
    return undefined;
  }
}

/** Files below a folder, relative to it and in bytes as Latin-1: most of them are never looked at again. */
export interface Searched {
  readonly with: readonly string[];
  readonly without: readonly string[];
  /** How many files there are besides, without a match. */
  readonly unnamed: number;
  /** Every file that there is was searched; else some could not be read. */
  readonly complete: boolean;
}

export interface RipgrepOptions {
  readonly program: string;
  readonly searches: readonly Search[];
  readonly respectIgnores: boolean;
  readonly signal?: AbortSignal;
  /** Told when ripgrep has started: it needs nobody until it writes. */
  readonly started?: () => void;
  /** Told of each file with a match as soon as ripgrep says so. */
  readonly met?: (file: string) => void;
}

/**
 * Undefined if ripgrep cannot tell what is below the folder. Never rejects. What holds NUL bytes is searched as all the rest,
 * and UTF-16 with its mark as the text that it is.
 */
export async function searchFolder(
  folder: string,
  { program, respectIgnores, searches, signal, started, met }: RipgrepOptions,
): Promise<Searched | undefined> {
  const common = ['--no-config', '--no-unicode', '--binary', '--hidden', '--null', '--color=never'];
  const ignores = respectIgnores ? await ignoreOptions(folder) : ['--no-ignore'];
  if (ignores === undefined) return undefined;
  const runs = searches.map(async ({ globs, except = [], pattern, names }) => {
    const types = [
      ...globs.map((glob) => `--type-add=numalens:${glob}`),
      '--type=numalens',
      ...except.map((glob) => `--type-add=other:${glob}`),
      ...(except.length > 0 ? ['--type-not=other'] : []),
    ];
    const left = ['--glob=!.git/', '--glob=!node_modules/'];
    const output = ['--count', ...(names === 'all' ? ['--include-zero'] : []), '--stats'];
    const all = [...common, ...ignores, ...types, ...left, ...output, `--regexp=${pattern}`, '--', './'];
    const counts = new Counts(met);
    const ran = await run(program, all, { cwd: folder, signal, read: counts });
    const searched = ran && counts.end();
    // What is to name every file and does not is not understood.
    const isWhole = names === 'matches' || searched?.unnamed === 0;
    return searched && { ...searched, complete: ran.readAll && isWhole };
  });
  started?.();
  const parts = await Promise.all(runs);
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  return {
    with: known.flatMap((part) => part.with),
    without: known.flatMap((part) => part.without),
    unnamed: known.reduce((sum, part) => sum + part.unnamed, 0),
    complete: known.every((part) => part.complete),
  };
}

/** git's rules alone, as the walk reads them. Undefined in a folder that is itself excluded, of which ripgrep knows nothing. */
async function ignoreOptions(folder: string): Promise<readonly string[] | undefined> {
  const { rules, inRepository } = await rulesAbove(folder);
  if (isIgnored(`${folder}/`, rules)) return undefined;
  return [
    '--no-ignore-dot',
    '--no-ignore-global',
    '--no-ignore-messages',
    ...(ignoresCase ? ['--ignore-file-case-insensitive'] : []),
    ...(inRepository ? [] : ['--no-require-git', '--no-ignore-parent']),
  ];
}

/** Undefined if it did not run. */
function run(
  program: string,
  args: readonly string[],
  {
    cwd,
    signal,
    read,
  }: { readonly cwd: string; readonly signal: AbortSignal | undefined; readonly read: Counts },
): Promise<{ readonly readAll: boolean } | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'ignore'],
      ...(signal === undefined ? {} : { signal }),
    });
    watchChild(child);
    child.stdout.on('data', (chunk: Buffer) => {
      read.add(chunk);
    });
    child.on('error', () => {
      resolve(undefined);
    });
    // 0: something found, 1: nothing found, 2: something could not be read.
    child.on('close', (code) => {
      const ran = code === 0 || code === 1 || code === 2;
      resolve(ran ? { readAll: code !== 2 } : undefined);
    });
  });
}

/** `./PATH NUL COUNT LF` for every file that is named, then an empty line and what --stats says; in parts as they come. */
export class Counts {
  readonly #with: string[] = [];
  readonly #without: string[] = [];
  /** Read, and not yet understood: the end of what came last. */
  #rest = '';
  #isOther = false;

  /** @param met told of each file that has a match */
  constructor(private readonly met?: (file: string) => void) {}

  add(part: Buffer): void {
    const text = this.#rest + part.toString('latin1');
    let at = 0;
    for (let end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', at)) {
      const line = text.indexOf('\n', end);
      if (line < 0) break;
      this.#isOther ||= !text.startsWith('./', at);
      const file = text.slice(at + 2, end);
      at = line + 1;
      if (text[end + 1] === '0') this.#without.push(file);
      else {
        this.#with.push(file);
        this.met?.(file);
      }
    }
    this.#rest = text.slice(at);
  }

  /** Undefined if this is not what ripgrep writes. */
  end(): Omit<Searched, 'complete'> | undefined {
    const searched = /^(\d+) files searched$/m.exec(this.#rest)?.[1];
    if (this.#isOther || this.#rest.includes('\0') || searched === undefined) return undefined;
    const unnamed = Number(searched) - this.#with.length - this.#without.length;
    return { with: this.#with, without: this.#without, unnamed };
  }
}

/** The path of bytes as Latin-1; undefined if they are no UTF-8, which no path of Node can be. */
export function decodePath(folder: string, relative: string): string | undefined {
  if (!/[\x80-\xff]/.test(relative)) return joined(folder, relative);
  const bytes = Buffer.from(relative, 'latin1');
  const name = bytes.toString('utf8');
  return Buffer.from(name, 'utf8').equals(bytes) ? joined(folder, name) : undefined;
}

function joined(folder: string, relative: string): string {
  const own = path.sep === '/' ? relative : relative.replaceAll('/', path.sep);
  return folder.endsWith(path.sep) ? folder + own : folder + path.sep + own;
}
