/** What rules over container files say of the sources behind them. */
import { calls, type CallName } from '../../../kernel/calls';
import type { RelatedPlace } from '../../finding';
import type { CallingSource } from '../../manifest/tree';
import { phrase } from '../../../languages/phrase';

/** The calls that some of the sources make, in the order of the kernel facts. */
export function callsOf(sources: readonly CallingSource[]): readonly CallName[] {
  return calls.map(({ name }) => name).filter((name) => sources.some((one) => one.calls.has(name)));
}

/** More places say nothing new. */
const mostPlaces = 3;

/** Where the first sources make one of the calls. */
export function placesOf(
  sources: readonly CallingSource[],
  names: readonly CallName[],
): readonly RelatedPlace[] {
  return sources
    .flatMap(({ place, calls: made }) => {
      const name = names.find((one) => made.has(one));
      const span = name === undefined ? undefined : made.get(name);
      return name === undefined || span === undefined
        ? []
        : [{ path: place, span, message: phrase('Calls {name}', { name }) }];
    })
    .slice(0, mostPlaces);
}
