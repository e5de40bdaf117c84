/**
 * Who keeps an array alive while an asynchronous call of C uses its memory. A binding does not (executed with koffi
 * 3.3.4, Deno 2.9.6 and ffi-rs 1.3.7): the array lives while a variable that some function can still see refers to it.
 * Whatever is not plainly seen to be forgotten counts as held.
 */
import type { Lifetime } from '../flow/graph';
import type { SyntaxNode } from '../syntax/port';
import type { ScriptFile } from './script-file';
import { argumentsOf, childrenOf, isFunction, withoutTypes } from './syntax';

/** Of an argument of a call that runs in another thread. */
export function lifetimeOf(file: ScriptFile, call: SyntaxNode, argument: SyntaxNode): Lifetime {
  const node = withoutTypes(argument);
  if (isFresh(file, node)) return 'temporary';
  if (node.type !== 'identifier') return 'held';
  const declaration = file.declarationOf(node);
  const inner = functionAround(call);
  if (declaration === undefined || inner === undefined) return 'held';
  if (!/^(?:const|let|var)$/.test(declaration.kind) || declaration.path.length > 0) return 'held';
  if (declaration.functionNode?.start !== inner.start || isSuspended(inner)) return 'held';
  if (declaration.captured) return 'held';
  const { initialiser } = declaration;
  if (declaration.reassigned || initialiser === undefined) return 'held';
  if (!isFresh(file, withoutTypes(initialiser))) return 'held';
  const mentions = identifiers(inner, node.text).filter((one) => one.start !== declaration.nameNode.start);
  return mentions.every((one) => one.start === node.start || isPassing(one, call)) ? 'forgotten' : 'held';
}

/** An array with memory of its own is made here: no view of memory that others hold. */
function isFresh(file: ScriptFile, node: SyntaxNode): boolean {
  const list = argumentsOf(node);
  if (node.type === 'call_expression') {
    const callee = node.field('function');
    if (callee?.type !== 'member_expression') return false;
    const method = callee.field('property')?.text ?? '';
    const object = callee.field('object');
    if (object === undefined) return false;
    // `new Int32Array(n).fill(0)` is still the array.
    if (method === 'fill') return isFresh(file, withoutTypes(object));
    if (/^(?:Big)?(?:Int|Uint|Float)(?:16|32|64|8)(?:Clamped)?Array$/.test(object.text))
      return method === 'from' || method === 'of';
    return object.text === 'Buffer' && method === 'alloc';
  }
  if (node.type !== 'new_expression') return false;
  const name = node.field('constructor')?.text ?? '';
  if (!/^(?:Big)?(?:Int|Uint|Float)(?:16|32|64|8)(?:Clamped)?Array$/.test(name)) return false;
  return list[0] === undefined || isLength(file, withoutTypes(list[0]));
}

/** A number or an array of elements, and no ArrayBuffer. */
function isLength(file: ScriptFile, node: SyntaxNode): boolean {
  if (/^(?:number|array|binary_expression)$/.test(node.type)) return true;
  if (node.type === 'member_expression') return node.field('property')?.text === 'length';
  if (node.type === 'call_expression') return /^(?:Math|Number)\b/.test(node.text);
  if (node.type !== 'identifier') return false;
  const declaration = file.declarationOf(node);
  if (declaration?.kind === 'parameter')
    return childrenOf(declaration.node.field('type')).some((one) => one.text === 'number');
  const { initialiser } = declaration ?? {};
  return initialiser !== undefined && initialiser.type !== 'identifier' && isLength(file, initialiser);
}

/** A use before the call after which nobody else refers to the array: its elements, its length, a loop over it. */
function isPassing(use: SyntaxNode, call: SyntaxNode): boolean {
  if (use.start > call.start) return false;
  const { parent } = use;
  if (parent?.type === 'subscript_expression') return parent.field('object')?.start === use.start;
  if (parent?.type !== 'member_expression') return false;
  return /^(?:length|fill|set|byteLength)$/.test(parent.field('property')?.text ?? '');
}

/** A function that waits keeps all its variables (executed with Node 20). */
function isSuspended(fn: SyntaxNode): boolean {
  return fn.children.some((one) => one.type === 'async' || one.type === '*');
}

function functionAround(node: SyntaxNode): SyntaxNode | undefined {
  let at = node.parent;
  while (at !== undefined && !isFunction(at)) at = at.parent;
  return at;
}

function identifiers(root: SyntaxNode, name: string): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (/^(?:shorthand_property_)?identifier(?:_pattern)?$/.test(node.type) && node.text === name)
      found.push(node);
    pending.push(...node.namedChildren);
  }
  return found;
}
