/** What a number of a seed stands for, played: edits of a source, of another file, edits over the wire, or traffic. */
import fc from 'fast-check';
import type { Parser } from '../../server/core/syntax/port';
import { described } from '../unit/property/smallest';
import { caseOf, type Case } from './cases';
import { kindAt, seedOf, sessionAt, type SessionKind } from './kinds';
import { otherKinds, otherSession, playOther, type OtherKind } from './other-texts';
import { play, type Counters, type Failure } from './play';
import { shrink } from './shrink';
import { traffic, trafficProblem } from './traffic';
import { playOnWire } from './wire-play';

export interface Small {
  readonly failure: Failure;
  readonly shown: string;
  readonly case?: Case;
}

export interface Played {
  readonly kind: string;
  play(counters: Counters, onStep: (step: number) => void): Promise<Failure | undefined>;
  /** What failed, made small. */
  small(failure: Failure): Promise<Small>;
}

/** Milliseconds in which traffic that failed is made small. */
const patience = 120_000;

/** Of a thousand sessions. */
const shares = { wire: 25, traffic: 10, other: 40 };

export interface Everything {
  readonly kinds: readonly SessionKind[];
  readonly others: readonly OtherKind[];
  readonly parser: Parser;
}

export const everything = (kinds: readonly SessionKind[], parser: Parser): Everything => ({
  ...{ kinds, parser },
  others: otherKinds(parser),
});

export function sessionOfNumber({ kinds, others, parser }: Everything, seed: number, number: number): Played {
  const own = seedOf(seed, number);
  const share = seedOf(own, 3) % 1000;
  if (share < shares.wire) return onWire(kinds, own);
  if (share < shares.wire + shares.traffic) return ofTraffic(own);
  if (share < shares.wire + shares.traffic + shares.other) return ofAnother(others, own);
  const kind = chosen(kinds, own);
  const session = wanted(sessionAt(kind, own));
  const on = { ...kind, parser };
  return {
    kind: kind.name,
    play: (counters, onStep) => play(session, on, { counters, onStep }),
    async small(failed) {
      const { session: small, failure } = await shrink(on, own, session, failed);
      return { failure, shown: described(small), case: caseOf(small, kind, failure.signature) };
    },
  };
}

function onWire(kinds: readonly SessionKind[], own: number): Played {
  const kind = chosen(
    kinds.filter(({ name }) => !/^(?:giant|long hostile)/.test(name)),
    own,
  );
  const session = wanted(sessionAt(kind, own));
  return {
    kind: `wire, ${kind.name}`,
    play: (counters, onStep) => playOnWire(session, kind, { seed: own, counters, onStep }),
    small: (failure) => {
      const reached = { ...session, steps: session.steps.slice(0, failure.step + 1) };
      return Promise.resolve({
        ...{ failure, shown: described(reached) },
        case: caseOf(reached, kind, failure.signature),
      });
    },
  };
}

function ofTraffic(own: number): Played {
  const messages = wanted(fc.sample(traffic, { seed: own, numRuns: 1 })[0]);
  return {
    kind: 'traffic',
    async play() {
      const problem = await trafficProblem(messages);
      return problem === undefined ? undefined : { step: 0, signature: problem.slice(0, 60), words: problem };
    },
    async small(failure) {
      let least = messages;
      const property = fc.asyncProperty(traffic, async (one) => {
        const problem = await trafficProblem(one);
        if (problem !== undefined) least = one;
        return problem === undefined;
      });
      await fc.check(property, { seed: own, numRuns: 1, interruptAfterTimeLimit: patience });
      return { failure, shown: JSON.stringify(least, undefined, 1) };
    },
  };
}

function ofAnother(others: readonly OtherKind[], own: number): Played {
  const kind = wanted(others[seedOf(own, 5) % others.length]);
  const session = wanted(otherSession(kind, own));
  return {
    kind: kind.name,
    play: (counters, onStep) => playOther(session, kind, counters, onStep),
    small: (failure) => {
      const last = session.steps[failure.step]?.after ?? session.first;
      return Promise.resolve({ failure, shown: `${kind.name}: ${JSON.stringify(last.text)}` });
    },
  };
}

const chosen = (kinds: readonly SessionKind[], own: number): SessionKind => wanted(kindAt(kinds, own));

function wanted<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('there is no session to play');
  return one;
}
