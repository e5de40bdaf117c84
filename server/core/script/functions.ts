/** The functions of a TypeScript or JavaScript file, by the names that people know them by. */
import { isLoweredInPlace } from '../lowering/script/in-place';
import type { ParsedFunction } from '../syntax/functions';
import type { SyntaxNode } from '../syntax/port';
import type { Span } from '../text';
import type { NamesOfPart } from './names-of-part';
import type { ScriptPart } from './script-part';
import type { ScriptRoot } from './script-root';
import { registeredName } from './registered';
import { functionAround } from './syntax';

/** The name of the module's top level among the functions. */
export const moduleName = '<module>';
/** Of a function that nothing names. */
export const anonymousName = '<anonymous>';

/** A function as its piece of the text tells of it, with places in that piece. */
export interface PieceFunction {
  /** Undefined: nothing names it. */
  readonly own: string | undefined;
  /** The class that it is a member of. */
  readonly className: string | undefined;
  readonly inClass: boolean;
  /** The one around it, among those of the piece. */
  readonly around: number | undefined;
  readonly nameSpan: Span;
  readonly span: Span;
  readonly body: Span;
}

/** Those with a body that are analysed for themselves, in order of position. */
export function functionsOfPiece(names: NamesOfPart, start: number): readonly PieceFunction[] {
  const nodes = ownFunctions(names);
  const indices = new Map(nodes.map((node, at) => [node.start, at]));
  return nodes.map((node) => functionOf(node, indices, start));
}

function ownFunctions({ functions }: NamesOfPart): readonly SyntaxNode[] {
  return functions.filter((one) => !isLoweredInPlace(one));
}

/** The path of a function that stands in no other one. */
const outermost: readonly string[] = [];

/** After the top level, which takes in all others. */
export function scriptFunctions(root: ScriptRoot): readonly ParsedFunction[] {
  const found: ParsedFunction[] = [new TopLevel(root)];
  const taken = new Map<string, number>();
  for (const part of root.parts) {
    const paths: (readonly string[])[] = [];
    for (const [index, one] of part.facts.functions.entries()) {
      const around = (one.around === undefined ? undefined : paths[one.around]) ?? outermost;
      const scope = one.className === undefined ? around : [...around, one.className];
      const own = one.own ?? anonymousName;
      const plain = scope.length === 0 ? own : `${scope.join('.')}.${own}`;
      const times = (taken.get(plain) ?? 0) + 1;
      taken.set(plain, times);
      // Names are keys: overloads of a name are told apart.
      const [last, name] = times === 1 ? [own, plain] : [`${own}#${times}`, `${plain}#${times}`];
      paths.push([...scope, last]);
      found.push(new FunctionOfPart(part, index, one, name, scope));
    }
  }
  return found;
}

class TopLevel implements ParsedFunction {
  readonly name = moduleName;
  readonly scope = [];
  readonly inClass = false;
  readonly nameSpan: Span;
  readonly span: Span;
  readonly body: Span;

  constructor(readonly node: SyntaxNode) {
    const { start, end } = node;
    this.nameSpan = { start, end: start };
    this.span = { start, end };
    this.body = this.span;
  }

  get text(): string {
    return this.node.text.slice(this.span.start);
  }
}

/** There is one for every function of the file in each run, and few are looked at: what it is, is told when it is asked for. */
class FunctionOfPart implements ParsedFunction {
  constructor(
    readonly part: ScriptPart,
    readonly index: number,
    readonly own: PieceFunction,
    readonly name: string,
    readonly scope: readonly string[],
  ) {}

  get inClass(): boolean {
    return this.own.inClass;
  }

  get nameSpan(): Span {
    return placed(this.own.nameSpan, this.part.start);
  }

  get span(): Span {
    return placed(this.own.span, this.part.start);
  }

  get body(): Span {
    return placed(this.own.body, this.part.start);
  }

  get text(): string {
    const { start, end } = this.own.span;
    return this.part.text.slice(start, end);
  }

  get node(): SyntaxNode {
    const node = ownFunctions(this.part.names)[this.index];
    if (node === undefined) throw new Error(`${this.name} is not where it was`);
    return node;
  }
}

function placed({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** `indices`: of the functions of the piece, by their start. */
function functionOf(node: SyntaxNode, indices: ReadonlyMap<number, number>, start: number): PieceFunction {
  const own = node.field('name') ?? nameFromOutside(node);
  const isMember = node.type === 'method_definition' || isFieldValue(node);
  const classNode = isMember ? classOf(node) : undefined;
  const around = functionAround(classNode ?? node);
  const within = (span: Span): Span => placed(span, -start);
  return {
    own: own?.text ?? registeredName(node),
    className: classNode && (classNode.field('name') ?? nameFromOutside(classNode))?.text,
    inClass: classNode !== undefined,
    around: around === undefined ? undefined : indices.get(around.start),
    nameSpan: within(own ?? { start: node.start, end: node.start }),
    span: within(node),
    body: within(node.field('body') ?? node),
  };
}

function isFieldValue({ parent }: SyntaxNode): boolean {
  return parent?.type === 'public_field_definition' || parent?.type === 'field_definition';
}

function classOf(node: SyntaxNode): SyntaxNode | undefined {
  let at = node.parent;
  while (at !== undefined && at.type !== 'class_body' && at.type !== 'object') at = at.parent;
  return at?.type === 'class_body' ? at.parent : undefined;
}

/** `const f = () => …`, `{ f: () => … }`, `this.f = () => …`, `f = () => …` in a class. */
function nameFromOutside({ parent }: SyntaxNode): SyntaxNode | undefined {
  switch (parent?.type) {
    case 'variable_declarator': {
      const name = parent.field('name');
      return name?.type === 'identifier' ? name : undefined;
    }
    case 'pair':
      return parent.field('key');
    case 'public_field_definition':
    case 'field_definition':
      return parent.field('name') ?? parent.field('property');
    case 'assignment_expression': {
      const left = parent.field('left');
      return left?.type === 'member_expression' ? left.field('property') : left;
    }
    default:
      return undefined;
  }
}
