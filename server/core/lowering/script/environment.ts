/** What the lowering of a script's function asks of its file: what names and expressions stand for. See ScriptFile. */
import type { CallName } from '../../../kernel/calls';
import type { ScriptDeclaration } from '../../script/scopes';
import type { ForeignCallSite } from '../../script/script-file';
import type { StaticValue } from '../../script/static-value';
import type { FunctionDefinition } from '../../syntax/functions';
import type { SyntaxNode } from '../../syntax/port';

export interface ScriptEnvironment {
  readonly functions: readonly FunctionDefinition[];
  /** What an expression certainly is. */
  readonly evaluate: (node: SyntaxNode) => StaticValue;
  /** The call of C that a call expression makes. */
  readonly foreignCall: (call: SyntaxNode) => ForeignCallSite | undefined;
  /** The expression reads the errno that the last call of C left. */
  readonly errnoRead: (node: SyntaxNode) => boolean;
  /** The expression is the address of something; gives that. */
  readonly addressOf: (node: SyntaxNode) => SyntaxNode | undefined;
  readonly systemCallOf: (node: SyntaxNode) => CallName | undefined;
  /** What an identifier means; undefined for a global. */
  declarationOf(identifier: SyntaxNode): ScriptDeclaration | undefined;
  /** Nothing writes to it after its initialiser. */
  isNeverReassigned(declaration: ScriptDeclaration): boolean;
}
