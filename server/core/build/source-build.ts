/**
 * The build files that a source file belongs to, and what they say of it. They are looked for from the file's folder up
 * to the top of its repository: a list of a parent folder can say more of a program than the one beside it.
 */
import { readCMakeProject } from './cmake/interpret';
import { cmakeLink } from './cmake/link';
import type { CMakeProject } from './cmake/project';
import { unknownLink, type LinkFacts } from './link';
import { folderOf } from './paths';
import { namesIn, type Reading } from './reading';

/** What was read for other files of the same project; the caller drops it when a build file changes. */
export class BuildMemory {
  readonly cmake = new Map<string, CMakeProject>();
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
  return yield* cmakeFacts(source, folders, memory);
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
