/** A function of the family declared to a foreign function library with types that it does not have. */
import { findArchitecture } from '../../kernel/architectures';
import { calls, findCall, type CallName, type CallParameter } from '../../kernel/calls';
import type { FileFacts } from '../facts/file-facts';
import type { Fix, RelatedPlace } from '../finding';
import type { ForeignFunction, ForeignType } from '../foreign/foreign-function';
import type { FileReport, FileRule } from './file-rule';
import { libraryName } from './support/foreign-words';
import {
  argumentMistake,
  inRightWords,
  resultMistake,
  typeFixes,
  typeInWords,
  type TypeMistake,
} from './support/foreign-types';
import { phrase } from '../../languages/phrase';

export const ffiSignature: FileRule = {
  id: 'ffi-signature',
  severity: 'error',
  title: 'A function declared to a foreign function library with wrong types',
  calls: calls.map((one) => one.name),
  languages: 'script',
  fix: 'suggestion',
  messages: {
    cut: {
      what: 'Parameter {position} of {name}, {parameter}, is declared {own}; it is {right}.',
      why: '{library} cuts what is passed to {bits} bits before the call, without a word: {example}.',
      do: 'Declare it {words}.',
    },
    register: {
      what: 'Parameter {position} of {name}, {parameter}, is declared {own}; it is {right}.',
      why: 'Floating-point arguments go into registers of their own: the kernel reads whatever another register holds.',
      do: 'Declare it {words}.',
    },
    pointer: {
      what: 'Parameter {position} of {name}, {parameter}, is declared {own}; it is {right}.',
      why: 'An address arrives where the kernel expects a number.',
      do: 'Declare it {words}.',
    },
    element: {
      what: 'Parameter {position} of {name}, {parameter}, is declared {own}; its elements have {bits} bits.',
      why: 'A plain array is converted into elements of the declared type, and the kernel reads others.',
      do: 'Declare it {words}.',
    },
    count: {
      what: '{name} is declared with {own} parameters; it has {right}.',
      why: 'The kernel reads all of its parameters: what is not passed is whatever a register holds.',
      do: 'Declare all of them: {signature}.',
    },
    keys: {
      what: '{name} is declared without parameters; it has {right}.',
      why: 'A definition of node:ffi has the keys arguments and return. Node 26.10 ignores all others (early releases of 26 took parameters and result), and the function is called without arguments.',
      do: 'Give the types under arguments, and the result under return.',
    },
    void: {
      what: 'The result of {name} is declared {own}; it is {right}.',
      why: 'A call that failed then looks like one that did not.',
      do: 'Declare it {words}.',
    },
    unsigned: {
      what: 'The result of {name} is declared {own}, without a sign; it is {right}.',
      why: 'A failed call returns -1, which then reads as {example}: a test for -1 or for less than 0 is never true.',
      do: 'Declare it {words}.',
    },
    result: {
      what: 'The result of {name} is declared {own}; it is {right}.',
      why: '{library} reads another register, or less of it, than the call returns its result in.',
      do: 'Declare it {words}.',
    },
    wide: {
      what: 'The result of {name} is declared {own}; it is {right}.',
      why: 'The function sets the lower half of the register only: -1 may read as 4294967295.',
      do: 'Declare it {words}.',
    },
  },
  check(facts, report) {
    // Types are those of machines on which long and pointers have 64 bits.
    if (findArchitecture(facts.config.targetArch ?? '')?.bits === 32) return;
    for (const binding of facts.bindings) {
      const known = declared.get(binding.symbol);
      if (known !== undefined)
        checkFunction(facts, { name: binding.symbol, fn: binding, shift: 0, related: [], ...known }, report);
      else checkSystemCall(facts, binding, report);
    }
  },
};

interface Signature {
  readonly parameters: readonly CallParameter[];
  readonly result: string;
}

const declared: ReadonlyMap<string, Signature> = new Map(
  calls.flatMap((spec) =>
    spec.wrappers.map((one) => [
      one.name,
      { parameters: one.parameters ?? spec.parameters, result: one.result },
    ]),
  ),
);

interface Declared extends Signature {
  readonly name: string;
  readonly fn: ForeignFunction;
  /** 1 where a system call's number comes first. */
  readonly shift: number;
  readonly related: readonly RelatedPlace[];
}

/** One declaration of syscall(2) may serve several calls; the first that it does not fit is told. */
function checkSystemCall(
  facts: FileFacts,
  binding: ForeignFunction,
  report: (finding: FileReport) => void,
): void {
  const seen = new Set<CallName>();
  for (const { call, span, fn, argumentCount } of facts.systemCallsThrough(binding)) {
    const spec = findCall(call);
    // With another number of arguments it may be another call, on another machine.
    if (spec === undefined || seen.has(call) || argumentCount !== spec.parameters.length + 1) continue;
    seen.add(call);
    const found = checkFunction(
      facts,
      {
        name: call,
        fn,
        shift: 1,
        parameters: spec.parameters,
        result: spec.result,
        related: [{ span, message: phrase('{call} is called here', { call }) }],
      },
      report,
    );
    if (found) return;
  }
}

function checkFunction(facts: FileFacts, one: Declared, report: (finding: FileReport) => void): boolean {
  const { fn, name, parameters, shift, related } = one;
  const before = { library: libraryName(fn.library), name };
  const own = fn.parameters;
  if (own !== undefined && !fn.variadic && isWrongCount(own.length, parameters.length + shift, shift)) {
    const isKeys = fn.library === 'node-ffi' && own.length === 0;
    report({
      messageId: isKeys ? 'keys' : 'count',
      // Early releases of Node 26 took other keys as well.
      ...(isKeys ? { severity: 'warning' as const } : {}),
      span: fn.symbolPlace.file === undefined ? fn.symbolPlace.span : fn.place.span,
      data: {
        ...before,
        own: String(own.length),
        right: String(parameters.length + shift),
        signature: `${one.result} ${name}(${parameters.map((two) => two.type).join(', ')})`,
      },
      related,
    });
    return true;
  }
  let found = false;
  const tell = (
    type: ForeignType,
    mistake: TypeMistake,
    right: string,
    data: Readonly<Record<string, string>>,
  ): void => {
    // Parts of a declaration may be written in another file, where they are told.
    if (type.place.file !== undefined) return;
    found = true;
    const fixes: readonly Fix[] = typeFixes(facts, fn, type, right);
    report({
      messageId: mistake.messageId,
      ...(mistake.severity === undefined ? {} : { severity: mistake.severity }),
      span: type.place.span,
      data: {
        ...before,
        ...data,
        ...mistake.data,
        own: typeInWords(type),
        right,
        words: inRightWords(fn.library, right),
      },
      related,
      fixes,
    });
  };
  const { returns } = fn;
  const result = returns && resultMistake(returns, one.result);
  if (returns !== undefined && result !== undefined) tell(returns, result, one.result, {});
  for (const [at, parameter] of parameters.entries()) {
    const type = own?.[at + shift];
    const mistake = type && argumentMistake(type, parameter, fn.library);
    if (type === undefined || mistake === undefined) continue;
    tell(type, mistake, parameter.type, {
      position: String(at + shift + 1),
      parameter: parameter.name ?? parameter.role,
    });
  }
  return found;
}

/** A declaration of syscall(2) may have more parameters than one of its calls needs. */
function isWrongCount(own: number, right: number, shift: number): boolean {
  return shift > 0 ? own < right : own !== right;
}
