/** Members of classes, as questions about them are recorded: a class may be cut between them (class-cuts.ts). */
import type { SyntaxNode } from '../syntax/port';

/** For a name: any field, whatever it is called. */
export const anyField = '=';

/** What a member is called among the names that an edit concerns, which are those of the file's top level otherwise. */
export function memberKey(name: string): string {
  return `.${name}`;
}

export function isField({ type }: SyntaxNode): boolean {
  return type === 'public_field_definition' || type === 'field_definition';
}
