/**
 * Functions that the top level of a file hands to what calls them later, each for itself: tests and what is done around them, listeners,
 * timers, routes. Whatever is between two of them is nobody's code, so each is analysed for itself, as a function with a name is.
 * Told from what is called, by its name alone: a piece of a file knows nothing of the others.
 */
import type { SyntaxNode } from '../syntax/port';
import { argumentsOf, functionAround, withoutTypes } from './syntax';

const registering = new Set([
  ...['describe', 'suite', 'context', 'it', 'test', 'specify', 'step', 'bench'],
  ...['before', 'beforeAll', 'beforeEach', 'after', 'afterAll', 'afterEach'],
  ...['setup', 'teardown', 'suiteSetup', 'suiteTeardown'],
  ...['on', 'once', 'addEventListener', 'addListener', 'prependListener'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'nextTick'],
  ...['get', 'post', 'put', 'patch', 'delete', 'use', 'all', 'listen', 'action', 'command'],
]);

/** `it.only`, `test.each(table)`, `describe.skipIf(condition)`. */
const variants = new Set([
  ...['only', 'skip', 'todo', 'each', 'for', 'concurrent', 'sequential', 'serial', 'parallel'],
  ...['failing', 'fails', 'if', 'skipIf', 'runIf', 'extend'],
]);

const mostVariants = 8;

/** Such a function stands in no other one but such. */
export function isRegistered(node: SyntaxNode): boolean {
  let at: SyntaxNode | undefined = node;
  for (; at !== undefined; at = functionAround(at)) if (registration(at) === undefined) return false;
  return true;
}

/** Its name for people, which no call can have: `it('moves pages')`, `on('message')`. */
export function registeredName(node: SyntaxNode): string | undefined {
  const call = registration(node);
  if (call === undefined || !isRegistered(node)) return undefined;
  const [first] = argumentsOf(call);
  const title = first?.type === 'string' ? first.text : '';
  return `${nameOf(call) ?? ''}(${title})`.replaceAll(/\s+/g, ' ');
}

/** The call that a function is handed to, if that is one of these. */
function registration(node: SyntaxNode): SyntaxNode | undefined {
  let at = node;
  while (at.parent?.type === 'parenthesized_expression') at = at.parent;
  const call = at.parent?.type === 'arguments' ? at.parent.parent : undefined;
  if (call?.type !== 'call_expression') return undefined;
  const name = nameOf(call);
  return name !== undefined && registering.has(name) ? call : undefined;
}

/** The last name of what is called, variants left out. */
function nameOf(call: SyntaxNode): string | undefined {
  let at: SyntaxNode | undefined = call.field('function');
  for (let depth = 0; depth < mostVariants && at !== undefined; depth++) {
    at = withoutTypes(at);
    if (at.type === 'identifier') return at.text;
    if (at.type === 'call_expression') at = at.field('function');
    else {
      const property = at.type === 'member_expression' ? at.field('property')?.text : undefined;
      if (property === undefined || !variants.has(property)) return property;
      at = at.field('object');
    }
  }
  return undefined;
}
