/** The tree "Processes": what is debugged or attached, and under each its mappings, the largest in memory first. */
import { formatBytes } from '../../server/protocol/sizes';
import type { Mapping } from '../../server/protocol/processes';
import { nodeShares } from '../annotations/model';
import { printable } from '../../server/languages/unprintable';
import { number, pageWords } from '../annotations/model/page-map';
import { rangeRegion } from '../debug/session/region';
import type { Row } from './rows';
import { say } from '../../server/languages/say';

export interface ShownProcess {
  /** The debug session's or the attached process's. */
  readonly owner: string;
  readonly title: string;
  readonly kind: 'debugged' | 'attached';
  /** "stopped", "running", "attached". */
  readonly state: string;
  readonly load: () => Promise<readonly Row[]>;
}

export function processRow({ owner, title, kind, state, load }: ShownProcess): Row {
  return {
    id: `process:${owner}`,
    label: title,
    description: state,
    tooltip: `${title}: ${state}`,
    icon: kind === 'debugged' ? 'debug-alt' : 'server-process',
    spoken: say('Process {title}, {state}', { title, state }),
    kind,
    subject: { kind: 'process', owner },
    load,
  };
}

/** @param pageSize of the machine, bytes: what the nodes' pages are counted in */
export function mappingRows(owner: string, mappings: readonly Mapping[], pageSize: number): readonly Row[] {
  const rows = mappings.map((mapping) => ({ mapping, resident: residentPages(mapping) }));
  const present = rows.filter(({ resident }) => resident !== 0);
  const absent = rows.filter(({ resident }) => resident === 0);
  present.sort((a, b) => (b.resident ?? 0) - (a.resident ?? 0));
  const rowsOf = (some: typeof rows): readonly Row[] =>
    some.map(({ mapping, resident }) => mappingRow(owner, mapping, resident, pageSize));
  return [
    ...rowsOf(present),
    ...(absent.length === 0
      ? []
      : [
          {
            id: `absent:${owner}`,
            label:
              absent.length === 1
                ? say('1 mapping without a page in memory')
                : say('{count} mappings without a page in memory', { count: number(absent.length) }),
            icon: 'circle-slash',
            children: rowsOf(absent),
          },
        ]),
  ];
}

/** undefined where the kernel did not tell. */
function residentPages({ nodes }: Mapping): number | undefined {
  return nodes?.reduce((sum, { pages }) => sum + pages, 0);
}

function mappingRow(owner: string, mapping: Mapping, resident: number | undefined, pageSize: number): Row {
  const { from, to, permissions, policy, unmovable, nodes, mapMax = 1 } = mapping;
  const name = printable(mapping.name);
  const file = name.startsWith('/') ? name.slice(name.lastIndexOf('/') + 1) : name;
  const label = `${file === '' ? say('anonymous') : file} ${permissions}`;
  const size = Number(BigInt(to) - BigInt(from));
  const ofSize =
    resident === undefined
      ? formatBytes(size)
      : say('{part} of {whole}', { part: formatBytes(resident * pageSize), whole: formatBytes(size) });
  const fixed = unmovable === undefined ? [] : [say('cannot be moved')];
  // A narrow column shows the beginning only.
  const facts = [nodeShares(nodes), ofSize, ...fixed, from].filter((text) => text !== '');
  const story = [
    `${from}–${to}, ${permissions}`,
    ...(name.startsWith('/') ? [name] : []),
    resident === undefined
      ? formatBytes(size)
      : say('{size} in memory: {pages}', { size: ofSize, pages: pageWords(resident) }),
    ...(mapping.pageSize > pageSize ? [say('pages of {size}', { size: formatBytes(mapping.pageSize) })] : []),
    ...(policy === undefined || policy === 'default' ? [] : [say('memory policy {policy}', { policy })]),
    ...(mapMax > 1
      ? [
          say('shared by up to {count} processes: moving it takes MPOL_MF_MOVE_ALL', {
            count: number(mapMax),
          }),
        ]
      : []),
    ...(unmovable === undefined ? [] : [unmovable]),
  ];
  return {
    id: `mapping:${owner}:${from}`,
    label,
    description: facts.join(' · '),
    tooltip: story.join('\n'),
    icon: unmovable === undefined ? 'symbol-array' : 'lock',
    spoken: `${label}: ${facts.join(', ')}. ${story.slice(1).join('. ')}`,
    kind: unmovable === undefined ? 'mapping' : 'fixed-mapping',
    subject: {
      kind: 'region',
      owner,
      region: rangeRegion(
        file === '' ? say('memory at {from}', { from }) : say('{file} at {from}', { file, from }),
        BigInt(from),
        BigInt(to),
      ),
    },
  };
}
