/**
 * The language-neutral control-flow graph of one function. Memory is explicit: a variable is storage with an
 * address, reading it is a `load`, writing it a `store`; temporaries (`ValueId`) are assigned once, by one
 * instruction. `?:`, `&&` and `||` are edges, their value goes through a synthetic variable, so there is no phi.
 * C, C++ and TypeScript are lowered to it; whatever a lowering cannot express is an `opaque` instruction.
 */
import type { Span } from '../text';
import type { MachineType, RecordTable } from './types';

/** Index into `FlowGraph.values`. */
export type ValueId = number;
/** Index into `FlowGraph.variables`. */
export type VariableId = number;
/** Index into `FlowGraph.blocks`. */
export type BlockId = number;

/** One macro on the way from the source to an instruction, from the outermost inwards. */
export interface MacroUse {
  readonly name: string;
  /** The whole `#define` (or the name in it); absent if it is in a header. */
  readonly definition?: Span;
  /** The invocation in the file; for nested macros that of the outermost. */
  readonly invocation: Span;
}

/** Where an instruction comes from. */
export interface Origin {
  /** In the linted file; inside a macro the invocation (or the argument's own spelling). */
  readonly span: Span;
  readonly macros: readonly MacroUse[];
}

/** `synthetic`: made by the lowering for `?:`, `&&`, compound literals. `errno`: the thread's error number. */
export type VariableKind = 'local' | 'static' | 'parameter' | 'global' | 'synthetic' | 'errno';

export interface Variable {
  readonly id: VariableId;
  readonly name: string;
  readonly kind: VariableKind;
  readonly type: MachineType;
  /** The declarator; absent for what is declared elsewhere. */
  readonly declaration?: Span | undefined;
  /** Position among the parameters, from 0. */
  readonly parameter?: number | undefined;
  /** File-scope, and not visible outside this file (`static`): other files cannot change it. */
  readonly internal?: boolean | undefined;
  /** Declared with an alignment of its own. */
  readonly aligned?: boolean | undefined;
  /** `const`, and of an arithmetic type. */
  readonly constant?: boolean | undefined;
  /** TypeScript and JavaScript: it holds one value, of whatever type. */
  readonly slot?: boolean | undefined;
  /** A parameter that the source says to be never null. */
  readonly notNull?: boolean | undefined;
  /** A global that holds one and the same array of a script all the time. */
  readonly holds?: HeldArray | undefined;
}

/** An array that is made once, before the function runs: `const nodes = new Int32Array(4)` around it. */
export interface HeldArray {
  /** The type of the object. */
  readonly array: MachineType;
  /** The constructor's name. */
  readonly constructor: string;
  readonly element: MachineType;
  /** In elements; undefined if not known. */
  readonly length: number | undefined;
  readonly place: Span;
}

export type BinaryOperator =
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'rem'
  | 'and'
  | 'or'
  | 'xor'
  | 'shl'
  | 'shr'
  | 'eq'
  | 'ne'
  | 'lt'
  | 'le'
  | 'gt'
  | 'ge';

export type UnaryOperator = 'neg' | 'not' | 'lognot';

/** Who is called: a name when the callee is a plain identifier that is no local variable, else a computed value. */
export type Callee =
  { readonly kind: 'name'; readonly name: string } | { readonly kind: 'value'; readonly value: ValueId };

/**
 * Who sees to it that an array lives as long as an asynchronous call uses its memory. `temporary`: it is made in the
 * argument itself; `forgotten`: a variable that nothing mentions after the call; `held`: someone may refer to it.
 */
export type Lifetime = 'temporary' | 'forgotten' | 'held';

export interface CallArgumentValue {
  readonly value: ValueId;
  readonly origin: Origin;
  /** What a script wrote there, before the binding made of it what C gets. */
  readonly object?: ValueId;
  /** Of an array that a script hands to an asynchronous call. */
  readonly lifetime?: Lifetime;
}

