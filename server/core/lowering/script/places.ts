/** What can be assigned to, as an address and the type of what lies there; and the ends of an array. */
import type { Origin, ValueId } from '../../flow/graph';
import { bigintType, numberType, pointerTo, unknownType, type MachineType } from '../../flow/types';
import { withoutTypes } from '../../script/syntax';
import type { SyntaxNode } from '../../syntax/port';
import type { ScriptContext } from './context';
import { lowerExpression } from './expressions';
import { selfOf } from './self';
import { arrayNameOf, dataOffset, elementOf, elementSize, lengthOffset } from './types';
import { variableOf } from './variables';

export interface Place {
  readonly address: ValueId;
  /** Of what memory holds there; reading converts it to a number or a bigint. */
  readonly type: MachineType;
}

/** Undefined for what cannot be assigned to, or names nothing that is followed. */
export function lowerPlace(context: ScriptContext, target: SyntaxNode): Place | undefined {
  const node = withoutTypes(target);
  const origin = context.origin(node);
  switch (node.type) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
    case 'shorthand_property_identifier': {
      const variable = variableOf(context, node);
      if (variable === undefined) return undefined;
      const type = context.builder.variableOf(variable)?.type ?? unknownType;
      return { address: context.addressOf(variable, origin), type };
    }
    case 'member_expression': {
      const object = lowerObject(context, node);
      return memberPlace(context, object, node.field('property')?.text ?? '', origin);
    }
    case 'subscript_expression': {
      const object = lowerObject(context, node);
      const index = node.field('index');
      if (index?.type === 'string') return memberPlace(context, object, index.text.slice(1, -1), origin);
      return elementPlace(context, object, lowerExpression(context, index), origin);
    }
    default:
      return undefined;
  }
}

/** The object of `object.member` and `object[index]`. */
export function lowerObject(context: ScriptContext, node: SyntaxNode): ValueId {
  const object = node.field('object');
  if (object?.type === 'this' || object?.type === 'super') return selfOf(context, context.origin(object));
  return lowerExpression(context, object);
}

export function memberPlace(context: ScriptContext, object: ValueId, name: string, origin: Origin): Place {
  if (name === 'length' && arrayNameOf(context.typeOf(object)) !== undefined)
    return { address: lengthAddress(context, object, origin), type: numberType };
  return { address: context.member(object, name, unknownType, origin), type: unknownType };
}

/** `array[index]`: of what is not known to be an array, as large as the elements turn out to be. */
export function elementPlace(context: ScriptContext, object: ValueId, index: ValueId, origin: Origin): Place {
  const name = arrayNameOf(context.typeOf(object));
  const data = dataOf(context, object, origin);
  if (name === undefined) {
    const address = context.element(data, index, pointerTo(unknownType), undefined, origin);
    return { address, type: unknownType };
  }
  const element = elementOf(name);
  return {
    address: context.element(data, index, pointerTo(element), elementSize(name), origin),
    type: element,
  };
}

/** The address of the first element. */
export function dataOf(context: ScriptContext, object: ValueId, origin: Origin): ValueId {
  const name = arrayNameOf(context.typeOf(object));
  const type = pointerTo(name === undefined ? unknownType : elementOf(name));
  return context.load(context.member(object, 'data', type, origin, dataOffset), type, origin);
}

export function lengthAddress(context: ScriptContext, object: ValueId, origin: Origin): ValueId {
  return context.member(object, 'length', numberType, origin, lengthOffset);
}

export function lengthOfArray(context: ScriptContext, object: ValueId, origin: Origin): ValueId {
  return context.load(lengthAddress(context, object, origin), numberType, origin);
}

/** Reads a place: what memory holds as a value of the script. */
export function readPlace(context: ScriptContext, place: Place, origin: Origin): ValueId {
  return asValue(context, context.load(place.address, place.type, origin), origin);
}

/** What C or an array has as an integer is a number, or a bigint where it has 64 bits. */
export function asValue(context: ScriptContext, value: ValueId, origin: Origin): ValueId {
  const type = context.typeOf(value);
  if (type.kind === 'int') return context.convert(value, type.width >= 64 ? bigintType : numberType, origin);
  return type.kind === 'float' ? context.convert(value, numberType, origin) : value;
}

/** Stores with the conversion that the element asks for; a variable takes what it is given. */
export function writePlace(
  context: ScriptContext,
  place: Place,
  value: ValueId,
  origin: Origin,
  implicit = false,
): void {
  const { type } = place;
  const kept = type.kind === 'int' || type.kind === 'float' ? context.convert(value, type, origin) : value;
  context.store(place.address, type, kept, origin, implicit);
}
