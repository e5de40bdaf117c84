/**
 * One function of a TypeScript or JavaScript file, or the file's top level, to its flow graph. Names are looked up in
 * the file (ScriptFile); what stands inside the function is lowered with it, except functions that are analysed for
 * themselves.
 */
import type { Origin } from '../../flow/graph';
import { unknownType } from '../../flow/types';
import type { ParsedFunction } from '../../syntax/functions';
import type { LoweredFunction } from '../lowered-function';
import { ScriptContext } from './context';
import type { ScriptFile } from '../../script/script-file';
import { lowerExpression } from './expressions';
import { declareParameters } from './parameters';
import { lowerStatement, lowerStatements } from './statements';
import { arrayRecords } from './types';

export interface ScriptFunctionInput {
  readonly definition: ParsedFunction;
  readonly file: ScriptFile;
}

export function lowerScriptFunction({ definition, file }: ScriptFunctionInput): LoweredFunction {
  const { node, name, span } = definition;
  const context = new ScriptContext(file, node);
  const { builder } = context;
  const end: Origin = { span: { start: span.end, end: span.end }, macros: [] };
  const isModule = node.parent === undefined;
  const parameters = isModule ? [] : declareParameters(context, node, definition.inClass);
  const body = node.field('body');
  if (isModule) lowerStatements(context, file.statements);
  else if (body?.type === 'statement_block') lowerStatement(context, body);
  else if (body !== undefined) {
    const value = lowerExpression(context, body);
    builder.terminate({ kind: 'return', value, origin: context.origin(body) });
  }
  builder.terminate({ kind: 'return', origin: end });
  const graph = builder.finish({ name, span, returns: unknownType, parameters }, arrayRecords);
  return { graph, calls: context.calls };
}
