/** CAP_SYS_NICE in a container file or a unit whose program asks for pages of other processes. */
import type { Fix } from '../../finding';
import type { Capability, UnitFacts } from '../../manifest/facts';
import { sourcesOfContainer, sourcesOfImage, sourcesOfUnit } from '../../manifest/programs';
import type { CallingSource } from '../../manifest/tree';
import type { Span } from '../../text';
import type { FileReport } from '../file-rule';
import type { ManifestFacts } from '../manifest-rule';
import { inWords, rangeOf } from './kernels';
import { phrase } from '../../../languages/phrase';

export function checkGrantedCapability(facts: ManifestFacts, report: (finding: FileReport) => void): void {
  const { containers, unit, image } = facts.manifest;
  for (const container of containers) {
    const { added, open } = container.capabilities;
    const nice = added.find(({ name }) => name === 'SYS_NICE');
    if (nice === undefined || open || added.some(({ name }) => name === 'SYS_PTRACE' || name === 'ALL'))
      continue;
    const edits = container.edits.capability('SYS_PTRACE');
    reportGrant(nice.span, sourcesOfContainer(container, facts), fixesOf(edits), report);
  }
  for (const span of image?.grants ?? []) {
    const end = { start: span.end, end: span.end };
    const fixes = fixesOf([{ span: end, text: ',cap_sys_ptrace' }]);
    reportGrant(span, image === undefined ? [] : sourcesOfImage(image, facts), fixes, report);
  }
  const granted = unit === undefined ? undefined : grantOf(unit);
  if (unit === undefined || granted === undefined) return;
  const end = { start: granted.span.end, end: granted.span.end };
  reportGrant(
    granted.span,
    sourcesOfUnit(unit, facts),
    fixesOf([{ span: end, text: ' CAP_SYS_PTRACE' }]),
    report,
  );
}

function fixesOf(edits: Fix['edits'] | undefined): readonly Fix[] {
  return edits === undefined
    ? []
    : [{ title: phrase('Add CAP_SYS_PTRACE'), applicability: 'suggestion', edits }];
}

function reportGrant(
  span: Span,
  sources: readonly CallingSource[],
  fixes: readonly Fix[],
  report: (finding: FileReport) => void,
): void {
  const others = sources.flatMap((one) => (one.other === undefined ? [] : [{ ...one, other: one.other }]));
  // What it is for as well: priorities, and under a container's default profile memory policies.
  if (others.length === 0 || sources.some(({ schedules }) => schedules)) return;
  const useful = sources.some(
    ({ movesAll, calls }) => movesAll || [...calls.keys()].some((name) => !/^m\w+_pages$/.test(name)),
  );
  report({
    messageId: useful ? 'grantedBoth' : 'granted',
    ...(useful ? { severity: 'hint' as const } : {}),
    data: { range: inWords(rangeOf('change.permission-ptrace')) },
    span,
    related: others.slice(0, 3).map(({ place, other }) => ({
      path: place,
      span: other,
      message: phrase('The call for another process'),
    })),
    fixes,
  });
}

/** What gives a unit's program CAP_SYS_NICE and nothing gives it CAP_SYS_PTRACE. */
function grantOf({ directives, programs, isDropIn }: UnitFacts): Capability | undefined {
  const words = (name: string): readonly Capability[] => {
    const lists = directives.filter((one) => one.name === name);
    // An empty list starts anew; one with ~ takes away, and what is left then is not counted here.
    const from = lists.map((one) => one.words.length).lastIndexOf(0);
    return lists
      .slice(from + 1)
      .flatMap((one) => one.words.map(({ text, span }) => ({ name: text.toUpperCase(), span })));
  };
  const user = directives.filter(({ name }) => name === 'User').at(-1)?.words[0]?.text;
  const ambient = words('AmbientCapabilities');
  const bounding = words('CapabilityBoundingSet');
  if ([...ambient, ...bounding].some(({ name }) => name.startsWith('~'))) return undefined;
  const has = (list: readonly Capability[], name: string): Capability | undefined =>
    list.find((one) => one.name === name);
  // Root has every capability that the bounding set leaves; a drop-in does not say who runs the program.
  const isRoot = user === undefined || user === 'root' || user === '0';
  if (isRoot && bounding.length === 0) return undefined;
  if (isDropIn && user === undefined && ambient.length === 0) return undefined;
  if (programs.length === 0 && !isDropIn) return undefined;
  const list = isRoot ? bounding : ambient;
  return has(list, 'CAP_SYS_PTRACE') === undefined ? has(list, 'CAP_SYS_NICE') : undefined;
}
