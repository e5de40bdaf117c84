/** Which system call a number is meant to be, when the number itself depends on the machine or comes from elsewhere. */
import { architectures, familyCalls, type FamilyCall } from '../../kernel/architectures';
import type { SyntaxNode } from '../syntax/port';
import type { Evaluator, Site } from './evaluator';
import { argumentsOf, childrenOf, withoutTypes } from './syntax';
import { soleArgument } from './parameters';

const maxDepth = 8;

/** By the names that it comes through, or as the one call that has all of its possible numbers on some machine. */
export function systemCallOf(
  node: SyntaxNode,
  site: Site,
  evaluator: Evaluator,
  depth = 0,
): FamilyCall | undefined {
  if (depth > maxDepth) return undefined;
  const plain = withoutTypes(node);
  switch (plain.type) {
    case 'identifier': {
      const named = callOfName(plain.text);
      if (named !== undefined) return named;
      const declaration = site.unit.scopes.lookup(plain.text, plain.start);
      if (declaration === undefined || site.unit.scopes.isReassigned(declaration)) return undefined;
      const origin =
        declaration.kind === 'parameter' ? soleArgument(declaration, site) : declaration.initialiser;
      return origin === undefined || declaration.path.length > 0
        ? undefined
        : systemCallOf(origin, site, evaluator, depth + 1);
    }
    case 'member_expression':
    case 'subscript_expression':
      return memberCall(plain, site, evaluator);
    case 'call_expression':
      return named(argumentsOf(plain), site, evaluator);
    case 'await_expression': {
      const inner = childrenOf(plain)[0];
      return inner && systemCallOf(inner, site, evaluator, depth + 1);
    }
    case 'ternary_expression':
      return ofNumbers([plain.field('consequence'), plain.field('alternative')], site, evaluator);
    default:
      return undefined;
  }
}

/** `NR.move_pages`, `numbers['move_pages']`, `movePagesNumber[arch]`, `{ x64: 279, arm64: 239 }[arch]`. */
function memberCall(node: SyntaxNode, site: Site, evaluator: Evaluator): FamilyCall | undefined {
  const property = node.field('property');
  const index = node.field('index');
  const object = node.field('object');
  const own = property === undefined ? undefined : callOfName(property.text);
  if (own !== undefined) return own;
  if (index !== undefined) {
    const byIndex = named([index], site, evaluator);
    if (byIndex !== undefined) return byIndex;
  }
  if (object === undefined) return undefined;
  const outer = callOfName(lastName(object));
  if (outer !== undefined || index === undefined) return outer;
  const literal = objectLiteral(object, site);
  const values = childrenOf(literal).map((one) => one.field('value'));
  return values.length > 1 ? ofNumbers(values, site, evaluator) : undefined;
}

function objectLiteral(node: SyntaxNode, { unit }: Site): SyntaxNode | undefined {
  const plain = withoutTypes(node);
  if (plain.type !== 'identifier') return plain.type === 'object' ? plain : undefined;
  const declaration = unit.scopes.lookup(plain.text, plain.start);
  const initialiser = declaration?.kind === 'const' ? declaration.initialiser : undefined;
  const value = initialiser === undefined ? undefined : withoutTypes(initialiser);
  const inner = value?.type === 'call_expression' ? argumentsOf(value)[0] : value;
  return inner?.type === 'object' && declaration?.path.length === 0 ? inner : undefined;
}

/** `syscallNumber('move_pages', arch)`. */
function named(written: readonly SyntaxNode[], site: Site, evaluator: Evaluator): FamilyCall | undefined {
  for (const one of written) {
    const value = evaluator.evaluate(one, site);
    const call = value.kind === 'string' ? callOfName(value.value) : undefined;
    if (call !== undefined) return call;
  }
  return undefined;
}

/** The one call to which all the numbers belong, each on some machine. */
function ofNumbers(
  nodes: readonly (SyntaxNode | undefined)[],
  site: Site,
  evaluator: Evaluator,
): FamilyCall | undefined {
  let left: readonly FamilyCall[] = familyCalls;
  let seen = 0;
  for (const node of nodes) {
    const value = node === undefined ? undefined : evaluator.evaluate(node, site);
    if (value?.kind !== 'number') return undefined;
    // -1, 0: no such call there.
    if (value.value <= 0) continue;
    seen++;
    left = left.filter((call) =>
      architectures.some((one) => one.numbers[familyCalls.indexOf(call)] === value.value),
    );
  }
  return seen > 0 && left.length === 1 ? left[0] : undefined;
}

function lastName(node: SyntaxNode): string {
  const plain = withoutTypes(node);
  return plain.field('property')?.text ?? (plain.type === 'identifier' ? plain.text : '');
}

/** `SYS_move_pages`, `__NR_move_pages`, `NR_MOVE_PAGES`, `movePagesNumber`, `move_pages`. */
function callOfName(name: string): FamilyCall | undefined {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/^_*(?:(?:sys|nr|syscall)_+)*/, '')
    .replace(/(?:_+(?:nr|number|numbers|num|syscall|syscalls|no|id))*_*$/, '');
  return familyCalls.find((one) => one === words);
}
