/**
 * How a call stands in its statement, as far as something can be put around it soundly: by itself, or with its result
 * stored in a variable. Everything else (conditions, arguments, returns, several things on one line) is no such place.
 */
import type { CallFacts } from '../facts/call-facts';
import { isScript } from '../rules/support/spelling';
import { escapeName, type Span } from '../text';

export interface CallPlace {
  /** The blanks before the statement. */
  readonly indent: string;
  /** From the start of the statement to the call: a declaration, `(void)`, `await`. */
  readonly head: Span;
  /** From the call to the end of the statement. */
  readonly rest: Span;
  /** The end of the statement, or of the comment behind it. */
  readonly behind: number;
  /** What holds the result; undefined: nothing. */
  readonly result: string | undefined;
  /** What it is declared as by the statement, in C. */
  readonly type: string | undefined;
  readonly awaited: boolean;
  /** What ends a statement here; a script may do without. */
  readonly semicolon: string;
}

export function callPlace(facts: CallFacts, text: string): CallPlace | undefined {
  const { edits, site, foreign } = facts;
  const { statement, span, callee } = site;
  const { before } = edits;
  if (before?.offset !== statement.start || !isSpelledOut(facts, text.slice(callee.start, callee.end)))
    return undefined;
  const head = text.slice(statement.start, span.start);
  const rest = text.slice(span.end, statement.end);
  const behind = endOfLine(text, statement.end);
  if (behind === undefined) return undefined;
  const script = isScript(facts);
  if (script ? !/^\s*;?$/.test(rest) : !/^\s*;$/.test(rest)) return undefined;
  const form = script ? scriptForm(head) : cForm(head, text.slice(site.function.start, site.function.end));
  if (form === undefined || (foreign !== undefined && !fits(foreign.manner, form.awaited))) return undefined;
  return {
    indent: before.indent,
    head: { start: statement.start, end: span.start },
    rest: { start: span.end, end: statement.end },
    behind,
    ...form,
    semicolon: script && !rest.includes(';') ? '' : ';',
  };
}

type Form = Pick<CallPlace, 'result' | 'type' | 'awaited'>;

/** The call and its arguments stand in the file, and not in a macro. */
function isSpelledOut(facts: CallFacts, callee: string): boolean {
  const { site, edits, foreign } = facts;
  if (foreign === undefined && callee.replace(/^::\s*/, '') !== site.calleeName) return false;
  return site.arguments.every(({ role }) => {
    const one = facts.argument(role);
    return one !== undefined && edits.isSpelled(one.origin);
  });
}

function fits(manner: 'sync' | 'callback' | 'promise', awaited: boolean): boolean {
  return manner === 'sync' ? !awaited : manner === 'promise' && awaited;
}

/** Nothing but a comment may follow on the line. */
function endOfLine(text: string, at: number): number | undefined {
  const [, blanks = '', comment = '', more] =
    /^([ \t]*)(\/\/[^\r\n]*|\/\*(?:(?!\*\/)[^\r\n])*\*\/)?[ \t]*([^\r\n]?)/.exec(text.slice(at, at + 1000)) ??
    [];
  if (more !== '' || comment.endsWith('\\')) return undefined;
  return comment === '' ? at : at + blanks.length + comment.length;
}

const qualifiers = '(?:(?:const|static|register)\\s+)*';
const signedType = '(?:signed\\s+)?(?:long\\s+long|long|int)(?:\\s+int)?|ssize_t|(?:std::)?int64_t|auto';
const declared = new RegExp(`^${qualifiers}(${signedType})(?:\\s+const)?\\s+(\\w+)\\s*=\\s*$`);
const assigned = /^([A-Za-z_]\w*(?:(?:\.|->)\w+)*)\s*=\s*$/;
const nothing: Form = { result: undefined, type: undefined, awaited: false };

function cForm(head: string, own: string): Form | undefined {
  if (/^(?:\(\s*void\s*\)\s*)?$/.test(head)) return nothing;
  const [, type, fresh] = declared.exec(head) ?? [];
  if (fresh !== undefined) return { ...nothing, result: fresh, type };
  const result = assigned.exec(head)?.[1];
  return result === undefined || isNeverNegative(result, own) ? undefined : { ...nothing, result };
}

/** Declared in the function as what no result below 0 fits in. */
function isNeverNegative(name: string, own: string): boolean {
  const types =
    '(?:unsigned|size_t|u?int(?:8|16)_t|uint\\d+_t|uintptr_t|u(?:8|16|32|64)|bool|_Bool|char|short)';
  return new RegExp(`\\b${types}\\b[^;(){}]*\\b${escapeName(name)}\\b`).test(own);
}

const scriptHead =
  /^(?:(?:(?:const|let|var)\s+)?([A-Za-z_$][\w$]*(?:\.#?[\w$]+)*)\s*(?::[\w$\s|]+)?=\s*)?(await\s+)?$/;

function scriptForm(head: string): Form | undefined {
  const match = scriptHead.exec(head.replace(/^void\s+/, ''));
  return match === null ? undefined : { ...nothing, result: match[1], awaited: match[2] !== undefined };
}
