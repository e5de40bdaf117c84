/**
 * The names of one part of a TypeScript or JavaScript file, which is a run of statements of its top level: what is declared
 * in it, used and written to. What the part as a whole declares is known in the whole file; see scopes.ts.
 * Types, interfaces and overload signatures are deliberately absent: they name no value.
 */
import type { SyntaxNode } from '../syntax/port';
import type { Span } from '../text';
import { parametersOf, type ScriptDeclaration, type ScriptWrite } from './declarations';
import { importedNames } from './imports';
import { patternNames } from './patterns';
import { isFunction, literalIndex, withoutTypes } from './syntax';

/** An identifier that is no declaration, nor a member's name. */
export interface Use {
  readonly node: SyntaxNode;
  /** Of the node, which is slow to ask. */
  readonly start: number;
  readonly functionNode: SyntaxNode | undefined;
}

interface Around {
  readonly block: Span;
  readonly functionNode: SyntaxNode | undefined;
  /** The function or the file: where `var` belongs to. */
  readonly functionScope: Span;
}

const blockTypes = new Set([
  'statement_block',
  'for_statement',
  'for_in_statement',
  'catch_clause',
  'switch_body',
]);

/** Of computed writes: `x[key] = 1`. */
export const computed = '[]';

/** By their names, in order of position. */
export class NamesOfPart {
  readonly declarations = new Map<string, ScriptDeclaration[]>();
  readonly uses = new Map<string, Use[]>();
  readonly nameWrites = new Map<string, (ScriptWrite & { readonly start: number })[]>();
  readonly memberWrites = new Map<string, ScriptWrite[]>();
  /** Functions, arrows and methods with a body. */
  readonly functions: SyntaxNode[] = [];
  /** Call and new expressions. */
  readonly calls: SyntaxNode[] = [];
  /** Export statements. */
  readonly exports: SyntaxNode[] = [];
  readonly #whole: Span;

