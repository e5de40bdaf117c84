/** The same text, read as another node: where the grammar cannot know what the names in it are. */
import type { SyntaxNode } from './port';

/** `node` as a node of another type; `children`: its named ones, where they are others too. */
export function readAs(node: SyntaxNode, type: string, children?: readonly SyntaxNode[]): SyntaxNode {
  return {
    type,
    isNamed: true,
    isError: false,
    isMissing: false,
    hasError: node.hasError,
    start: node.start,
    end: node.end,
    text: node.text,
    parent: node.parent,
    children: children ?? node.children,
    namedChildren: children ?? node.namedChildren,
    field: (name) => (children === undefined ? node.field(name) : undefined),
    namedDescendantAt: (start, end) => node.namedDescendantAt(start, end),
  };
}
