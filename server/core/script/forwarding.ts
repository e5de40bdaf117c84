/**
 * Functions that do nothing but hand their parameters on to one call: `(...a) => sys(NR, ...a)`. A call of such a function
 * is that call, with the arguments where they are written.
 */
import type { SyntaxNode } from '../syntax/port';
import type { ForeignArgument } from './foreign-calls';
import { parametersOf } from './declarations';
import { argumentsOf, childrenOf, isFunction, withoutTypes } from './syntax';

export interface Forwarding {
  /** The call in the function's body. */
  readonly call: SyntaxNode;
  /**
   * The arguments of the inner call, parameters replaced by what the outer call has for them; undefined where one is
   * neither a parameter nor `fixed`. `outer`: as written.
   */
  map(
    inner: readonly ForeignArgument[],
    outer: readonly SyntaxNode[],
    fixed: (node: SyntaxNode) => ForeignArgument | undefined,
  ): readonly ForeignArgument[] | undefined;
}

export function forwardingOf(node: SyntaxNode): Forwarding | undefined {
  const body = node.field('body');
  if (!isFunction(node) || body === undefined || node.children.some((one) => one.type === '*'))
    return undefined;
  const expression = body.type === 'statement_block' ? onlyReturned(body) : body;
  const call = expression === undefined ? undefined : withoutAwait(expression);
  if (call?.type !== 'call_expression') return undefined;
  const parameters = parametersOf(node).map(({ pattern }) => pattern);
  return {
    call,
    map(inner, outer, fixed) {
      const rest = parameters.at(-1)?.type === 'rest_pattern' ? parameters.at(-1) : undefined;
      const mapped: ForeignArgument[] = [];
      let handedOn = 0;
      for (const one of inner) {
        const found = one.kind === 'fixed' ? one : mapOne(one.node, parameters, outer, fixed);
        if (found === undefined) return undefined;
        if (found === 'missing') return mapped;
        if (one.kind === 'written' && found.kind === 'written') handedOn++;
        mapped.push(found);
      }
      const last = argumentsOf(call).at(-1);
      const spread = last?.type === 'spread_element' ? childrenOf(last)[0] : undefined;
      if (spread !== undefined) {
        if (rest === undefined || spread.text !== childrenOf(rest)[0]?.text) return undefined;
        if (inner.length !== argumentsOf(call).length - 1) return undefined;
        // An argument that is spread hides how many there are.
        const given = outer.slice(parameters.length - 1);
        const end = given.findIndex((one) => one.type === 'spread_element');
        const shown = end < 0 ? given : given.slice(0, end);
        mapped.push(...shown.map((argument) => ({ kind: 'written' as const, node: argument })));
        handedOn += shown.length;
      }
      return handedOn > 0 ? mapped : undefined;
    },
  };
}

function mapOne(
  node: SyntaxNode,
  parameters: readonly SyntaxNode[],
  outer: readonly SyntaxNode[],
  fixed: (node: SyntaxNode) => ForeignArgument | undefined,
): ForeignArgument | 'missing' | undefined {
  const plain = withoutTypes(node);
  const position =
    plain.type === 'identifier'
      ? parameters.findIndex((one) => one.type === 'identifier' && one.text === plain.text)
      : -1;
  if (position >= 0) {
    const before = outer.slice(0, position + 1);
    const argument = outer[position];
    return argument === undefined || before.some((one) => one.type === 'spread_element')
      ? 'missing'
      : { kind: 'written', node: argument };
  }
  return fixed(plain);
}

/** `{ return f(…); }` or, of a function without a result, `{ f(…); }`. */
function onlyReturned(body: SyntaxNode): SyntaxNode | undefined {
  const statements = childrenOf(body);
  const [only] = statements;
  if (only === undefined || statements.length > 1) return undefined;
  return only.type === 'return_statement' || only.type === 'expression_statement'
    ? childrenOf(only)[0]
    : undefined;
}

function withoutAwait(node: SyntaxNode): SyntaxNode {
  const plain = withoutTypes(node);
  const inner = plain.type === 'await_expression' ? childrenOf(plain)[0] : undefined;
  return inner === undefined ? plain : withoutTypes(inner);
}