  /** `whole`: the file's span, which is the scope of what the part as a whole declares. */
  constructor(nodes: readonly SyntaxNode[], whole: Span) {
    this.#whole = whole;
    const outer = { block: whole, functionNode: undefined, functionScope: whole };
    const pending: { readonly node: SyntaxNode; readonly around: Around }[] = [];
    for (const node of [...nodes].reverse()) pending.push({ node, around: outer });
    for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
      const { node } = one;
      this.#enter(node, one.around);
      const around = inside(node, one.around);
      for (const child of [...node.namedChildren].reverse()) pending.push({ node: child, around });
    }
  }

  /** The innermost declaration of a name at an offset, those of the whole file left out. */
  inner(name: string, offset: number): ScriptDeclaration | undefined {
    let found: ScriptDeclaration | undefined;
    for (const one of this.declarations.get(name) ?? []) {
      if (one.scope === this.#whole || offset < one.scope.start || offset > one.scope.end) continue;
      if (found === undefined || lengthOf(one.scope) <= lengthOf(found.scope)) found = one;
    }
    return found;
  }

  /** Whether `inner` gives something anywhere. */
  hasInner(name: string): boolean {
    return (this.declarations.get(name) ?? []).some((one) => one.scope !== this.#whole);
  }

  /** Of the whole file, by their names. */
  *declared(): Iterable<ScriptDeclaration> {
    for (const all of this.declarations.values())
      for (const one of all) if (one.scope === this.#whole) yield one;
  }

  callsWithin({ start, end }: Span): readonly SyntaxNode[] {
    const from = firstFrom(this.calls, start);
    return this.calls.slice(from, firstFrom(this.calls, end));
  }

  #enter(node: SyntaxNode, around: Around): void {
    if (isFunction(node)) this.#function(node, around);
    const { block, functionNode } = around;
    switch (node.type) {
      case 'identifier':
      case 'shorthand_property_identifier':
        add(this.uses, node.text, { node, functionNode, start: node.start });
        break;
      case 'variable_declarator':
        this.#variable(node, around);
        break;
      case 'for_in_statement':
        this.#loopVariable(node, around);
        break;
      case 'catch_clause': {
        const parameter = node.field('parameter');
        if (parameter !== undefined) this.#pattern(parameter, { kind: 'catch', node, functionNode }, node);
        break;
      }
      case 'class_declaration':
      case 'abstract_class_declaration':
        this.#named({ kind: 'class', node, functionNode }, block);
        break;
      case 'class':
        this.#named({ kind: 'class', node, functionNode }, node);
        break;
      case 'enum_declaration':
        this.#named({ kind: 'enum', node, functionNode }, block);
        break;
      case 'internal_module':
      case 'module':
        this.#named({ kind: 'namespace', node, functionNode }, block);
        break;
      case 'import_statement':
        for (const { name, ...one } of importedNames(node))
          this.#declare({ ...plain, ...one, kind: 'import', nameNode: name, functionNode }, this.#whole);
        break;
      case 'export_statement':
        this.exports.push(node);
        break;
      case 'call_expression':
      case 'new_expression':
        this.calls.push(node);
        break;
      case 'assignment_expression':
        this.#assignment(node, '=');
        break;
      case 'augmented_assignment_expression':
        this.#assignment(node, node.field('operator')?.type ?? '?=');
        break;
      case 'update_expression':
        this.#write(node.field('argument'), '++');
        break;
      case 'unary_expression':
        if (node.children[0]?.type === 'delete') this.#write(node.field('argument'), 'delete');
        break;
      default:
        break;
    }
  }

  #function(node: SyntaxNode, { block, functionNode }: Around): void {
    if (node.field('body') !== undefined) this.functions.push(node);
    const inOwnScope = node.type === 'function_expression' || node.type === 'generator_function';
    if (node.type !== 'method_definition')
      this.#named({ kind: 'function', node, functionNode }, inOwnScope ? node : block);
    for (const [position, { parameter, pattern }] of parametersOf(node).entries()) {
      // JavaScript's grammar has the default in the pattern.
      const initialiser = parameter.field('value') ?? pattern.field('right');
      this.#pattern(
        pattern,
        { kind: 'parameter', node: parameter, functionNode: node, position, initialiser },
        node,
      );
    }
  }

  #variable(node: SyntaxNode, around: Around): void {
    const name = node.field('name');
    if (name === undefined) return;
    const word = node.parent?.children.find((one) => /^(?:const|let|var|using)$/.test(one.type))?.type;
    const kind = word === 'const' || word === 'using' ? 'const' : word === 'let' ? 'let' : 'var';
    const { functionNode, functionScope, block } = around;
    const scope = kind === 'var' ? functionScope : block;
    this.#pattern(name, { kind, node, functionNode, initialiser: node.field('value') }, scope);
  }

  #loopVariable(node: SyntaxNode, { functionNode, functionScope }: Around): void {
    const left = node.field('left');
    if (left === undefined) return;
    const word = node.children.find((one) => /^(?:const|let|var)$/.test(one.type))?.type;
    if (word === undefined) this.#patternWrites(left);
    else {
      const kind = word === 'const' ? 'const' : word === 'let' ? 'let' : 'var';
      this.#pattern(left, { kind, node, functionNode }, kind === 'var' ? functionScope : node);
    }
  }

  #named(one: Pick<ScriptDeclaration, 'kind' | 'node' | 'functionNode'>, scope: Span): void {
    const nameNode = one.node.field('name');
    if (nameNode?.type.endsWith('identifier') !== true) return;
    this.#declare({ ...plain, ...one, nameNode }, scope);
  }

  #pattern(
    pattern: SyntaxNode,
    one: Pick<ScriptDeclaration, 'kind' | 'node' | 'functionNode' | 'position'> & {
      readonly initialiser?: SyntaxNode | undefined;
    },
    scope: Span,
  ): void {
    for (const { node: nameNode, path } of patternNames(pattern))
      this.#declare({ ...plain, ...one, initialiser: one.initialiser, nameNode, path }, scope);
  }

  #declare(one: Omit<ScriptDeclaration, 'scope' | 'name'>, scope: Span): void {
    const name = one.nameNode.text;
    const own = scope === this.#whole ? scope : { start: scope.start, end: scope.end };
    add(this.declarations, name, { ...one, name, scope: own });
  }

  #assignment(node: SyntaxNode, operator: string): void {
    const left = node.field('left');
    if (left?.type === 'object_pattern' || left?.type === 'array_pattern') this.#patternWrites(left);
    else this.#write(left, operator, node.field('right'));
  }

  #patternWrites(pattern: SyntaxNode): void {
    for (const { node } of patternNames(pattern)) this.#write(node, 'pattern');
    if (pattern.type.endsWith('_expression')) this.#write(pattern, 'pattern');
  }

  #write(written: SyntaxNode | undefined, operator: string, value?: SyntaxNode): void {
    if (written === undefined) return;
    const target = withoutTypes(written);
    if (target.type === 'member_expression' || target.type === 'subscript_expression') {
      const name = target.field('property')?.text ?? literalIndex(target) ?? computed;
      add(this.memberWrites, name, { target, operator, value });
    } else add(this.nameWrites, target.text, { target, operator, value, start: target.start });
  }
}

const plain = { initialiser: undefined, path: [] } as const;

function inside(node: SyntaxNode, around: Around): Around {
  if (isFunction(node)) return { block: node, functionNode: node, functionScope: node };
  return blockTypes.has(node.type) ? { ...around, block: node } : around;
}

function add<T>(into: Map<string, T[]>, name: string, one: T): void {
  const known = into.get(name);
  if (known === undefined) into.set(name, [one]);
  else known.push(one);
}

/** Where the places from an offset on begin; they are in order of position. */
export function firstFrom(places: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
