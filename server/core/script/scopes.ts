/**
 * The names of one TypeScript or JavaScript file: which declaration an identifier means, and who writes to it. Types,
 * interfaces and overload signatures are deliberately absent: they name no value.
 */
import type { SyntaxNode } from '../syntax/port';
import type { Span } from '../text';
import { patternNames, type BindingStep } from './patterns';

export type DeclarationKind =
  'const' | 'let' | 'var' | 'parameter' | 'import' | 'function' | 'class' | 'enum' | 'namespace' | 'catch';

export interface ScriptDeclaration {
  readonly name: string;
  readonly kind: DeclarationKind;
  /** The name itself. */
  readonly node: SyntaxNode;
  /** What introduces it: the variable_declarator, parameter, import or export specifier, function, class, enum … */
  readonly declaration: SyntaxNode;
  /** The expression that it begins with, before the steps of `path`; absent for a loop's variable too. */
  readonly initialiser: SyntaxNode | undefined;
  /** How it is taken out of the initialiser (or of the parameter): `const { symbols: { f } } = …` is symbols, f. */
  readonly path: readonly BindingStep[];
  /** Of an import: from where, and what: `default`, `*` for all of it. */
  readonly imported?: { readonly module: string; readonly name: string };
  /** Of a parameter: its position. */
  readonly position?: number;
  /** The function around it; undefined at the module's top level. A parameter belongs to its function. */
  readonly fn: SyntaxNode | undefined;
  /** Where the name means this. */
  readonly scope: Span;
  /** The same scope declares the name more than once. */
  readonly repeated: boolean;
}

/** A write to a name or member after its declaration. */
export interface ScriptWrite {
  /** The identifier or member expression. */
  readonly target: SyntaxNode;
  /** `=`, `+=`, `++`, `delete`; `pattern` for a part of a destructuring or a loop's variable. */
  readonly operator: string;
  readonly value: SyntaxNode | undefined;
}

const functionTypes = new Set([
  'function_declaration',
  'generator_function_declaration',
  'function_expression',
  'generator_function',
  'arrow_function',
  'method_definition',
]);

export function isFunction(node: SyntaxNode): boolean {
  return functionTypes.has(node.type);
}

const blockTypes = new Set([
  'statement_block',
  'for_statement',
  'for_in_statement',
  'catch_clause',
  'switch_body',
]);

interface Around {
  readonly block: Span;
  readonly fn: SyntaxNode | undefined;
  /** The function or the file: where `var` belongs to. */
  readonly functionScope: Span;
}

export class Scopes {
  readonly #declarations = new Map<string, ScriptDeclaration[]>();
  readonly #nameWrites = new Map<string, ScriptWrite[]>();
  readonly #memberWrites = new Map<string, ScriptWrite[]>();
  readonly #functions: SyntaxNode[] = [];
  readonly #calls: SyntaxNode[] = [];
  readonly #exports: SyntaxNode[] = [];

