/** Which programs of a CMake project a source file is in, and whether they are linked with libnuma. */
import { keepsLibraries, readLinkWord, unknownLink, type LinkFacts, type LinkWord } from '../link';
import { foldersUpTo } from '../paths';
import { linkFix } from './fix';
import { isHarmlessTarget } from './modules';
import type { CMakeProject, CMakeTarget } from './project';
import { standsFor } from './values';
import { words } from './targets';

export function cmakeLink(project: CMakeProject, root: string, source: string): LinkFacts {
  const all = [...project.targets.values()];
  const holding = all.filter((one) => one.sources.some((item) => standsFor(item, source)));
  if (project.opaque || holding.length === 0) return unknownLink;
  const direct = holding.filter((one) => one.kind === 'program');
  const libraries = new Set(holding.filter((one) => one.kind !== 'program'));
  const users = all.filter(
    (one) => one.kind === 'program' && [...reachable(project, one)].some((other) => libraries.has(other)),
  );
  const verdicts = [...direct, ...users].map((target) => ({
    target,
    verdict: verdictOf(project, root, target),
  }));
  if (verdicts.some(({ verdict }) => verdict === 'numa')) return { kind: 'numa' };
  // A library's part of it may be used by some programs only; all of them lack it, or nothing is said.
  if (verdicts.some(({ verdict }) => verdict === 'unknown')) return unknownLink;
  const [first] = verdicts;
  if (first === undefined) return unknownLink;
  const { target, verdict } = first;
  const facts = { program: target.name, place: target.definition };
  if (verdict === 'early') return { kind: 'early', ...facts };
  return { kind: 'missing', ...facts, ...linkFix(target) };
}

/** The target and all that it is linked with, also through others and by its objects. */
function reachable(project: CMakeProject, start: CMakeTarget): ReadonlySet<CMakeTarget> {
  const found = new Set<CMakeTarget>([start]);
  for (const target of found) {
    const objects = target.sources.flatMap((one) => /^\$<TARGET_OBJECTS:([^>]*)>$/.exec(one)?.[1] ?? []);
    for (const name of [...target.links, ...objects]) {
      const other = project.targets.get(project.aliases.get(name) ?? name);
      if (other !== undefined) found.add(other);
    }
  }
  return found;
}

type Verdict = 'numa' | 'missing' | 'early' | 'unknown';

function verdictOf(project: CMakeProject, root: string, start: CMakeTarget): Verdict {
  const targets = [...reachable(project, start)];
  const folders = new Set(targets.flatMap(({ folder }) => foldersUpTo(folder, root)));
  const links = [
    ...targets.flatMap((one) => one.links),
    ...[...folders].flatMap((one) => project.linksBelow.get(one) ?? []),
    ...project.lateFlags.flatMap(words),
  ].map((one) => wordOf(project, one));
  if (links.includes('numa')) return 'numa';
  const flags = [...project.earlyFlags.flatMap(words), ...targets.flatMap((one) => one.flags)];
  const early = flags.map((one) => readLinkWord(one, project.unreadTargets));
  const touched = targets.some((one) => project.touched.has(one.name) || one.kind === 'imported');
  if (touched || links.includes('unknown') || early.includes('unknown')) return 'unknown';
  if (!early.includes('numa')) return 'missing';
  return project.usesClang || flags.some(keepsLibraries) ? 'unknown' : 'early';
}

function wordOf(project: CMakeProject, word: string): LinkWord {
  const name = project.aliases.get(word) ?? word;
  const target = project.targets.get(name);
  if (target !== undefined) return target.kind === 'imported' ? readLinkWord(name, true) : 'other';
  const prefix = /^PkgConfig::(\w+)$/.exec(word)?.[1];
  if (prefix !== undefined && project.numaPackages.has(prefix)) return 'numa';
  if (/^numa::/i.test(word)) return 'numa';
  if (isHarmlessTarget(word)) return 'other';
  return word.includes('::') ? 'unknown' : readLinkWord(word, project.unreadTargets);
}
