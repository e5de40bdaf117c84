/** The variables of a script's function: its own, those of the functions around it, and those of the module. */
import type { HeldArray, Origin, ValueId, VariableId, VariableKind } from '../../flow/graph';
import { bigintType, boolType, numberType, unknownType, type MachineType } from '../../flow/types';
import type { ScriptFile } from '../../script/script-file';
import type { ScriptDeclaration } from '../../script/declarations';
import type { StaticValue } from '../../script/static-value';
import type { SyntaxNode } from '../../syntax/port';
import type { ScriptContext } from './context';
import { heldArray } from './held-arrays';
import { annotated, isNullType, isNumeric, type Annotation } from './types';
import { escapeName } from '../../text';

type Declared = NonNullable<ReturnType<ScriptFile['declarationOf']>>;

/** The variable that an identifier names; undefined for what is none: a function, a class, an import, a global. */
export function variableOf(context: ScriptContext, identifier: SyntaxNode): VariableId | undefined {
  const declaration = context.env.declarationOf(identifier);
  return declaration === undefined ? undefined : variableOfDeclaration(context, declaration);
}

export function variableOfDeclaration(context: ScriptContext, declaration: Declared): VariableId | undefined {
  if (!/^(?:const|let|var|parameter|catch)$/.test(declaration.kind)) return undefined;
  const known = context.known(declaration);
  if (known !== undefined) return known;
  // Declared further down: `var`, or a function that is called later.
  if (isOwn(context, declaration)) return declareLocal(context, declaration, annotationOf(declaration));
  return declareOuter(context, declaration);
}

/** Declared inside the function that is lowered. */
function isOwn({ whole }: ScriptContext, { nameNode }: ScriptDeclaration): boolean {
  return nameNode.start >= whole.start && nameNode.end <= whole.end;
}

/** Declared inside the function, and none of the constants that a file has everywhere. */
export function isInside(context: ScriptContext, declaration: ScriptDeclaration): boolean {
  return isOwn(context, declaration) && declaration.kind !== 'enum' && declaration.kind !== 'import';
}

export function annotationOf({ node, nameNode, kind }: ScriptDeclaration): Annotation | undefined {
  // The annotation of a pattern is not one of its names.
  const target = kind === 'parameter' ? (node.field('pattern') ?? node) : node.field('name');
  if (target?.start !== nameNode.start || target.end !== nameNode.end) return undefined;
  const annotation = annotated(node.field('type'));
  if (annotation === undefined) return undefined;
  return node.type === 'optional_parameter' ? { ...annotation, nullable: true } : annotation;
}

/** The type of what a declaration holds, where every write to it is known to keep it. */
function settledType(
  declaration: Declared,
  annotation: Annotation | undefined,
  initial: MachineType | undefined,
): MachineType {
  if (annotation !== undefined && annotation.type.kind !== 'unknown') {
    // A number that may be undefined is no number.
    if (annotation.nullable && annotation.type.kind !== 'pointer') return unknownType;
    return isNumeric(annotation.type) ? numberType : annotation.type;
  }
  if (initial === undefined || isNullType(initial)) return unknownType;
  const kept = !declaration.reassigned || keepsType(declaration, initial);
  // true and false are kept as 1 and 0.
  return kept ? (isNumeric(initial) ? numberType : initial) : unknownType;
}

/** `let i = 0` of a loop, and whatever is only counted up: told from the text of the function around it. */
function keepsType(declaration: Declared, initial: MachineType): boolean {
  if (initial.kind !== 'number' && initial.kind !== 'bigint') return false;
  const name = escapeName(declaration.name);
  const assigned = new RegExp(
    `(?<![\\w$.])${name}\\s*(?:[-+*/%&|^]|<<|>>>?|\\*\\*|\\?\\?|&&|\\|\\|)?=(?![=>])`,
    'g',
  );
  const text = scopeText(declaration);
  const literal = initial.kind === 'bigint' ? /^\s*-?\d+n\b/ : /^\s*-?\d+(?:\.\d+)?(?![\w.])/;
  for (const found of text.matchAll(assigned)) {
    if (/[-+*/%&|^<>]=$/.test(found[0])) continue;
    const rest = text.slice(found.index + found[0].length);
    if (!literal.test(rest) || !/^\s*-?[\w.]+\s*(?:[;,)\n]|$)/.test(rest)) return false;
  }
  return true;
}

