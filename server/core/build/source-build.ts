/**
 * The build files that a source file belongs to, and what they say of it. They are looked for from the file's folder up
 * to the top of its repository: a list of a parent folder can say more of a program than the one beside it.
 */
import { readCMakeProject } from './cmake/interpret';
import { cmakeLink } from './cmake/link';
import type { CMakeProject } from './cmake/project';
import { cmakeTarget } from './cmake/target';
import { unknownLink, type LinkFacts } from './link';
import { makeLink } from './make/link';
import { readMakefile, type Makefile } from './make/makefile';
import { makeTarget } from './make/target';
import { readMesonProject } from './meson/interpret';
import { mesonLink } from './meson/link';
import type { MesonProject } from './meson/project';
import { folderOf } from './paths';
import { namesIn, textAt, type Reading } from './reading';

/** What was read for other files of the same project; the caller drops it when a build file changes. */
export class BuildMemory {
  readonly cmake = new Map<string, CMakeProject>();
  readonly make = new Map<string, Makefile>();
  readonly meson = new Map<string, MesonProject>();
  /** By the root of a CMake project. */
  readonly targets = new Map<string, string | undefined>();
}

/** Folders looked into, from the file upwards. */
const highest = 40;

interface Folder {
  readonly path: string;
  readonly names: readonly string[];
}

/** What the build files say of one source. */
export interface SourceBuild {
  readonly link: LinkFacts;
  /** A name of server/kernel/architectures; undefined where they do not say, or each says another. */
  readonly targetArch: string | undefined;
}

export const unknownBuild: SourceBuild = { link: unknownLink, targetArch: undefined };

export interface SourcePlace {
  /** Absolute, with `/`. */
  readonly source: string;
  /** The workspace folder; beyond it only up to the top of a repository. */
  readonly top: string | undefined;
  /** What a compiler builds for that names no target. */
  readonly machine: string | undefined;
}

export function* readSourceBuild(
  { source, top, machine }: SourcePlace,
  memory: BuildMemory,
): Reading<SourceBuild> {
  const folders = yield* foldersAbove(folderOf(source), top);
  const builds = [
    yield* cmakeFacts(source, folders, memory, machine),
    yield* makeFacts(source, folders, memory, machine),
    { link: yield* mesonFacts(source, folders, memory), targetArch: undefined },
  ];
  const links = builds.map((one) => one.link);
  const targets = new Set(builds.flatMap((one) => one.targetArch ?? []));
  const [only] = targets;
  return {
    // One build that links libnuma shows that the author knows; the other may be an old one.
    link:
      links.find((one) => one.kind === 'numa') ?? links.find((one) => one.kind !== 'unknown') ?? unknownLink,
    targetArch: targets.size === 1 ? only : undefined,
  };
}

/** From the innermost. */
function* foldersAbove(start: string, top: string | undefined): Reading<readonly Folder[]> {
  const found: Folder[] = [];
  let last = 1;
  let path = start;
  for (let level = 1; level <= highest; level++) {
    const names = yield* namesIn(path);
    found.push({ path, names });
    if (path === top) last = level;
    if (names.includes('.git')) return found;
    if (path === folderOf(path)) break;
    path = folderOf(path);
  }
  // In no repository: what lies above the workspace is somebody else's.
  return found.slice(0, last);
}

function* cmakeFacts(
  source: string,
  folders: readonly Folder[],
  memory: BuildMemory,
  machine: string | undefined,
): Reading<SourceBuild> {
  const lists = folders.filter(({ names }) => names.includes('CMakeLists.txt')).map(({ path }) => path);
  const [nearest] = lists;
  for (const root of [...lists].reverse()) {
    const project = memory.cmake.get(root) ?? (yield* readCMakeProject(root));
    memory.cmake.set(root, project);
    const part = nearest !== undefined && project.folders.has(nearest);
    // What no project() leads to is part of something that is not seen.
    if (!project.opaque && !(part && project.isProject)) continue;
    const targetArch = memory.targets.has(root)
      ? memory.targets.get(root)
      : yield* cmakeTarget(project, root, machine);
    memory.targets.set(root, targetArch);
    return { link: cmakeLink(project, root, source), targetArch };
  }
  return unknownBuild;
}

function* mesonFacts(source: string, folders: readonly Folder[], memory: BuildMemory): Reading<LinkFacts> {
  const roots = folders.filter(({ names }) => names.includes('meson.build')).map(({ path }) => path);
  const [nearest] = roots;
  for (const root of [...roots].reverse()) {
    const project = memory.meson.get(root) ?? (yield* readMesonProject(root));
    memory.meson.set(root, project);
    if (project.opaque) return unknownLink;
    const part = nearest !== undefined && project.folders.has(nearest);
    if (part && project.isProject) return mesonLink(project, source);
  }
  return unknownLink;
}

/** In the order in which make looks for them. */
const makefileNames = ['GNUmakefile', 'makefile', 'Makefile'];

/** The nearest makefile that names the source. */
function* makeFacts(
  source: string,
  folders: readonly Folder[],
  memory: BuildMemory,
  machine: string | undefined,
): Reading<SourceBuild> {
  for (const [at, { path, names }] of folders.entries()) {
    const name = makefileNames.find((one) => names.includes(one));
    if (name === undefined) continue;
    // configure, automake and CMake write it anew.
    if (names.some((one) => generators.test(one))) return unknownBuild;
    const file = `${path}/${name}`;
    const makefile = memory.make.get(file) ?? (yield* readMakefile(file, path));
    memory.make.set(file, makefile);
    const link = makeLink(makefile, source);
    if (link === undefined && !makefile.opaque) continue;
    const handed = yield* isHandedVariables(path, folders.slice(at + 1));
    const targetArch = handed ? undefined : makeTarget(makefile, source, machine);
    const isMistake = link?.kind === 'missing' || link?.kind === 'early';
    return { link: link === undefined || (isMistake && handed) ? unknownLink : link, targetArch };
  }
  return unknownBuild;
}

const generators = /^(?:Makefile\.(?:in|am)|configure\.(?:ac|in)|CMakeCache\.txt|Kconfig|Kbuild)$/;

/** A makefile above may run this one with other variables, or be the whole of which this one is a part. */
function* isHandedVariables(folder: string, above: readonly Folder[]): Reading<boolean> {
  for (const { path, names } of above) {
    const name = makefileNames.find((one) => names.includes(one));
    const text = name === undefined ? undefined : yield* textAt(`${path}/${name}`);
    if (text === undefined) continue;
    const inner = folder.slice(path.length + 1);
    const included = text
      .split('\n')
      .some((line) => /^\s*-?s?include\b/.test(line) && (line.includes(inner) || line.includes('$')));
    if (included || /numa|\b(?:LDLIBS|LIBS|LDFLAGS|LOADLIBES|CFLAGS|CC|CROSS_COMPILE)\b/i.test(text))
      return true;
  }
  return false;
}
