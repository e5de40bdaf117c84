/**
 * The names of one TypeScript or JavaScript file: which declaration an identifier means, who uses it and who writes to it.
 * Types, interfaces and overload signatures are deliberately absent: they name no value.
 */
import type { SyntaxNode } from '../syntax/port';
import type { Span } from '../text';
import { importedNames } from './imports';
import { patternNames, type BindingStep } from './patterns';
import type { ReadsLog } from './reads';
import { isFunction, literalIndex, withoutTypes } from './syntax';

export type DeclarationKind =
  'const' | 'let' | 'var' | 'parameter' | 'import' | 'function' | 'class' | 'enum' | 'namespace' | 'catch';

export interface ScriptDeclaration {
  readonly name: string;
  readonly kind: DeclarationKind;
  /** The name itself. */
  readonly nameNode: SyntaxNode;
  /** What introduces it: the variable_declarator, parameter, import specifier, function, class, enum, loop, catch … */
  readonly node: SyntaxNode;
  /** The expression that it begins with, before the steps of `path`; absent for a loop's variable too. */
  readonly initialiser: SyntaxNode | undefined;
  /** How it is taken out of the initialiser (or of the parameter): `const { symbols: { f } } = …` is symbols, f. */
  readonly path: readonly BindingStep[];
  /** Of an import: from where, and what: `default`, `*` for all of it. */
  readonly imported?: { readonly module: string; readonly name: string };
  /** Of a parameter: its position. */
  readonly position?: number;
  /** The function around it; undefined at the module's top level. A parameter belongs to its function. */
  readonly functionNode: SyntaxNode | undefined;
  /** Where the name means this. */
  readonly scope: Span;
}

/** A write to a name or member after its declaration. */
export interface ScriptWrite {
  /** The identifier or member expression. */
  readonly target: SyntaxNode;
  /** `=`, `+=`, `++`, `delete`; `pattern` for a part of a destructuring or a loop's variable. */
  readonly operator: string;
  readonly value: SyntaxNode | undefined;
}

/** An identifier that is no declaration, nor a member's name. */
interface Use {
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
const computed = '[]';

export class Scopes {
  readonly #declarations = new Map<string, ScriptDeclaration[]>();
  readonly #uses = new Map<string, Use[]>();
  readonly #nameWrites = new Map<string, (ScriptWrite & { readonly start: number })[]>();
  readonly #memberWrites = new Map<string, ScriptWrite[]>();
  readonly #functions: SyntaxNode[] = [];
  readonly #calls: SyntaxNode[] = [];
  readonly #exports: SyntaxNode[] = [];
  readonly #root: SyntaxNode;

  readonly #log: ReadsLog | undefined;

  /** `log`: of the file that can change; what it is asked is recorded. */
  constructor(root: SyntaxNode, log?: ReadsLog) {
    this.#root = root;
    this.#log = log;
    const whole = { start: root.start, end: root.end };
    const pending: { readonly node: SyntaxNode; readonly around: Around }[] = [
      { node: root, around: { block: whole, functionNode: undefined, functionScope: whole } },
    ];
    for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
      const { node } = one;
      this.#enter(node, one.around);
      const around = inside(node, one.around);
      for (const child of [...node.namedChildren].reverse()) pending.push({ node: child, around });
    }
  }

  /** Functions, arrows and methods with a body, in order of position. */
  get functions(): readonly SyntaxNode[] {
    return this.#functions;
  }

  /** Call and new expressions, in order of position. */
  get calls(): readonly SyntaxNode[] {
    return this.#calls;
  }