function scopeText({ nameNode, scope }: ScriptDeclaration): string {
  let around = nameNode;
  while (around.parent !== undefined && (around.start > scope.start || around.end < scope.end))
    around = around.parent;
  return around.text.slice(nameNode.end - around.start);
}

/** A variable of the function itself. `initial`: the type of the value that it begins with. */
export function declareLocal(
  context: ScriptContext,
  declaration: Declared,
  annotation: Annotation | undefined,
  initial?: MachineType,
): VariableId {
  const known = context.known(declaration);
  if (known !== undefined) return known;
  const kind: VariableKind = isShared(context, declaration) ? 'global' : 'local';
  const type = settledType(declaration, annotation, initial);
  const id = context.declare(declaration, {
    name: declaration.name,
    kind,
    type,
    declaration: { start: declaration.nameNode.start, end: declaration.nameNode.end },
    internal: true,
    constant: declaration.kind === 'const' && /^(?:number|bigint|bool)$/.test(type.kind),
  });
  if (annotation?.nullable === true) context.nullableVariables.add(id);
  return id;
}

/** Of the module's top level, and used by a function that is analysed for itself. */
function isShared(context: ScriptContext, declaration: Declared): boolean {
  if (declaration.functionNode !== undefined || context.whole.parent !== undefined) return false;
  return context.env.isShared(declaration);
}

/** A variable of the function or module around: it is what it was set to, as far as that is certain. */
function declareOuter(context: ScriptContext, declaration: Declared): VariableId {
  const settled = !declaration.reassigned;
  const annotation = annotationOf(declaration);
  const held: HeldArray | undefined =
    settled && declaration.path.length === 0 && declaration.initialiser !== undefined
      ? heldArray(context, declaration.initialiser)
      : undefined;
  const value: StaticValue = settled ? context.env.evaluate(declaration.nameNode) : { kind: 'unknown' };
  const type = held?.array ?? settledType(declaration, annotation, typeOfStatic(value) ?? unknownType);
  const id = context.declare(declaration, {
    name: declaration.name,
    kind: 'global',
    type,
    declaration: { start: declaration.nameNode.start, end: declaration.nameNode.end },
    internal: true,
    constant: declaration.kind === 'const' && /^(?:number|bigint|bool)$/.test(type.kind),
    ...(held === undefined ? {} : { holds: held }),
  });
  if (annotation?.nullable === true) context.nullableVariables.add(id);
  return id;
}

export function typeOfStatic(value: StaticValue): MachineType | undefined {
  switch (value.kind) {
    case 'number':
      return numberType;
    case 'bigint':
      return bigintType;
    case 'boolean':
      return boolType;
    default:
      return undefined;
  }
}

/** A value that the text settles, as an instruction; undefined where it is none that the graph can hold. */
export function lowerStatic(
  context: ScriptContext,
  value: StaticValue,
  name: string | undefined,
  origin: Origin,
): ValueId | undefined {
  switch (value.kind) {
    case 'number':
      return Number.isInteger(value.value)
        ? context.constant(BigInt(value.value), numberType, origin, value.name ?? name)
        : context.fraction(origin);
    case 'bigint':
      return context.constant(value.value, bigintType, origin, value.name ?? name);
    case 'boolean':
      return context.constant(value.value ? 1n : 0n, boolType, origin);
    case 'null':
    case 'undefined':
      return context.nothing(origin);
    default:
      return undefined;
  }
}
