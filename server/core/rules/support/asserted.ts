/**
 * What tests in scripts say of a call by their assertions: node:assert, `expect` of Vitest, Jest, Bun and Chai, the
 * assertions of Deno. Read from the text: what an assertion library does is not analysed. Absent: assertions of C, which
 * arrive as tests of the result.
 */
import type { TestUse } from '../../facts/after-call';
import type { CallFacts } from '../../facts/call-facts';
import { resultVariable } from './edits';
import { isScript } from './spelling';
import { escapeName } from '../../text';

/** The program says that the call fails, and makes it to see that: whatever is wrong with its arguments is meant. */
export function assertsFailure(facts: CallFacts): boolean {
  return isScript(facts) && (isSaidOfResult(facts) || isSaidOfException(facts));
}

/** The test is that of an assertion: a failure ends in a report of the test, whose reader has the call before him. */
export function isAssertion({ edits, site }: CallFacts, { span }: TestUse): boolean {
  const head = edits.textOf({ start: site.function.start, end: span.start });
  return (
    /^(?:[\w$]+\.)?assert\w*(?:\.\w+)*\s*\(/.test(edits.textOf(span)) || /\bassert[\w.]*\(\s*$/.test(head)
  );
}

/** Stands for the call where it is written within the assertion. */
const here = '$call';

function isSaidOfResult(facts: CallFacts): boolean {
  const { edits, site } = facts;
  const before = edits.textOf({ start: site.statement.start, end: site.span.start });
  const after = edits.textOf({ start: site.span.end, end: site.statement.end });
  if (saysFailure(before + here + after, here)) return true;
  const result = resultVariable(facts);
  if (result === undefined) return false;
  const rest = edits.textOf({ start: site.statement.end, end: site.function.end });
  const name = escapeName(result);
  // The next value of the variable is that of something else.
  const [own = ''] = rest.split(new RegExp(`(?<![\\w$.])${name}\\s*(?::[^=;]*)?=(?!=)`));
  return saysFailure(own, result);
}

/** `expect(result).toBe(-1)`, `assert.equal(result, -1)`, `assert(result < 0)`. */
function saysFailure(text: string, result: string): boolean {
  const name = escapeName(result);
  const value = `(?:await\\s+)?(?:${name}|Number\\(\\s*${name}\\s*\\))`;
  const matcher =
    '(?:toBe|toEqual|toStrictEqual|equal|eql?)\\(\\s*-1n?\\s*\\)|(?:toBeLessThan|lessThan|below)\\(\\s*0n?\\s*\\)';
  const compared = '(?:,\\s*-1n?|===?\\s*-1n?|<\\s*0n?)\\s*[,)]';
  return [
    `\\bexpect\\(\\s*${value}\\s*\\)\\s*\\.(?:to\\.(?:be\\.)?)?(?:${matcher})`,
    `\\bassert(?!Not)\\w*(?:\\.(?!not)\\w+)*\\(\\s*${value}\\s*${compared}`,
    `\\bassertLess\\(\\s*${value}\\s*,\\s*0n?\\s*[,)]`,
  ].some((one) => new RegExp(one).test(text));
}

/** It is made in a function that `expect(…).toThrow()` or `assert.throws(…)` calls. */
function isSaidOfException({ edits, site }: CallFacts): boolean {
  const before = edits.textOf({ start: site.function.start, end: site.span.start });
  const opener =
    /\b(?:(expect)|assert(?:\w*\.(?:throws|rejects)|Throws|Rejects))\(\s*(?:async\s+)?(?:\(\)\s*=>|function\b)/g;
  const last = [...before.matchAll(opener)].at(-1);
  if (last === undefined) return false;
  const rest = edits.textOf({ start: site.function.start + last.index, end: site.function.end });
  const end = closing(rest);
  if (end === undefined || end < site.span.end - site.function.start - last.index) return false;
  return last[1] === undefined || /^\s*\.(?:rejects\s*\.\s*)?toThrow/.test(rest.slice(end));
}

/** Behind the parenthesis that closes the first one. Parentheses in strings count: they come in pairs there as well. */
function closing(text: string): number | undefined {
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(/[()]/g)) {
    depth += sign === '(' ? 1 : -1;
    if (depth === 0) return index + 1;
  }
  return undefined;
}
