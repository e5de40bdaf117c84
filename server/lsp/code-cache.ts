/**
 * The server's program, loaded with what V8 made of it in an earlier start. V8 reads all of a program before its first line runs and compiles each
 * function when it is first called, together a third of the time to the first finding. What it made is kept in the user's own folder of caches:
 * like a program it is run, so what anybody else could have written is not read. It fits this text, this V8 and its flags only, or is not used.
 * Sources: XDG Base Directory Specification, XDG_CACHE_HOME; V8's ScriptCompiler::CachedData, as node:vm has it.
 */
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { createRequire, wrap } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { Script } from 'node:vm';

/** For as many programs: an editor's Node and a shell's, each before and after an update. */
const mostKept = 4;
/** Bytes; usual is 2 MB. */
const mostBytes = 64 * 1024 * 1024;
const suffix = '.v8';
const digestBytes = 32;
const writableByOthers = 0o022;

export interface Loaded {
  /** What the program's module exports. */
  readonly exports: unknown;
  /**
   * Keeps what V8 has compiled so far, unless this start had it from there already. V8 is at work on it for some 30 ms, so it is for a moment
   * when nobody waits. What goes wrong leaves nothing kept, and the next start as slow as this one. Resolves when it is on disk.
   */
  keep(): Promise<void>;
}

/**
 * Runs a program of CommonJS as `require` would, but for its place in `require.cache`.
 * @param file its absolute path
 * @param folder as of `codeCacheFolder`; undefined: nothing is read or kept
 */
export function loadProgram(file: string, folder: string | undefined): Loaded {
  const text = fs.readFileSync(file);
  const entry = folder === undefined ? undefined : path.join(folder, nameOf(text));
  const known = entry === undefined ? undefined : readTrusted(entry);
  const script = new Script(wrap(text.toString('utf8')), {
    filename: file,
    ...(known !== undefined && { cachedData: known }),
  });
  const module = { exports: {} };
  const run = script.runInThisContext() as (...args: readonly unknown[]) => void;
  run.call(module.exports, module.exports, createRequire(file), module, file, path.dirname(file));
  let isKept = known !== undefined && script.cachedDataRejected !== true;
  return {
    exports: module.exports,
    async keep() {
      if (isKept || entry === undefined) return;
      isKept = true;
      await write(entry, script.createCachedData());
    },
  };
}

/**
 * Where code is kept, or undefined where it is not: Node's own variable forbids it, or the system does not say who owns a file (Windows).
 * @param env of the process
 */
export function codeCacheFolder(env: NodeJS.ProcessEnv): string | undefined {
  if (process.geteuid === undefined || env['NODE_DISABLE_COMPILE_CACHE'] !== undefined) return undefined;
  const named = env['XDG_CACHE_HOME'];
  const usual = process.platform === 'darwin' ? 'Library/Caches' : '.cache';
  const base = named !== undefined && path.isAbsolute(named) ? named : path.join(os.homedir(), usual);
  return path.join(base, 'numa-lens/code');
}

/** V8 itself compares only the length of the text, its own version and its flags. */
function nameOf(text: Buffer): string {
  const { arch, execArgv, versions } = process;
  const hash = createHash('sha256')
    .update(text)
    .update(JSON.stringify([arch, versions.v8, execArgv]));
  return hash.digest('hex') + suffix;
}

/** Undefined unless it is whole, and nobody but this user can have written it. */
function readTrusted(entry: string): Buffer | undefined {
  try {
    if (!isOwn(fs.statSync(path.dirname(entry)))) return undefined;
    const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = fs.constants;
    const handle = fs.openSync(entry, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const found = fs.fstatSync(handle);
      if (!found.isFile() || !isOwn(found) || found.nlink !== 1 || found.size > mostBytes) return undefined;
      const bytes = fs.readFileSync(handle);
      const code = bytes.subarray(digestBytes);
      return digestOf(code).equals(bytes.subarray(0, digestBytes)) ? code : undefined;
    } finally {
      fs.closeSync(handle);
    }
  } catch {
    // None was kept, or it cannot be read: V8 compiles the text.
    return undefined;
  }
}

function isOwn({ uid, mode }: fs.Stats): boolean {
  return uid === process.geteuid?.() && (mode & writableByOthers) === 0;
}

const digestOf = (code: Buffer): Buffer => createHash('sha256').update(code).digest();

/** Whole or not at all, and the oldest of the others go. */
async function write(entry: string, code: Buffer): Promise<void> {
  const folder = path.dirname(entry);
  const own = `${entry}.${randomUUID()}`;
  try {
    await fs.promises.mkdir(folder, { recursive: true, mode: 0o700 });
    if (!isOwn(await fs.promises.stat(folder))) return;
    await fs.promises.writeFile(own, [digestOf(code), code], { flag: 'wx', mode: 0o600 });
    await fs.promises.rename(own, entry);
    await tidy(folder);
  } catch {
    // No room, no permission, no home: nothing is kept.
    await fs.promises.rm(own, { force: true }).catch(() => undefined);
  }
}

async function tidy(folder: string): Promise<void> {
  const names = (await fs.promises.readdir(folder)).filter((name) => name.endsWith(suffix));
  const entries = names.map((name) => path.join(folder, name));
  const times = await Promise.all(entries.map(async (file) => (await fs.promises.stat(file)).mtimeMs));
  const newestFirst = entries
    .map((file, at) => ({ file, time: times[at] ?? 0 }))
    .sort((one, other) => other.time - one.time);
  for (const { file } of newestFirst.slice(mostKept)) await fs.promises.rm(file, { force: true });
}
