/**
 * Makes an expression of C++ into one that a debugger can evaluate without running code of the program: calls of the standard containers become
 * reads of their storage, and an operator or conversion stays only where the debugger says that its operands are of built-in types.
 * What cannot be made so is refused with its reason, and the user is asked instead.
 */
import { checkSideEffects } from '../side-effects';
import { storageOf } from './containers';
import type { Storage } from './containers';
import { parseExpression } from './syntax';
import type { Node } from './syntax';
import { builtinByName } from './types';
import type { ShownType, TypeProbe } from './types';
import { say } from '../../../../server/languages/say';

export type Prepared =
  | { readonly ok: true; readonly text: string }
  /** `reason` completes "The expression …". */
  | { readonly ok: false; readonly reason: string }
  /** The debugger's own words: it cannot make sense of a part of the expression. */
  | { readonly ok: false; readonly message: string };

/** `builtin` where the tree says so; else the debugger is asked when it matters. */
type Piece = { readonly ok: true; readonly text: string; readonly builtin: boolean } | Refused;
type Refused = Exclude<Prepared, { ok: true }>;

export async function prepareExpression(text: string, probe: TypeProbe): Promise<Prepared> {
  const verdict = checkSideEffects(text, 'later');
  if (!verdict.free) return no(verdict.reason);
  const tree = parseExpression(text);
  if (tree === undefined) {
    const strict = checkSideEffects(text);
    return no(strict.free ? say('is not understood here') : strict.reason);
  }
  const piece = await new Preparation(probe).read(tree);
  if (!piece.ok) return piece;
  if (piece.builtin) return { ok: true, text: piece.text };
  const type = await probe.typeOf(piece.text);
  if (type.kind === 'failed') return { ok: false, message: type.message };
  return type.kind === 'class'
    ? no(say('is an object ({type}), which no argument of the call is', { type: type.name }))
    : { ok: true, text: piece.text };
}

function no(reason: string): Refused {
  return { ok: false, reason };
}

function builtin(text: string): Piece {
  return { ok: true, text, builtin: true };
}

function asked(text: string): Piece {
  return { ok: true, text, builtin: false };
}

/** Functions of containers that tell where their storage is or how much of it there is. */
const tellers = 'data size ssize begin end cbegin cend get empty front back'.split(' ');
const fromStart = new Set(['data', 'begin', 'cbegin', 'get']);

class Preparation {
  readonly #probe: TypeProbe;

  constructor(probe: TypeProbe) {
    this.#probe = probe;
  }

  async read(node: Node): Promise<Piece> {
    switch (node.kind) {
      case 'literal':
      case 'size':
        return builtin(node.text);
      case 'name':
        return asked(node.text);
      case 'group': {
        const inner = await this.read(node.inner);
        return inner.ok ? { ...inner, text: `(${inner.text})` } : inner;
      }
      case 'unary':
        return this.#unary(node.operator, node.operand);
      case 'binary':
        return this.#binary(node.operator, node.left, node.right);
      case 'choice':
        return this.#choice(node.condition, node.yes, node.no);
      case 'cast':
        return this.#cast(node.before, node.type, node.operand);
      case 'index':
        return this.#index(node.object, node.at);
      case 'member':
        return this.#member(node.object, node.operator, node.name);
      case 'call':
        return this.#call(node.callee, node.arguments);
    }
  }

