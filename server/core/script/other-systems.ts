/**
 * Whether a script is written for other systems than Linux too, and whether a place in it is reached on all of them.
 * Conditions are not understood: whatever stands under one may be for Linux alone.
 */
import type { SyntaxNode } from '../syntax/port';
import type { Span } from '../text';
import { isField } from './members';
import type { ScriptFile } from './script-file';
import { isFunction, withoutTypes } from './syntax';
import { TextPattern, TextPieces } from '../text-piece';

/** As process.platform and os.platform() name them; `windows` is Deno.build.os. */
const otherNames = /^(?:win32|windows|darwin|freebsd|openbsd|netbsd|sunos|solaris|aix)$/;

const otherName = new TextPattern(/(['"`])(?:win32|windows|darwin|\w+bsd|sunos|solaris|aix)\1/, 'text');

/** The first comparison of the system's name with another system's: its place. */
export function otherSystemTest(file: ScriptFile): Span | undefined {
  if (!new TextPieces(file.root.parts).has(otherName)) return undefined;
  return file.ofEachPart('otherSystemTests', (nodes) => {
    const found = testAmong(file, nodes);
    return found === undefined ? [] : [found];
  })[0];
}

function testAmong(file: ScriptFile, nodes: readonly SyntaxNode[]): Span | undefined {
  const pending = [...nodes].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isOtherSystemTest(file, node)) return { start: node.start, end: node.end };
    pending.push(...[...node.namedChildren].reverse());
  }
  return undefined;
}

function isOtherSystemTest(file: ScriptFile, node: SyntaxNode): boolean {
  if (node.type === 'switch_case') {
    const subject = node.parent?.parent?.field('value');
    return namesOther(file, node.field('value')) && isSystemName(file, subject);
  }
  if (node.type !== 'binary_expression' || !/^[=!]==?$/.test(node.field('operator')?.type ?? ''))
    return false;
  const [left, right] = [node.field('left'), node.field('right')];
  return (
    (namesOther(file, right) && isSystemName(file, left)) ||
    (namesOther(file, left) && isSystemName(file, right))
  );
}

function namesOther(file: ScriptFile, node: SyntaxNode | undefined): boolean {
  const value = node === undefined ? undefined : file.evaluate(node);
  return value?.kind === 'string' && otherNames.test(value.value);
}

/** `process.platform`, `os.platform()`, `Deno.build.os`, or a constant of these. */
function isSystemName(file: ScriptFile, node: SyntaxNode | undefined, depth = 0): boolean {
  if (node === undefined || depth > 4) return false;
  const plain = withoutTypes(node);
  const isCall = plain.type === 'call_expression';
  const named = isCall ? plain.field('function') : plain;
  const value = named === undefined ? undefined : file.evaluate(named);
  if (value?.kind === 'module') {
    const name = `${value.module}.${value.path.join('.')}`;
    return isCall ? name === 'os.platform' : name === 'process.platform' || name === 'Deno.build.os';
  }
  const declared = plain.type === 'identifier' ? file.declarationOf(plain) : undefined;
  if (declared?.path.length !== 0 || declared.reassigned) return false;
  return isSystemName(file, declared.initialiser, depth + 1);
}

const conditional =
  /^(?:if_statement|switch_statement|ternary_expression|try_statement|catch_clause|(?:for|for_in|while|do)_statement|class_body)$/;
const shortCircuit = /^(?:&&|\|\||\?\?)$/;
const leaves = /\b(?:throw|return|process\.(?:exit|abort)|Deno\.exit|exit)\b/;

/**
 * A place at the top level that every run of the file reaches: in no function and under no condition, and no statement
 * before it may leave the file.
 */
export function runsAlways(file: ScriptFile, offset: number): boolean {
  const innerOf = (node: SyntaxNode): SyntaxNode | undefined =>
    node.namedChildren.find((one) => one.start <= offset && offset < one.end);
  const part = file.root.partAt(offset);
  if (part?.piece.role === 'members') return false;
  const first = part?.nodes.find((one) => one.isNamed && one.start <= offset && offset < one.end);
  for (let inner = first; inner !== undefined; inner = innerOf(inner)) {
    if (isFunction(inner) || conditional.test(inner.type)) return false;
    if (inner.type === 'binary_expression' && shortCircuit.test(inner.field('operator')?.type ?? ''))
      return false;
    if (inner.type.startsWith('augmented') || isOptional(inner)) return false;
  }
  // A call of a function of its own may leave too: `requireLinux();`
  const before = file.root.parts.filter((one) => one.start < offset).flatMap((one) => one.nodes);
  return !before.some((one) => {
    if (!one.isNamed || one.type === 'comment') return false;
    if (one.end > offset || isFunction(one) || declaresClass(one)) return false;
    // `import './linux-only.js'` is there for what it does.
    if (one.type === 'import_statement')
      return !one.namedChildren.some((part) => part.type === 'import_clause');
    if (/^(?:export_statement|lexical_declaration|variable_declaration)$/.test(one.type)) return false;
    return one.type === 'expression_statement' || leaves.test(one.text);
  });
}

/** Or is a part of one. */
function declaresClass(node: SyntaxNode): boolean {
  return node.type.endsWith('class_declaration') || isField(node);
}

/** `library?.func(…)`, or a part of such a chain. */
function isOptional(node: SyntaxNode): boolean {
  let at: SyntaxNode | undefined = node;
  for (let depth = 0; depth < 8 && at !== undefined; depth++) {
    if (at.children.some((one) => one.type === 'optional_chain')) return true;
    at = at.field('function') ?? at.field('object');
  }
  return false;
}
