/** A range whose last page is not counted. */
import type { CallFacts } from '../facts/call-facts';
import { add, constantOf, multiply, pageSize, subtract, symbol, type LinearForm } from '../facts/linear';
import { soleSymbol } from '../facts/provenance';
import type { RegionFacts } from '../facts/region';
import type { Fix } from '../finding';
import { rowsOf, type Row } from './entries';
import type { Rule } from './rule';
import { regionPlace } from './support/places';
import { isScript } from './support/spelling';
import { phrase } from '../../languages/phrase';

export const pagesTailLost: Rule = {
  id: 'pages-tail-lost',
  severity: 'warning',
  title: 'A range without its last page',
  calls: ['move_pages'],
  fix: 'suggestion',
  messages: {
    partial: {
      what: 'The memory has {bytes} bytes, which is no multiple of the page size, and the division rounds the count down.',
      why: 'The page that holds the last bytes is never named: it stays where it is.',
      do: 'Round up: (length + pagesize - 1) / pagesize.',
      script: {
        do: 'Round up: Math.ceil(length / pageSize), or (length + pageSize - 1n) / pageSize of BigInts.',
      },
    },
    maybe: {
      what: 'The count rounds the length of the memory down to whole pages.',
      why: 'Unless the length is a multiple of the page size, the page that holds the last bytes is never named.',
      do: 'Round up: (length + pagesize - 1) / pagesize.',
      script: {
        do: 'Round up: Math.ceil(length / pageSize), or (length + pageSize - 1n) / pageSize of BigInts.',
      },
    },
    shifted: {
      what: 'The first address is rounded down to its page, but the count is only that of the length.',
      why: 'The memory begins inside a page, so it reaches into one page more than its length has: the last one is never named.',
      do: 'Add what the rounding takes away: (offset + length + pagesize - 1) / pagesize.',
      script: { do: 'Add what the rounding takes away to the length before it is divided, and round up.' },
    },
  },
  check(facts, report) {
    const count = facts.argument('count');
    const pages = facts.argument('pages');
    const array = facts.array('pages');
    if (count === undefined || pages === undefined || array === undefined) return;
    for (const row of rowsOf(facts, array)) {
      const region = facts.region(row.start);
      const lost = lostTail(facts, row, region);
      if (lost === undefined) continue;
      report({
        ...lost,
        ...(lost.messageId === 'maybe' ? { severity: 'hint' as const } : {}),
        span: count.span,
        restsOn: [count.value, pages.value, row.fill.value],
        related: [
          { span: row.fill.origin.span, message: phrase('The addresses are stored here') },
          ...regionPlace(region, phrase('The memory begins here')),
        ],
        fixes: lost.messageId === 'shifted' ? [] : roundUp(facts),
      });
      return;
    }
  },
};

interface Lost {
  readonly messageId: 'partial' | 'maybe' | 'shifted';
  readonly data?: Readonly<Record<string, string>>;
}

function lostTail(facts: CallFacts, row: Row, region: RegionFacts): Lost | undefined {
  const { length } = region.state;
  if (length === undefined || facts.count === undefined || region.many || !isPageStep(row.stride))
    return undefined;
  if (row.start.rounding === 'page')
    return region.alignment === 'object' && isRoundedStart(facts, row) && isWhole(facts, length, row.stride)
      ? { messageId: 'shifted' }
      : undefined;
  if (row.start.rounding !== 'none' || region.alignment !== 'page') return undefined;
  const rest = restOf(facts, row, length);
  if (rest !== undefined)
    return rest ? { messageId: 'partial', data: { bytes: constantOf(length)?.toString() ?? '' } } : undefined;
  const named = subtract(length, row.start.offset);
  if (named === undefined || dividend(facts, row.stride)?.key !== named.key) return undefined;
  const known = constantOf(length);
  if (known !== undefined)
    return known % 4096n === 0n ? undefined : { messageId: 'partial', data: { bytes: known.toString() } };
  // n * sizeof(long) is a number of bytes; a plain variable may well be a multiple of the page.
  const sized = named.terms.every((term) => term.factor > 1n && term.factor % 4096n !== 0n);
  const paged = named.terms.some((term) => term.symbols.includes(pageSize));
  return sized && !paged ? { messageId: 'maybe' } : undefined;
}

