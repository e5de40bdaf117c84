/**
 * One C function to its flow graph. The input is the syntax tree of the function's *expanded* text, so macros are
 * already what they stand for; the source map leads every instruction back to the file.
 */
import type { Origin } from '../flow/graph';
import type { SyntaxNode } from '../syntax/port';
import type { Span } from '../text';
import type { CEnvironment } from './c-environment';
import { CContext } from './c-context';
import { lowerParameters } from './c-declarations';
import { beginCppFunction } from './cpp-functions';
import { lowerStatement } from './c-statements';
import { readDeclarator, readSpecifier, returnType } from './c-types';
import type { LoweredFunction } from './lowered-function';
import type { SourceMap } from './source-map';

export interface CFunctionInput {
  /** A function_definition of the expanded text. */
  readonly node: SyntaxNode;
  readonly name: string;
  /** In the linted file. */
  readonly span: Span;
  readonly map: SourceMap;
  readonly env: CEnvironment;
  /** C++: the class of the object, in a member function. */
  readonly self?: string | undefined;
}

export function lowerCFunction(input: CFunctionInput): LoweredFunction {
  const { node, name, span, map, env, self } = input;
  const context = new CContext(env, map, span);
  const base = readSpecifier(node.field('type'), context);
  const { parameters } = readDeclarator(node.field('declarator'), base, context);
  context.returns = returnType(node, base);
  const ids = [...lowerParameters(context, parameters)];
  if (context.cpp !== undefined) ids.push(...beginCppFunction(context, context.cpp, node, ids.length, self));
  lowerStatement(context, node.field('body'));
  const end: Origin = { span: { start: span.end, end: span.end }, macros: [] };
  context.builder.terminate({ kind: 'return', origin: end });
  const graph = context.builder.finish(
    { name, span, returns: context.returns, parameters: ids },
    context.records,
  );
  return { graph, calls: context.calls };
}
