/**
 * Variables that a function inside the function, or a method of a class in it, has from around it: it may read and write them at any time
 * from where it is made. Only what it writes counts where the function around is the module: the module's own variables are shared anyway.
 */
import type { Origin, ValueId, VariableId } from '../../flow/graph';
import { unknownType } from '../../flow/types';
import type { ScriptDeclaration } from '../../script/declarations';
import type { SyntaxNode } from '../../syntax/port';
import type { ScriptContext } from './context';
import { variableOf } from './variables';

/** Hands them to whoever may call it. `node`: the function, or the class. */
export function showCaptured(context: ScriptContext, node: SyntaxNode, origin: Origin): void {
  const places: ValueId[] = [];
  const seen = new Set<number>();
  for (const target of writesIn(node)) {
    const declaration = capturedBy(context, node, target);
    if (declaration === undefined || declaration.nameNode.start >= node.start) continue;
    const variable = variableOf(context, target);
    if (variable === undefined || seen.has(declaration.nameNode.start)) continue;
    seen.add(declaration.nameNode.start);
    places.push(context.addressOf(variable, origin));
  }
  if (context.whole.parent !== undefined)
    for (const target of namesIn(node)) {
      const declaration = capturedBy(context, node, target);
      if (declaration === undefined || seen.has(declaration.nameNode.start)) continue;
      seen.add(declaration.nameNode.start);
      const variable = context.known(declaration);
      if (variable === undefined) context.captured.add(declaration.nameNode.start);
      else places.push(...shown(context, variable, origin));
    }
  if (places.length > 0) context.hiddenCall('a closure', places, unknownType, origin);
}

/** Once a variable is declared and has its first value: a function that stands further up may have it. */
export function showLate(
  context: ScriptContext,
  declaration: ScriptDeclaration,
  variable: VariableId,
  origin: Origin,
): void {
  if (context.captured.delete(declaration.nameNode.start))
    context.hiddenCall('a closure', shown(context, variable, origin), unknownType, origin);
}

/** Where it is, for what is stored there later, and what it holds now. */
function shown(context: ScriptContext, variable: VariableId, origin: Origin): readonly ValueId[] {
  return [context.addressOf(variable, origin), context.read(variable, origin)];
}

/** A declaration of the function that is lowered, outside of `node`. */
function capturedBy(
  { env, whole }: ScriptContext,
  node: SyntaxNode,
  target: SyntaxNode,
): ReturnType<ScriptContext['env']['declarationOf']> {
  const declaration = env.declarationOf(target);
  if (declaration === undefined) return undefined;
  const { start, end } = declaration.nameNode;
  const isInside = start >= node.start && end <= node.end;
  return isInside || start < whole.start || end > whole.end ? undefined : declaration;
}

/** Identifiers that are assigned, counted up or down. */
function writesIn(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const pending = [...node.namedChildren];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (at.type.endsWith('assignment_expression')) {
      const left = at.field('left');
      if (left?.type === 'identifier') found.push(left);
    } else if (at.type === 'update_expression') {
      const operand = at.field('argument');
      if (operand?.type === 'identifier') found.push(operand);
    }
    pending.push(...at.namedChildren);
  }
  return found;
}

/** Identifiers that may be variables, the function's own name among them. */
function namesIn(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const pending = [...node.namedChildren];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (at.type === 'identifier' || at.type === 'shorthand_property_identifier') found.push(at);
    pending.push(...at.namedChildren);
  }
  return found;
}