function isPageStep(stride: LinearForm): boolean {
  return stride.key === symbol(pageSize).key || constantOf(stride) === 4096n;
}

/** The row begins at the memory's own first byte, rounded down. */
function isRoundedStart(facts: CallFacts, row: Row): boolean {
  const name = soleSymbol(row.start.offset);
  const rounded = name === undefined ? undefined : facts.compositionOf(name);
  const [from] = rounded?.operator === 'round' ? rounded.operands : [];
  return from !== undefined && constantOf(from) === 0n;
}

/** The count is that of the length alone: length / step, exact or rounded down. */
function isWhole(facts: CallFacts, length: LinearForm, step: LinearForm): boolean {
  const whole = facts.count === undefined ? undefined : multiply(facts.count, step);
  return whole?.key === length.key || dividend(facts, step)?.key === length.key;
}

/** What the count divides by the step; undefined where it is no such quotient. */
function dividend(facts: CallFacts, step: LinearForm): LinearForm | undefined {
  const name = facts.count === undefined ? undefined : soleSymbol(facts.count);
  const composition = name === undefined ? undefined : facts.compositionOf(name);
  if (composition?.operator !== 'div') return undefined;
  const [left, right] = composition.operands;
  return right?.key === step.key ? left : undefined;
}

/** Some bytes, but less than a page, lie behind the last page that is named; undefined where that is not known. */
function restOf(facts: CallFacts, row: Row, length: LinearForm): boolean | undefined {
  const named = facts.count === undefined ? undefined : multiply(facts.count, row.stride);
  const end = named && add(row.start.offset, named);
  const rest = end && subtract(length, end);
  const known = rest === undefined ? undefined : constantOf(rest);
  return known === undefined ? undefined : known > 0n && known < 4096n;
}

/** `n = length / pagesize;`, where that is the only thing that n ever is. */
function roundUp(facts: CallFacts): readonly Fix[] {
  const count = facts.argument('count');
  const { edits, site } = facts;
  // Numbers and BigInts of a script are divided in different ways.
  if (count === undefined || isScript(facts) || !edits.isSpelled(count.origin)) return [];
  const body = edits.textOf(site.function);
  const quotient = String.raw`(\w+(?:\s*\*\s*[\w.]+(?:\([^()]*\))?)*)\s*\/\s*([A-Za-z_]\w*(?:\([^()]*\))?|\d+)`;
  const own = new RegExp(`^${quotient}$`).exec(count.text);
  const name = /^[A-Za-z_]\w*$/.exec(count.text)?.[0];
  const places = [...body.matchAll(new RegExp(String.raw`\b${name ?? ''}\s*=\s*${quotient}\s*;`, 'g'))];
  const assigned = [
    ...body.matchAll(new RegExp(String.raw`\b${name ?? ''}\s*(?:[-+*/]?=(?!=)|\+\+|--)`, 'g')),
  ];
  const [match] = own === null ? (assigned.length === 1 && name !== undefined ? places : []) : [own];
  const [text, left, right] = match ?? [];
  if (match === undefined || text === undefined || left === undefined || right === undefined) return [];
  const base = own === null ? site.function.start + match.index : count.span.start;
  const start = base + text.indexOf(left, own === null ? text.indexOf('=') : 0);
  const end = base + text.length - (own === null ? text.length - text.lastIndexOf(right) - right.length : 0);
  return [
    {
      title: phrase('Round the count up'),
      applicability: 'suggestion',
      edits: [{ span: { start, end }, text: `(${left} + ${right} - 1) / ${right}` }],
    },
  ];
}
