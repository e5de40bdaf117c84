/**
 * A makefile as text → variables, rules, conditionals, includes. Source: GNU make manual, chapters 3 to 7. Nothing is
 * expanded here. Deliberately absent: .RECIPEPREFIX, which makes the text opaque.
 */
import type { Span } from '../../text';

export interface Assignment {
  readonly kind: 'assignment';
  readonly name: string;
  /** `=`, `:=`, `+=`, `?=`, `!=`; define has `=`. */
  readonly operator: string;
  readonly value: string;
  /** The targets that it is for; absent: all. */
  readonly targets?: string;
  /** Of the value in the text; a fix goes to its end. */
  readonly span: Span;
}

export interface RecipeLine {
  readonly text: string;
  readonly span: Span;
}

export interface MakeRule {
  readonly kind: 'rule';
  readonly targets: string;
  /** Of a static pattern rule, `TARGETS: %.o: %.c`. */
  readonly pattern?: string;
  readonly prerequisites: string;
  readonly recipe: RecipeLine[];
  readonly span: Span;
}

export type MakeStatement =
  | Assignment
  | MakeRule
  | { readonly kind: 'conditional'; readonly branches: readonly (readonly MakeStatement[])[] }
  | { readonly kind: 'include'; readonly files: string; readonly optional: boolean }
  /** A line that is a call, or a directive that is not known. */
  | { readonly kind: 'other'; readonly text: string };

interface LogicalLine {
  readonly text: string;
  readonly span: Span;
  readonly recipe: boolean;
}

/** Undefined where the text is no makefile: a conditional is not closed. */
export function parseMakefile(text: string): readonly MakeStatement[] | undefined {
  const parser = new Parser(logicalLines(text));
  const statements = parser.statements();
  return parser.atEnd ? statements : undefined;
}

