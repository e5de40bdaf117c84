/** What a #define says, wherever it stands, and the definition that it is in one source. */
import type { Span } from '../text';
import type { MacroDefinition, SourceName, Token } from './types';

/** A macro as its directive writes it. Spans are relative to the directive's `#`. */
export interface Macro {
  readonly name: string;
  readonly nameSpan: Span;
  readonly parameters: readonly string[] | undefined;
  readonly variadic: string | undefined;
  readonly body: readonly Token[];
}

/** The directives of a source, which know where they stand now. */
interface Places {
  spanOf(ordinal: number): Span;
}

/** A #define in its source. It stays the same definition when its directive moves. */
export class Definition implements MacroDefinition {
  constructor(
    private readonly macro: Macro,
    readonly source: SourceName,
    private readonly places: Places,
    private readonly ordinal: number,
  ) {}

  get name(): string {
    return this.macro.name;
  }

  get parameters(): readonly string[] | undefined {
    return this.macro.parameters;
  }

  get variadic(): string | undefined {
    return this.macro.variadic;
  }

  get body(): readonly Token[] {
    return this.macro.body;
  }

  get key(): string {
    return macroKey(this.macro);
  }

  get span(): Span {
    return this.places.spanOf(this.ordinal);
  }

  get nameSpan(): Span {
    const { start } = this.span;
    const { nameSpan } = this.macro;
    return { start: start + nameSpan.start, end: start + nameSpan.end };
  }
}

const keys = new WeakMap<Macro, string>();

function macroKey(macro: Macro): string {
  let key = keys.get(macro);
  if (key === undefined) {
    const parameters =
      macro.parameters === undefined
        ? ''
        : `(${[...macro.parameters, ...(macro.variadic === undefined ? [] : [`${macro.variadic}...`])].join()})`;
    const body = macro.body
      .map((token, index) => (index > 0 && token.before !== 'none' ? ' ' : '') + token.text)
      .join('');
    key = `${macro.name}${parameters} ${body}`;
    keys.set(macro, key);
  }
  return key;
}

/** Reads what follows `define`; undefined when it is malformed. */
export function readMacro(tokens: readonly Token[]): Macro | undefined {
  const [name, ...rest] = tokens;
  if (name?.kind !== 'identifier') return undefined;
  const common = { name: name.text, nameSpan: name.span };
  const open = rest[0];
  if (open?.text !== '(' || open.before !== 'none') {
    return { ...common, parameters: undefined, variadic: undefined, body: rest };
  }
  const list = readParameters(rest);
  if (list === undefined) return undefined;
  return { ...common, parameters: list.parameters, variadic: list.variadic, body: rest.slice(list.length) };
}

/** `tokens` start with the parenthesis. */
function readParameters(
  tokens: readonly Token[],
): { parameters: string[]; variadic: string | undefined; length: number } | undefined {
  const parameters: string[] = [];
  if (tokens[1]?.text === ')') return { parameters, variadic: undefined, length: 2 };
  for (let at = 1; ; at += 2) {
    const token = tokens[at];
    if (token?.text === '...') {
      return tokens[at + 1]?.text === ')'
        ? { parameters, variadic: '__VA_ARGS__', length: at + 2 }
        : undefined;
    }
    if (token?.kind !== 'identifier') return undefined;
    const next = tokens[at + 1]?.text;
    if (next === '...') {
      return tokens[at + 2]?.text === ')' ? { parameters, variadic: token.text, length: at + 3 } : undefined;
    }
    parameters.push(token.text);
    if (next === ')') return { parameters, variadic: undefined, length: at + 2 };
    if (next !== ',') return undefined;
  }
}
