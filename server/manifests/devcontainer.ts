/** devcontainer.json (containers.dev), JSON with comments and trailing commas. */
import { parseTree, visit, type Node, type ParseError } from 'jsonc-parser';
import type { Container, ContainerFilter, ContainerProgram, Manifest } from '../core/manifest/facts';
import type { Comment } from '../core/preprocess/types';
import type { Span } from '../core/text';
import { capability, filterOfOptions, localFolder, unknownFilter } from './container';
import { isTrue, member, textAt, textsOf, type Member, type Value } from './values';

export function readDevcontainer(text: string): Manifest {
  const problems: ParseError[] = [];
  const root = parseTree(text, problems, { allowTrailingComma: true, allowEmptyContent: true });
  const file = root === undefined || problems.length > 0 ? undefined : valueOf(root, 0);
  const container = file === undefined ? undefined : containerOf(text, file);
  return {
    kind: 'devcontainer',
    comments: commentsOf(text),
    containers: container === undefined ? [] : [container],
  };
}

function commentsOf(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  visit(text, {
    onComment(start, length) {
      const kind = text.startsWith('/*', start) ? 'block' : 'line';
      comments.push({ kind, span: { start, end: start + length } });
    },
  });
  return comments;
}

const deepest = 60;

function valueOf(node: Node, depth: number): Value {
  const children = depth > deepest ? [] : (node.children ?? []);
  const value: unknown = node.value;
  const members = new Map<string, Member>();
  if (node.type === 'object')
    for (const { children: [key, one] = [] } of children)
      if (key !== undefined && one !== undefined)
        members.set(String(key.value), { keySpan: spanOf(key), value: valueOf(one, depth + 1) });
  const items = node.type === 'array' ? children.map((one) => valueOf(one, depth + 1)) : undefined;
  return {
    span: spanOf(node),
    text:
      typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'
        ? String(value)
        : undefined,
    items,
    members: node.type === 'object' ? members : undefined,
    shared: false,
    append(element) {
      const end = items?.at(-1)?.span.end;
      return end === undefined
        ? undefined
        : [{ span: { start: end, end }, text: `, ${JSON.stringify(element)}` }];
    },
  };
}

function spanOf({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}

/** Features that ask for no rights; others may run the container privileged. */
const plainFeature =
  /\/features\/(?:common-utils|git|git-lfs|github-cli|node|python|sshd|java|docker-outside-of-docker)(?::|$)/;

function containerOf(text: string, file: Value): Container | undefined {
  const named = ['build', 'dockerFile', 'image'].flatMap((key) => file.members?.get(key) ?? []);
  const [place] = named;
  if (place === undefined || member(file, 'dockerComposeFile') !== undefined) return undefined;
  const run = runArguments(textsOf(member(file, 'runArgs')));
  const privileged = isTrue(member(file, 'privileged')) || run.privileged;
  const added = [...textsOf(member(file, 'capAdd')), ...run.capabilities].map(capability);
  const options = [...textsOf(member(file, 'securityOpt')), ...run.options];
  const features = [...(member(file, 'features')?.members?.keys() ?? [])];
  const isOpen = features.some((one) => !plainFeature.test(one)) || run.isOpen;
  const filter = ((): ContainerFilter => {
    if (privileged) return { kind: 'none' };
    return isOpen ? unknownFilter : filterOfOptions(options, run.runtime);
  })();
  return {
    name: 'the development container',
    span: place.keySpan,
    program: programOf(file),
    filter,
    capabilities: { added, dropped: [], open: privileged || isOpen },
    edits: {
      unconfined: addTo(text, file, place, 'securityOpt', 'seccomp=unconfined'),
      capability: (one) => addTo(text, file, place, 'capAdd', one),
    },
  };
}

function programOf(file: Value): ContainerProgram {
  const recipe = textAt(file, 'build', 'dockerfile') ?? textAt(file, 'dockerFile');
  if (recipe !== undefined) {
    const local = localFolder(recipe);
    return local === undefined ? { kind: 'unknown' } : { kind: 'workspace', base: { recipe: local } };
  }
  const image = textAt(file, 'image');
  return image === undefined ? { kind: 'unknown' } : { kind: 'workspace', base: { image } };
}

/** In front of what says which image it is, as a property of its own; or into the list that is there. */
function addTo(
  text: string,
  file: Value,
  place: Member,
  name: string,
  element: string,
): Container['edits']['unconfined'] {
  const list = member(file, name);
  if (list !== undefined) return list.append(element);
  const { start } = place.keySpan;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  // On a line with something else, it stays on that line.
  const gap = /^[ \t]*$/.test(before) ? `\n${before}` : ' ';
  return [{ span: { start, end: start }, text: `"${name}": [${JSON.stringify(element)}],${gap}` }];
}

interface RunArguments {
  readonly privileged: boolean;
  readonly options: { readonly text: string; readonly span: Span }[];
  readonly capabilities: { readonly text: string; readonly span: Span }[];
  readonly runtime: string | undefined;
  /** A variable or a file decides. */
  readonly isOpen: boolean;
}

/** The options of `docker run` among the arguments: `--option=value`, or option and value as two elements. */
function runArguments(list: readonly { readonly text: string; readonly span: Span }[]): RunArguments {
  const of = (name: string): { readonly text: string; readonly span: Span }[] =>
    list.flatMap(({ text, span }, at) => {
      if (text.startsWith(`--${name}=`)) return [{ text: text.slice(name.length + 3), span }];
      const next = list[at + 1];
      return text === `--${name}` && next !== undefined ? [next] : [];
    });
  return {
    privileged: list.some(({ text }) => /^--privileged(?:=true)?$/.test(text)),
    options: of('security-opt'),
    capabilities: of('cap-add'),
    runtime: of('runtime')[0]?.text,
    isOpen: list.some(({ text }) => text.startsWith('${')),
  };
}
