/** What is known of a piece of a script once it was parsed; see script-piece.ts. */
import { isInertStatement } from '../lowering/script/inert';
import type { SyntaxNode } from '../syntax/port';
import { filledBy } from './constant-literals';
import { functionsOfPiece, type PieceFunction } from './functions';
import { stringOrName } from './imports';
import { anyField, isField, memberKey, ownObject } from './members';
import { computed, firstFrom, type NamesOfPart } from './names-of-part';
import { wordsIn, type PieceFacts, type PieceRole } from './script-piece';
import { argumentsOf, keyName } from './syntax';
import type { Span } from '../text';

/** `nodes`: those of its top level. `start`: where the piece stands. */
export function factsOf(
  names: NamesOfPart,
  nodes: readonly SyntaxNode[],
  start: number,
  role: PieceRole = 'statements',
): PieceFacts {
  const filled = names.calls.flatMap(filledBy);
  const declared = [...names.declared()];
  const functions = functionsOfPiece(names, start);
  const uses = outer(names, names.uses);
  const nameWrites = outer(names, names.nameWrites);
  const isOfClass = role === 'members';
  return {
    members: isOfClass ? nodes.flatMap(keysOfMember) : [],
    declared: declared.map(({ name, nameNode }) => ({
      name,
      start: nameNode.start - start,
      end: nameNode.end - start,
    })),
    uses: new Map([...uses].map(([name, places]) => [name, places.length])),
    nameWrites: new Set(nameWrites.keys()),
    shared: sharedNames([...uses, ...nameWrites], functions, start),
    assigned: wordsOf([...names.nameWrites.keys(), ...filled.map((one) => one.text)]),
    memberWrites: memberWords(names, isOfClass ? ownObject(nodes[0]?.parent) : undefined),
    hasCalls: names.calls.length > 0,
    hasExports: names.exports.length > 0,
    fills: filled.length > 0,
    functions,
    imported: declared.flatMap((one) => one.imported?.module ?? []),
    exported: names.exports.flatMap((one) => one.field('source') ?? []).map(stringOrName),
    required: names.calls.flatMap(requiredBy),
    isInert:
      (isOfClass || nodes.every((one) => !one.isNamed || isInertStatement(one))) && nameWrites.size === 0,
  };
}

function keysOfMember(node: SyntaxNode): readonly string[] {
  const name = keyName(node.field('name') ?? node.field('property'));
  const names = [...(name === undefined ? [] : [name]), ...(isField(node) ? [anyField] : [])];
  return names.map((one) => memberKey(node.parent, one));
}

interface Placed {
  readonly start: number;
}

/** The places at which a name stands for something that is not declared in a scope of the part. */
function outer<T extends Placed>(
  names: NamesOfPart,
  all: ReadonlyMap<string, readonly T[]>,
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, readonly T[]>();
  for (const [name, places] of all) {
    const free = names.hasInner(name)
      ? places.filter(({ start }) => names.inner(name, start) === undefined)
      : places;
    if (free.length > 0) found.set(name, free);
  }
  return found;
}

function sharedNames(
  all: Iterable<readonly [string, readonly Placed[]]>,
  functions: readonly PieceFunction[],
  start: number,
): ReadonlySet<string> {
  const shared = new Set<string>();
  const outermost: Span[] = [];
  for (const { span } of functions) if (span.start >= (outermost.at(-1)?.end ?? 0)) outermost.push(span);
  if (outermost.length === 0) return shared;
  const isInFunction = (at: number): boolean => at < (outermost[firstFrom(outermost, at + 1) - 1]?.end ?? 0);
  for (const [name, places] of all)
    if (places.some((one) => isInFunction(one.start - start))) shared.add(name);
  return shared;
}

/** `own`: what stands for the object that a class makes, of a piece of one. */
function memberWords({ memberWrites }: NamesOfPart, own: string | undefined): ReadonlySet<string> {
  const written = [...memberWrites.values()].flatMap((all) => all.map(({ target }) => target.text));
  const words = wordsOf(written);
  if (memberWrites.has(computed)) words.add(computed);
  return own === undefined ? words : words.add(own);
}

function wordsOf(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((one) => [...wordsIn(one)]));
}

/** `require('x')`, `import('x')`. */
function requiredBy(call: SyntaxNode): readonly string[] {
  const callee = call.field('function');
  const argument = argumentsOf(call)[0];
  const loads = callee?.type === 'import' || callee?.text === 'require';
  return loads && argument?.type === 'string' ? [stringOrName(argument)] : [];
}
