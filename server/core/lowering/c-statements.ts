/**
 * C statements to blocks and edges. A conditional region whose branch no text decides is an edge to either side.
 * Broken statements become `havoc`: they may have done anything.
 */
import type { BlockId, Origin, SwitchCase } from '../flow/graph';
import { int32 } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import { lowerCondition } from './c-conditions';
import type { CContext } from './c-context';
import { lowerDeclaration, lowerTypedef } from './c-declarations';
import { lowerExpression } from './c-expressions';
import { beginCondition, lowerCppReturn, lowerCppStatement } from './cpp-statements';

const maxDepth = 250;

export function lowerStatement(context: CContext, node: SyntaxNode | undefined): void {
  if (node === undefined) return;
  if (context.depth > maxDepth) {
    context.builder.emit({ kind: 'havoc', origin: context.origin(node) });
    return;
  }
  context.depth++;
  lower(context, node);
  context.depth--;
}

function lower(context: CContext, node: SyntaxNode): void {
  const { builder } = context;
  const origin = context.origin(node);
  if (node.isError) {
    lowerBroken(context, node);
    return;
  }
  switch (node.type) {
    case 'compound_statement': {
      lowerBlock(context, node);
      return;
    }
    case 'expression_statement':
      context.statement = origin.span;
      for (const child of node.namedChildren) if (child.type !== 'comment') lowerExpression(context, child);
      return;
    case 'declaration': {
      lowerDeclaration(context, node);
      return;
    }
    case 'type_definition': {
      lowerTypedef(context, node);
      return;
    }
    case 'if_statement': {
      context.push();
      lowerIf(context, node);
      context.pop();
      return;
    }
    case 'while_statement':
    case 'do_statement': {
      context.push();
      lowerWhile(context, node);
      context.pop();
      return;
    }
    case 'for_statement': {
      lowerFor(context, node);
      return;
    }
    case 'switch_statement': {
      context.push();
      lowerSwitch(context, node);
      context.pop();
      return;
    }
    case 'case_statement': {
      lowerCase(context, node);
      return;
    }
    case 'labeled_statement': {
      const name = node.field('label')?.text ?? '';
      builder.flowInto(context.label(name), origin);
      for (const child of node.namedChildren)
        if (child.type !== 'statement_identifier' && child.type !== 'comment') lowerStatement(context, child);
      return;
    }
    case 'goto_statement': {
      const label = node.field('label');
      if (label !== undefined) builder.terminate({ kind: 'jump', to: context.label(label.text), origin });
      else {
        // A computed goto may go to any label, also to those met later; it is rare enough to give up on it.
        builder.emit({ kind: 'havoc', origin });
        builder.terminate({ kind: 'anywhere', to: context.labels, origin });
      }
      return;
    }
    case 'return_statement': {
      context.statement = origin.span;
      const expression = node.namedChildren.find((child) => child.type !== 'comment');
      if (context.cpp !== undefined && lowerCppReturn(context, context.cpp, expression, origin)) return;
      if (expression === undefined) builder.terminate({ kind: 'return', origin });
      else {
        const value = context.convert(lowerExpression(context, expression), context.returns, origin);
        builder.terminate({ kind: 'return', value, origin });
      }
      return;
    }
    case 'break_statement':
    case 'continue_statement': {
      const to = (node.type === 'break_statement' ? context.breaks : context.continues).at(-1);
      if (to !== undefined) builder.terminate({ kind: 'jump', to, origin });
      return;
    }
    case 'attributed_statement':
      for (const child of node.namedChildren) lowerStatement(context, child);
      return;
    case 'preproc_if':
    case 'preproc_ifdef':
    case 'preproc_elif':
    case 'preproc_elifdef':
    case 'preproc_else': {
      lowerConditionalRegion(context, node);
      return;
    }
    case 'comment':
    case 'preproc_def':
    case 'preproc_function_def':
    case 'preproc_call':
    case 'preproc_include':
    case 'attribute_declaration':
    case 'else_clause':
      return;
    default:
      if (lowerCppStatement(context, node)) return;
      if (/_expression$|^identifier$|_literal$/.test(node.type)) lowerExpression(context, node);
      else if (node.isNamed) builder.emit({ kind: 'havoc', origin });
  }
}