  constructor(root: SyntaxNode) {
    const whole: Span = { start: root.start, end: root.end };
    const pending: { readonly node: SyntaxNode; readonly around: Around }[] = [
      { node: root, around: { block: whole, fn: undefined, functionScope: whole } },
    ];
    for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
      const { node } = one;
      this.#enter(node, one.around);
      const around = inside(node, one.around);
      const children = node.namedChildren;
      for (let at = children.length - 1; at >= 0; at--) {
        const child = children[at];
        if (child !== undefined) pending.push({ node: child, around });
      }
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

  /** Export statements, in order of position. */
  get exports(): readonly SyntaxNode[] {
    return this.#exports;
  }

  /** The innermost declaration of a name at an offset. */
  lookup(name: string, offset: number): ScriptDeclaration | undefined {
    let found: ScriptDeclaration | undefined;
    for (const one of this.#declarations.get(name) ?? []) {
      if (offset < one.scope.start || offset > one.scope.end) continue;
      if (found === undefined || one.scope.end - one.scope.start <= found.scope.end - found.scope.start)
        found = one;
    }
    return found;
  }

  /** The imports of the file, in order of position. */
  get imports(): readonly ScriptDeclaration[] {
    return [...this.#declarations.values()].flat().filter((one) => one.kind === 'import');
  }

  writesTo(declaration: ScriptDeclaration): readonly ScriptWrite[] {
    const writes = this.#nameWrites.get(declaration.name) ?? [];
    return writes.filter(
      ({ target }) => this.lookup(declaration.name, target.start)?.node.start === declaration.node.start,
    );
  }

  /** Writes to a member of this name, of whatever object. */
  memberWrites(name: string): readonly ScriptWrite[] {
    return this.#memberWrites.get(name) ?? [];
  }

  /** Writes to members by a name that is computed: `x[key] = 1`. */
  get computedWrites(): readonly ScriptWrite[] {
    return this.memberWrites('[]');
  }

  #enter(node: SyntaxNode, around: Around): void {
    if (isFunction(node)) this.#function(node, around);
    switch (node.type) {
      case 'variable_declarator':
        this.#variable(node, around);
        break;
      case 'for_in_statement':
        this.#loopVariable(node, around);
        break;
      case 'catch_clause': {
        const parameter = node.field('parameter');
        if (parameter !== undefined)
          this.#pattern(parameter, { kind: 'catch', declaration: node, scope: node, fn: around.fn });
        break;
      }
      case 'class_declaration':
      case 'abstract_class_declaration':
      case 'class':
        this.#named(node, 'class', node.type === 'class' ? node : around.block, around.fn);
        break;
      case 'enum_declaration':
        this.#named(node, 'enum', around.block, around.fn);
        break;
      case 'internal_module':
      case 'module':
        this.#named(node, 'namespace', around.block, around.fn);
        break;
      case 'import_statement':
        this.#import(node);
        break;
      case 'export_statement':
        this.#exports.push(node);
        break;
      case 'call_expression':
      case 'new_expression':
        this.#calls.push(node);
        break;
      case 'assignment_expression':
      case 'augmented_assignment_expression':
        this.#assignment(node);
        break;
      case 'update_expression':
        this.#write(node.field('argument'), { operator: '++', value: undefined });
        break;
      case 'unary_expression':
        if (node.children[0]?.type === 'delete')
          this.#write(node.field('argument'), { operator: 'delete', value: undefined });
        break;
      default:
        break;
    }
  }

  #function(node: SyntaxNode, around: Around): void {
    if (node.field('body') !== undefined) this.#functions.push(node);
    const own = node.type === 'function_expression' || node.type === 'generator_function';
    if (node.type !== 'method_definition')
      this.#named(node, 'function', own ? node : around.block, around.fn);
    const single = node.field('parameter');
    const parameters = single === undefined ? (node.field('parameters')?.namedChildren ?? []) : [single];
    let position = 0;
    for (const one of parameters) {
      if (one.type === 'comment' || one.type === 'decorator') continue;
      const pattern = one.field('pattern') ?? one;
      // A parameter that only gives `this` a type.
      if (pattern.type === 'this') continue;
      this.#pattern(pattern, {
        kind: 'parameter',
        declaration: one,
        scope: node,
        fn: node,
        position,
        initialiser: one.field('value'),
      });
      position++;
    }
  }

  #variable(node: SyntaxNode, around: Around): void {
    const name = node.field('name');
    if (name === undefined) return;
    const statement = node.parent;
    const word = statement?.children.find((one) => /^(?:const|let|var|using)$/.test(one.type))?.type;
    const kind = word === 'const' || word === 'using' ? 'const' : word === 'let' ? 'let' : 'var';
    this.#pattern(name, {
      kind,
      declaration: node,
      scope: kind === 'var' ? around.functionScope : around.block,
      fn: around.fn,
      initialiser: node.field('value'),
    });
  }

  #loopVariable(node: SyntaxNode, around: Around): void {
    const left = node.field('left');
    if (left === undefined) return;
    const word =
      node.field('kind')?.type ?? node.children.find((one) => /^(?:const|let|var)$/.test(one.type))?.type;
    if (word === undefined) {
      this.#patternWrites(left);
      return;
    }
    const kind = word === 'const' ? 'const' : word === 'let' ? 'let' : 'var';
    const scope = kind === 'var' ? around.functionScope : node;
    this.#pattern(left, { kind, declaration: node, scope, fn: around.fn });
  }

  #named(node: SyntaxNode, kind: DeclarationKind, scope: Span, fn: SyntaxNode | undefined): void {
    const name = node.field('name');
    if (name === undefined || !name.type.endsWith('identifier')) return;
    this.#declare(
      { name: name.text, kind, node: name, declaration: node, initialiser: undefined, path: [], fn },
      scope,
    );
  }

  #pattern(
    pattern: SyntaxNode,
    of: {
      readonly kind: DeclarationKind;
      readonly declaration: SyntaxNode;
      readonly scope: Span;
      readonly fn: SyntaxNode | undefined;
      readonly position?: number;
      readonly initialiser?: SyntaxNode | undefined;
    },
  ): void {
    const { kind, declaration, scope, fn, position, initialiser } = of;
    for (const { node, path } of patternNames(pattern))
      this.#declare(
        {
          name: node.text,
          kind,
          node,
          declaration,
          initialiser,
          path,
          fn,
          ...(position === undefined ? {} : { position }),
        },
        scope,
      );
  }

  #import(node: SyntaxNode): void {
    const clause = node.namedChildren.find((one) => one.type === 'import_clause');
    const required = node.namedChildren.find((one) => one.type === 'import_require_clause');
    const module = (node.field('source') ?? required?.field('source'))?.text.slice(1, -1);
    // `import type` names types only.
    if (module === undefined || node.children[1]?.type === 'type') return;
    const add = (name: SyntaxNode | undefined, imported: string, declaration: SyntaxNode): void => {
      if (name === undefined) return;
      this.#declare(
        {
          name: name.text,
          kind: 'import',
          node: name,
          declaration,
          initialiser: undefined,
          path: [],
          imported: { module, name: imported },
          fn: undefined,
        },
        rootOf(node),
      );
    };
    if (required !== undefined)
      add(
        required.namedChildren.find((one) => one.type === 'identifier'),
        '*',
        required,
      );
    for (const one of clause?.namedChildren ?? []) {
      if (one.type === 'identifier') add(one, 'default', one);
      else if (one.type === 'namespace_import')
        add(
          one.namedChildren.find((child) => child.type === 'identifier'),
          '*',
          one,
        );
      else if (one.type === 'named_imports')
        for (const specifier of one.namedChildren) {
          if (specifier.type !== 'import_specifier' || specifier.children[0]?.type === 'type') continue;
          const name = specifier.field('name');
          const imported = name?.type === 'string' ? name.text.slice(1, -1) : name?.text;
          if (imported !== undefined) add(specifier.field('alias') ?? name, imported, specifier);
        }
    }
  }

  #declare(one: Omit<ScriptDeclaration, 'scope' | 'repeated'>, around: Span): void {
    const scope = { start: around.start, end: around.end };
    const known = this.#declarations.get(one.name) ?? [];
    const same = known.findIndex(
      ({ scope: other }) => other.start === scope.start && other.end === scope.end,
    );
    const other = known[same];
    if (other !== undefined) known[same] = { ...other, repeated: true };
    this.#declarations.set(one.name, [...known, { ...one, scope, repeated: other !== undefined }]);
  }

  #assignment(node: SyntaxNode): void {
    const left = node.field('left');
    const value = node.field('right');
    const operator = node.type === 'assignment_expression' ? '=' : (node.field('operator')?.type ?? '?=');
    if (left?.type === 'object_pattern' || left?.type === 'array_pattern') this.#patternWrites(left);
    else this.#write(left, { operator, value });
  }

  #patternWrites(pattern: SyntaxNode): void {
    for (const { node } of patternNames(pattern))
      this.#write(node, { operator: 'pattern', value: undefined });
    if (pattern.type === 'member_expression') this.#write(pattern, { operator: 'pattern', value: undefined });
  }

  #write(target: SyntaxNode | undefined, how: Omit<ScriptWrite, 'target'>): void {
    if (target === undefined) return;
    const inner = withoutTypes(target);
    const name = inner.type === 'member_expression' ? inner.field('property')?.text : undefined;
    const into = inner.type.endsWith('_expression') ? this.#memberWrites : this.#nameWrites;
    const key = into === this.#nameWrites ? inner.text : (name ?? literalIndex(inner) ?? '[]');
    const known = into.get(key);
    if (known === undefined) into.set(key, [{ target: inner, ...how }]);
    else known.push({ target: inner, ...how });
  }
}

