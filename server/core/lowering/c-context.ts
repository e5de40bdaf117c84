/** What the parts of the C lowering share while they walk one function: scopes, labels, the graph under construction. */
import type { BlockId, Origin, SwitchCase, ValueId, Variable, VariableId } from '../flow/graph';
import { int32, typeKey, unknownType, type MachineType, type RecordLayout } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import type { Span } from '../text';
import type { CEnvironment } from './c-environment';
import { newCppState, type CppState } from './cpp-state';
import { fold } from './c-fold';
import { sizeWith, type TypeScope } from './c-types';
import { typeOfExpression } from './c-typing';
import type { LoweredCall } from './lowered-function';
import { GraphContext } from './graph-context';
import type { SourceMap } from './source-map';

/** Most scopes declare variables at most: the maps are made when something comes into them. */
interface Scope {
  variables?: Map<string, VariableId>;
  typedefs?: Map<string, MachineType>;
  enumerators?: Map<string, bigint>;
}

export class CContext extends GraphContext implements TypeScope {
  readonly records = new Map<string, RecordLayout>();
  readonly calls: LoweredCall[] = [];
  /** Where `break` and `continue` go; the innermost is last. */
  readonly breaks: BlockId[] = [];
  readonly continues: BlockId[] = [];
  /** The innermost switch's cases, filled while its body is lowered. */
  readonly switches: { cases: SwitchCase[]; otherwise: BlockId | undefined }[] = [];
  returns: MachineType = unknownType;
  /** Inside the argument of assert(). */
  asserted = false;
  /** The statement around the expression being lowered, without a compound body. */
  statement: Span;
  readonly cpp: CppState | undefined;
  readonly classTag: ((name: string) => string | undefined) | undefined;
  /** How deep the walk is; past a limit, nodes are opaque (generated code can nest without end). */
  depth = 0;

  readonly #scopes: Scope[] = [];
  readonly #globals = new Map<string, VariableId>();
  readonly #labels = new Map<string, BlockId>();

  constructor(
    readonly env: CEnvironment,
    readonly map: SourceMap,
    whole: Span,
  ) {
    super();
    this.statement = whole;
    this.classTag = env.classTag;
    this.cpp = env.classTag === undefined ? undefined : newCppState();
    this.push();
  }

  push(): void {
    this.#scopes.push({});
  }

  pop(): void {
    this.#scopes.pop();
  }

  origin(node: SyntaxNode): Origin {
    return this.map.origin(node.start, node.end);
  }

  convert(operand: ValueId, to: MachineType, origin: Origin, explicit = false): ValueId {
    const from = this.builder.typeOf(operand);
    if (from === to || to.kind === 'unknown' || to.kind === 'record' || typeKey(from) === typeKey(to))
      return operand;
    const dest = this.builder.value(to);
    this.builder.emit({ kind: 'convert', dest, operand, explicit, origin });
    return dest;
  }

  declare(spec: Omit<Variable, 'id'>): VariableId {
    const id = this.builder.variable(spec);
    const scope = this.#scopes.at(-1);
    if (scope !== undefined) (scope.variables ??= new Map<string, VariableId>()).set(spec.name, id);
    return id;
  }

  synthetic(type: MachineType): VariableId {
    return this.builder.variable({ name: '', kind: 'synthetic', type });
  }

