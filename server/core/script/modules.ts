/** What a module gives: a package's parts by their names, and the exports of another file of the workspace. */
import type { SyntaxNode } from '../syntax/port';
import { libraryOfModule } from '../foreign';
import { errnoConstant } from './builtins';
import type { Evaluator, Site } from './evaluator';
import { stringOrName } from './imports';
import { patternNames } from './patterns';
import { isRelative, type ScriptUnit } from './program';
import { unknownStatic, type StaticValue } from './static-value';
import { childrenOf } from './syntax';
import { isBinding } from './values';

/** All of a module, as `import *` and require() see it. */
export function moduleValue(module: string, unit: ScriptUnit, evaluator: Evaluator): StaticValue {
  // The prefix changes nothing but for modules that only have it.
  const name = module.startsWith('node:') && module !== 'node:ffi' ? module.slice(5) : module;
  if (!isRelative(name)) return { kind: 'module', module: name, path: [] };
  const other = evaluator.program.imported(name, unit);
  if (other === undefined) return unknownStatic;
  return {
    kind: 'object',
    place: evaluator.place(other.root, { unit: other }),
    member: (member) => exportOf(other, member, evaluator),
  };
}

/** A named part of a module. */
export function moduleMember(value: StaticValue, name: string, evaluator: Evaluator): StaticValue {
  if (value.kind !== 'module') return evaluator.memberOf(value, name);
  const { module, path } = value;
  // What CommonJS exports as a whole is the default of an import.
  if (name === 'default' && path.length === 0) return value;
  if (module === 'globalThis' && path[0] === 'globalThis') return { kind: 'module', module, path: [name] };
  const all = [...path, name];
  if (libraryOfModule(module)?.nulls?.includes(all.join('.')) === true) return { kind: 'null' };
  return errnoConstant(all) ?? { kind: 'module', module, path: all };
}

const maxReexports = 8;

/** An export of a file of the workspace; `undefined` where it certainly has none of that name. */
export function exportOf(unit: ScriptUnit, name: string, evaluator: Evaluator, depth = 0): StaticValue {
  if (depth > maxReexports) return unknownStatic;
  const site: Site = { unit };
  const stars: SyntaxNode[] = [];
  for (const statement of unit.scopes.exports) {
    const found = exported(statement, name, site, evaluator, depth);
    if (found !== undefined) return found;
    if (isStar(statement)) stars.push(statement);
  }
  const common = commonExport(name, site, evaluator);
  if (common !== undefined) return common;
  for (const statement of name === 'default' ? [] : stars) {
    const other = sourceOf(statement, unit, evaluator);
    if (other === undefined) return unknownStatic;
    const found = exportOf(other, name, evaluator, depth + 1);
    if (found.kind !== 'undefined') return found;
  }
  return { kind: 'undefined' };
}

function isStar(statement: SyntaxNode): boolean {
  return (
    statement.children.some((one) => one.type === '*') &&
    !statement.namedChildren.some((one) => one.type === 'namespace_export')
  );
}

function sourceOf(statement: SyntaxNode, unit: ScriptUnit, evaluator: Evaluator): ScriptUnit | undefined {
  const source = statement.field('source');
  return source === undefined ? undefined : evaluator.program.imported(stringOrName(source), unit);
}

/** What one export statement says of a name; undefined if nothing. */
function exported(
  statement: SyntaxNode,
  name: string,
  site: Site,
  evaluator: Evaluator,
  depth: number,
): StaticValue | undefined {
  const { unit } = site;
  const isDefault = statement.children.some((one) => one.type === 'default');
  const value = statement.field('value');
  const declaration = statement.field('declaration');
  if (isDefault) {
    const node = value ?? declaration;
    return name === 'default' && node !== undefined ? evaluator.evaluate(node, site) : undefined;
  }
  if (statement.children.some((one) => one.type === '=')) {
    const whole = childrenOf(statement)[0];
    return whole === undefined ? undefined : wholeExport(evaluator.evaluate(whole, site), name, evaluator);
  }
  if (declaration !== undefined) {
    const node = declaredNames(declaration).find((one) => one.text === name);
    const found = node && unit.scopes.lookup(name, node.start);
    return found && evaluator.declared(found, site);
  }
  const namespace = statement.namedChildren.find((one) => one.type === 'namespace_export');
  const source = statement.field('source');
  if (namespace !== undefined && source !== undefined)
    return namespace.namedChildren[0]?.text === name
      ? moduleValue(stringOrName(source), unit, evaluator)
      : undefined;
  const clause = statement.namedChildren.find((one) => one.type === 'export_clause');
  for (const specifier of childrenOf(clause)) {
    const own = specifier.field('name');
    const outside = specifier.field('alias') ?? own;
    if (own === undefined || outside === undefined || stringOrName(outside) !== name) continue;
    if (source === undefined) return evaluator.evaluate(own, site);
    const other = sourceOf(statement, unit, evaluator);
    if (other !== undefined) return exportOf(other, stringOrName(own), evaluator, depth + 1);
    return evaluator.memberOf(moduleValue(stringOrName(source), unit, evaluator), stringOrName(own));
  }
  return undefined;
}

/** CommonJS: `module.exports = …`, `exports.name = …`. */
function commonExport(name: string, site: Site, evaluator: Evaluator): StaticValue | undefined {
  const { scopes } = site.unit;
  const single = scopes
    .memberWrites(name, { of: 'exports' })
    .filter(({ target }) => /^(?:module\.)?exports$/.test(target.field('object')?.text ?? ''));
  const whole = scopes
    .memberWrites('exports', { of: 'exports' })
    .filter(({ target }) => target.text === 'module.exports');
  // Compilers announce all exports as `exports.a = exports.b = void 0`.
  const values = single.filter(({ value }) => value !== undefined && !isAnnouncement(value));
  if (values.length > 0) return evaluator.written(undefined, values, site);
  const [all] = whole;
  if (all?.value === undefined || whole.length > 1) return whole.length > 1 ? unknownStatic : undefined;
  return wholeExport(evaluator.evaluate(all.value, site), name, evaluator);
}

function isAnnouncement(value: SyntaxNode): boolean {
  return value.type === 'assignment_expression' || value.text === 'void 0';
}

function wholeExport(value: StaticValue, name: string, evaluator: Evaluator): StaticValue {
  if (name === 'default') return value;
  return isBinding(value) ? evaluator.memberOf(value, name) : unknownStatic;
}

/** The names that a declaration statement introduces. */
export function declaredNames(declaration: SyntaxNode): readonly SyntaxNode[] {
  const own = declaration.field('name');
  if (own !== undefined) return [own];
  const inner = declaration.type === 'ambient_declaration' ? childrenOf(declaration) : [];
  return [
    ...inner.flatMap(declaredNames),
    ...childrenOf(declaration).flatMap((one) => {
      const pattern = one.type === 'variable_declarator' ? one.field('name') : undefined;
      return pattern === undefined ? [] : patternNames(pattern).map((name) => name.node);
    }),
  ];
}
