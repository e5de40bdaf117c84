/** The parameters of a function: variables that begin with what the caller gives, or with their defaults. */
import type { Origin, ValueId, VariableId } from '../../flow/graph';
import { boolType, numberType, unknownType, type MachineType } from '../../flow/types';
import type { ScriptDeclaration } from '../../script/declarations';
import type { SyntaxNode } from '../../syntax/port';
import { arrayOfValues, unknownArray } from './arrays';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import { destructure } from './patterns';
import { dataOf, lengthOfArray } from './places';
import {
  annotated,
  arrayNameOf,
  arrayType,
  elementSize,
  isNullType,
  isNumeric,
  type Annotation,
} from './types';
import { annotationOf, declareLocal } from './variables';

export interface Parameter {
  readonly node: SyntaxNode;
  readonly pattern: SyntaxNode;
  readonly initial: SyntaxNode | undefined;
  readonly rest: boolean;
}

export function parametersOf(node: SyntaxNode): readonly Parameter[] {
  const single = node.field('parameter');
  if (single !== undefined) return [{ node: single, pattern: single, initial: undefined, rest: false }];
  return (node.field('parameters')?.namedChildren ?? []).flatMap((one): readonly Parameter[] => {
    if (one.type === 'comment' || one.type === 'decorator') return [];
    const assigned = one.type === 'assignment_pattern';
    const whole = assigned ? one.field('left') : (one.field('pattern') ?? one);
    if (whole === undefined || whole.type === 'this') return [];
    const rest = whole.type === 'rest_pattern';
    const pattern = rest ? (whole.namedChildren[0] ?? whole) : whole;
    return [{ node: one, pattern, initial: one.field(assigned ? 'right' : 'value'), rest }];
  });
}

/** Of a function that is lowered in place; what is not given is unknown. */
export function bindParameters(
  context: ScriptContext,
  node: SyntaxNode,
  given: readonly (ValueId | undefined)[],
  origin: Origin,
): void {
  parametersOf(node).forEach(({ node: one, pattern, initial, rest }, at) => {
    const value = given[at];
    if (value !== undefined && !rest) {
      bind(context, pattern, one, value, origin);
      return;
    }
    if (rest) {
      bind(context, pattern, one, restOf(context, given.slice(at), origin), origin);
      return;
    }
    const missing = at >= given.length && given.length > 0;
    if (initial !== undefined && missing) {
      bind(context, pattern, one, lowerExpression(context, initial), origin);
      return;
    }
    const said = annotated(one.field('type'));
    const type =
      said === undefined || isNumeric(said.type)
        ? said === undefined
          ? unknownType
          : numberType
        : said.type;
    const unknown = missing ? context.nothing(origin) : context.opaque(type, origin);
    if (said?.nullable === true || one.type === 'optional_parameter') context.nullable.add(unknown);
    bind(context, pattern, one, unknown, origin);
  });
}

/** The arguments that are left, as an array. */
function restOf(context: ScriptContext, values: readonly (ValueId | undefined)[], origin: Origin): ValueId {
  const known = values.filter((one) => one !== undefined);
  if (known.length === 0 || known.length < values.length) return unknownArray(context, 'Array', origin);
  return arrayOfValues(context, known, origin);
}

function bind(
  context: ScriptContext,
  pattern: SyntaxNode,
  parameter: SyntaxNode,
  value: ValueId,
  origin: Origin,
): void {
  const declaration = pattern.type === 'identifier' ? context.env.declarationOf(pattern) : undefined;
  if (declaration === undefined) {
    destructure(context, pattern, value, 'declare');
    return;
  }
  const id = declareLocal(context, declaration, annotated(parameter.field('type')), context.typeOf(value));
  if (context.nullable.has(value)) context.nullableVariables.add(id);
  context.builder.emit({ kind: 'declare', variable: id, origin });
  context.write(id, value, origin, true);
}

