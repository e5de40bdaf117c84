/** A few statements, and how they are laid out in the style of the file that they are put into. */
import type { CodeStyle } from './style';

/** A statement with its semicolon, an if with its other branches, or a loop. */
export type Code = string | Choice | Loop;

export interface Choice {
  readonly kind: 'if';
  /** The last one may be without a condition: `else`. */
  readonly branches: readonly { readonly condition: string | undefined; readonly body: readonly Code[] }[];
}

export interface Loop {
  readonly kind: 'for';
  /** What stands in the parentheses. */
  readonly head: string;
  readonly body: readonly Code[];
}

/** The lines without their ends, each led by `indent` and what it is deeper. */
export function layOut(code: readonly Code[], style: CodeStyle, indent: string): readonly string[] {
  return code.flatMap((one) => {
    if (typeof one === 'string') return [indent + one];
    if (one.kind === 'for')
      return withBody(
        `${indent}for${style.blank}(${one.head})`,
        one.body,
        style,
        indent,
        isBraced(one, style),
      );
    const braced = isBraced(one, style);
    const lines: string[] = [];
    for (const { condition, body } of one.branches) {
      const test = condition === undefined ? '' : `if${style.blank}(${condition})`;
      const isFirst = lines.length === 0;
      const word = isFirst ? test : `else${test === '' ? '' : ' '}${test}`;
      const closed = !isFirst && braced && style.elseBehindBrace ? `${lines.pop() ?? ''} ` : indent;
      lines.push(...withBody(closed + word, body, style, indent, braced));
    }
    return lines;
  });
}

/** What stands behind the parenthesis of an `if` that is there already, and the lines below it. */
export function bodyOf(
  body: readonly Code[],
  style: CodeStyle,
  indent: string,
): { readonly behind: string; readonly below: readonly string[] } {
  const braced = isBraced({ kind: 'if', branches: [{ condition: '', body }] }, style);
  const [head = '', ...below] = withBody('', body, style, indent, braced);
  return { behind: head, below };
}

function withBody(
  head: string,
  body: readonly Code[],
  style: CodeStyle,
  indent: string,
  braced: boolean,
): readonly string[] {
  const lines = layOut(body, style, indent + style.unit);
  if (!braced) return [head, ...lines];
  return style.braceOnOwnLine
    ? [head, `${indent}{`, ...lines, `${indent}}`]
    : [`${head} {`, ...lines, `${indent}}`];
}

/** Where single statements go without braces, what takes several lines has them all the same. */
function isBraced(one: Choice | Loop, style: CodeStyle): boolean {
  const bodies = one.kind === 'for' ? [one.body] : one.branches.map(({ body }) => body);
  return !style.omitsBraces || bodies.some((body) => body.length !== 1 || typeof body[0] !== 'string');
}
