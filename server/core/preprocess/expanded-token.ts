/** The tokens that expansion takes and gives: those of the linted file as they stand there, and those that macros made. */
import type { Span } from '../text';
import type { MacroDefinition, Piece, SourceName, Token } from './types';

export interface ExpandedToken extends Piece {
  readonly kind: Token['kind'] | 'directive' | 'placemarker';
  readonly before: Token['before'];
  /** Met while its macro was disabled. */
  readonly final?: true | undefined;
}

const linted: SourceName = { kind: 'file' };

/** A token of the linted file, or a line of it. Most tokens of a function are nothing else, so nothing is kept that can be told. */
export class PlainToken implements ExpandedToken {
  constructor(
    readonly kind: ExpandedToken['kind'],
    readonly text: string,
    readonly start: number,
    readonly end: number,
    readonly before: Token['before'],
  ) {}

  get source(): SourceName {
    return linted;
  }

  get expansion(): Span {
    return { start: this.start, end: this.end };
  }

  get macro(): undefined {
    return undefined;
  }

  get verbatim(): boolean {
    return this.end - this.start === this.text.length;
  }
}

/** A token that a macro made, or passed on. */
export class MadeToken implements ExpandedToken {
  constructor(
    readonly kind: ExpandedToken['kind'],
    readonly text: string,
    readonly before: Token['before'],
    readonly source: SourceName,
    readonly start: number,
    readonly end: number,
    readonly expansion: Span,
    readonly macro: MacroDefinition | undefined,
    readonly verbatim: boolean,
    readonly final: true | undefined,
  ) {}
}

type Change = Partial<Omit<ExpandedToken, 'source' | 'start' | 'end'>>;

/** The token with some of it other than it is. */
export function changed(token: ExpandedToken, by: Change): ExpandedToken {
  return new MadeToken(
    by.kind ?? token.kind,
    by.text ?? token.text,
    by.before ?? token.before,
    token.source,
    token.start,
    token.end,
    by.expansion ?? token.expansion,
    by.macro ?? token.macro,
    by.verbatim ?? token.verbatim,
    by.final ?? token.final,
  );
}

/** What a call of a macro put there. */
export interface MacroCall {
  readonly definition: MacroDefinition;
  /** Where the spans of its body's tokens count from. */
  readonly body: number;
  readonly expansion: Span;
}

/** An argument's token, seen from outside the call. */
export function through(token: ExpandedToken, { expansion, definition }: MacroCall): ExpandedToken {
  return changed(token, { expansion, macro: token.macro ?? definition });
}

/** A token of the macro's own body. */
export function own(token: Token, { definition, body, expansion }: MacroCall): ExpandedToken {
  const { start, end } = token.span;
  return new MadeToken(
    token.kind,
    token.text,
    token.before,
    definition.source,
    body + start,
    body + end,
    expansion,
    definition,
    end - start === token.text.length,
    undefined,
  );
}