/** Calls inside a syntax error are still listed (never judged); beyond that nothing is known. */
function lowerBroken(context: CContext, node: SyntaxNode): void {
  const origin = context.origin(node);
  context.builder.emit({ kind: 'havoc', origin });
  context.statement = origin.span;
  for (const child of node.namedChildren)
    if (/_statement$|^declaration$|_expression$/.test(child.type)) lowerStatement(context, child);
  context.builder.emit({ kind: 'havoc', origin });
}

function lowerBlock(context: CContext, node: SyntaxNode): void {
  context.push();
  lowerSequence(context, node.namedChildren);
  context.pop();
}

export function lowerSequence(context: CContext, nodes: readonly SyntaxNode[]): void {
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at];
    const body = nodes[at + 1];
    if (node !== undefined && body?.type === 'compound_statement' && isLoopMacro(node)) {
      lowerMacroLoop(context, node, body);
      at++;
    } else lowerStatement(context, node);
  }
}

/** `for_each_thing(x) { … }`: a call without its semicolon before a block is a loop macro of an unseen header. */
function isLoopMacro(node: SyntaxNode): boolean {
  return (
    node.type === 'expression_statement' &&
    node.namedChildren[0]?.type === 'call_expression' &&
    node.children.at(-1)?.isMissing === true
  );
}

function lowerMacroLoop(context: CContext, head: SyntaxNode, body: SyntaxNode): void {
  const origin = context.origin(head);
  const { builder } = context;
  const [start, inside, after] = [builder.block(), builder.block(), builder.block()];
  builder.flowInto(start, origin);
  builder.emit({ kind: 'havoc', origin });
  const condition = context.opaque(int32, origin);
  builder.terminate({ kind: 'branch', condition, then: inside, else: after, origin });
  builder.enter(inside);
  loopBody(context, body, after, start);
  builder.terminate({ kind: 'jump', to: start, origin });
  builder.enter(after);
}

export function loopBody(
  context: CContext,
  body: SyntaxNode | undefined,
  after: BlockId,
  next: BlockId,
): void {
  context.breaks.push(after);
  context.continues.push(next);
  lowerStatement(context, body);
  context.breaks.pop();
  context.continues.pop();
}

/** From the statement's start to the end of its parenthesised head. */
function head(context: CContext, node: SyntaxNode, condition: SyntaxNode | undefined): void {
  context.statement = context.map.origin(node.start, condition?.end ?? node.end).span;
}

function lowerIf(context: CContext, node: SyntaxNode): void {
  const { builder } = context;
  const origin = context.origin(node);
  const condition = node.field('condition');
  const alternative = node.field('alternative');
  head(context, node, condition);
  const [yes, after] = [builder.block(), builder.block()];
  const no = alternative === undefined ? after : builder.block();
  lowerCondition(context, condition, yes, no);
  builder.enter(yes);
  lowerStatement(context, node.field('consequence'));
  builder.flowInto(after, origin);
  if (alternative === undefined) return;
  builder.enter(no);
  const inner = alternative.type === 'else_clause' ? alternative.namedChildren : [alternative];
  lowerSequence(
    context,
    inner.filter((child) => child.type !== 'comment'),
  );
  builder.flowInto(after, origin);
}

function lowerWhile(context: CContext, node: SyntaxNode): void {
  const { builder } = context;
  const origin = context.origin(node);
  const condition = node.field('condition');
  const [test, body, after] = [builder.block(), builder.block(), builder.block()];
  const first = node.type === 'do_statement' ? body : test;
  builder.flowInto(first, origin);
  builder.enter(body);
  loopBody(context, node.field('body'), after, test);
  builder.flowInto(test, origin);
  builder.enter(test);
  if (node.type === 'while_statement') head(context, node, condition);
  else if (condition !== undefined) context.statement = context.origin(condition).span;
  lowerCondition(context, condition, body, after);
  builder.enter(after);
}