interface Common {
  readonly origin: Origin;
}

export type Instruction = Common &
  /** `name`: of the enumerator, kernel constant or const variable that the source has there. */
  (
    | {
        readonly kind: 'constant';
        readonly dest: ValueId;
        readonly value: bigint;
        readonly name?: string;
        /** The number is sizeof an expression that is a pointer: the bytes of what that points to. */
        readonly pointee?: number;
      }
    /** A literal with a non-integer value, or anything else of known type and unknown value. */
    | {
        readonly kind: 'opaque';
        readonly dest: ValueId;
        readonly operands: readonly ValueId[];
        /** A number that is known not to be whole, or NaN. */
        readonly fraction?: boolean;
      }
    /** A name that is neither a variable nor a constant of this file (`name` may be a function or header macro). */
    | { readonly kind: 'external'; readonly dest: ValueId; readonly name: string }
    /** The address of a string literal; `length` in elements with the terminating zero. */
    | { readonly kind: 'string'; readonly dest: ValueId; readonly length: number }
    | { readonly kind: 'address'; readonly dest: ValueId; readonly variable: VariableId }
    /** The address of a member. `offset` is absent when the layout is not known. */
    | {
        readonly kind: 'member';
        readonly dest: ValueId;
        readonly base: ValueId;
        readonly name: string;
        readonly offset?: number;
      }
    /** `base + index * size`: subscripts and pointer arithmetic. `size` in bytes; absent when not known. */
    | {
        readonly kind: 'element';
        readonly dest: ValueId;
        readonly base: ValueId;
        readonly index: ValueId;
        readonly size?: number;
      }
    | { readonly kind: 'load'; readonly dest: ValueId; readonly address: ValueId; readonly type: MachineType }
    | {
        readonly kind: 'store';
        readonly address: ValueId;
        readonly value: ValueId;
        readonly type: MachineType;
        /** The initialiser of a declaration, or the hidden store of a parameter or `?:`. */
        readonly implicit?: boolean;
      }
    /** A record is assigned. */
    | {
        readonly kind: 'copy';
        readonly to: ValueId;
        readonly from: ValueId;
        readonly type: MachineType;
      }
    /** `bytes` from `address` become zero: the rest of an initialiser. Absent: the whole object. */
    | { readonly kind: 'zero'; readonly address: ValueId; readonly bytes?: number }
    /**
     * The object that `pointer` points to the start of is `bytes` long from now on: what a container says of itself.
     * `guess`: only where nothing else has told the length.
     */
    | { readonly kind: 'extent'; readonly pointer: ValueId; readonly bytes: ValueId; readonly guess?: true }
    /** A new object of a script. `maker`: the constructor or literal; `bytes` absent: not known. */
    | {
        readonly kind: 'allocate';
        readonly dest: ValueId;
        readonly maker: string;
        readonly element: MachineType;
        readonly bytes?: ValueId;
        readonly initial: 'none' | 'zero' | 'unknown';
      }
    /** Elements of an array of a script become those of another one, converted one by one. `from`, `to`: storage. */
    | {
        readonly kind: 'repack';
        readonly from: ValueId;
        readonly fromType: MachineType;
        readonly to: ValueId;
        readonly toType: MachineType;
      }
    /** What C gets for a value of a script: the address of an array's elements, null for null, a number as it is. */
    | {
        readonly kind: 'storage';
        readonly dest: ValueId;
        readonly object: ValueId;
        /** The source says that it may be null. */
        readonly nullable: boolean;
      }
    /** Whether the caller of a script's function gave this parameter a value. */
    | { readonly kind: 'given'; readonly dest: ValueId; readonly parameter: number }
    /** The storage of a local begins (again): contents are indeterminate. `length`: a VLA's element count. */
    | { readonly kind: 'declare'; readonly variable: VariableId; readonly length?: ValueId }
    | {
        readonly kind: 'unary';
        readonly dest: ValueId;
        readonly operator: UnaryOperator;
        readonly operand: ValueId;
      }
    /** Operands were converted to their common type before; pointer subtraction gives bytes divided afterwards. */
    | {
        readonly kind: 'binary';
        readonly dest: ValueId;
        readonly operator: BinaryOperator;
        readonly left: ValueId;
        readonly right: ValueId;
        /** `===` of a bigint and a number: they are never the same, whatever they hold. */
        readonly neverEqual?: true;
      }
    | {
        readonly kind: 'convert';
        readonly dest: ValueId;
        readonly operand: ValueId;
        readonly explicit: boolean;
      }
    | {
        readonly kind: 'call';
        readonly dest: ValueId;
        readonly callee: Callee;
        readonly arguments: readonly CallArgumentValue[];
        /** The call expression's own node: the key by which a located NUMA call finds its instruction. */
        readonly call: CallKey;
        /**
         * `foreign`: a script calls a function of C; `script`: one of its own language, for which what is known of C's
         * library does not hold. Absent in C.
         */
        readonly language?: 'foreign' | 'script';
        /** The value is thrown away; `cast`: by `(void)`. */
        readonly discarded?: 'plain' | 'cast';
        /** Stands inside assert() of <assert.h>. */
        readonly asserted?: boolean;
      }
    /** What could not be lowered and may do anything to memory: inline assembler, broken code, setjmp. */
    | { readonly kind: 'havoc' }
  );

