/** What a function does about MPOL_MF_MOVE_ALL being refused. */
import { constantValues } from '../../../kernel/constants';
import type { Use } from '../../facts/after-call';
import type { CallFacts } from '../../facts/call-facts';
import { integersOf } from '../../facts/value';
import { move, moveAll } from './flags';
import { isPrinter } from './printers';

/** Functions by which a program learns or changes what it may do. */
const privileges =
  /^(?:(?:SAFE_)?(?:SETE?UID|SETRES?UID)|(?:process\.)?[gs]ete?uid|Deno\.uid|setres?uid|capget|capset|cap_\w+|capng_\w+|tst_cap_action)$/;

export function looksAtPrivileges({ callees }: CallFacts): boolean {
  return [...callees].some((name) => privileges.test(name));
}

/** The user id is all that the function looks at. */
export function looksAtUserOnly({ callees }: CallFacts): boolean {
  const found = [...callees].filter((name) => privileges.test(name));
  return found.length > 0 && found.every((name) => /^(?:process\.)?gete?uid$|^Deno\.uid$/.test(name));
}

/** EPERM is told apart, or who gets the result can do so. */
export function hasWayOut(facts: CallFacts): boolean {
  const { after, edits, site } = facts;
  // Whoever gets the result finds errno still in place.
  if (after.result.some(isHandedOn)) return true;
  if (after.errno.some(looksAtPermission)) return true;
  if (movesLess(facts)) return true;
  // errno may have been kept in a variable, and a second call with MPOL_MF_MOVE is a way out by itself.
  const around =
    edits.textOf({ start: site.function.start, end: site.span.start }) +
    edits.textOf({ start: site.span.end, end: site.function.end });
  return /\b(?:EPERM|MPOL_MF_MOVE)\b/.test(around);
}

/** Another call asks for less: its flags are known, and MPOL_MF_MOVE_ALL is not among them. */
function movesLess({ calls, key, site }: CallFacts): boolean {
  return calls.some((one) => {
    const flags = one.key === key || one.call !== site.call ? undefined : one.value('flags');
    const values = flags === undefined ? undefined : integersOf(flags);
    return values?.every((value) => (value & move) !== 0n && (value & moveAll) === 0n) ?? false;
  });
}

function isHandedOn(use: Use): boolean {
  if (use.kind === 'passed') return !isPrinter(use.name);
  return use.kind === 'returned' || use.kind === 'escapes';
}

function looksAtPermission(use: Use): boolean {
  if (use.kind === 'returned' || use.kind === 'escapes') return true;
  return use.kind === 'test' && (use.comparison === 'switch' || use.against === BigInt(constantValues.EPERM));
}