function lowerFor(context: CContext, node: SyntaxNode): void {
  const { builder } = context;
  const origin = context.origin(node);
  context.push();
  const initializer = node.field('initializer');
  const condition = node.field('condition');
  const update = node.field('update');
  const body = node.field('body');
  if (initializer !== undefined) {
    head(context, node, initializer);
    lowerStatement(context, initializer);
  }
  const [test, inside, next, after] = [builder.block(), builder.block(), builder.block(), builder.block()];
  builder.flowInto(test, origin);
  head(context, node, condition);
  if (condition === undefined) builder.terminate({ kind: 'jump', to: inside, origin });
  else lowerCondition(context, condition, inside, after);
  builder.enter(inside);
  loopBody(context, body, after, next);
  builder.flowInto(next, origin);
  if (update !== undefined) {
    context.statement = context.origin(update).span;
    lowerExpression(context, update);
  }
  builder.terminate({ kind: 'jump', to: test, origin });
  builder.enter(after);
  context.pop();
}

function lowerSwitch(context: CContext, node: SyntaxNode): void {
  const { builder } = context;
  const origin = context.origin(node);
  const condition = node.field('condition');
  head(context, node, condition);
  const value = lowerExpression(
    context,
    condition?.type === 'condition_clause' ? beginCondition(context, condition) : condition,
  );
  const [choose, after] = [builder.block(), builder.block()];
  builder.flowInto(choose, origin);
  // The edges are known once the body is lowered; what stands before the first label is dead.
  builder.enter(builder.block());
  const frame: CContext['switches'][number] = { cases: [], otherwise: undefined };
  context.switches.push(frame);
  context.breaks.push(after);
  lowerStatement(context, node.field('body'));
  context.breaks.pop();
  context.switches.pop();
  builder.flowInto(after, origin);
  builder.enter(choose);
  builder.terminate({
    kind: 'switch',
    value,
    cases: frame.cases,
    otherwise: frame.otherwise ?? after,
    hasDefault: frame.otherwise !== undefined,
    origin,
  });
  builder.enter(after);
}

function lowerCase(context: CContext, node: SyntaxNode): void {
  const { builder } = context;
  const origin = context.origin(node);
  const block = builder.block();
  builder.flowInto(block, origin);
  const frame = context.switches.at(-1);
  const value = node.field('value');
  if (frame !== undefined) {
    if (value === undefined) frame.otherwise = block;
    else {
      frame.cases.push(switchCase(context, value, block));
    }
  }
  lowerSequence(
    context,
    node.namedChildren.filter((child) => child.start !== value?.start || child.end !== value.end),
  );
}

function switchCase(context: CContext, label: SyntaxNode, to: BlockId): SwitchCase {
  const constant = context.fold(label);
  const origin = context.origin(label);
  const name = /^[\s()-]*([A-Za-z_]\w*)[\s()]*$/.exec(label.text)?.[1] ?? origin.macros[0]?.name;
  return {
    to,
    origin,
    ...(constant === undefined ? {} : { constant }),
    ...(name === undefined ? {} : { name }),
  };
}

/** `#if … #else … #endif` among statements: either side may be compiled. */
function lowerConditionalRegion(context: CContext, node: SyntaxNode): void {
  const { builder } = context;
  const origin: Origin = context.origin(node);
  const alternative = node.field('alternative');
  const skip = new Set([node.field('condition')?.start, node.field('name')?.start, alternative?.start]);
  const inside = node.namedChildren.filter((child) => !skip.has(child.start));
  if (node.type === 'preproc_else') {
    lowerSequence(context, inside);
    return;
  }
  const [yes, no, after] = [builder.block(), builder.block(), builder.block()];
  const condition = context.opaque(int32, origin);
  builder.terminate({ kind: 'branch', condition, then: yes, else: no, origin });
  builder.enter(yes);
  lowerSequence(context, inside);
  builder.flowInto(after, origin);
  builder.enter(no);
  lowerStatement(context, alternative);
  builder.flowInto(after, origin);
}
