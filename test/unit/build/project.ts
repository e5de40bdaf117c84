/** A project as a table of files, and what the build files say of one source in it. */
import path from 'node:path';
import { applyEdits } from '../../../server/core/fix';
import type { LinkFacts } from '../../../server/core/build/link';
import { readNow } from '../../../server/core/build/reading';
import { BuildMemory, readSourceBuild, type SourceBuild } from '../../../server/core/build/source-build';

export type Files = Readonly<Record<string, string>>;

const root = '/p';

function sourceBuild(files: Files, source: string): SourceBuild {
  const names = Object.keys(files);
  const place = { source: `${root}/${source}`, top: root, machine: 'x86_64' };
  return readNow(readSourceBuild(place, new BuildMemory()), ({ kind, path: asked }) => {
    const relative = path.posix.relative(root, asked);
    if (kind === 'text') return files[relative];
    const below = names
      .map((name) => path.posix.relative(relative, name))
      .filter((name) => !name.startsWith('..'));
    return [...new Set(below.map((name) => name.split('/')[0] ?? ''))];
  });
}

export function linkFacts(files: Files, source: string): LinkFacts {
  return sourceBuild(files, source).link;
}

export function targetOf(files: Files, source: string): string | undefined {
  return sourceBuild(files, source).targetArch;
}

/** `numa`, `unknown`, `missing PROGRAM`, `early PROGRAM`. */
export function linkOf(files: Files, source: string): string {
  const link = linkFacts(files, source);
  return 'program' in link ? `${link.kind} ${link.program}` : link.kind;
}

/** The files after the fix that is offered. */
export function fixed(files: Files, source: string): Files {
  const link = linkFacts(files, source);
  if (!('fix' in link)) return {};
  const { path: changed, text, edits } = link.fix;
  return { ...files, [path.posix.relative(root, changed)]: applyEdits(text, edits) };
}
