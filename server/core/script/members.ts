/** Members of classes, as questions about them are recorded: a class may be cut between them (class-cuts.ts). */
import type { SyntaxNode } from '../syntax/port';

/** For a name: any field, whatever it is called. */
export const anyField = '=';

export function isField({ type }: SyntaxNode): boolean {
  return type === 'public_field_definition' || type === 'field_definition';
}

/** What a member is called among the names that an edit concerns, which are those of the file's top level otherwise. */
export function memberKey(body: SyntaxNode | undefined, name: string): string {
  return `${ownObject(body)}.${name}`;
}

/** What stands for the object in writes to members of it that a class makes: by the body of the class. */
export function ownObject(body: SyntaxNode | undefined): string {
  return `<${body?.parent?.field('name')?.text ?? ''}>`;
}