  async #unary(operator: string, node: Node): Promise<Piece> {
    const operand = await this.read(node);
    if (!operand.ok) return operand;
    if (operator === '&') return this.#addressOf(operand.text);
    // A space: "- -x" is no "--x".
    const text = `${operator} ${operand.text}`;
    if (operator !== '*') {
      const plain = await this.#plain(operand, operator);
      return plain.ok ? builtin(text) : plain;
    }
    const storage = await this.#pointed(operand, '*');
    return storage.ok ? asked(`*${storage.text}`) : storage;
  }

  /** An object's address is asked for without its operator&, which hardly a class has; where it has one, it would run. */
  async #addressOf(text: string): Promise<Piece> {
    const type = await this.#probe.typeOf(text);
    if (type.kind === 'failed') return { ok: false, message: type.message };
    const plain = type.kind !== 'class' || (await this.#probe.lacks(text, 'operator&'));
    return plain
      ? builtin(`&${text}`)
      : no(say('takes the address of an object ({type}) by code of its own', { type: type.name }));
  }

  async #binary(operator: string, leftNode: Node, rightNode: Node): Promise<Piece> {
    const [left, right] = [await this.read(leftNode), await this.read(rightNode)];
    if (!left.ok) return left;
    if (!right.ok) return right;
    for (const one of [left, right]) {
      const plain = await this.#plain(one, operator);
      if (!plain.ok) return plain;
    }
    return builtin(`${left.text} ${operator} ${right.text}`);
  }

  async #choice(conditionNode: Node, yesNode: Node, noNode: Node): Promise<Piece> {
    const [condition, yes, other] = [
      await this.read(conditionNode),
      await this.read(yesNode),
      await this.read(noNode),
    ];
    if (!condition.ok) return condition;
    if (!yes.ok) return yes;
    if (!other.ok) return other;
    for (const one of [condition, yes, other]) {
      const plain = await this.#plain(one, '?:', 'converts');
      if (!plain.ok) return plain;
    }
    return builtin(`${condition.text} ? ${yes.text} : ${other.text}`);
  }

  async #cast(before: string, type: readonly string[], node: Node): Promise<Piece> {
    const operand = await this.read(node);
    if (!operand.ok) return operand;
    if (builtinByName(type.join(' '))?.kind !== 'builtin')
      return no(say('calls through a pointer, or casts to a type that is not known here'));
    const plain = await this.#plain(operand, '', 'converts');
    return plain.ok ? builtin(`${before}(${operand.text})`) : plain;
  }

  async #index(objectNode: Node, atNode: Node): Promise<Piece> {
    const [object, at] = [await this.read(objectNode), await this.read(atNode)];
    if (!object.ok) return object;
    if (!at.ok) return at;
    const index = await this.#plain(at, '[]', 'converts');
    if (!index.ok) return index;
    const row = await this.#pointed(object, '[]');
    return row.ok ? asked(`${row.text}[${at.text}]`) : row;
  }

  async #member(objectNode: Node, operator: '.' | '->', name: string): Promise<Piece> {
    const object = await this.read(objectNode);
    if (!object.ok) return object;
    if (operator === '.') return asked(`${object.text}.${name}`);
    const pointed = await this.#pointed(object, '->');
    return pointed.ok ? asked(`${pointed.text}->${name}`) : pointed;
  }

  async #call(callee: Node, given: readonly Node[]): Promise<Piece> {
    const of = standardCall(callee, given);
    if (of === undefined) return no(callWords(callee));
    const object = await this.read(of.object);
    if (!object.ok) return object;
    const text = of.through ? await this.#pointed(object, '->') : object;
    if (!text.ok) return text;
    return this.#told(of.name, of.through ? `(*${text.text})` : text.text, callWords(callee));
  }

  /** What a teller of a container, or of an array by std::size and the like, would tell. */
  async #told(name: string, object: string, refusal: string): Promise<Piece> {
    if (name === 'addressof') return builtin(`&${object}`);
    const type = await this.#probe.typeOf(object);
    if (type.kind === 'failed') return { ok: false, message: type.message };
    const storage = await this.#storage(object, type);
    if (storage === undefined) return no(refusal);
    const { start, size } = storage;
    if (fromStart.has(name)) return builtin(start);
    if (name === 'front') return asked(`${start}[0]`);
    if (size === undefined) return no(refusal);
    if (name === 'back') return asked(`${start}[${size} - 1]`);
    if (name === 'empty') return builtin(`(${size} == 0)`);
    return builtin(name === 'end' || name === 'cend' ? `(${start} + ${size})` : size);
  }

  /** Of a built-in type std::size and its like take nothing but an array. */
  #storage(object: string, type: ShownType): Promise<Storage | undefined> {
    if (type.kind === 'class') return storageOf(object, type.name, this.#probe);
    const array = { start: object, size: `(sizeof(${object}) / sizeof(${object}[0]))` };
    return Promise.resolve(type.kind === 'builtin' ? array : undefined);
  }

  /** What *, [] and -> of a pointer, an array, a container or a smart pointer work on. */
  async #pointed(object: Extract<Piece, { ok: true }>, operator: '*' | '[]' | '->'): Promise<Piece> {
    if (object.builtin) return object;
    const type = await this.#probe.typeOf(object.text);
    if (type.kind === 'builtin') return object;
    if (type.kind === 'failed') return { ok: false, message: type.message };
    if (type.kind === 'class') {
      const storage = await storageOf(object.text, type.name, this.#probe);
      // Containers have [], what owns one thing has * and ->.
      const has = storage !== undefined && (operator === '[]' || storage.size === undefined);
      if (has) return builtin(storage.start);
    }
    return no(operatorWords(operator, object.text, type));
  }

  /** An operand of a built-in type, so that neither an operator nor a conversion on it is code of the program. */
  async #plain(
    operand: Extract<Piece, { ok: true }>,
    operator: string,
    does: 'uses' | 'converts' = 'uses',
  ): Promise<Piece> {
    if (operand.builtin) return operand;
    const type = await this.#probe.typeOf(operand.text);
    if (type.kind === 'failed') return { ok: false, message: type.message };
    // A conversion of an enumeration is nobody's but the language's.
    if (type.kind === 'builtin' || (does === 'converts' && type.kind === 'enumeration')) return operand;
    return no(
      does === 'uses' ? operatorWords(operator, operand.text, type) : conversionWords(operand.text, type),
    );
  }
}

