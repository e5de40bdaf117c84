/**
 * The CMake language as text → commands in their blocks. Source: cmake-language(7). Deliberately absent: legacy
 * unquoted arguments with quotes in their middle, which are taken as written.
 */
import type { Span } from '../../text';

export interface CMakeArgument {
  /** As written, without quotes or brackets. */
  readonly text: string;
  readonly kind: 'unquoted' | 'quoted' | 'bracket';
  readonly span: Span;
}

export interface CMakeCommand {
  /** In lower case. */
  readonly name: string;
  readonly arguments: readonly CMakeArgument[];
  readonly span: Span;
}

export type CMakeNode =
  | { readonly kind: 'command'; readonly command: CMakeCommand }
  | { readonly kind: 'if'; readonly branches: readonly CMakeBranch[] }
  /** foreach, while, and block, whose variables may be its own. */
  | { readonly kind: 'loop'; readonly command: CMakeCommand; readonly body: readonly CMakeNode[] }
  /** function and macro. */
  | { readonly kind: 'definition'; readonly command: CMakeCommand; readonly body: readonly CMakeNode[] };

export interface CMakeBranch {
  /** Absent for else(). */
  readonly condition: readonly CMakeArgument[] | undefined;
  readonly body: readonly CMakeNode[];
}

/** Undefined where the text is no list file: a bracket or a block is not closed. */
export function parseCMake(text: string): readonly CMakeNode[] | undefined {
  const commands = commandsOf(text);
  if (commands === undefined) return undefined;
  const nesting = new Nesting(commands);
  const nodes = nesting.nodes();
  return nesting.atEnd ? nodes : undefined;
}

function commandsOf(text: string): readonly CMakeCommand[] | undefined {
  const commands: CMakeCommand[] = [];
  let at = 0;
  for (;;) {
    at = skipSpace(text, at);
    if (at >= text.length) return commands;
    const name = /^[A-Za-z_]\w*/.exec(text.slice(at, at + 200))?.[0];
    if (name === undefined) return undefined;
    const start = at;
    at = skipBlanks(text, at + name.length);
    if (text.charAt(at) !== '(') return undefined;
    const read = argumentsFrom(text, at + 1);
    if (read === undefined) return undefined;
    at = read.close + 1;
    commands.push({ name: name.toLowerCase(), arguments: read.arguments, span: { start, end: at } });
  }
}

function argumentsFrom(
  text: string,
  start: number,
): { readonly arguments: readonly CMakeArgument[]; readonly close: number } | undefined {
  const found: CMakeArgument[] = [];
  let depth = 0;
  for (let at = skipSpace(text, start); at < text.length; at = skipSpace(text, at)) {
    const unit = text.charAt(at);
    if (unit === ')' && depth === 0) return { arguments: found, close: at };
    if (unit === '(' || unit === ')') {
      depth += unit === '(' ? 1 : -1;
      found.push({ text: unit, kind: 'unquoted', span: { start: at, end: at + 1 } });
      at++;
      continue;
    }
    const one = argumentAt(text, at);
    if (one === undefined) return undefined;
    found.push(one);
    at = one.span.end;
  }
  return undefined;
}

function argumentAt(text: string, start: number): CMakeArgument | undefined {
  if (text.charAt(start) === '"') {
    let end = start + 1;
    while (end < text.length && text.charAt(end) !== '"') end += text.charAt(end) === '\\' ? 2 : 1;
    if (end >= text.length) return undefined;
    return { text: text.slice(start + 1, end), kind: 'quoted', span: { start, end: end + 1 } };
  }
  const bracket = bracketAt(text, start);
  if (bracket !== undefined) {
    if (bracket.end === undefined) return undefined;
    const inner = text.slice(bracket.from, bracket.until).replace(/^\r?\n/, '');
    return { text: inner, kind: 'bracket', span: { start, end: bracket.end } };
  }
  let end = start;
  while (end < text.length && !/[\s()#"]/.test(text.charAt(end))) {
    if (text.charAt(end) === '\\') end++;
    end++;
    // "Legacy" arguments, -DX="a b", go on behind their quotes.
    if (text.charAt(end) === '"') {
      const quote = text.indexOf('"', end + 1);
      if (quote < 0) return undefined;
      end = quote + 1;
    }
  }
  return end === start ? undefined : { text: text.slice(start, end), kind: 'unquoted', span: { start, end } };
}

/** `[=[ … ]=]`; `end` is undefined where it is not closed. */
function bracketAt(
  text: string,
  start: number,
): { readonly from: number; readonly until: number; readonly end: number | undefined } | undefined {
  const open = /^\[(=*)\[/.exec(text.slice(start, start + 64));
  if (open === null) return undefined;
  const closing = `]${open[1] ?? ''}]`;
  const from = start + open[0].length;
  const until = text.indexOf(closing, from);
  return { from, until, end: until < 0 ? undefined : until + closing.length };
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && /[ \t]/.test(text.charAt(at))) at++;
  return at;
}

/** Behind white space and comments. */
function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    if (/[\s\uFEFF]/.test(text.charAt(at))) at++;
    else if (text.charAt(at) === '#') {
      const bracket = bracketAt(text, at + 1);
      const line = text.indexOf('\n', at);
      at = bracket === undefined ? (line < 0 ? text.length : line + 1) : (bracket.end ?? text.length);
    } else return at;
  }
  return at;
}

class Nesting {
  #at = 0;
  #broken = false;

  constructor(private readonly commands: readonly CMakeCommand[]) {}

  get atEnd(): boolean {
    return !this.#broken && this.#at >= this.commands.length;
  }

  /** Up to a command that ends or divides a block, which is not taken. */
  nodes(): readonly CMakeNode[] {
    const nodes: CMakeNode[] = [];
    for (let command = this.#next(); command !== undefined; command = this.#next()) {
      if (/^(?:end(?:if|foreach|while|function|macro|block)|else|elseif)$/.test(command.name)) return nodes;
      this.#at++;
      if (command.name === 'if') nodes.push(this.#conditional(command));
      else if (/^(?:foreach|while|block)$/.test(command.name))
        nodes.push({ kind: 'loop', command, body: this.#body(`end${command.name}`) });
      else if (/^(?:function|macro)$/.test(command.name))
        nodes.push({ kind: 'definition', command, body: this.#body(`end${command.name}`) });
      else nodes.push({ kind: 'command', command });
    }
    return nodes;
  }

  #next(): CMakeCommand | undefined {
    return this.#broken ? undefined : this.commands[this.#at];
  }

  #body(end: string): readonly CMakeNode[] {
    const body = this.nodes();
    // Another end is left where it is, so that the whole is refused.
    if (this.#next()?.name === end) this.#at++;
    else this.#broken = true;
    return body;
  }

  #conditional(first: CMakeCommand): CMakeNode {
    const branches: CMakeBranch[] = [];
    for (let head: CMakeCommand | undefined = first; head !== undefined;) {
      const condition: readonly CMakeArgument[] | undefined =
        head.name === 'else' ? undefined : head.arguments;
      branches.push({ condition, body: this.nodes() });
      const next: CMakeCommand | undefined = this.#next();
      if (next === undefined || !/^(?:else|elseif|endif)$/.test(next.name)) {
        this.#broken = true;
        break;
      }
      this.#at++;
      head = next.name === 'endif' ? undefined : next;
    }
    return { kind: 'if', branches };
  }
}
