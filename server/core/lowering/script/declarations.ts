/** `const`, `let` and `var`; functions and classes are found by name when they are used. */
import type { SyntaxNode } from '../../syntax/port';
import { showCaptured, showLate } from './captured';
import { isOnlyCalled } from './closures';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import { isFunctionNode } from './in-place';
import { destructure } from './patterns';
import { annotationOf, declareLocal } from './variables';
import { withoutTypes } from '../../script/syntax';

export function lowerDeclaration(context: ScriptContext, node: SyntaxNode): void {
  for (const declarator of node.namedChildren)
    if (declarator.type === 'variable_declarator') lowerDeclarator(context, declarator);
}

function lowerDeclarator(context: ScriptContext, node: SyntaxNode): void {
  const name = node.field('name');
  const value = node.field('value');
  if (name === undefined) return;
  if (name.type !== 'identifier') {
    if (value !== undefined && !isBinding(context, value))
      destructure(context, name, lowerExpression(context, value), 'declare');
    return;
  }
  const declaration = context.env.declarationOf(name);
  if (declaration === undefined) {
    if (value !== undefined) lowerExpression(context, value);
    return;
  }
  const origin = context.origin(name);
  if (value === undefined) {
    const id = declareLocal(context, declaration, annotationOf(declaration));
    // `var` again keeps what it was.
    if (declaration.kind === 'var') return;
    context.builder.emit({ kind: 'declare', variable: id, origin });
    context.nullableVariables.add(id);
    context.write(id, context.nothing(origin), origin, true);
    showLate(context, declaration, id, origin);
    return;
  }
  if (isFunctionNode(withoutTypes(value)) || isBinding(context, value)) {
    const fn = withoutTypes(value);
    if (isFunctionNode(fn) && !isOnlyCalled(context, name)) showCaptured(context, fn, origin);
    return;
  }
  const initial = lowerExpression(context, value);
  const id = declareLocal(context, declaration, annotationOf(declaration), context.typeOf(initial));
  if (context.nullable.has(initial)) context.nullableVariables.add(id);
  context.builder.emit({ kind: 'declare', variable: id, origin });
  context.write(id, initial, context.origin(value), true);
  showLate(context, declaration, id, origin);
}

/** A library, or what is taken out of one: nothing that the graph knows. */
function isBinding(context: ScriptContext, value: SyntaxNode): boolean {
  return /^(?:library|foreign|foreign-type|module)$/.test(context.env.evaluate(value).kind);
}

/** A function that is declared here writes to variables of this one whenever it is called. */
export function hoist(context: ScriptContext, node: SyntaxNode): void {
  if (!/^(?:generator_)?function_declaration$/.test(node.type)) return;
  const name = node.field('name');
  if (name === undefined || !isOnlyCalled(context, name)) showCaptured(context, node, context.origin(node));
}