  callsWithin({ start, end }: Span): readonly SyntaxNode[] {
    const from = firstFrom(this.#calls, start);
    return this.#calls.slice(from, firstFrom(this.#calls, end));
  }

  /** Export statements, in order of position. */
  get exports(): readonly SyntaxNode[] {
    return this.#exports;
  }

  /** The innermost declaration of a name at an offset. */
  lookup(name: string, offset: number): ScriptDeclaration | undefined {
    const found = this.#lookup(name, offset);
    if (found === undefined || this.isTopLevel(found)) this.#log?.add(`global ${name}`);
    return found;
  }

  /** Of the file as a whole, whatever statement declares it. */
  isTopLevel({ scope }: Pick<ScriptDeclaration, 'scope'>): boolean {
    return isSame(scope, this.#root);
  }

  /** By their names, those of the top level with where they are declared. */
  get topLevel(): readonly ScriptDeclaration[] {
    return [...this.#declarations.values()].flat().filter((one) => this.isTopLevel(one));
  }

  /** Every place is looked at that spells the name. */
  searched(name: string): void {
    this.#log?.add(`word ${name}`);
  }

  /** Every place is looked at that writes to the name, or to something that is reached by it. */
  searchedWrites(name: string): void {
    this.#log?.add(`word =${name}`);
  }

  /** What is written to: names and members. */
  get written(): readonly Span[] {
    const found: Span[] = [];
    for (const [name, writes] of this.#nameWrites)
      for (const { start } of writes) found.push({ start, end: start + name.length });
    for (const writes of this.#memberWrites.values())
      for (const { target } of writes) found.push({ start: target.start, end: target.end });
    return found;
  }

  #lookup(name: string, offset: number): ScriptDeclaration | undefined {
    let found: ScriptDeclaration | undefined;
    for (const one of this.#declarations.get(name) ?? []) {
      if (offset < one.scope.start || offset > one.scope.end) continue;
      if (found === undefined || lengthOf(one.scope) <= lengthOf(found.scope)) found = one;
    }
    return found;
  }

  /** In order of position. */
  get imports(): readonly ScriptDeclaration[] {
    return [...this.#declarations.values()].flat().filter((one) => one.kind === 'import');
  }

  /** Something writes to it after its initialiser (of a parameter: after the call), or declares it again. */
  isReassigned(declaration: ScriptDeclaration): boolean {
    return this.isRepeated(declaration) || this.writesTo(declaration).length > 0;
  }

  isRepeated({ name, scope }: ScriptDeclaration): boolean {
    if (this.isTopLevel({ scope })) this.#log?.add(`global ${name}`);
    return (this.#declarations.get(name)?.filter((one) => isSame(one.scope, scope)).length ?? 0) > 1;
  }

  /** A function inside of the one that it belongs to uses it; of the module's top level: any function. */
  isCaptured(declaration: ScriptDeclaration): boolean {
    return this.#usesOf(declaration).some(
      (use) => use.functionNode?.start !== declaration.functionNode?.start,
    );
  }

  writesTo(declaration: ScriptDeclaration): readonly ScriptWrite[] {
    if (this.isTopLevel(declaration)) this.searchedWrites(declaration.name);
    return this.#of(declaration, this.#nameWrites.get(declaration.name) ?? []);
  }

  /** The places where the name means this declaration. */
  #of<T extends { readonly start: number }>(
    { name, nameNode, scope }: ScriptDeclaration,
    places: readonly T[],
  ): readonly T[] {
    const found: T[] = [];
    for (let at = firstFrom(places, scope.start); at < places.length; at++) {
      const place = places[at];
      if (place === undefined || place.start > scope.end) break;
      if (this.#lookup(name, place.start)?.nameNode.start === nameNode.start) found.push(place);
    }
    return found;
  }

  /** Where the name is read or written, the declaration itself left out, in order of position. */
  usesOf(declaration: ScriptDeclaration): readonly SyntaxNode[] {
    return this.#usesOf(declaration).map((one) => one.node);
  }

  /**
   * Writes to a member of this name, of whatever object, and those by a name that is computed. `of`: what the caller
   * looks for is spelled with this name; undefined: it stands in the statement that is asked about.
   */
  memberWrites(name: string, of: string | undefined): readonly ScriptWrite[] {
    if (of !== undefined) this.searchedWrites(of);
    return [...(this.#memberWrites.get(name) ?? []), ...(this.#memberWrites.get(computed) ?? [])];
  }

  #usesOf(declaration: ScriptDeclaration): readonly Use[] {
    const { start: own } = declaration.nameNode;
    if (this.isTopLevel(declaration)) this.searched(declaration.name);
    return this.#of(declaration, this.#uses.get(declaration.name) ?? []).filter(({ start }) => start !== own);
  }

  #enter(node: SyntaxNode, around: Around): void {
    if (isFunction(node)) this.#function(node, around);
    const { block, functionNode } = around;
    switch (node.type) {
      case 'identifier':
      case 'shorthand_property_identifier':
        add(this.#uses, node.text, { node, functionNode, start: node.start });
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
          this.#declare({ ...plain, ...one, kind: 'import', nameNode: name, functionNode }, this.#root);
        break;
      case 'export_statement':
        this.#exports.push(node);
        break;
      case 'call_expression':
      case 'new_expression':
        this.#calls.push(node);
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
    if (node.field('body') !== undefined) this.#functions.push(node);
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
    add(this.#declarations, name, { ...one, name, scope: { start: scope.start, end: scope.end } });
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
      add(this.#memberWrites, name, { target, operator, value });
    } else add(this.#nameWrites, target.text, { target, operator, value, start: target.start });
  }
}

const plain = { initialiser: undefined, path: [] } as const;

/** The parameters of a function in order, that which only gives `this` a type left out. */
export function parametersOf(
  node: SyntaxNode,
): readonly { readonly parameter: SyntaxNode; readonly pattern: SyntaxNode }[] {
  const single = node.field('parameter');
  const all = single === undefined ? (node.field('parameters')?.namedChildren ?? []) : [single];
  return all
    .filter((one) => one.type !== 'comment')
    .map((parameter) => ({ parameter, pattern: parameter.field('pattern') ?? parameter }))
    .filter(({ pattern }) => pattern.type !== 'this');
}

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
function firstFrom(places: readonly { readonly start: number }[], offset: number): number {
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

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
