/** Addresses that are not page boundaries. */
import { isPageMultiple } from '../facts/arithmetic';
import type { CallFacts } from '../facts/call-facts';
import { constantOf, type LinearForm } from '../facts/linear';
import type { Cell, Fill, RegionFacts } from '../facts/region';
import type { PointerPoint } from '../facts/value';
import type { Fix, RelatedPlace } from '../finding';
import { pageEntries } from './entries';
import type { Rule } from './rule';

export const pagesUnaligned: Rule = {
  id: 'pages-unaligned',
  severity: 'warning',
  title: 'An address that is no page boundary',
  calls: ['move_pages'],
  fix: 'suggestion',
  messages: {
    object: {
      what: 'pages names {object}, which begins anywhere in a page.',
      why: 'The manual asks for page-aligned addresses; the kernel rounds down and moves the whole page, with everything else that lies in it.',
      do: 'Round the address down to the page, and mean the page.',
    },
    offset: {
      what: 'An entry of pages is {offset} bytes past a page boundary.',
      why: 'The manual asks for page-aligned addresses; the kernel rounds down and moves the whole page, with everything else that lies in it.',
      do: 'Round the address down to the page, and mean the page.',
    },
    objectQuery: {
      what: 'pages names {object}, which begins anywhere in a page.',
      why: 'The manual asks for page-aligned addresses; in a query the kernel rounds down, and the answer is that of the page around it.',
      do: 'Round the address down to the page where you want to be strict.',
    },
    offsetQuery: {
      what: 'An entry of pages is {offset} bytes past a page boundary.',
      why: 'The manual asks for page-aligned addresses; in a query the kernel rounds down, and the answer is that of the page around it.',
      do: 'Round the address down to the page where you want to be strict.',
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    const array = facts.array('pages');
    if (pages === undefined || array === undefined || facts.countIs === 'zero') return;
    const count = facts.count === undefined ? undefined : constantOf(facts.count);
    for (const entry of pageEntries(array, count)) {
      const wrong = misaligned(facts, entry);
      if (wrong === undefined) continue;
      const move = facts.mode === 'move';
      const messageId = move ? wrong.kind : wrong.kind === 'object' ? 'objectQuery' : 'offsetQuery';
      report({
        messageId,
        data: wrong.data,
        span: pages.span,
        ...(move ? {} : { severity: 'hint' as const }),
        related: [stored(entry), ...wrong.related],
        restsOn: [pages.value, entry.value],
        fixes: fixes(facts, entry),
      });
      return;
    }
  },
};

function stored(entry: Cell | Fill): RelatedPlace {
  return { span: entry.origin.span, message: 'The address is stored here' };
}

interface Misaligned {
  readonly kind: 'object' | 'offset';
  readonly data: Readonly<Record<string, string>>;
  readonly related: readonly RelatedPlace[];
}

/** Defined only if the entry is off a page boundary whichever way it was computed. */
function misaligned(facts: CallFacts, entry: Cell | Fill): Misaligned | undefined {
  const { points } = entry.value;
  if (points === undefined) return undefined;
  let found: Misaligned | undefined;
  for (const point of points) {
    // A null entry is not an address.
    if (point.kind === 'integer' && constantOf(point.form) === 0n) continue;
    const one = point.kind === 'integer' ? literalAddress(point.form) : misalignedPointer(facts, point);
    if (one === undefined) return undefined;
    found ??= one;
  }
  return found;
}

function literalAddress(form: LinearForm): Misaligned | undefined {
  const address = constantOf(form);
  if (address === undefined || address % 4096n === 0n) return undefined;
  return { kind: 'offset', data: { offset: (address % 4096n).toString() }, related: [] };
}

function misalignedPointer(facts: CallFacts, point: PointerPoint): Misaligned | undefined {
  const region = facts.region(point);
  if (point.rounding === 'off') return { kind: 'offset', data: { offset: 'some' }, related: [] };
  if (point.rounding !== 'none' || isComputed(point.offset)) return undefined;
  if (region.alignment === 'object') {
    const place = region.span === undefined ? [] : [{ span: region.span, message: 'This is what is named' }];
    return { kind: 'object', data: { object: describe(region) }, related: place };
  }
  if (region.alignment !== 'page' || isPageMultiple(point.offset)) return undefined;
  const offset = constantOf(point.offset);
  if (offset === undefined) return undefined;
  return { kind: 'offset', data: { offset: (((offset % 4096n) + 4096n) % 4096n).toString() }, related: [] };
}

/** The offset may have been chosen so that the sum is aligned: `p + (ps - p % ps)`. */
function isComputed(offset: LinearForm): boolean {
  return offset.terms.some((term) => term.symbols.some((name) => /^(?:rem|and|div|shr|round|§)/.test(name)));
}

function describe(region: RegionFacts): string {
  const { origin } = region;
  if (origin.kind === 'allocation') return `memory from ${origin.function}`;
  if (origin.kind === 'string') return 'a string literal';
  return region.name === undefined || region.name === '' ? 'an object' : `the variable ${region.name}`;
}

function fixes(facts: CallFacts, entry: Cell | Fill): readonly Fix[] {
  const { source } = entry;
  const { edits } = facts;
  if (source === undefined || !edits.isSpelled(source) || source.span.start < facts.site.function.start)
    return [];
  const text = edits.textOf(source.span);
  const pageSize = facts.pageSizeVariable ?? 'sysconf(_SC_PAGESIZE)';
  // `&x`, a name or a call stand for themselves; anything else is put in parentheses.
  const operand = /^&?[\w.[\]>-]+(?:\([^()]*\))?$/.test(text) ? text : `(${text})`;
  const includes = [
    ...edits.include('stdint.h'),
    ...(facts.pageSizeVariable === undefined ? edits.include('unistd.h') : []),
  ];
  return [
    {
      title: 'Round the address down to the page',
      applicability: 'suggestion',
      edits: [
        ...mergeIncludes(includes),
        { span: source.span, text: `(void *)((uintptr_t)${operand} & ~((uintptr_t)${pageSize} - 1))` },
      ],
    },
  ];
}

/** Two insertions at one place become one. */
function mergeIncludes(edits: Fix['edits']): Fix['edits'] {
  const first = edits[0];
  return first === undefined ? [] : [{ span: first.span, text: edits.map((edit) => edit.text).join('') }];
}
