/**
 * A class without the bodies of its methods. Who reads what a class declares needs none of them, and each is read by itself when its method is
 * analysed: so a class of thousands of lines costs what it declares. Where a brace may open something else, what is in it stays.
 */
import { closingBrace } from '../preprocess/closing-brace';
import { forEachToken } from '../preprocess/lexer';
import type { Span } from '../text';
import { afterAngles } from './ahead';
import { Head, type BraceKind } from './head';

const mayHoldMethods = /\b(?:class|struct|union)\b/;
const access = /^(?:public|private|protected)$/;

export interface Shortened {
  readonly text: string;
  /** Where a place of this text, in no body, is in the whole one. */
  readonly whereIs: (offset: number) => number;
}

/** The text in which every body is `{}`. */
export function withoutMethodBodies(text: string): Shortened {
  const bodies = bodiesIn(text);
  return {
    text: without(text, bodies),
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

function without(text: string, bodies: readonly Span[]): string {
  if (bodies.length === 0) return text;
  const pieces: string[] = [];
  let kept = 0;
  for (const { start, end } of bodies) {
    pieces.push(text.slice(kept, start));
    kept = end;
  }
  pieces.push(text.slice(kept));
  return pieces.join('');
}

/** What is between the braces, in order. */
function bodiesIn(text: string): readonly Span[] {
  if (!mayHoldMethods.test(text)) return [];
  const reading = new Bodies(text);
  forEachToken(text, { start: 0, end: text.length }, (kind, spelled, start, end, before) =>
    reading.read(kind === 'punctuator', spelled, { start, end }, before === 'newline' || start === 0),
  );
  return reading.found;
}

/** What is in a pair of braces, or in none. */
interface Level {
  readonly brace: BraceKind;
  head: Head;
  parentheses: number;
  /** Where the outermost of them begin. */
  group: number;
}

function levelIn(brace: BraceKind): Level {
  return { brace, head: new Head(), parentheses: 0, group: 0 };
}

class Bodies {
  readonly found: Span[] = [];
  readonly #around: Level[] = [];
  #level = levelIn('open');
  #inDirective = false;
  #previous = '';
  /** Parameters of a template reach up to here. */
  #angles = 0;

  constructor(private readonly text: string) {}

  /** Where to go on, behind a body. */
  read(isPunctuator: boolean, spelled: string, span: Span, isFirst: boolean): number | undefined {
    if (isFirst) this.#inDirective = spelled === '#';
    if (this.#inDirective || span.start < this.#angles) return undefined;
    const next = spelled === '{' ? this.#open(span) : undefined;
    if (spelled === '}') this.#close();
    else if (spelled !== '{') this.#token(isPunctuator, spelled, span);
    this.#previous = next === undefined ? spelled : '}';
    return next;
  }

  #open({ end }: Span): number | undefined {
    const { brace: around, head, parentheses } = this.#level;
    const brace = parentheses > 0 ? 'value' : head.brace();
    if (brace === 'body' && around === 'class') {
      const { at, hasDirective } = closingBrace(this.text, end);
      const isClosed = at < this.text.length;
      if (isClosed && !hasDirective) this.found.push({ start: end, end: at });
      this.#level.head = new Head();
      return at + (isClosed ? 1 : 0);
    }
    this.#around.push(this.#level);
    this.#level = levelIn(brace);
    return undefined;
  }

  #close(): void {
    const { brace } = this.#level;
    const around = this.#around.pop();
    if (around === undefined) return;
    this.#level = around;
    if (brace === 'class' || brace === 'value') around.head.braces();
    else around.head = new Head();
  }

  #token(isPunctuator: boolean, spelled: string, span: Span): void {
    const level = this.#level;
    if (spelled === '(') {
      if (level.parentheses++ === 0) level.group = span.start;
    } else if (spelled === ')') {
      if (level.parentheses > 0 && --level.parentheses === 0)
        level.head.group(this.text.slice(level.group, span.end));
    } else if (level.parentheses > 0) return;
    else if (spelled === ';' || (spelled === ':' && access.test(this.#previous))) level.head = new Head();
    else if (this.#previous === 'operator') level.head.string();
    else if (isPunctuator) level.head.punctuation(spelled);
    else if (/^[A-Za-z_$]/.test(spelled)) {
      level.head.word(spelled, span);
      if (spelled === 'template') this.#angles = afterAngles(this.text, span.end).end;
    } else level.head.string();
  }
}