  local(name: string): VariableId | undefined {
    for (let at = this.#scopes.length - 1; at >= 0; at--) {
      const found = this.#scopes[at]?.variables?.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The variable that a name stands for: local, of the file, or errno. */
  variable(name: string): VariableId | undefined {
    const known = this.local(name) ?? this.#globals.get(name);
    if (known !== undefined) return known;
    if (this.enumerator(name) !== undefined) return undefined;
    const global = this.env.global(name);
    if (global === undefined && name !== 'errno') return undefined;
    const id = this.builder.variable(
      global === undefined
        ? { name, kind: 'errno', type: int32 }
        : {
            name,
            kind: 'global',
            type: global.type,
            declaration: global.declaration,
            internal: global.internal,
            constant: global.constant,
            aligned: global.aligned,
          },
    );
    this.#globals.set(name, id);
    return id;
  }

  /** Makes a variable of the program of a name that is assigned and declared nowhere in sight. */
  undeclared(name: string, type: MachineType): VariableId {
    const id = this.builder.variable({ name, kind: 'global', type });
    this.#globals.set(name, id);
    return id;
  }

  enumerator(name: string): bigint | undefined {
    for (let at = this.#scopes.length - 1; at >= 0; at--) {
      const found = this.#scopes[at]?.enumerators?.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The value of a name that always has the same one. */
  override valueOf(name: string): bigint | undefined {
    const local = this.local(name);
    if (local !== undefined) return this.cpp?.constants.get(local);
    const own = this.enumerator(name);
    if (own !== undefined) return own;
    const global = this.env.global(name);
    if (global !== undefined) return global.constant ? global.initial : undefined;
    return this.env.constant(name);
  }

  typedef(name: string): MachineType | undefined {
    for (let at = this.#scopes.length - 1; at >= 0; at--) {
      const found = this.#scopes[at]?.typedefs?.get(name);
      if (found !== undefined) return found;
    }
    return this.env.typedef(name);
  }

  defineTypedef(name: string, type: MachineType): void {
    const scope = this.#scopes.at(-1);
    if (scope !== undefined) (scope.typedefs ??= new Map<string, MachineType>()).set(name, type);
  }

  record(tag: string): RecordLayout | undefined {
    const known = this.records.get(tag);
    if (known !== undefined) return known;
    const layout = this.env.record(tag);
    if (layout !== undefined) {
      this.records.set(tag, layout);
      for (const field of layout.fields) this.#need(field.type);
    }
    return layout;
  }

  #need(type: MachineType): void {
    if (type.kind === 'array') this.#need(type.element);
    else if (type.kind === 'record') this.record(type.tag);
  }

  defineRecord(tag: string, layout: RecordLayout): void {
    this.records.set(tag, layout);
  }

  defineEnumerator(name: string, value: bigint): void {
    const scope = this.#scopes.at(-1);
    if (scope !== undefined) (scope.enumerators ??= new Map<string, bigint>()).set(name, value);
  }

  sizeOf(type: MachineType): number | undefined {
    return sizeWith(type, { get: (tag) => this.record(tag) });
  }

  fold(node: SyntaxNode): bigint | undefined {
    return fold(node, {
      valueOf: (name) => this.valueOf(name),
      typeOf: (type) => this.typeOfExpression(type),
      sizeOfType: (type) => this.sizeOf(type),
      sizeOfExpression: (expression) => this.sizeOf(typeOfExpression(expression, this)),
    });
  }

  typeOfExpression(node: SyntaxNode): MachineType {
    return typeOfExpression(node, this);
  }

  variableType(name: string): MachineType | undefined {
    const local = this.local(name);
    if (local === undefined) return this.#memberType(name) ?? this.env.global(name)?.type;
    const type = this.builder.variableOf(local)?.type;
    return type?.kind === 'pointer' && this.cpp?.references.has(local) === true ? type.to : type;
  }

  #memberType(name: string): MachineType | undefined {
    const tag = this.cpp?.selfTag;
    return tag === undefined
      ? undefined
      : this.record(tag)?.fields.find((field) => field.name === name)?.type;
  }

  readonly selfType = (): MachineType => {
    const self = this.cpp?.self;
    return (self === undefined ? undefined : this.builder.variableOf(self)?.type) ?? unknownType;
  };

  label(name: string): BlockId {
    let block = this.#labels.get(name);
    if (block === undefined) {
      block = this.builder.block();
      this.#labels.set(name, block);
    }
    return block;
  }

  get labels(): readonly BlockId[] {
    return [...this.#labels.values()];
  }
}
