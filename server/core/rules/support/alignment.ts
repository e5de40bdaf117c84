/** Addresses that certainly are no page boundaries. */
import { isPageMultiple } from '../../facts/arithmetic';
import type { CallFacts } from '../../facts/call-facts';
import { constantOf, pageSize, type LinearForm } from '../../facts/linear';
import type { RegionFacts } from '../../facts/region';
import type { AbstractValue, PointerPoint } from '../../facts/value';
import type { FindingData, RelatedPlace } from '../../finding';
import { memoryInWords } from './places';
import { phrase } from '../../../languages/phrase';
import type { Phrase } from '../../../languages/phrase';

export interface Misaligned {
  /** `object`: placed without regard to pages; `offset`: a known distance from a page boundary. */
  readonly kind: 'object' | 'offset';
  readonly data: FindingData;
  readonly related: readonly RelatedPlace[];
}

/** Defined only if the address is off a page boundary whichever way it was computed. */
export function misaligned(facts: CallFacts, value: AbstractValue): Misaligned | undefined {
  const { points } = value;
  if (points === undefined) return undefined;
  let found: Misaligned | undefined;
  for (const point of points) {
    // Null is not an address.
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
  if (point.rounding === 'off') return { kind: 'offset', data: { offset: phrase('some') }, related: [] };
  if (point.rounding !== 'none' || isComputed(point.offset)) return undefined;
  if (region.alignment === 'object') {
    const place =
      region.span === undefined ? [] : [{ span: region.span, message: phrase('This is what is named') }];
    return { kind: 'object', data: { object: describe(region) }, related: place };
  }
  if (region.alignment !== 'page' || isPageMultiple(point.offset)) return undefined;
  const offset = constantOf(point.offset);
  if (offset === undefined) return undefined;
  return { kind: 'offset', data: { offset: (((offset % 4096n) + 4096n) % 4096n).toString() }, related: [] };
}

/** The offset may have been chosen so that the sum is aligned: `p + (ps - p % ps)`, or a number of bytes that is not known. */
function isComputed(offset: LinearForm): boolean {
  return offset.terms.some(
    (term) =>
      term.symbols.some((name) => /^(?:rem|and|div|shr|round|§)/.test(name)) ||
      ((term.factor === 1n || term.factor === -1n) && !isSteps(term.symbols)),
  );
}

/** Pages, or so many in each round of a loop: nothing in the first one. */
function isSteps(symbols: readonly string[]): boolean {
  return symbols.some((name) => name === pageSize || /^~?t:/.test(name));
}

function describe(region: RegionFacts): Phrase {
  const memory = memoryInWords(region);
  if (memory !== undefined) return memory;
  if (region.origin.kind === 'string') return phrase('a string literal');
  return region.name === undefined || region.name === ''
    ? phrase('an object')
    : phrase('the variable {name}', { name: region.name });
}
