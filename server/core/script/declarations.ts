/** What a TypeScript or JavaScript file declares, and what is written to after its declaration. */
import type { SyntaxNode } from '../syntax/port';
import type { Span } from '../text';
import type { BindingStep } from './patterns';

export type DeclarationKind =
  'const' | 'let' | 'var' | 'parameter' | 'import' | 'function' | 'class' | 'enum' | 'namespace' | 'catch';

export interface ScriptDeclaration {
  readonly name: string;
  readonly kind: DeclarationKind;
  /** The name itself. */
  readonly nameNode: SyntaxNode;
  /** What introduces it: the variable_declarator, parameter, import specifier, function, class, enum, loop, catch … */
  readonly node: SyntaxNode;
  /** The expression that it begins with, before the steps of `path`; absent for a loop's variable too. */
  readonly initialiser: SyntaxNode | undefined;
  /** How it is taken out of the initialiser (or of the parameter): `const { symbols: { f } } = …` is symbols, f. */
  readonly path: readonly BindingStep[];
  /** Of an import: from where, and what: `default`, `*` for all of it. */
  readonly imported?: { readonly module: string; readonly name: string };
  /** Of a parameter: its position. */
  readonly position?: number;
  /** The function around it; undefined at the module's top level. A parameter belongs to its function. */
  readonly functionNode: SyntaxNode | undefined;
  /** Where the name means this. */
  readonly scope: Span;
}

/** A write to a name or member after its declaration. */
export interface ScriptWrite {
  /** The identifier or member expression. */
  readonly target: SyntaxNode;
  /** `=`, `+=`, `++`, `delete`; `pattern` for a part of a destructuring or a loop's variable. */
  readonly operator: string;
  readonly value: SyntaxNode | undefined;
}

/** The parameters of a function in order, that which only gives `this` a type left out. */
export function parametersOf(
  node: SyntaxNode,
): readonly { readonly parameter: SyntaxNode; readonly pattern: SyntaxNode }[] {
  const single = node.field('parameter');
  const all = single === undefined ? (node.field('parameters')?.namedChildren ?? []) : [single];
  return all
    .filter((one) => one.type !== 'comment')
    .map((parameter) => ({ parameter, pattern: parameter.field('pattern') ?? parameter }))
    .filter(({ pattern }) => pattern.type !== 'this');
}
