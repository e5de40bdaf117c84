/** Other places that a finding rests on. */
import type { ArgumentFacts, ArrayFacts } from '../../facts/call-facts';
import type { RegionFacts } from '../../facts/region';
import type { Origin } from '../../flow/graph';
import type { RelatedPlace } from '../../finding';
import { phrase } from '../../../languages/phrase';
import type { Phrase } from '../../../languages/phrase';

/** The definitions of the macros through which something came. */
export function macroPlaces(origin: Origin): readonly RelatedPlace[] {
  return origin.macros.flatMap((use) =>
    use.definition === undefined
      ? []
      : [{ span: use.definition, message: phrase('{name} is defined here', { name: use.name }) }],
  );
}

/** The macros and the helper functions that an argument came through. */
export function argumentPlaces(argument: ArgumentFacts | undefined): readonly RelatedPlace[] {
  if (argument === undefined) return [];
  const { span, value, origin } = argument;
  const helpers = value.marks.flatMap((mark) => {
    if (mark.kind !== 'helper') return [];
    if (mark.returns !== undefined)
      return [{ span: mark.returns, message: phrase('{name}() returns it here', { name: mark.name }) }];
    const within = mark.span.start >= span.start && mark.span.end <= span.end;
    return within
      ? []
      : [{ span: mark.span, message: phrase('{name}() is called here', { name: mark.name }) }];
  });
  return [...macroPlaces(origin), ...helpers];
}

/** "memory from malloc", "the memory of a Uint8Array", for the middle of a sentence; undefined for what is no allocation. */
export function memoryInWords({ origin, script }: RegionFacts): Phrase | undefined {
  if (origin.kind !== 'allocation') return undefined;
  return script
    ? phrase('the memory of a {function}', { function: origin.function })
    : phrase('memory from {function}', { function: origin.function });
}

/** The declaration or the allocation of what an array argument names. */
export function regionPlace(region: RegionFacts, message: Phrase): readonly RelatedPlace[] {
  return region.span === undefined ? [] : [{ span: region.span, message }];
}

export function arrayPlace(array: ArrayFacts, message: Phrase): readonly RelatedPlace[] {
  return regionPlace(array.region, message);
}
