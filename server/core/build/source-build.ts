/**
 * The build files that a source file belongs to, and what they say of it. They are looked for from the file's folder up
 * to the top of its repository: a list of a parent folder can say more of a program than the one beside it.
 */
import { readCMakeProject } from './cmake/interpret';
import { cmakeLink } from './cmake/link';
import type { CMakeProject } from './cmake/project';
import { unknownLink, type LinkFacts } from './link';
import { makeLink } from './make/link';
import { readMakefile, type Makefile } from './make/makefile';
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
}

/** Folders looked into, from the file upwards. */
const highest = 40;

interface Folder {
  readonly path: string;
  readonly names: readonly string[];
}

/**
 * @param source absolute, with `/`
 * @param top the workspace folder; beyond it only up to the top of a repository
 */
export function* readLinkFacts(
  source: string,
  top: string | undefined,
  memory: BuildMemory,
): Reading<LinkFacts> {
  const folders = yield* foldersAbove(folderOf(source), top);
  const found = [
    yield* cmakeFacts(source, folders, memory),
    yield* makeFacts(source, folders, memory),
    yield* mesonFacts(source, folders, memory),
  ];
  // One build that links libnuma shows that the author knows; the other may be an old one.
  return (
    found.find((one) => one.kind === 'numa') ?? found.find((one) => one.kind !== 'unknown') ?? unknownLink
  );
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

function* cmakeFacts(source: string, folders: readonly Folder[], memory: BuildMemory): Reading<LinkFacts> {
  const lists = folders.filter(({ names }) => names.includes('CMakeLists.txt')).map(({ path }) => path);
  const [nearest] = lists;
  for (const root of [...lists].reverse()) {
    const project = memory.cmake.get(root) ?? (yield* readCMakeProject(root));
    memory.cmake.set(root, project);
    if (project.opaque) return unknownLink;
    const part = nearest !== undefined && project.folders.has(nearest);
    // What no project() leads to is part of something that is not seen.
    if (part && project.isProject) return cmakeLink(project, root, source);
  }
  return unknownLink;
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
function* makeFacts(source: string, folders: readonly Folder[], memory: BuildMemory): Reading<LinkFacts> {
  for (const [at, { path, names }] of folders.entries()) {
    const name = makefileNames.find((one) => names.includes(one));
    if (name === undefined) continue;
    // configure, automake and CMake write it anew.
    if (
      names.some((one) =>
        /^(?:Makefile\.(?:in|am)|configure\.(?:ac|in)|CMakeCache\.txt|Kconfig|Kbuild)$/.test(one),
      )
    )
      return unknownLink;
    const file = `${path}/${name}`;
    const makefile = memory.make.get(file) ?? (yield* readMakefile(file, path));
    memory.make.set(file, makefile);
    const link = makeLink(makefile, source);
    if (link === undefined && !makefile.opaque) continue;
    if (link?.kind !== 'missing' && link?.kind !== 'early') return link ?? unknownLink;
    return (yield* isHandedLibraries(path, folders.slice(at + 1))) ? unknownLink : link;
  }
  return unknownLink;
}

/** A makefile above may run this one with other variables, or be the whole of which this one is a part. */
function* isHandedLibraries(folder: string, above: readonly Folder[]): Reading<boolean> {
  for (const { path, names } of above) {
    const name = makefileNames.find((one) => names.includes(one));
    const text = name === undefined ? undefined : yield* textAt(`${path}/${name}`);
    if (text === undefined) continue;
    const inner = folder.slice(path.length + 1);
    const included = text
      .split('\n')
      .some((line) => /^\s*-?s?include\b/.test(line) && (line.includes(inner) || line.includes('$')));
    if (included || /numa|\b(?:LDLIBS|LIBS|LDFLAGS|LOADLIBES)\b/i.test(text)) return true;
  }
  return false;
}
