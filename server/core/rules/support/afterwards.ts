/** What the code does when a call comes to one outcome, where nothing that is not analysed has a say in it. */
import type { Continuation, Use } from '../../facts/after-call';
import type { Outcome } from '../../facts/assumption';
import type { CallFacts } from '../../facts/call-facts';
import { isPrinter } from './printers';

/**
 * Undefined where someone else may decide: the result, or what was computed from it, is handed on or stored for others;
 * or a function is called under this outcome and not under `unlike` of which nothing is known, so that it may not come
 * back (`die("move_pages")`).
 */
export function afterwards(
  facts: CallFacts,
  outcome: Outcome,
  unlike: Outcome,
  entries?: 'errors',
): Continuation | undefined {
  const found = facts.after.when(outcome, entries);
  if (found === undefined || [...found.result, ...found.derived].some(isHandedOn)) return undefined;
  if (found.unseen.size === 0) return found;
  const other = facts.after.when(unlike, entries);
  if (other === undefined) return undefined;
  for (const call of found.unseen) if (!other.unseen.has(call)) return undefined;
  return found;
}

function isHandedOn(use: Use): boolean {
  return use.kind === 'escapes' || (use.kind === 'passed' && !isPrinter(use.name));
}
