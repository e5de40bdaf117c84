/**
 * Lambdas. One that is called where it stands, or that has a name and one call, is lowered there, in the scope around it.
 * Any other may run at any time from here on: what it captures by reference is no longer only this function's.
 */
import type { Origin, ValueId } from '../flow/graph';
import { int32, unknownType, voidType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import type { CContext } from './c-context';
import { lowerParameters } from './c-declarations';
import { lowerExpression } from './c-expressions';
import { assign } from './c-operators';
import { lowerPlace } from './c-places';
import { lowerStatement } from './c-statements';
import { passToUnknown } from './cpp-arguments';
import type { CppState } from './cpp-state';

/** `[&](int n) { … }(3)` */
export function lowerCalledLambda(
  context: CContext,
  state: CppState,
  lambda: SyntaxNode,
  given: readonly SyntaxNode[],
  origin: Origin,
): ValueId {
  const values = given.map((node) => ({ node, reference: false }));
  context.push();
  captureInitialisers(context, lambda);
  const ids = lowerParameters(context, parametersOf(lambda));
  ids.forEach((id, at) => {
    const node = values[at]?.node;
    const type = context.builder.variableOf(id)?.type ?? unknownType;
    const place = context.addressOf(id, origin);
    const value =
      node === undefined
        ? context.opaque(type, origin)
        : state.references.has(id)
          ? lowerPlace(context, node).address
          : lowerExpression(context, node);
    assign(context, place, type, value, origin, true);
  });
  const value = body(context, state, lambda, origin);
  context.pop();
  return value;
}

/** A lambda that is stored or passed on. */
export function lowerLambda(context: CContext, state: CppState, lambda: SyntaxNode): ValueId {
  const origin = context.origin(lambda);
  const { builder } = context;
  const captured = capturedPlaces(context, state, lambda);
  const closure = passToUnknown(context, captured, origin);
  const [runs, after] = [builder.block(), builder.block()];
  const condition = context.opaque(int32, origin);
  builder.terminate({ kind: 'branch', condition, then: runs, else: after, origin });
  builder.enter(runs);
  context.push();
  captureInitialisers(context, lambda);
  for (const id of lowerParameters(context, parametersOf(lambda))) {
    const type = context.builder.variableOf(id)?.type ?? unknownType;
    assign(context, context.addressOf(id, origin), type, context.opaque(type, origin), origin, true);
  }
  const outer = { handlers: state.handlers, statement: context.statement };
  state.handlers = [];
  const value = body(context, state, lambda, origin);
  // Whoever called it gets the value.
  passToUnknown(context, [value], origin);
  state.handlers = outer.handlers;
  context.statement = outer.statement;
  context.pop();
  builder.flowInto(after, origin);
  return closure;
}

function body(context: CContext, state: CppState, lambda: SyntaxNode, origin: Origin): ValueId {
  const { builder } = context;
  const after = builder.block();
  const result = { to: after, variable: undefined as number | undefined };
  const statement = context.statement;
  const jumps = { breaks: [...context.breaks], continues: [...context.continues] };
  state.lambdaResults.push(result);
  lowerStatement(context, lambda.field('body'));
  state.lambdaResults.pop();
  context.breaks.splice(0, context.breaks.length, ...jumps.breaks);
  context.continues.splice(0, context.continues.length, ...jumps.continues);
  context.statement = statement;
  builder.flowInto(after, origin);
  if (result.variable === undefined) return context.opaque(voidType, origin);
  const type = builder.variableOf(result.variable)?.type ?? unknownType;
  return context.load(context.addressOf(result.variable, origin), type, origin);
}

function parametersOf(lambda: SyntaxNode): SyntaxNode | undefined {
  const declarator = lambda.field('declarator');
  return (
    declarator?.field('parameters') ?? lambda.namedChildren.find((child) => child.type === 'parameter_list')
  );
}

/** `[n = f()]` declares n. */
function captureInitialisers(context: CContext, lambda: SyntaxNode): void {
  for (const one of lambda.field('captures')?.namedChildren ?? []) {
    const name = one.type === 'lambda_capture_initializer' ? one.field('left') : undefined;
    if (name === undefined) continue;
    const origin = context.origin(one);
    const value = lowerExpression(context, one.field('right'));
    const type = context.builder.typeOf(value);
    const id = context.declare({
      name: name.text,
      kind: 'local',
      type,
      declaration: context.origin(name).span,
    });
    assign(context, context.addressOf(id, origin), type, value, origin, true);
  }
}

/** Addresses of what the body may change: everything it names, but for copies. */
function capturedPlaces(context: CContext, state: CppState, lambda: SyntaxNode): readonly ValueId[] {
  const captures = lambda.field('captures')?.text ?? '';
  const byReference = captures.includes('&');
  const origin = context.origin(lambda);
  const places: ValueId[] = [];
  const names = new Set<string>();
  walk(lambda.field('body'), (node) => {
    if (node.type === 'identifier') names.add(node.text);
  });
  for (const name of names) {
    const local = context.local(name);
    if (local === undefined) continue;
    const copied =
      !byReference || new RegExp(`[[,]\\s*${name.replace(/\$/g, '\\$&')}\\s*[\\],]`).test(captures);
    const type = context.builder.variableOf(local)?.type ?? unknownType;
    const pointer = type.kind === 'pointer' || type.kind === 'array' || type.kind === 'record';
    // A copied pointer still leads to the same storage.
    if (!copied) places.push(context.addressOf(local, origin));
    else if (pointer && type.kind === 'pointer')
      places.push(context.load(context.addressOf(local, origin), type, origin));
  }
  if (state.self !== undefined && /this|[&=]/.test(captures)) {
    const type = context.builder.variableOf(state.self)?.type ?? unknownType;
    places.push(context.load(context.addressOf(state.self, origin), type, origin));
  }
  return places;
}

function walk(root: SyntaxNode | undefined, visit: (node: SyntaxNode) => void): void {
  const pending = root === undefined ? [] : [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    visit(node);
    pending.push(...node.namedChildren);
  }
}

/** The name is called once in the block that declares it, outside of loops and other lambdas, and nothing else is done with it. */
export function calledOnce(context: CContext, lambda: SyntaxNode, declaration: SyntaxNode): boolean {
  const captures = (lambda.field('captures')?.text ?? '').replace(/^\[|\]$/g, '').trim();
  if (captures !== '' && captures !== '&' && !/^&\s*,\s*this$|^this$/.test(captures)) return false;
  const declarator = lambda.parent?.field('declarator');
  const block = declaration.parent;
  if (declarator?.type !== 'identifier' || block === undefined || context.depth > 100) return false;
  const uses: SyntaxNode[] = [];
  walk(block, (node) => {
    if (node.type === 'identifier' && node.text === declarator.text && node.start > lambda.end)
      uses.push(node);
  });
  const [only, ...others] = uses;
  if (only === undefined || others.length > 0) return false;
  const call = only.parent;
  if (call?.type !== 'call_expression' || call.field('function')?.start !== only.start) return false;
  for (let at: SyntaxNode | undefined = call; at !== undefined && at.start !== block.start; at = at.parent)
    if (/^(?:for_|while_|do_|for_range_|lambda_)/.test(at.type)) return false;
  return true;
}
