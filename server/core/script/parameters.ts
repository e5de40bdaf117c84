/** Parameters of functions that the file calls itself, always with the same thing. */
import type { SyntaxNode } from '../syntax/port';
import type { Evaluator, Site } from './evaluator';
import type { ScriptDeclaration } from './declarations';
import { manyUses, type Scopes } from './scopes';
import { unknownStatic, type StaticValue } from './static-value';
import { argumentsOf } from './syntax';
import { oneOf } from './values';

/** More calls than that are not compared. */
const maxCalls = manyUses - 1;

/** What a parameter is by all calls of its function, where all of them are seen. */
export function parameterValue(
  { node, position, functionNode, initialiser }: ScriptDeclaration,
  site: Site,
  evaluator: Evaluator,
): StaticValue {
  if (position === undefined || functionNode === undefined || isRest(node)) return unknownStatic;
  const calls = callsOf(functionNode, site.unit.scopes);
  if (calls === undefined || calls.length === 0 || calls.length > maxCalls) return unknownStatic;
  return oneOf(
    calls.map((call) => {
      const written = argumentsOf(call);
      if (written.slice(0, position + 1).some((one) => one.type === 'spread_element')) return unknownStatic;
      const argument = written[position] ?? initialiser;
      return argument === undefined
        ? { kind: 'undefined' }
        : evaluator.evaluate(argument, { unit: site.unit });
    }),
  );
}

/** The argument that the only call of a parameter's function has for it. */
export function soleArgument(declaration: ScriptDeclaration, { unit }: Site): SyntaxNode | undefined {
  const { node, position, functionNode } = declaration;
  if (position === undefined || functionNode === undefined || isRest(node)) return undefined;
  const [call, ...others] = callsOf(functionNode, unit.scopes) ?? [];
  if (call === undefined || others.length > 0) return undefined;
  const written = argumentsOf(call).slice(0, position + 1);
  return written.some((one) => one.type === 'spread_element') ? undefined : written[position];
}

function isRest(parameter: SyntaxNode): boolean {
  return parameter.type === 'rest_pattern' || parameter.field('pattern')?.type === 'rest_pattern';
}

/** All calls of a function; undefined where there are many, and where there may be others: it is exported, stored or handed on. */
function callsOf(functionNode: SyntaxNode, scopes: Scopes): readonly SyntaxNode[] | undefined {
  const holder = functionNode.type === 'method_definition' ? classOfConstructor(functionNode) : functionNode;
  if (holder === undefined) return undefined;
  const declared = holder.parent?.type === 'variable_declarator' ? holder.parent : holder;
  const name = declared.field('name');
  if (name === undefined || isExported(declared)) return undefined;
  const declaration = scopes.lookup(name.text, name.start);
  if (declaration?.nameNode.start !== name.start || scopes.isReassigned(declaration)) return undefined;
  // Each edit of a caller would have all others looked at again.
  if (scopes.hasManyUses(declaration)) return undefined;
  const calls: SyntaxNode[] = [];
  for (const use of scopes.usesOf(declaration)) {
    const call = use.parent;
    const callee = call?.field(call.type === 'new_expression' ? 'constructor' : 'function');
    if (call === undefined || callee?.start !== use.start || callee.end !== use.end) return undefined;
    calls.push(call);
  }
  return calls;
}

function classOfConstructor(method: SyntaxNode): SyntaxNode | undefined {
  return method.field('name')?.text === 'constructor' ? method.parent?.parent : undefined;
}

function isExported(node: SyntaxNode): boolean {
  const statement = node.type === 'variable_declarator' ? node.parent : node;
  return statement?.parent?.type === 'export_statement';
}
