/** A session that failed, made small: by fast-check where it is made of choices, then the texts themselves, line by line. */
import fc from 'fast-check';
import { smallest } from '../unit/property/smallest';
import type { Session } from '../unit/property/scenario';
import type { SessionKind } from './kinds';
import { play, type Failure } from './play';
import type { Kind } from './view';

/** Milliseconds for each of both. */
const patience = 15_000;

export interface Shrunk {
  readonly session: Session;
  readonly failure: Failure;
}

export async function shrink(
  kind: SessionKind & Kind,
  seed: number,
  session: Session,
  failure: Failure,
): Promise<Shrunk> {
  const { signature } = failure;
  const again = async (one: Session): Promise<Failure | undefined> => {
    const found = await play(one, kind, { thorough: true });
    return found?.signature === signature ? found : undefined;
  };
  const reached = upTo(session, failure.step);
  let best: Shrunk = { session: reached, failure };
  if ((await again(reached)) === undefined) return best;
  const keep = (one: Session, found: Failure): void => {
    const cut = upTo(one, found.step);
    if (sizeOf(cut) < sizeOf(best.session)) best = { session: cut, failure: found };
  };
  const property = fc.asyncProperty(kind.sessions, async (one) => {
    const found = await again(one);
    if (found !== undefined) keep(one, found);
    return found === undefined;
  });
  await fc.check(property, {
    ...{ seed, numRuns: 1 },
    interruptAfterTimeLimit: patience,
    markInterruptAsFailure: false,
  });
  const until = performance.now() + patience;
  const small = await smallest(best.session, async (one) => {
    if (performance.now() > until) return false;
    return (await again(one))?.step === one.steps.length - 1;
  });
  const found = await again(small);
  if (found !== undefined) keep(small, found);
  return best;
}

const upTo = ({ first, steps }: Session, step: number): Session => ({
  first,
  steps: steps.slice(0, step + 1),
});

const sizeOf = ({ first, steps }: Session): number => first.text.length + steps.length * 50;
