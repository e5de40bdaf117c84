/** What the parts of the lowering of a script share while they walk one function: variables, jumps, the graph so far. */
import type { BinaryOperator, BlockId, Origin, ValueId, Variable, VariableId } from '../../flow/graph';
import { numberType, sizeOf, typeKey, unknownType, type MachineType } from '../../flow/types';
import type { ScriptDeclaration } from '../../script/declarations';
import type { SyntaxNode } from '../../syntax/port';
import type { Span } from '../../text';
import { GraphContext } from '../graph-context';
import type { LoweredCall } from '../lowered-function';
import type { ScriptFile } from '../../script/script-file';
import { arrayRecords, nullType } from './types';

/** A loop, switch or labelled block that can be left. */
export interface Jump {
  readonly label: string | undefined;
  /** Where `break` goes; without a label only out of loops and switches. */
  readonly leave: BlockId;
  readonly isBlock: boolean;
  /** Where `continue` goes; absent for what is no loop. */
  readonly again: BlockId | undefined;
  /** How many last parts of try blocks were around it. */
  readonly finalizers: number;
}

/** A function that is lowered where it is called: `return` is a jump. */
export interface Inlined {
  readonly to: BlockId;
  readonly result: VariableId;
  readonly node: SyntaxNode;
  type: MachineType | undefined;
  nullable: boolean;
}

/** What a name stands for that is no value: the functions which settle the promise of an executor. */
export type Role = 'resolve' | 'reject';

export class ScriptContext extends GraphContext {
  protected override readonly language = 'script';
  readonly calls: LoweredCall[] = [];
  /** The innermost is last. */
  readonly jumps: Jump[] = [];
  /** Where an exception goes; the innermost is last. */
  readonly handlers: BlockId[] = [];
  /** What runs on the way out of a try block, the innermost last. */
  readonly finalizers: SyntaxNode[] = [];
  readonly inlined: Inlined[] = [];
  /** Roles of parameters, by the start of their name. */
  readonly roles = new Map<number, { readonly role: Role; readonly of: Inlined }>();
  /** Values that the source says may be null. */
  readonly nullable = new Set<ValueId>();
  /** The variables of which that holds. */
  readonly nullableVariables = new Set<VariableId>();
  /** Variables that a function further up has, by the start of their name, until they are declared. */
  readonly captured = new Set<number>();
  /** The object of the method. */
  self: VariableId | undefined;
  /** A label that belongs to the next loop. */
  label: string | undefined;
  statement: Span;
  depth = 0;
  readonly #variables = new Map<number, VariableId>();
  readonly #addresses = new Map<ValueId, VariableId>();
  #errno: VariableId | undefined;

  constructor(
    readonly env: ScriptFile,
    /** The function, or the whole file. */
    readonly whole: SyntaxNode,
  ) {
    super();
    this.statement = { start: whole.start, end: whole.end };
  }

  origin(node: SyntaxNode): Origin {
    return { span: { start: node.start, end: node.end }, macros: [] };
  }

  typeOf(value: ValueId): MachineType {
    return this.builder.typeOf(value);
  }

  /** `null` and `undefined`, which are the same here. */
  nothing(origin: Origin): ValueId {
    const value = this.constant(0n, nullType, origin);
    this.nullable.add(value);
    return value;
  }

  /** A number that no integer is: `2.5`. */
  fraction(origin: Origin): ValueId {
    return this.emit(numberType, (dest) => ({ kind: 'opaque', dest, operands: [], fraction: true, origin }));
  }

  convert(operand: ValueId, to: MachineType, origin: Origin, explicit = false): ValueId {
    if (to.kind === 'unknown' || typeKey(this.typeOf(operand)) === typeKey(to)) return operand;
    return this.emit(to, (dest) => ({ kind: 'convert', dest, operand, explicit, origin }));
  }

  binary(
    operator: BinaryOperator,
    type: MachineType,
    left: ValueId,
    right: ValueId,
    origin: Origin,
  ): ValueId {
    return this.emit(type, (dest) => ({ kind: 'binary', dest, operator, left, right, origin }));
  }

  override addressOf(variable: VariableId, origin: Origin): ValueId {
    const address = super.addressOf(variable, origin);
    this.#addresses.set(address, variable);
    return address;
  }

  read(variable: VariableId, origin: Origin): ValueId {
    const type = this.builder.variableOf(variable)?.type ?? unknownType;
    const value = this.load(this.addressOf(variable, origin), type, origin);
    if (this.nullableVariables.has(variable)) this.nullable.add(value);
    return value;
  }

  write(variable: VariableId, value: ValueId, origin: Origin, implicit = false): void {
    const type = this.builder.variableOf(variable)?.type ?? unknownType;
    this.store(this.addressOf(variable, origin), type, value, origin, implicit);
  }

  branch(condition: ValueId, yes: BlockId, no: BlockId, origin: Origin): void {
    this.builder.terminate({ kind: 'branch', condition, then: yes, else: no, origin });
  }

  /** A block that is run or not, nobody knows. */
  maybe(origin: Origin, body: () => void): void {
    const [runs, after] = [this.builder.block(), this.builder.block()];
    this.branch(this.opaque({ kind: 'bool' }, origin), runs, after, origin);
    this.builder.enter(runs);
    body();
    this.builder.flowInto(after, origin);
  }

  synthetic(type: MachineType): VariableId {
    return this.builder.variable({ name: '', kind: 'synthetic', type, slot: true });
  }

  /** The variable whose address a value is. */
  variableAt(address: ValueId): VariableId | undefined {
    return this.#addresses.get(address);
  }

  /** The variable of a declaration that this function has met. */
  known(declaration: ScriptDeclaration): VariableId | undefined {
    return this.#variables.get(declaration.nameNode.start);
  }

  declare(declaration: ScriptDeclaration, spec: Omit<Variable, 'id' | 'slot'>): VariableId {
    const id = this.builder.variable({ ...spec, slot: true });
    this.#variables.set(declaration.nameNode.start, id);
    return id;
  }

  errno(): VariableId {
    this.#errno ??= this.builder.variable({
      name: 'errno',
      kind: 'errno',
      type: { kind: 'int', width: 32, signed: true },
    });
    return this.#errno;
  }

  sizeOf(type: MachineType): number | undefined {
    return sizeOf(type, arrayRecords);
  }
}