function inside(node: SyntaxNode, around: Around): Around {
  if (isFunction(node)) return { block: node, fn: node, functionScope: node };
  return blockTypes.has(node.type) ? { ...around, block: node } : around;
}

function rootOf(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.parent !== undefined) at = at.parent;
  return at;
}

/** `x['name']`; undefined where the index is no literal. */
function literalIndex(node: SyntaxNode): string | undefined {
  const index = node.type === 'subscript_expression' ? node.field('index') : undefined;
  if (index?.type === 'string') return index.text.slice(1, -1);
  return index?.type === 'number' ? index.text : undefined;
}

const typeWrappers = new Set([
  'parenthesized_expression',
  'as_expression',
  'satisfies_expression',
  'non_null_expression',
  'type_assertion',
  'instantiation_expression',
]);

/** What an expression is without parentheses, casts, `satisfies` and `!`. */
export function withoutTypes(node: SyntaxNode): SyntaxNode {
  let at = node;
  for (let depth = 0; depth < 64 && typeWrappers.has(at.type); depth++) {
    const inner = at.namedChildren.filter((one) => one.type !== 'comment');
    const next: SyntaxNode | undefined = at.type === 'type_assertion' ? inner.at(-1) : inner[0];
    if (next === undefined) return at;
    at = next;
  }
  return at;
}