/** Lines with their continuations; comments of other than recipes are left out. */
function logicalLines(text: string): readonly LogicalLine[] {
  const lines: LogicalLine[] = [];
  for (let at = 0; at < text.length;) {
    const start = at;
    let line = '';
    for (;;) {
      const newline = text.indexOf('\n', at);
      const end = newline < 0 ? text.length : newline;
      const part = text.slice(at, end).replace(/\r$/, '');
      at = end + 1;
      const slashes = /\\*$/.exec(part)?.[0].length ?? 0;
      if (slashes % 2 === 0 || at >= text.length) {
        line += part;
        break;
      }
      line += `${part.slice(0, -1)} `;
    }
    const recipe = line.startsWith('\t');
    const bare = recipe ? line.slice(1) : line.replace(/(?<!\\)#.*$/s, '');
    lines.push({ text: bare, span: { start, end: Math.min(at - 1, text.length) }, recipe });
  }
  return lines;
}

class Parser {
  #at = 0;
  #broken = false;
  /** Recipe lines belong to the last rule, through conditionals too. */
  #rule: MakeRule | undefined;

  constructor(private readonly lines: readonly LogicalLine[]) {}

  get atEnd(): boolean {
    return !this.#broken && this.#at >= this.lines.length;
  }

  statements(): readonly MakeStatement[] {
    const found: MakeStatement[] = [];
    for (let line = this.#line(); line !== undefined; line = this.#line()) {
      const { text, span, recipe } = line;
      if (recipe && this.#rule !== undefined) {
        this.#rule.recipe.push({ text, span });
        this.#at++;
        continue;
      }
      const word = /^\s*([-\w]+)/.exec(text)?.[1] ?? '';
      if (/^(?:else|endif|endef)$/.test(word)) return found;
      this.#at++;
      if (text.trim() === '') continue;
      if (/^(?:ifeq|ifneq|ifdef|ifndef)$/.test(word)) found.push(this.#conditional());
      else if (/^(?:-include|sinclude|include)$/.test(word) && !/^\s*include\s*[:+?]?=/.test(text))
        found.push({
          kind: 'include',
          files: text.trim().slice(word.length).trim(),
          optional: word !== 'include',
        });
      else found.push(...this.#statement(text, span));
    }
    return found;
  }

  #line(): LogicalLine | undefined {
    return this.#broken ? undefined : this.lines[this.#at];
  }

  #conditional(): MakeStatement {
    const branches: (readonly MakeStatement[])[] = [];
    for (;;) {
      branches.push(this.statements());
      const line = this.#line();
      if (line === undefined) {
        this.#broken = true;
        break;
      }
      this.#at++;
      if (/^\s*endif\b/.test(line.text)) break;
      if (!/^\s*else\b/.test(line.text)) {
        this.#broken = true;
        break;
      }
    }
    return { kind: 'conditional', branches };
  }

  #statement(text: string, span: Span): readonly MakeStatement[] {
    const define = /^\s*(?:override\s+|export\s+)*define\s+([^\s=:?+!]+)\s*(?:[:?+!]?=)?\s*$/.exec(text);
    if (define !== null) return [this.#define(define[1] ?? '', span)];
    if (/^\s*(?:vpath|undefine|unexport|private)\b(?!\s*[:+?]?=)/.test(text))
      return [{ kind: 'other', text }];
    const assignment = assignmentIn(text, span);
    if (assignment !== undefined) {
      this.#rule = undefined;
      return [assignment];
    }
    if (/^\s*(?:export|load)\b/.test(text)) return [];
    const colon = colonIn(text);
    if (colon === undefined) return [{ kind: 'other', text }];
    return [this.#ruleFrom(text, colon, span)];
  }

  #define(name: string, { start }: Span): MakeStatement {
    const body: string[] = [];
    for (let line = this.#line(); line !== undefined; line = this.#line()) {
      this.#at++;
      if (/^\s*endef\b/.test(line.text)) {
        const { end } = line.span;
        return { kind: 'assignment', name, operator: '=', value: body.join('\n'), span: { start, end } };
      }
      body.push(line.text);
    }
    this.#broken = true;
    return { kind: 'other', text: name };
  }

  #ruleFrom(text: string, colon: number, span: Span): MakeStatement {
    const targets = text.slice(0, colon).trim();
    const rest = text.slice(colon).replace(/^::?/, '');
    // TARGET: NAME = VALUE
    const own = assignmentIn(rest, span);
    if (own !== undefined) return { ...own, targets };
    const semicolon = rest.indexOf(';');
    const head = semicolon < 0 ? rest : rest.slice(0, semicolon);
    const second = colonIn(head);
    const [prerequisites = ''] = (second === undefined ? head : head.slice(second + 1)).split('|');
    const rule: MakeRule = {
      kind: 'rule',
      targets,
      ...(second === undefined ? {} : { pattern: head.slice(0, second).trim() }),
      prerequisites: prerequisites.trim(),
      recipe: semicolon < 0 ? [] : [{ text: rest.slice(semicolon + 1), span }],
      span,
    };
    this.#rule = rule;
    return rule;
  }
}

function assignmentIn(text: string, span: Span): Assignment | undefined {
  const match =
    /^\s*(?:(?:override|export|private)\s+)*((?:[^\s=:?+!#$]|\$\([^()]*\)|\$\{[^{}]*\})+)\s*(::?:?=|\+=|\?=|!=|=)\s*([^]*)$/.exec(
      text,
    );
  if (match === null) return undefined;
  const [, name = '', written = '', value = ''] = match;
  const operator = written.startsWith(':') ? ':=' : written;
  return { kind: 'assignment', name, operator, value, span };
}

/** Offset of the colon that ends the targets, outside of references. */
function colonIn(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === '$' && /[({]/.test(text.charAt(at + 1))) {
      depth++;
      at++;
    } else if (depth > 0 && /[)}]/.test(unit)) depth--;
    else if (depth > 0 && /[({]/.test(unit)) depth++;
    else if (unit === ':' && depth === 0) return at;
  }
  return undefined;
}
