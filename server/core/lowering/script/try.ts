/** Exceptions as edges: where one may come from, control may be in the handler instead. */
import type { Origin } from '../../flow/graph';
import { boolType, unknownType } from '../../flow/types';
import type { SyntaxNode } from '../../syntax/port';
import type { ScriptContext } from './context';
import { destructure } from './patterns';
import { lowerStatement } from './statements';

export function throwTo(context: ScriptContext, origin: Origin): void {
  const handler = context.handlers.at(-1);
  context.builder.terminate(
    handler === undefined ? { kind: 'stop', origin } : { kind: 'jump', to: handler, origin },
  );
}

/** After a call in a try block, control may be in the handler. */
export function mayThrow(context: ScriptContext, origin: Origin): void {
  const handler = context.handlers.at(-1);
  if (handler === undefined) return;
  const on = context.builder.block();
  context.branch(context.opaque(boolType, origin), on, handler, origin);
  context.builder.enter(on);
}

export function lowerTry(context: ScriptContext, node: SyntaxNode): void {
  const { builder } = context;
  const origin = context.origin(node);
  const clause = node.field('handler');
  const last = node.field('finalizer')?.field('body');
  const [caught, escaped, after] = [builder.block(), builder.block(), builder.block()];
  if (last !== undefined) context.finalizers.push(last);
  context.handlers.push(caught);
  lowerStatement(context, node.field('body'));
  context.handlers.pop();
  builder.terminate({ kind: 'jump', to: after, origin });
  builder.enter(caught);
  if (clause !== undefined) {
    context.handlers.push(escaped);
    const parameter = clause.field('parameter');
    if (parameter !== undefined)
      destructure(context, parameter, context.opaque(unknownType, context.origin(parameter)), 'declare');
    lowerStatement(context, clause.field('body'));
    context.handlers.pop();
    builder.terminate({ kind: 'jump', to: after, origin });
  } else builder.terminate({ kind: 'jump', to: escaped, origin });
  if (last !== undefined) context.finalizers.pop();
  // What is not caught runs the last part and goes on outwards.
  builder.enter(escaped);
  lowerStatement(context, last);
  throwTo(context, origin);
  builder.enter(after);
  lowerStatement(context, last);
}

/** `return`, `break` and `continue` run the last parts of the try blocks that they leave, down to `depth`. */
export function runFinalizers(context: ScriptContext, depth: number): void {
  const left = context.finalizers.splice(depth);
  for (let at = left.length - 1; at >= 0; at--) {
    // What it leaves by itself is outside of it.
    context.finalizers.push(...left.slice(0, at));
    lowerStatement(context, left[at]);
    context.finalizers.splice(depth);
  }
  context.finalizers.push(...left);
}
