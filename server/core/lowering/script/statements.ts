/** A script's statements to blocks and edges. Broken ones become `havoc`: they may have done anything. */
import type { Origin, SwitchCase } from '../../flow/graph';
import type { SyntaxNode } from '../../syntax/port';
import { giveBack } from './closures';
import { lowerCondition } from './conditions';
import { showCaptured } from './captured';
import type { ScriptContext } from './context';
import { lowerDeclaration, hoist } from './declarations';
import { lowerExpression } from './expressions';
import { childrenOf } from '../../script/syntax';
import { isExportedStatement } from './inert';
import { maxDepth, maxValues } from './limits';
import { lowerFor, lowerForIn, lowerWhile } from './loops';
import { lowerTry, runFinalizers, throwTo } from './try';
import { constantOf } from './record-call';

export function lowerStatement(context: ScriptContext, node: SyntaxNode | undefined): void {
  if (node === undefined) return;
  if (context.depth > maxDepth || context.builder.instructionCount > maxValues) {
    context.builder.emit({ kind: 'havoc', origin: context.origin(node) });
    return;
  }
  context.depth++;
  lower(context, node);
  context.depth--;
}

export function lowerStatements(context: ScriptContext, nodes: readonly SyntaxNode[]): void {
  for (const node of nodes) hoist(context, node);
  for (const node of nodes) if (node.type !== 'comment') lowerStatement(context, node);
}

function lower(context: ScriptContext, node: SyntaxNode): void {
  const origin = context.origin(node);
  if (node.isError) {
    context.builder.emit({ kind: 'havoc', origin });
    return;
  }
  switch (node.type) {
    case 'statement_block':
      lowerStatements(context, node.namedChildren);
      return;
    case 'expression_statement':
      context.statement = origin.span;
      for (const child of childrenOf(node)) lowerExpression(context, child);
      return;
    case 'lexical_declaration':
    case 'variable_declaration':
      context.statement = origin.span;
      lowerDeclaration(context, node);
      return;
    case 'if_statement':
      lowerIf(context, node);
      return;
    case 'while_statement':
    case 'do_statement':
      lowerWhile(context, node);
      return;
    case 'for_statement':
      lowerFor(context, node);
      return;
    case 'for_in_statement':
      lowerForIn(context, node);
      return;
    case 'switch_statement':
      lowerSwitch(context, node);
      return;
    case 'labeled_statement':
      lowerLabelled(context, node);
      return;
    case 'return_statement':
      lowerReturn(context, node, origin);
      return;
    case 'break_statement':
    case 'continue_statement':
      lowerJump(context, node, origin);
      return;
    case 'throw_statement':
      context.statement = origin.span;
      for (const child of childrenOf(node)) lowerExpression(context, child);
      throwTo(context, origin);
      return;
    case 'try_statement':
      lowerTry(context, node);
      return;
    case 'export_statement':
    case 'else_clause':
      for (const child of childrenOf(node)) if (isExportedStatement(child)) lowerStatement(context, child);
      return;
    case 'class_declaration':
    case 'abstract_class_declaration':
      if (context.whole.parent !== undefined) showCaptured(context, node, origin);
      return;
    // What they declare has no effect here; imports and types have none at all.
    case 'function_declaration':
    case 'generator_function_declaration':
    case 'enum_declaration':
    case 'interface_declaration':
    case 'type_alias_declaration':
    case 'import_statement':
    case 'empty_statement':
    case 'ambient_declaration':
    case 'function_signature':
      return;
    default:
      if (node.hasError) context.builder.emit({ kind: 'havoc', origin });
  }
}

function lowerIf(context: ScriptContext, node: SyntaxNode): void {
  const { builder } = context;
  const condition = node.field('condition');
  const origin: Origin = {
    span: { start: node.start, end: condition?.end ?? node.end },
    macros: [],
  };
  const [yes, no, after] = [builder.block(), builder.block(), builder.block()];
  context.statement = origin.span;
  lowerCondition(context, condition, yes, no);
  builder.enter(yes);
  lowerStatement(context, node.field('consequence'));
  builder.terminate({ kind: 'jump', to: after, origin });
  builder.enter(no);
  lowerStatement(context, node.field('alternative'));
  builder.flowInto(after, origin);
}

