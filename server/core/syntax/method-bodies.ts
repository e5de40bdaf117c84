/**
 * A class with blanks for the bodies of its methods. Who reads what a class declares needs none of them, and each is read by itself when its method is
 * analysed: so a class of thousands of lines costs what it declares, and a mistake in one body hides no other method. Where it is not certain that a
 * brace opens a body, what is in it stays.
 */

import type { Span } from '../text';

/** Comments, directives, raw and other literals and words as one, the rest by characters. */
const tokens =
  /\/\/(?:\\\r?\n|[^\n])*|\/\*[^]*?(?:\*\/|$)|^[ \t]*#(?:\\\r?\n|[^\n])*|(?:u8|[uUL])?R"([^()\\\s]{0,16})\([^]*?\)\1"|"(?:\\[^]|[^"\\\n])*"?|\w[\w']*|'(?:\\[^]|[^'\\\n])*'?|\S/gm;

const mayHoldMethods = /\b(?:class|struct|union)\b[^]*\)[^;{}()]*\{/;
const classes = /^(?:class|struct|union)$/;
const access = /^(?:public|private|protected)$/;
/** What may end what stands in front of a body; `&` as in `void f() && {`. */
const lastOfHead = /^(?:\)|const|noexcept|override|final|volatile|try|&)$/;
/** In front of parentheses that hold no parameters. */
const attributes = /^(?:alignas|__attribute__|__declspec)$/;

/** What has been read of a declaration, outside of parentheses. */
interface Head {
  first: string;
  previous: string;
  isClass: boolean;
  isAssigned: boolean;
  hasParameters: boolean;
  /** How many are open. */
  parentheses: number;
  /** In front of the outermost. */
  named: string;
}

const nothing: Head = {
  ...{ first: '', previous: '', isClass: false, isAssigned: false, hasParameters: false },
  ...{ parentheses: 0, named: '' },
};

/** The text with blanks in every body: places stay. */
export function blankedMethodBodies(text: string): string {
  return mapped(text, (units) => ' '.repeat(units)).text;
}

export interface Shortened {
  readonly text: string;
  /** Where a place of this text, in no body, is in the whole one. */
  readonly whereIs: (offset: number) => number;
}

/** The text in which every body is `{}`. */
export function withoutMethodBodies(text: string): Shortened {
  const { text: short, bodies } = mapped(text, () => '');
  return {
    text: short,
    whereIs: (offset) => {
      let place = offset;
      for (const { start, end } of bodies) {
        if (start >= place) break;
        place += end - start;
      }
      return place;
    },
  };
}

function mapped(
  text: string,
  instead: (units: number) => string,
): { readonly text: string; readonly bodies: readonly Span[] } {
  const bodies = mayHoldMethods.test(text) ? bodiesIn(text) : [];
  if (bodies.length === 0) return { text, bodies };
  const pieces: string[] = [];
  let kept = 0;
  for (const { start, end } of bodies) {
    pieces.push(text.slice(kept, start), instead(end - start));
    kept = end;
  }
  pieces.push(text.slice(kept));
  return { text: pieces.join(''), bodies };
}

/** What is between the braces, in order. */
function bodiesIn(text: string): readonly Span[] {
  const found: Span[] = [];
  /** The heads of the braces that are open. */
  const open: Head[] = [];
  let head = { ...nothing };
  /** The body that is being read: where it begins, and how many braces are open when it ends. */
  let body: { readonly start: number; readonly depth: number; hasDirective: boolean } | undefined;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token.startsWith('//') || token.startsWith('/*')) continue;
    if (token.length > 1 && token.trimStart().startsWith('#')) {
      if (body !== undefined) body.hasDirective = true;
    } else if (token === '{') {
      if (body === undefined && open.at(-1)?.isClass === true && isMethod(head))
        body = { start: index + 1, depth: open.length, hasDirective: false };
      open.push(head);
      head = { ...nothing };
    } else if (token === '}') {
      const around = open.pop();
      if (around === undefined) return found;
      if (body?.depth === open.length) {
        if (!body.hasDirective) found.push({ start: body.start, end: index });
        body = undefined;
        head = { ...nothing };
      } else head = { ...around, isClass: false, previous: '}' };
    } else if (body === undefined) head = read(head, token);
  }
  return found;
}

function isMethod(head: Head): boolean {
  return (
    head.hasParameters &&
    head.parentheses === 0 &&
    !head.isAssigned &&
    !classes.test(head.first) &&
    lastOfHead.test(head.previous)
  );
}

function read(head: Head, token: string): Head {
  if (head.parentheses === 0) {
    if (token === ';' || (token === ':' && access.test(head.previous))) return { ...nothing };
    if (head.first === '') head.first = token;
    if (token === '=') head.isAssigned = true;
    if (classes.test(token)) head.isClass = true;
  }
  if (token === '(') {
    if (head.parentheses++ === 0) head.named = head.previous;
  } else if (token === ')' && head.parentheses > 0) {
    head.parentheses--;
    if (head.parentheses === 0 && !attributes.test(head.named)) head.hasParameters = true;
  }
  head.previous = token;
  return head;
}
