/** The tree "Processes": what is debugged or attached, and under each its mappings, the largest in memory first. */
import { formatBytes } from '../../server/protocol/sizes';
import type { Mapping } from '../../server/protocol/processes';
import { nodeShares, printable } from '../annotations/model';
import { number, pageWords } from '../annotations/model/page-map';
import { rangeRegion } from '../debug/session/region';
import type { Row } from './rows';

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
    spoken: `Process ${title}, ${state}`,
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
            label: `${number(absent.length)} ${absent.length === 1 ? 'mapping' : 'mappings'} without a page in memory`,
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
  const label = `${file === '' ? 'anonymous' : file} ${permissions}`;
  const size = Number(BigInt(to) - BigInt(from));
  const ofSize =
    resident === undefined
      ? formatBytes(size)
      : `${formatBytes(resident * pageSize)} of ${formatBytes(size)}`;
  const fixed = unmovable === undefined ? [] : ['cannot be moved'];
  // A narrow column shows the beginning only.
  const facts = [nodeShares(nodes), ofSize, ...fixed, from].filter((text) => text !== '');
  const story = [
    `${from}–${to}, ${permissions}`,
    ...(name.startsWith('/') ? [name] : []),
    resident === undefined ? formatBytes(size) : `${ofSize} in memory: ${pageWords(resident)}`,
    ...(mapping.pageSize > pageSize ? [`pages of ${formatBytes(mapping.pageSize)}`] : []),
    ...(policy === undefined || policy === 'default' ? [] : [`memory policy ${policy}`]),
    ...(mapMax > 1 ? [`shared by up to ${number(mapMax)} processes: moving it takes MPOL_MF_MOVE_ALL`] : []),
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
      region: rangeRegion(file === '' ? `memory at ${from}` : `${file} at ${from}`, BigInt(from), BigInt(to)),
    },
  };
}