/** Identifies a call of the function: span of the call expression plus a counter (one macro may call twice). */
export type CallKey = string;

export type CallInstruction = Extract<Instruction, { kind: 'call' }>;

export interface SwitchCase {
  /** Absent for a label that did not fold: any value may go there. */
  readonly constant?: bigint;
  /** The name that the label has for it: ENOENT in `case -ENOENT:`. */
  readonly name?: string;
  /** A number where the value is a bigint, or the other way round: it never goes there. */
  readonly neverEqual?: true;
  /** The label's expression. */
  readonly origin: Origin;
  readonly to: BlockId;
}

export type Terminator = Common &
  (
    | { readonly kind: 'jump'; readonly to: BlockId }
    | {
        readonly kind: 'branch';
        readonly condition: ValueId;
        readonly then: BlockId;
        readonly else: BlockId;
      }
    | {
        readonly kind: 'switch';
        readonly value: ValueId;
        readonly cases: readonly SwitchCase[];
        readonly otherwise: BlockId;
        /** `otherwise` is a default label's block, not what follows the switch. */
        readonly hasDefault: boolean;
      }
    /** A computed goto: any of these. */
    | { readonly kind: 'anywhere'; readonly to: readonly BlockId[] }
    | { readonly kind: 'return'; readonly value?: ValueId }
    /** Control does not come back: exit(), abort(), __builtin_unreachable(). */
    | { readonly kind: 'stop' }
  );

export interface Block {
  readonly id: BlockId;
  readonly instructions: readonly Instruction[];
  readonly terminator: Terminator;
}

export interface FlowGraph {
  readonly name: string;
  /** The whole function definition, in the file. */
  readonly span: Span;
  readonly returns: MachineType;
  /** In order; ids into `variables`. */
  readonly parameters: readonly VariableId[];
  readonly variables: readonly Variable[];
  /** The type of each temporary. */
  readonly values: readonly MachineType[];
  readonly blocks: readonly Block[];
  readonly entry: BlockId;
  readonly records: RecordTable;
}

export function successors(terminator: Terminator): readonly BlockId[] {
  switch (terminator.kind) {
    case 'jump':
      return [terminator.to];
    case 'branch':
      return [terminator.then, terminator.else];
    case 'switch':
      return [...terminator.cases.map((one) => one.to), terminator.otherwise];
    case 'anywhere':
      return terminator.to;
    case 'return':
    case 'stop':
      return [];
  }
}
