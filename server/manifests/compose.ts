/** Compose files (compose-spec): the services, with what they take over from each other. */
import type { Container, ContainerFilter, ContainerProgram, Manifest } from '../core/manifest/facts';
import type { TextEdit } from '../core/finding';
import type { Span } from '../core/text';
import { capability, capabilityName, filterOfOptions, localFolder, unknownFilter } from './container';
import { readDockerfile } from './dockerfile';
import { isTrue, member, textAt, textsOf, type Member, type Value } from './values';
import { commentsOf, endOfLine, readYaml } from './yaml-values';

export function readCompose(text: string): Manifest {
  const containers = readYaml(text).flatMap((document) => {
    const services = member(document, 'services');
    return [...(services?.members ?? [])].map(([name, { keySpan, value }]) =>
      containerOf(text, name, keySpan, new Service(value, services)),
    );
  });
  return { kind: 'compose', comments: commentsOf(text), containers };
}

/** Chains of `extends` that are longer are circles. */
const longestChain = 8;

/** A service, and those of the same file that it extends. */
class Service {
  /** It takes over what stands in another file. */
  readonly isOpen: boolean;
  /** From the service itself to the one it rests on. */
  readonly #chain: readonly Value[];

  constructor(
    readonly own: Value,
    services: Value | undefined,
  ) {
    const chain = [own];
    let open = false;
    for (let at = own; ;) {
      const base = member(at, 'extends');
      if (base === undefined) break;
      const name = base.text ?? textAt(base, 'service');
      const next = name === undefined ? undefined : member(services, name);
      open = next === undefined || member(base, 'file') !== undefined || chain.length >= longestChain;
      if (open || next === undefined) break;
      chain.push(next);
      at = next;
    }
    this.#chain = chain;
    this.isOpen = open;
  }

  /** What is set nearest. */
  get(name: string): Value | undefined {
    for (const one of this.#chain) {
      const found = member(one, name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Lists of a service and of those that it extends are put together. */
  texts(name: string): readonly { readonly text: string; readonly span: Span }[] {
    return this.#chain.flatMap((one) => textsOf(member(one, name)));
  }
}

function containerOf(text: string, name: string, span: Span, service: Service): Container {
  const privileged = service.get('privileged');
  const added = service.texts('cap_add').map(capability);
  return {
    name,
    span,
    program: programOf(service),
    filter: filterOf(service, privileged),
    capabilities: {
      added,
      dropped: service.texts('cap_drop').map((one) => capabilityName(one.text)),
      open: service.isOpen || isTrue(privileged) || added.some((one) => one.name.includes('$')),
    },
    edits: {
      unconfined: addTo(text, span, service.own, 'security_opt', 'seccomp=unconfined'),
      capability: (one) => addTo(text, span, service.own, 'cap_add', one),
    },
  };
}

function filterOf(service: Service, privileged: Value | undefined): ContainerFilter {
  if (isTrue(privileged)) return { kind: 'none' };
  if (service.isOpen || privileged?.text?.includes('$') === true) return unknownFilter;
  return filterOfOptions(service.texts('security_opt'), textOf(service.get('runtime')));
}

const textOf = (value: Value | undefined): string | undefined =>
  value === undefined ? undefined : (value.text ?? '?');

function programOf(service: Service): ContainerProgram {
  const build = service.get('build');
  const context = build?.text ?? textAt(build, 'context') ?? (build?.members === undefined ? undefined : '.');
  const folder = context === undefined ? undefined : localFolder(context);
  if (folder === undefined) return { kind: 'unknown' };
  const inline = textAt(build, 'dockerfile_inline');
  const recipe =
    inline === undefined
      ? localFolder(textAt(build, 'dockerfile') ?? 'Dockerfile')
      : readDockerfile(inline).image;
  return recipe === undefined ? { kind: 'unknown' } : { kind: 'build', context: folder, recipe };
}

/** Adds an element to a list of a service, or the list in front of everything else that the service says. */
function addTo(
  text: string,
  key: Span,
  service: Value,
  list: string,
  element: string,
): readonly TextEdit[] | undefined {
  const own = service.members?.get(list);
  if (own !== undefined) return own.value.append(element);
  const first: Member | undefined = [...(service.members?.values() ?? [])][0];
  if (first === undefined || service.shared || first.value.shared) return undefined;
  const lineStart = text.lastIndexOf('\n', first.keySpan.start - 1) + 1;
  const indent = text.slice(lineStart, first.keySpan.start);
  // In a flow mapping the first key follows a brace.
  if (!/^[ \t]+$/.test(indent) || first.keySpan.start < key.end) return undefined;
  const at = endOfLine(text, key.end);
  return [{ span: { start: at, end: at }, text: `\n${indent}${list}:\n${indent}  - ${element}` }];
}