interface StandardCall {
  readonly name: string;
  readonly object: Node;
  /** Called by `->`. */
  readonly through: boolean;
}

function standardCall(callee: Node, given: readonly Node[]): StandardCall | undefined {
  if (callee.kind === 'member' && given.length === 0 && tellers.includes(callee.name))
    return { name: callee.name, object: callee.object, through: callee.operator === '->' };
  const [object, more] = given;
  if (callee.kind !== 'name' || object === undefined || more !== undefined) return undefined;
  const name = /^(?:::)?std::(?:ranges::)?(\w+)$/.exec(callee.text)?.[1];
  return name !== undefined && (tellers.includes(name) || name === 'addressof')
    ? { name, object, through: false }
    : undefined;
}

function callWords(callee: Node): string {
  if (callee.kind === 'name') return say('calls {name}()', { name: callee.text });
  return callee.kind === 'member'
    ? say('calls {name}()', { name: callee.name })
    : say('calls through a pointer, or casts to a type that is not known here');
}

function operatorWords(operator: string, text: string, type: ShownType): string {
  if (type.kind === 'class')
    return say(
      'uses {operator} of "{text}", an object ({type}): the program may have code for that, which would be run',
      { operator, text, type: type.name },
    );
  if (type.kind === 'enumeration')
    return say(
      'uses {operator} of "{text}", an enumeration ({type}): the program may have code for that, which would be run',
      { operator, text, type: type.name },
    );
  return say(
    'uses {operator} of "{text}", whose type the debugger does not tell: the program may have code for that, which would be run',
    { operator, text },
  );
}

function conversionWords(text: string, type: ShownType): string {
  return type.kind === 'class'
    ? say('converts "{text}", an object ({type}), by code of the program', { text, type: type.name })
    : say(
        'converts "{text}", whose type the debugger does not tell: the program may have code for that, which would be run',
        { text },
      );
}
