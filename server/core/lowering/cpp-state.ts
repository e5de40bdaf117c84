/** What the lowering of a C++ function remembers beside what C needs. */
import type { BlockId, VariableId } from '../flow/graph';
import type { SyntaxNode } from '../syntax/port';

/** Where a `return` inside a lambda that is lowered in place goes. */
export interface LambdaResult {
  readonly to: BlockId;
  /** What receives the value, once a `return` has told its type. */
  variable: VariableId | undefined;
}

export interface CppState {
  /** `this`, in a member function. */
  self: VariableId | undefined;
  /** The class of `this`, if this file says it. */
  selfTag: string | undefined;
  /** Variables that hold the address of the storage they stand for. */
  readonly references: Set<VariableId>;
  /** Constants of the function itself. */
  readonly constants: Map<VariableId, bigint>;
  /** Where an exception goes; the innermost is last. */
  handlers: BlockId[];
  readonly lambdaResults: LambdaResult[];
  /** Lambdas that have a name and are called once, in this function: lowered where they are called. */
  readonly lambdas: Map<VariableId, SyntaxNode>;
  /** The function reserves room in a container: then its size does not tell how far its storage goes. */
  reserves: boolean;
  /** The returned type is a reference. */
  returnsReference: boolean;
}

export function newCppState(): CppState {
  return {
    self: undefined,
    selfTag: undefined,
    references: new Set(),
    constants: new Map(),
    handlers: [],
    lambdaResults: [],
    lambdas: new Map(),
    reserves: false,
    returnsReference: false,
  };
}
