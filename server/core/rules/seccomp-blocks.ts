/** A system call filter that takes the calls away from the program that makes them. */
import type { CallName } from '../../kernel/calls';
import { filterProfile, type FilterProfile, type ProfileId } from '../../kernel/seccomp';
import type { Fix } from '../finding';
import type { Capabilities, Container, ManifestKind, UnitFacts } from '../manifest/facts';
import {
  filterOf,
  isBuiltElsewhere,
  sourcesOfContainer,
  sourcesOfImage,
  sourcesOfUnit,
  wholeUnit,
} from '../manifest/programs';
import { readSyscallFilter, type DeniedCall } from '../manifest/syscall-filter';
import type { CallingSource } from '../manifest/tree';
import type { FileReport } from './file-rule';
import type { ManifestFacts, ManifestRule } from './manifest-rule';
import { callsOf, placesOf } from './support/calling-sources';
import { listAnd, listOr, phrase } from '../../languages/phrase';
import type { Words } from '../../languages/phrase';

type Reporter = (finding: FileReport) => void;

export const seccompBlocks: ManifestRule = {
  id: 'seccomp-blocks',
  severity: 'warning',
  fix: 'suggestion',
  title: 'A seccomp filter denies calls that the code makes',
  calls: [
    'move_pages',
    'migrate_pages',
    'mbind',
    'get_mempolicy',
    'set_mempolicy',
    'set_mempolicy_home_node',
  ],
  messages: {
    denied: {
      what: 'The code in {name} calls {calls}, which {profile} denies.',
      why: 'The profile does not list what it denies: such a call fails with {errno} and reaches no check of capabilities.',
      do: 'Give the container a seccomp profile that adds {calls}, or none ({setting}).',
    },
    deniedWithNice: {
      what: 'The code in {name} calls {calls}, which {profile} denies also with CAP_SYS_NICE.',
      why: 'CAP_SYS_NICE opens the calls about memory policies only; the profile does not list those that move pages, so they fail with {errno}.',
      do: 'Give the container a seccomp profile that adds {calls}, or none ({setting}).',
    },
    capability: {
      what: 'The code in {name} calls {calls}, which {profile} denies without CAP_SYS_NICE.',
      why: 'The kernel itself asks for no capability there; the profile does, and fails the call with {errno}.',
      do: 'Add the capability SYS_NICE, or use a seccomp profile that allows {calls}.',
    },
    gvisor: {
      what: 'The code in {name} calls {calls}, which gVisor does not have.',
      why: 'Its kernel fails the call with EPERM, with CAP_SYS_NICE with ENOSYS; it shows programs a single node.',
      do: 'Run this container with runc where placement matters.',
    },
    image: {
      what: 'The code in this image calls {calls}, which {profile} denies.',
      why: 'An image cannot bring its seccomp profile along: a container that is started without one gets the default, and the call fails with {errno}.',
      do: 'Start it with --security-opt seccomp=FILE, a profile that adds {calls}, and say so where its use is described.',
    },
    unit: {
      what: 'The program of this unit calls {calls}, which SystemCallFilter denies.',
      why: 'systemd turns the list into a seccomp filter: the call {effect}, whatever capabilities the unit has.',
      do: 'Allow in a later line what is needed: SystemCallFilter={list}.',
    },
  },
  checkManifest(facts, report) {
    const { manifest, tree } = facts;
    for (const container of manifest.containers) checkContainer(container, facts, report);
    if (manifest.unit !== undefined) checkUnit(manifest.unit, facts, report);
    const { image } = manifest;
    // Where a script or a document speaks of filters, the authors know, and tell those who start the image.
    if (image?.command === undefined || tree.knowsOfFilters || isBuiltElsewhere(facts)) return;
    const profile = filterProfile(/containerfile/i.test(facts.path) ? 'podman' : 'docker');
    const sources = sourcesOfImage(image, facts);
    const { denied } = split(profile, sources, undefined);
    if (denied.length === 0) return;
    report({
      messageId: 'image',
      severity: 'hint',
      data: { profile: defaultOf(profile), calls: listAnd(denied), errno: errnoOf(profile, denied) },
      span: image.command,
      related: placesOf(sources, denied),
    });
  },
};

/** How a file of each kind asks for no profile. */
const unconfined: Readonly<Record<ManifestKind, string>> = {
  compose: 'security_opt: seccomp=unconfined',
  devcontainer: '"securityOpt": ["seccomp=unconfined"]',
  kubernetes: 'seccompProfile: type: Unconfined',
  dockerfile: '--security-opt seccomp=unconfined',
  systemd: '',
};

