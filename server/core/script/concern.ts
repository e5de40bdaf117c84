/**
 * Whether a script that names a call of the NUMA family has to do with it: a name in code, a binding library at hand, or
 * what reads as a declaration. Most that do not are lists of names, messages and comments, and cost no more than a parse.
 */
import { mentionsCall, mentionsIn } from '../../kernel/mention';
import { foreignLibraries } from '../foreign';
import { isWrittenScript } from '../syntax/language';
import type { SyntaxNode } from '../syntax/port';
import { TextPattern, TextPieces } from '../text-piece';
import type { ScriptPart } from './script-part';

/** Packages are named in quotes; of runtimes, what opens a library. */
const bindings = new RegExp(
  `(['"\`])(?:${foreignLibraries.flatMap(({ modules }) => modules).join('|')})\\1|\\bdlopen\\b`,
);

const mention = new TextPattern({ test: (text: string) => mentionsCall(text, 'script') }, 'text');
const unwritten = new TextPattern({ test: (text: string) => !isWrittenScript(text) }, 'text');

/** The text may name a call, and somebody wrote it; told without parsing it. */
export function mayBeConcerned(parts: readonly ScriptPart[]): boolean {
  const pieces = new TextPieces(parts);
  return pieces.has(mention) && !pieces.has(unwritten);
}

/** Some part has; what was told of a piece is kept with it. */
export function isConcerned(parts: readonly ScriptPart[]): boolean {
  return parts.some((part) => (part.piece.concerned ??= isConcernedPart(part)));
}

function isConcernedPart(part: ScriptPart): boolean {
  const { text, start } = part;
  return (
    bindings.test(text) ||
    mentionsIn(text).some((at) => isCode(part.root.namedDescendantAt(start + at, start + at + 1)))
  );
}

function isCode(node: SyntaxNode): boolean {
  if (node.type.endsWith('identifier') || node.type.endsWith('identifier_pattern')) return true;
  if (node.type !== 'string_fragment' && node.type !== 'template_string') return false;
  // `func('long move_pages(int, …)')`, `lib.get('move_pages')`, `{ 'move_pages': [ … ] }`
  if (/[\w*]\s+\**\w+\s*\(/.test(node.text)) return true;
  const user = (node.type === 'string_fragment' ? node.parent : node)?.parent;
  if (user?.type === 'pair') return user.field('key')?.start !== node.start;
  return user?.type === 'arguments' && user.parent?.field('function')?.type === 'member_expression';
}