function lowerSwitch(context: ScriptContext, node: SyntaxNode): void {
  const { builder } = context;
  const subject = node.field('value');
  const origin: Origin = { span: { start: node.start, end: subject?.end ?? node.end }, macros: [] };
  context.statement = origin.span;
  const value = lowerExpression(context, subject);
  const after = builder.block();
  const clauses = (node.field('body')?.namedChildren ?? []).filter((one) => one.type.startsWith('switch_'));
  const blocks = clauses.map(() => builder.block());
  const cases: SwitchCase[] = [];
  let otherwise = after;
  let hasDefault = false;
  clauses.forEach((clause, at) => {
    const to = blocks[at] ?? after;
    const label = clause.field('value');
    if (label === undefined) {
      otherwise = to;
      hasDefault = true;
      return;
    }
    const constant = constantOf(context, label);
    const name = /^[\w.$]+$/.test(label.text) ? lastWord(label.text) : undefined;
    const kinds = [context.typeOf(value).kind, context.env.evaluate(label).kind].sort().join();
    cases.push({
      ...(kinds === 'bigint,number' ? { neverEqual: true } : {}),
      to,
      origin: context.origin(label),
      ...(constant === undefined ? {} : { constant }),
      ...(name === undefined ? {} : { name }),
    });
  });
  builder.terminate({ kind: 'switch', value, cases, otherwise, hasDefault, origin });
  context.jumps.push({
    label: context.label,
    leave: after,
    again: undefined,
    isBlock: false,
    finalizers: context.finalizers.length,
  });
  context.label = undefined;
  clauses.forEach((clause, at) => {
    const block = blocks[at];
    if (block !== undefined) builder.flowInto(block, origin);
    const label = clause.field('value');
    lowerStatements(
      context,
      clause.namedChildren.filter((one) => one.start !== label?.start),
    );
  });
  context.jumps.pop();
  builder.flowInto(after, origin);
}

/** `EPERM` of `errno.EPERM`; numbers have no name. */
function lastWord(text: string): string | undefined {
  const word = text.slice(text.lastIndexOf('.') + 1);
  return /^[A-Za-z_$]/.test(word) ? word : undefined;
}

function lowerLabelled(context: ScriptContext, node: SyntaxNode): void {
  const label = node.field('label')?.text;
  const body = node.field('body');
  if (body !== undefined && /^(?:for|while|do|switch)_|^for_in_/.test(body.type)) {
    context.label = label;
    lowerStatement(context, body);
    context.label = undefined;
    return;
  }
  const after = context.builder.block();
  context.jumps.push({
    label,
    leave: after,
    again: undefined,
    isBlock: true,
    finalizers: context.finalizers.length,
  });
  lowerStatement(context, body);
  context.jumps.pop();
  context.builder.flowInto(after, context.origin(node));
}

function lowerReturn(context: ScriptContext, node: SyntaxNode, origin: Origin): void {
  context.statement = origin.span;
  const expression = childrenOf(node)[0];
  const value = expression === undefined ? undefined : lowerExpression(context, expression);
  runFinalizers(context, 0);
  const own = context.inlined.at(-1);
  if (own !== undefined) giveBack(context, own, value, origin);
  else context.builder.terminate({ kind: 'return', origin, ...(value === undefined ? {} : { value }) });
}

function lowerJump(context: ScriptContext, node: SyntaxNode, origin: Origin): void {
  const label = node.field('label')?.text;
  const isBreak = node.type === 'break_statement';
  const target = [...context.jumps]
    .reverse()
    .find((one) =>
      label === undefined ? !one.isBlock && (isBreak || one.again !== undefined) : one.label === label,
    );
  const to = isBreak ? target?.leave : target?.again;
  if (target === undefined || to === undefined) return;
  runFinalizers(context, target.finalizers);
  context.builder.terminate({ kind: 'jump', to, origin });
}
