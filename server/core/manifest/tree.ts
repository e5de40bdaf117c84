/**
 * The tree around a manifest: which of its sources make which calls, and which other files say how programs are run.
 * Gathered by the hosts. Paths are relative to the tree's top, with `/`.
 */
import type { CallName } from '../../kernel/calls';
import type { CallSiteInfo } from '../call-site';
import { matchesPattern } from '../file-patterns';
import { isScript, languageOfPath } from '../syntax/language';
import type { Span } from '../text';
import type { ImageRecipe, Manifest } from './facts';

/** One source that calls the family. */
export interface CallingSource {
  readonly path: string;
  /** As related places name it: absolute. */
  readonly place: string;
  /** The first call of each kind. */
  readonly calls: ReadonlyMap<CallName, Span>;
  /** A call of move_pages or migrate_pages for another process than the caller. */
  readonly other: Span | undefined;
  /** It uses MPOL_MF_MOVE_ALL. */
  readonly movesAll: boolean;
  /** It sets priorities or scheduling classes, for which CAP_SYS_NICE is as well. */
  readonly schedules: boolean;
}

export interface Tree {
  /** The name of its top folder. */
  readonly name: string;
  readonly sources: readonly CallingSource[];
  readonly manifests: ReadonlyMap<string, Manifest>;
  /** A script, a document or a build file speaks of seccomp or of privileged containers: its authors know. */
  readonly knowsOfFilters: boolean;
}

const scheduling =
  /\b(?:sched_setscheduler|sched_setparam|sched_setattr|pthread_setschedparam|setpriority|nice|ioprio_set|SCHED_(?:FIFO|RR|DEADLINE))\b/;

/** The caller itself, as a number or as a call that gives it. */
const ownPid =
  /^(?:0[uUlL]*|\(?\s*(?:pid_t\s*\)\s*)?0|(?:::)?(?:getpid|gettid)\s*\(\s*\)|process\.pid|Deno\.pid)$/;

/**
 * Undefined for a file without a call that can be relied on.
 * @param file absolute; who puts it into a tree gives it its path there
 */
export function callingSource(
  file: string,
  text: string,
  sites: readonly CallSiteInfo[],
): CallingSource | undefined {
  const calls = new Map<CallName, Span>();
  let other: Span | undefined;
  let movesAll = false;
  for (const { call, callee, sound, arguments: given } of sites) {
    if (!sound) continue;
    if (!calls.has(call)) calls.set(call, callee);
    const argument = (role: string): (typeof given)[number] | undefined =>
      given.find((one) => one.role === role);
    const pid = argument('pid');
    if (
      pid !== undefined &&
      pid.folded !== 0n &&
      !ownPid.test(pid.expanded.trim()) &&
      !ownPid.test(pid.text.trim())
    )
      other ??= callee;
    const flags = argument('flags');
    movesAll ||= typeof flags?.folded === 'bigint' && (flags.folded & 4n) !== 0n;
  }
  if (calls.size === 0) return undefined;
  movesAll ||= /\bMPOL_MF_MOVE_ALL\b/.test(text);
  return { path: file, place: file, calls, other, movesAll, schedules: scheduling.test(text) };
}

/** `a/b/../c` → `a/c`; undefined where it leaves the tree. The top is ''. */
export function normal(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

export function join(folder: string, path: string): string | undefined {
  return path.startsWith('/') ? undefined : normal(`${folder}/${path}`);
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

const isBelow = (folder: string, path: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`);

/** The calling sources below a folder or equal to a file. */
export function sourcesBelow(tree: Tree, folder: string): readonly CallingSource[] {
  return tree.sources.filter((one) => isBelow(folder, one.path));
}

/**
 * The calling sources that a build with this context takes into its image and makes a program of: many images of a
 * repository take all of it along and need a few files.
 */
export function sourcesCopied(
  tree: Tree,
  context: string,
  { copies, compiles, runsScripts }: ImageRecipe,
): readonly CallingSource[] {
  return sourcesBelow(tree, context).filter(({ path }) => {
    const language = languageOfPath(path);
    if (!(language !== undefined && isScript(language) ? runsScripts : compiles)) return false;
    const inside = context === '' ? path : path.slice(context.length + 1);
    return copies.some((copy) => takes(copy, inside));
  });
}

/** Whether a source of COPY names the file or a folder around it. With a variable in it nobody can tell. */
function takes(copy: string, path: string): boolean {
  if (copy.includes('$')) return false;
  const plain = normal(copy.replace(/^\/+/, ''));
  if (plain === undefined) return false;
  if (plain === '' || plain === '*') return true;
  return /[*?[]/.test(plain) ? matchesPattern(`/${plain}`, path) : isBelow(plain, path);
}

const plainWord = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Words that are part of many names and tell nothing. */
const common = new Set([
  ...[
    'src',
    'source',
    'sources',
    'lib',
    'libs',
    'main',
    'test',
    'tests',
    'common',
    'core',
    'util',
    'utils',
    'app',
  ],
  ...[
    'server',
    'client',
    'service',
    'daemon',
    'worker',
    'bench',
    'benchmark',
    'benchmarks',
    'example',
    'examples',
  ],
  ...[
    'include',
    'native',
    'memory',
    'numa',
    'linux',
    'unix',
    'port',
    'backend',
    'workspace',
    'project',
    'repo',
  ],
]);

/** Whether a program or an image is called like the tree or like something around its calling sources. */
export function isNamedAfter(tree: Tree, name: string): boolean {
  const word = plainWord(name);
  if (word === '') return false;
  const names = [tree.name, ...tree.sources.flatMap(({ path }) => path.replace(/\.[^./]+$/, '').split('/'))]
    .map(plainWord)
    .filter((one) => one.length >= 3 && !common.has(one));
  // "numad" is built from numad.c; "acme-dbd" belongs to acme-db.
  return names.some(
    (one) => word === one || word === `${one}d` || word === `${one}server` || word === `${one}daemon`,
  );
}
