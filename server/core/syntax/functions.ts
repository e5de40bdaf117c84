/**
 * The function definitions of a syntax tree: what the analysis works on, one at a time. Declarations, lambdas (they are
 * part of the function around them) and functions that error recovery swallowed are deliberately absent.
 */
import type { Span } from '../text';
import { nameSegments, scopeName } from './cpp-names';
import type { SyntaxNode } from './port';

export interface FunctionDefinition {
  /** In C++ with the namespaces and classes around it: `numa::Mover::run`. Overloads share it. */
  readonly name: string;
  /** Those namespaces and classes, outermost first. */
  readonly scope: readonly string[];
  /** The innermost of them is certainly a class: the definition stands in its body. */
  readonly inClass: boolean;
  readonly nameSpan: Span;
  /** The whole definition, return type and body. */
  readonly span: Span;
  readonly body: Span;
  readonly text: string;
}

export interface ParsedFunction extends FunctionDefinition {
  /** Valid until the tree is disposed. */
  readonly node: SyntaxNode;
}

export function isParsed(definition: FunctionDefinition): definition is ParsedFunction {
  return 'node' in definition;
}

/** The declarator's own name: `int *(*f(void))(int)` is `f`. */
function declaredName(declarator: SyntaxNode): SyntaxNode | undefined {
  let node: SyntaxNode | undefined = declarator;
  while (node !== undefined && !isName(node)) {
    const parent: SyntaxNode = node;
    node =
      parent.field('declarator') ??
      parent.namedChildren.find((child) => child.type.endsWith('declarator') || isName(child));
  }
  return node;
}

function isName(node: SyntaxNode): boolean {
  return /^(?:identifier|field_identifier|qualified_identifier|destructor_name|operator_name|operator_cast|template_function)$/.test(
    node.type,
  );
}

interface Place {
  readonly node: SyntaxNode;
  readonly scope: readonly string[];
  readonly inClass: boolean;
}

/** In order of position. `scope`: the namespaces around the text. Looks through linkage specifications, namespaces, classes, conditional regions and error nodes. */
export function functionsOf(root: SyntaxNode, scope: readonly string[] = []): readonly ParsedFunction[] {
  const found: ParsedFunction[] = [];
  const pending: Place[] = [{ node: root, scope, inClass: false }];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const { node } = place;
    if (node.type !== 'function_definition') {
      if (holdsDefinitions(node)) {
        const own = scopeName(node);
        const within = own === undefined ? place.scope : [...place.scope, ...own];
        const inClass = own === undefined ? place.inClass : node.type !== 'namespace_definition';
        for (const child of [...node.namedChildren].reverse())
          pending.push({ node: child, scope: within, inClass });
      }
      continue;
    }
    const declarator = node.field('declarator');
    const body = node.field('body');
    const name = declarator === undefined ? undefined : declaredName(declarator);
    if (name === undefined || body === undefined) continue;
    const path = [...place.scope, ...nameSegments(name)];
    found.push({
      name: path.join('::'),
      scope: path.slice(0, -1),
      inClass: place.inClass,
      nameSpan: { start: name.start, end: name.end },
      span: { start: node.start, end: node.end },
      body: { start: body.start, end: body.end },
      text: node.text,
      node,
    });
  }
  return found;
}

function holdsDefinitions(node: SyntaxNode): boolean {
  return (
    node.isError ||
    node.type.startsWith('preproc_') ||
    /^(?:translation_unit|linkage_specification|declaration_list|namespace_definition|template_declaration|(?:class|struct|union)_specifier|field_declaration_list|friend_declaration)$/.test(
      node.type,
    ) ||
    // `class C { … } object;`
    ((node.type === 'declaration' || node.type === 'field_declaration') &&
      node.field('type')?.field('body') !== undefined)
  );
}
