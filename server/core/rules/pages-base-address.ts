/** The buffer itself in place of an array of addresses. */
import { isPageMultiple, isPageUnit } from '../facts/arithmetic';
import type { ArrayFacts, CallFacts } from '../facts/call-facts';
import { constantOf, mentions, pageSize, scale, type LinearForm } from '../facts/linear';
import { soleSymbol } from '../facts/provenance';
import type { Cell, Fill, RegionFacts } from '../facts/region';
import { integersOf } from '../facts/value';
import type { Rule } from './rule';
import { isPlainName } from './support/edits';
import { buildPageArray } from './support/page-array';
import { arrayPlace } from './support/places';
import { phrase } from '../../languages/phrase';
import type { Words } from '../../languages/phrase';

export const pagesBaseAddress: Rule = {
  id: 'pages-base-address',
  severity: 'error',
  title: 'A buffer where an array of addresses belongs',
  calls: ['move_pages'],
  fix: 'suggestion',
  supersedes: ['pages-untouched', 'pages-unaligned', 'pages-null-entries', 'count-exceeds-array'],
  messages: {
    buffer: {
      what: 'pages is the memory itself ({object}), not an array with the addresses of its pages.',
      why: 'The kernel reads the contents of that memory as addresses: no page of it is moved or found, and each status is -EFAULT or that of some other page.',
      do: 'Fill an array of void * with one address per page and pass that.',
      script: { do: 'Fill a BigUint64Array with one address per page and pass that.' },
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    const array = facts.array('pages');
    if (pages === undefined || array === undefined || facts.countIs === 'zero') return;
    if (array.region.many || array.pointer.rounding !== 'none' || !isBuffer(facts, array)) return;
    const base = pages.text.replace(/^\(\s*(?:const\s+)?void\s*\*\s*\*\s*\)\s*/, '');
    report({
      messageId: 'buffer',
      data: { object: describe(array.region) },
      span: pages.span,
      // Addresses in a parameter of another type would be odd, not impossible.
      ...(array.region.origin.kind === 'parameter' ? { severity: 'warning' as const } : {}),
      restsOn: [pages.value],
      related: arrayPlace(array, phrase('The memory begins here')),
      fixes: isPlainName(base) ? buildPageArray(facts, base) : [],
    });
  },
};

function describe(region: RegionFacts): Words {
  const { origin } = region;
  if (origin.kind === 'allocation') return phrase('from {function}', { function: origin.function });
  return region.name === undefined || region.name === '' ? phrase('an object') : region.name;
}

/** It holds no address, and it is of a kind in which nobody keeps addresses. */
function isBuffer(facts: CallFacts, array: ArrayFacts): boolean {
  const { origin, state, element } = array.region;
  const stored: readonly (Cell | Fill)[] = [...state.cells.list, ...state.fills];
  const written = pointeeOf(facts);
  // Nobody keeps addresses in floating-point numbers, whatever was stored there.
  const floats = written?.kind === 'float';
  if (stored.some((one) => (floats ? isPointer(one) : mayBeAddress(one)))) return false;
  if (origin.kind === 'parameter') return floats;
  if (state.initial === 'unknown' || state.escaped) return false;
  if (origin.kind === 'variable') return isByte(element) || element?.kind === 'float';
  if (origin.kind !== 'allocation') return false;
  if (stored.some(isData) || floats) return true;
  return (isPageMemory(array.region) || isCountedInPages(facts, array)) && !isArraySized(facts, array);
}

/** What the argument points to where it is written, before a cast to `void **`. */
function pointeeOf(facts: CallFacts): RegionFacts['element'] {
  const type = facts.argument('pages')?.written.type;
  return type?.kind === 'pointer' || type?.kind === 'array'
    ? type.kind === 'pointer'
      ? type.to
      : type.element
    : undefined;
}

function isPointer(one: Cell | Fill): boolean {
  return one.value.points?.some((point) => point.kind === 'pointer') ?? false;
}

/** The count is the memory's own length in pages: an array of addresses would be 512 times shorter. */
function isCountedInPages(facts: CallFacts, array: ArrayFacts): boolean {
  const [length, unit] = divisionOf(facts) ?? [];
  return unit !== undefined && isPageUnit(unit) && length?.key === array.region.state.length?.key;
}

/** What is divided by what, where the count is a quotient. */
function divisionOf(facts: CallFacts): readonly LinearForm[] | undefined {
  const name = facts.count === undefined ? undefined : soleSymbol(facts.count);
  const composition = name === undefined ? undefined : facts.compositionOf(name);
  return composition?.operator === 'div' ? composition.operands : undefined;
}

/** What was stored could be an address: a pointer, or an 8-byte number that is not known or not small. */
function mayBeAddress(one: Cell | Fill): boolean {
  if (one.width !== 8) return false;
  return integersOf(one.value)?.some((value) => value >= 4096n || value < 0n) ?? true;
}

/** A number was stored that is no address: too narrow, or too small. */
function isData(one: Cell | Fill): boolean {
  return one.width < 8;
}

function isByte(element: RegionFacts['element']): boolean {
  return element?.kind === 'int' && element.width === 8;
}

/** Memory that is asked for in pages. */
function isPageMemory(region: RegionFacts): boolean {
  const { length } = region.state;
  if (region.alignment === 'page') return true;
  return (
    length !== undefined &&
    isPageMultiple(length) &&
    (mentions(length, (name) => name === pageSize) || (constantOf(length) ?? 0n) > 0n)
  );
}

/** One address per page of the call fits exactly: an array after all. */
function isArraySized(facts: CallFacts, array: ArrayFacts): boolean {
  const { length } = array.region.state;
  if (length === undefined || facts.count === undefined) return true;
  if (scale(facts.count, 8n).key === length.key) return true;
  const [whole, unit] = divisionOf(facts) ?? [];
  return unit !== undefined && constantOf(unit) === 8n && whole?.key === length.key;
}