function checkContainer(container: Container, facts: ManifestFacts, report: Reporter): void {
  const filter = filterOf(container, facts);
  if (filter.kind !== 'default') return;
  const sources = sourcesOfContainer(container, facts);
  const profile = filterProfile(filter.profile);
  const { denied, capability } = split(profile, sources, container.capabilities);
  const blocked = [...denied, ...capability];
  if (blocked.length === 0) return;
  const nice = container.capabilities.added.find(({ name }) => name === 'SYS_NICE');
  const inFile =
    nice === undefined || denied.length === 0
      ? []
      : [{ span: nice.span, message: phrase('It has CAP_SYS_NICE') }];
  report({
    messageId: messageOf(filter.profile, denied, nice !== undefined),
    // Other runtimes of Kubernetes allow the calls about policies.
    ...(filter.profile === 'containerd' && denied.length === 0 ? { severity: 'hint' as const } : {}),
    data: {
      profile: defaultOf(profile),
      calls: listAnd(blocked),
      errno: errnoOf(profile, blocked),
      name: container.name,
      setting: unconfined[facts.manifest.kind],
    },
    span: filter.span ?? container.span,
    related: [...inFile, ...placesOf(sources, blocked)],
    fixes: filter.profile === 'gvisor' ? [] : fixesOf(container, denied),
  });
}

function defaultOf({ runtime }: FilterProfile): Words {
  return phrase("{runtime}'s default seccomp profile", { runtime });
}

function messageOf(profile: ProfileId, denied: readonly CallName[], nice: boolean): string {
  if (profile === 'gvisor') return 'gvisor';
  if (denied.length === 0) return 'capability';
  return nice ? 'deniedWithNice' : 'denied';
}

function fixesOf({ edits }: Container, denied: readonly CallName[]): readonly Fix[] {
  const made = denied.length === 0 ? edits.capability('SYS_NICE') : edits.unconfined;
  if (made === undefined) return [];
  const title =
    denied.length === 0
      ? phrase('Add the capability SYS_NICE')
      : phrase('Run the container without a seccomp profile');
  return [{ title, applicability: 'suggestion', edits: made }];
}

/** The calls that the profile denies in any case, and those that it denies for want of a capability. */
function split(
  profile: FilterProfile,
  sources: readonly CallingSource[],
  capabilities: Capabilities | undefined,
): { readonly denied: readonly CallName[]; readonly capability: readonly CallName[] } {
  const made = callsOf(sources);
  const has = (name: string): boolean =>
    capabilities?.open === true ||
    capabilities?.added.some((one) => one.name === name || one.name === 'ALL') === true;
  return {
    denied: made.filter((call) => profile.calls[call].kind === 'denied'),
    capability: made.filter((call) => {
      const verdict = profile.calls[call];
      return verdict.kind === 'capability' && !has(verdict.capability);
    }),
  };
}

function errnoOf({ calls }: FilterProfile, blocked: readonly CallName[]): Words {
  const errnos = blocked.flatMap((call) => {
    const verdict = calls[call];
    return verdict.kind === 'allowed' ? [] : [verdict.errno];
  });
  return listOr([...new Set(errnos)]);
}

/** One finding for what one word denies. */
function checkUnit(unit: UnitFacts, facts: ManifestFacts, report: Reporter): void {
  const sources = sourcesOfUnit(unit, facts);
  const reading = readSyscallFilter(unit, callsOf(sources));
  const { last } = reading;
  // Another file of the unit may give them back.
  const whole = readSyscallFilter(wholeUnit(unit, facts), callsOf(sources)).denied;
  const denied = reading.denied.filter(({ call }) => whole.some((one) => one.call === call));
  const words = new Map<number, DeniedCall[]>();
  for (const one of denied) words.set(one.span.start, [...(words.get(one.span.start) ?? []), one]);
  for (const group of words.values()) {
    const [first] = group;
    if (first === undefined || last === undefined) continue;
    const names = group.map(({ call }) => call);
    const all = denied.map(({ call }) => call).join(' ');
    const end = last.span.end;
    report({
      messageId: 'unit',
      data: {
        calls: listAnd(names),
        list: all,
        effect:
          first.errno === undefined
            ? phrase('kills the process with SIGSYS')
            : phrase('fails with {errno}', { errno: first.errno }),
      },
      span: first.span,
      related: placesOf(sources, names),
      fixes: [
        {
          title: phrase('Allow {value} in a line of its own', {
            value: listAnd(denied.map(({ call }) => call)),
          }),
          applicability: 'suggestion',
          edits: [{ span: { start: end, end }, text: `\nSystemCallFilter=${all}` }],
        },
      ],
    });
  }
}
