/** Which programs of a Meson project a source file is in, and whether they are linked with libnuma. */
import { readLinkWord, unknownLink, type BuildFix, type LinkFacts, type LinkWord } from '../link';
import type { MesonProject, MesonTarget } from './project';
import { leaves, textIn, type Value } from './values';

export function mesonLink(project: MesonProject, source: string): LinkFacts {
  const holds = (target: MesonTarget): boolean => target.sources.some((one) => textIn(one) === source);
  const programs = project.targets.filter(
    (one) => one.kind === 'program' && [...reachable(one)].some((other) => holds(other)),
  );
  // Meson puts all that it links behind the objects.
  const verdicts = programs.map((target) => ({ target, verdict: verdictOf(project, target) }));
  if (project.opaque) return unknownLink;
  if (verdicts.some(({ verdict }) => verdict === 'numa')) return { kind: 'numa' };
  const [first] = verdicts;
  if (first === undefined || verdicts.some(({ verdict }) => verdict === 'unknown')) return unknownLink;
  const { target } = first;
  const fix = linkFix(target);
  return {
    kind: 'missing',
    program: target.name,
    place: target.place,
    ...(fix === undefined ? {} : { fix }),
  };
}

/** The target and those that it is linked with, also through others. */
function reachable(start: MesonTarget): ReadonlySet<MesonTarget> {
  const found = new Set<MesonTarget>([start]);
  for (const { links } of found)
    for (const one of links.flatMap(leaves)) if (one.kind === 'target') found.add(one.target);
  return found;
}

function verdictOf(project: MesonProject, start: MesonTarget): LinkWord | 'missing' {
  const links = [...[...reachable(start)].flatMap((one) => one.links), ...project.links].flatMap(leaves);
  const words = links.map(wordOf);
  if (words.includes('numa')) return 'numa';
  return words.includes('unknown') ? 'unknown' : 'missing';
}

function wordOf(value: Value): LinkWord {
  switch (value.kind) {
    case 'text':
      return readLinkWord(value.text, true);
    case 'library':
      return value.word;
    case 'target':
      return 'other';
    default:
      return 'unknown';
  }
}

/** One more dependency of the target. */
function linkFix({ call, name, place: { path, text } }: MesonTarget): BuildFix | undefined {
  if (call === undefined) return undefined;
  const given = call.named.get('dependencies');
  const numa = "dependency('numa')";
  const insert = (at: number, inserted: string): BuildFix['edits'][number] => ({
    span: { start: at, end: at },
    text: inserted,
  });
  const words = `${numa} to ${name}`;
  if (given === undefined) return { words, path, text, edits: [insert(call.end, `, dependencies: ${numa}`)] };
  const { start, end } = given.span;
  if (given.kind !== 'list')
    return { words, path, text, edits: [insert(start, '['), insert(end, `, ${numa}]`)] };
  const last = given.items.at(-1);
  const edit = last === undefined ? insert(start + 1, numa) : insert(last.span.end, `, ${numa}`);
  return { words, path, text, edits: [edit] };
}
