/**
 * The function definitions of a syntax tree: what the analysis works on, one at a time. Declarations, lambdas and
 * functions that error recovery swallowed are deliberately absent.
 */
import type { Span } from '../text';
import type { SyntaxNode, SyntaxTree } from './port';

export interface FunctionDefinition {
  readonly name: string;
  readonly nameSpan: Span;
  /** The whole definition, return type and body. */
  readonly span: Span;
  readonly body: Span;
  readonly text: string;
  /** Valid until the tree is disposed. */
  readonly node: SyntaxNode;
}

/** The declarator's own name: `int *(*f(void))(int)` is `f`. */
function declaredName(declarator: SyntaxNode): SyntaxNode | undefined {
  let node: SyntaxNode | undefined = declarator;
  while (node !== undefined && node.type !== 'identifier') {
    const parent: SyntaxNode = node;
    node =
      parent.field('declarator') ??
      parent.namedChildren.find((child) => child.type.endsWith('declarator') || child.type === 'identifier');
  }
  return node;
}

/** In order of position. Looks through linkage specifications, conditional regions and error nodes. */
export function functionsOf(tree: SyntaxTree): readonly FunctionDefinition[] {
  const found: FunctionDefinition[] = [];
  const pending: SyntaxNode[] = [tree.root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type !== 'function_definition') {
      if (holdsDefinitions(node)) for (const child of [...node.namedChildren].reverse()) pending.push(child);
      continue;
    }
    const declarator = node.field('declarator');
    const body = node.field('body');
    const name = declarator === undefined ? undefined : declaredName(declarator);
    if (name === undefined || body === undefined) continue;
    found.push({
      name: name.text,
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
    node.type === 'translation_unit' ||
    node.type === 'linkage_specification' ||
    node.type === 'declaration_list' ||
    node.type.startsWith('preproc_') ||
    node.isError
  );
}
