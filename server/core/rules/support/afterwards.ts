/** What the code does when a call comes to one outcome, where nothing that is not analysed has a say in it. */
import {
  isHandedOn,
  type Continuation,
  type ErrnoUses,
  type JudgedErrnoUses,
  type Use,
} from '../../facts/after-call';
import type { Outcome } from '../../facts/assumption';
import type { CallFacts } from '../../facts/call-facts';
import { isPrinter } from './printers';

/**
 * Undefined where someone else may decide: the result, or what was computed from it, is handed on or stored for others;
 * or a function is called under this outcome and not under `unlike` of which nothing is known, so that it may not come
 * back (`die("move_pages")`).
 */
export function afterwards(
  { after }: CallFacts,
  outcome: Outcome,
  unlike: Outcome,
  entries?: 'errors',
): Continuation | undefined {
  return ifDecided(after.when(outcome, entries), () => after.when(unlike, entries));
}

/** The same of errno alone. */
export function errnoAfterwards(
  { after }: CallFacts,
  outcome: Outcome,
  unlike: Outcome,
): ErrnoUses | undefined {
  return ifDecided(after.judgedErrnoWhen(outcome), () => after.judgedErrnoWhen(unlike));
}

function ifDecided<Found extends JudgedErrnoUses>(
  found: Found | undefined,
  unlike: () => Found | undefined,
): Found | undefined {
  if (found === undefined || [...found.result, ...found.derived].some(mayDecide)) return undefined;
  const unseen = [...found.unseen].filter((call) => !found.unseenBefore.has(call));
  if (unseen.length === 0) return found;
  const other = unlike();
  return other !== undefined && unseen.every((call) => other.unseen.has(call)) ? found : undefined;
}

function mayDecide(use: Use): boolean {
  return isHandedOn(use) && !(use.kind === 'passed' && isPrinter(use.name));
}
