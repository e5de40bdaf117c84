/** A count in bytes. */
import type { ArrayFacts, CallFacts } from '../facts/call-facts';
import { constantOf, type LinearForm } from '../facts/linear';
import type { RegionFacts } from '../facts/region';
import { pointerOf } from '../facts/value';
import type { Fix } from '../finding';
import { pageEntries } from './entries';
import type { Rule } from './rule';
import { inOrder, isRepeatable } from './support/edits';
import { argumentPlaces, regionPlace } from './support/places';
import { isScript, lengthOf } from './support/spelling';
import { phrase } from '../../languages/phrase';

const entrySize = { pages: 8n, nodes: 4n, status: 4n } as const;
type ArrayRole = keyof typeof entrySize;

/** Smaller numbers may agree with a length by accident: 4096 pages, each a mapping of 4096 bytes. */
const surelyBytes = 65_536n;

export const countInBytes: Rule = {
  id: 'count-in-bytes',
  severity: 'error',
  title: 'A count in bytes',
  calls: ['move_pages'],
  fix: 'suggestion',
  supersedes: ['count-exceeds-array', 'giant-call'],
  messages: {
    array: {
      what: 'The count is the size of {array} in bytes, which has {size} bytes per entry.',
      why: 'The kernel takes {size} times as many entries as there are: it reads and writes past the arrays.',
      do: 'Pass the number of entries.',
    },
    memory: {
      what: 'The count is the size in bytes of the memory whose pages are listed.',
      why: 'It counts pages, some thousand times fewer: the kernel reads and writes far past the arrays.',
      do: 'Divide by the page size, rounding up.',
      script: { do: 'Divide by the page size, rounding up: Math.ceil(bytes / pageSize).' },
    },
    file: {
      what: 'The count is the size of a file in bytes.',
      why: 'It counts pages, some thousand times fewer: the kernel reads and writes far past the arrays.',
      do: 'Divide by the page size, rounding up.',
      script: { do: 'Divide by the page size, rounding up: Math.ceil(bytes / pageSize).' },
    },
  },
  check(facts, report) {
    const count = facts.argument('count');
    if (count === undefined || facts.count === undefined) return;
    const common = { span: count.span, restsOn: [count.value] };
    for (const role of ['pages', 'nodes', 'status'] as const) {
      const array = facts.array(role);
      if (array === undefined || !isSizeOf(facts.count, role, array, count.text)) continue;
      report({
        ...common,
        messageId: 'array',
        data: { array: role, size: entrySize[role].toString() },
        related: [
          ...regionPlace(array.region, phrase('{role} begins here', { role })),
          ...argumentPlaces(count),
        ],
        fixes: entriesOf(facts, array, role),
      });
      return;
    }
    const memory = listedMemory(facts, facts.count);
    const file = /^\(*[\w.>[\]-]*(?:\.|->)st_size\)*$/.test(count.text.replace(/^\([\w\s]+\)/, ''));
    if (memory === undefined && !file) return;
    report({
      ...common,
      messageId: memory === undefined ? 'file' : 'memory',
      related: [
        ...(memory === undefined ? [] : regionPlace(memory, phrase('The memory is this large'))),
        ...argumentPlaces(count),
      ],
      fixes: divided(facts),
    });
  },
};

/** The count is the array's own size, and in bytes: a multiple of the entry, or asked for with sizeof. */
function isSizeOf(count: LinearForm, role: ArrayRole, array: ArrayFacts, text: string): boolean {
  if (array.bytes?.key !== count.key || array.region.many) return false;
  if (constantOf(count) !== undefined) return /^\W*sizeof\b[^/]*$|^[\w$.]+\.byteLength$/.test(text);
  const size = entrySize[role];
  return count.constant % size === 0n && count.terms.every((term) => term.factor % size === 0n);
}

/** The memory that the entries point into, if the count is just its size. */
function listedMemory(facts: CallFacts, count: LinearForm): RegionFacts | undefined {
  const pages = facts.array('pages');
  const known = constantOf(count);
  if (pages === undefined || (known !== undefined && known < surelyBytes)) return undefined;
  for (const entry of pageEntries(facts, pages)) {
    const pointer = pointerOf(entry.value);
    if (pointer === undefined) continue;
    const region = facts.region(pointer);
    if (!region.many && region.state.length?.key === count.key) return region;
  }
  return undefined;
}

function entriesOf(facts: CallFacts, array: ArrayFacts, role: ArrayRole): readonly Fix[] {
  const count = facts.argument('count');
  const own = facts.argument(role);
  if (count === undefined || own === undefined || !facts.edits.isSpelled(count.origin)) return [];
  const isOwn = isScript(facts)
    ? count.text === `${own.text}.byteLength`
    : array.region.origin.kind === 'variable' && array.region.name === own.text;
  if (!isOwn) return [];
  return [
    {
      title: phrase('Pass the length of {own}', { own: own.text }),
      applicability: 'suggestion',
      edits: [{ span: count.span, text: lengthOf(facts, own, count) }],
    },
  ];
}

function divided(facts: CallFacts): readonly Fix[] {
  const count = facts.argument('count');
  const text = count?.text.replaceAll('->', '.') ?? '';
  if (count === undefined || isScript(facts)) return [];
  if (!facts.edits.isSpelled(count.origin) || !isRepeatable(text)) return [];
  const own = facts.pageSizeVariable;
  const size = own ?? 'sysconf(_SC_PAGESIZE)';
  return [
    {
      title: phrase('Divide by the page size'),
      applicability: 'suggestion',
      edits: inOrder([
        ...(own === undefined ? facts.edits.include('unistd.h') : []),
        { span: count.span, text: `(${count.text} + ${size} - 1) / ${size}` },
      ]),
    },
  ];
}
