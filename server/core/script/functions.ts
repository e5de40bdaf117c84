/** The functions of a TypeScript or JavaScript file, by the names that people know them by. */
import type { ParsedFunction } from '../syntax/functions';
import type { SyntaxNode } from '../syntax/port';
import type { Span } from '../text';
import { isFunction } from './syntax';

/** The name of the module's top level among the functions. */
export const moduleName = '<module>';
/** Of a function that nothing names. */
export const anonymousName = '<anonymous>';

/** `nodes`: functions with a body, in order of position. */
export function scriptFunctions(root: SyntaxNode, nodes: readonly SyntaxNode[]): readonly ParsedFunction[] {
  const whole = spanOf(root);
  const module: ParsedFunction = {
    name: moduleName,
    scope: [],
    inClass: false,
    nameSpan: { start: whole.start, end: whole.start },
    span: whole,
    body: whole,
    text: root.text,
    node: root,
  };
  const paths = new Map<number, readonly string[]>();
  const taken = new Map<string, number>();
  return [
    module,
    ...nodes.map((node) => {
      const found = definitionOf(node, paths);
      const times = (taken.get(found.name) ?? 0) + 1;
      taken.set(found.name, times);
      // Names are keys: overloads of a name are told apart.
      const path = times === 1 ? found.path : [...found.path.slice(0, -1), `${found.path.at(-1)}#${times}`];
      paths.set(node.start, path);
      return { ...found.definition, name: path.join('.') };
    }),
  ];
}

interface Named {
  readonly name: string;
  readonly path: readonly string[];
  readonly definition: ParsedFunction;
}

/** `paths`: of the functions around it, by their start. */
function definitionOf(node: SyntaxNode, paths: ReadonlyMap<number, readonly string[]>): Named {
  const own = node.field('name') ?? nameFromOutside(node);
  const isMember = node.type === 'method_definition' || isFieldValue(node);
  const classNode = isMember ? classOf(node) : undefined;
  const className = classNode && (classNode.field('name') ?? nameFromOutside(classNode))?.text;
  const around = functionAround(classNode ?? node);
  const scope = [
    ...(around === undefined ? [] : (paths.get(around.start) ?? [])),
    ...(className === undefined ? [] : [className]),
  ];
  const path = [...scope, own?.text ?? anonymousName];
  const name = path.join('.');
  return {
    name,
    path,
    definition: {
      name,
      scope,
      inClass: classNode !== undefined,
      nameSpan: own === undefined ? { start: node.start, end: node.start } : spanOf(own),
      span: spanOf(node),
      body: spanOf(node.field('body') ?? node),
      text: node.text,
      node,
    },
  };
}

function functionAround(node: SyntaxNode): SyntaxNode | undefined {
  let at = node.parent;
  while (at !== undefined && !isFunction(at)) at = at.parent;
  return at;
}

function isFieldValue({ parent }: SyntaxNode): boolean {
  return parent?.type === 'public_field_definition' || parent?.type === 'field_definition';
}

function classOf(node: SyntaxNode): SyntaxNode | undefined {
  let at = node.parent;
  while (at !== undefined && at.type !== 'class_body' && at.type !== 'object') at = at.parent;
  return at?.type === 'class_body' ? at.parent : undefined;
}

/** `const f = () => …`, `{ f: () => … }`, `this.f = () => …`, `f = () => …` in a class. */
function nameFromOutside({ parent }: SyntaxNode): SyntaxNode | undefined {
  switch (parent?.type) {
    case 'variable_declarator': {
      const name = parent.field('name');
      return name?.type === 'identifier' ? name : undefined;
    }
    case 'pair':
      return parent.field('key');
    case 'public_field_definition':
    case 'field_definition':
      return parent.field('name') ?? parent.field('property');
    case 'assignment_expression': {
      const left = parent.field('left');
      return left?.type === 'member_expression' ? left.field('property') : left;
    }
    default:
      return undefined;
  }
}

function spanOf({ start, end }: SyntaxNode): Span {
  return { start, end };
}