/** Of the function that is lowered for itself: the ids of its variables. `hidden`: the object of a method. */
export function declareParameters(
  context: ScriptContext,
  node: SyntaxNode,
  hidden: boolean,
): readonly VariableId[] {
  const all = parametersOf(node);
  const ids = all.map((parameter, at) => declareParameter(context, parameter, at));
  if (hidden) {
    const self = context.builder.variable({
      name: 'this',
      kind: 'parameter',
      type: { kind: 'pointer', to: unknownType },
      parameter: all.length,
      notNull: true,
      slot: true,
    });
    context.self = self;
    ids.push(self);
  }
  all.forEach((parameter, at) => {
    const id = ids[at];
    if (id !== undefined) beginParameter(context, parameter, id, at);
  });
  return ids;
}

function declareParameter(
  context: ScriptContext,
  { node, pattern, initial, rest }: Parameter,
  at: number,
): VariableId {
  const declaration = pattern.type === 'identifier' ? context.env.declarationOf(pattern) : undefined;
  const said = declaration === undefined ? undefined : annotationOf(declaration);
  const nullable = said?.nullable === true || isNullInitial(initial);
  const type = rest ? arrayType('Array') : parameterType(declaration, said, nullable);
  const origin = context.origin(pattern);
  const spec = {
    name: pattern.type === 'identifier' ? pattern.text : '',
    kind: 'parameter' as const,
    type,
    parameter: at,
    declaration: origin.span,
    ...(nullable || node.type === 'optional_parameter' ? {} : { notNull: true }),
  };
  const id =
    declaration === undefined
      ? context.builder.variable({ ...spec, slot: true })
      : context.declare(declaration, spec);
  if (nullable) context.nullableVariables.add(id);
  return id;
}

function isNullInitial(initial: SyntaxNode | undefined): boolean {
  return initial !== undefined && /^(?:null|undefined)$/.test(initial.text);
}

function parameterType(
  declaration: ScriptDeclaration | undefined,
  said: Annotation | undefined,
  nullable: boolean,
): MachineType {
  if (declaration === undefined || said === undefined) return unknownType;
  if (isNullType(said.type) || (nullable && said.type.kind !== 'pointer')) return unknownType;
  return isNumeric(said.type) ? numberType : said.type;
}

/** Defaults, patterns, and what an array says of its own length. */
function beginParameter(context: ScriptContext, parameter: Parameter, id: VariableId, at: number): void {
  const { pattern, initial, rest } = parameter;
  const origin = context.origin(pattern);
  const { builder } = context;
  if (rest) context.write(id, unknownArray(context, 'Array', origin), origin, true);
  else if (initial !== undefined && !isNullInitial(initial)) {
    const given = context.emit(boolType, (dest) => ({ kind: 'given', dest, parameter: at, origin }));
    const [missing, there] = [builder.block(), builder.block()];
    context.branch(given, there, missing, origin);
    builder.enter(missing);
    context.write(id, lowerExpression(context, initial), context.origin(initial), true);
    builder.flowInto(there, origin);
  }
  if (pattern.type !== 'identifier') {
    destructure(context, pattern, context.read(id, origin), 'declare');
    return;
  }
  const name = arrayNameOf(builder.variableOf(id)?.type ?? unknownType);
  if (name === undefined || name === 'Array' || context.nullableVariables.has(id)) return;
  tellLength(context, context.read(id, origin), elementSize(name), origin);
}

/** What an array says of itself: as many elements as that lie in its storage. */
export function tellLength(context: ScriptContext, array: ValueId, size: number, origin: Origin): void {
  const bytes = context.binary(
    'mul',
    numberType,
    lengthOfArray(context, array, origin),
    context.constant(BigInt(size), numberType, origin),
    origin,
  );
  context.builder.emit({
    kind: 'extent',
    pointer: dataOf(context, array, origin),
    bytes,
    guess: true,
    origin,
  });
}
