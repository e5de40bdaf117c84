/**
 * Every English text of the product that other languages have to have: the first arguments of `say` and `phrase` in the sources, and the
 * tables of texts (rules, server/kernel, server/lsp/texts, package.nls.json). `group` names where it is from, for whoever translates.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ruleDeclarations } from '../../../server/core/rules/catalogue';
import { en } from '../../../server/kernel/texts/en';
import { texts } from '../../../server/lsp/texts';

const root = path.resolve(__dirname, '../../../..');

/** Template → group. */
export function templates(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (template: string, group: string): void => {
    if (isWords(template) && !found.has(template)) found.set(template, group);
  };
  for (const rule of ruleDeclarations) {
    const group = ruleGroup(rule.id);
    add(rule.title, group);
    for (const { script = {}, ...message } of Object.values(rule.messages))
      for (const sentence of [...Object.values(message), ...Object.values(script)]) add(sentence, group);
  }
  for (const [id, template] of Object.entries(en)) add(template, `kernel/${id.split('.')[0] ?? ''}`);
  // `reason` goes into a source file.
  for (const [name, template] of Object.entries(texts)) if (name !== 'reason') add(template, 'lsp');
  for (const template of manifestTexts()) add(template, 'manifest');
  for (const { file, template } of said()) add(template, groupOf(file));
  return found;
}

/** Those of package.json. */
function manifestTexts(): readonly string[] {
  const texts: unknown = JSON.parse(fs.readFileSync(path.join(root, 'package.nls.json'), 'utf8'));
  assert.ok(typeof texts === 'object' && texts !== null);
  return Object.values(texts).filter((one) => typeof one === 'string');
}

export interface Said {
  readonly file: string;
  readonly template: string;
}

/** What a program says whose sources are loaded from this one: those that it imports, and what these import. */
export function saidBy(entry: string): readonly string[] {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    const { importedFiles } = ts.preProcessFile(fs.readFileSync(path.join(root, file), 'utf8'));
    for (const { fileName } of importedFiles.filter(({ fileName: name }) => name.startsWith('.')))
      for (const target of [`${fileName}.ts`, `${fileName}/index.ts`]) {
        const found = path.posix.join(path.posix.dirname(file), target);
        if (fs.existsSync(path.join(root, found))) visit(found);
      }
  };
  visit(entry);
  return said().flatMap(({ file, template }) => (reached.has(file) && isWords(template) ? [template] : []));
}

/** Without letters there is nothing to translate but the comma of a list. */
function isWords(template: string): boolean {
  return /[A-Za-z,]/.test(template.replaceAll(/\{\w+\}/g, ''));
}

/** The literals that sources hand to `say` and `phrase`. */
export function said(): readonly Said[] {
  return calls().flatMap(({ file, argument }) =>
    argument !== undefined && ts.isStringLiteralLike(argument) ? [{ file, template: argument.text }] : [],
  );
}

/** Calls whose text is neither a literal nor an entry of a table: nobody could know that it has to be translated. */
export function unknownTexts(): readonly string[] {
  return calls().flatMap(({ file, argument, line }) => {
    if (argument !== undefined && ts.isStringLiteralLike(argument)) return [];
    const isEntry = argument !== undefined && ts.isPropertyAccessExpression(argument);
    const isOwn = file.startsWith('server/languages/');
    return isOwn || (isEntry && argument.expression.getText() === 'texts') ? [] : [`${file}:${line}`];
  });
}

/** `say` where a file is loaded: the process may not have its language by then, so it has to be a `phrase`. */
export function saidTooEarly(): readonly string[] {
  return calls().flatMap(({ file, line, isEarly }) => (isEarly ? [`${file}:${line}`] : []));
}

interface Call {
  readonly file: string;
  readonly line: number;
  readonly argument: ts.Expression | undefined;
  /** `say` outside of every function. */
  readonly isEarly: boolean;
}

function calls(): readonly Call[] {
  return ['server', 'client'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/^languages\/(?:ko|ja)\//.test(name))
      .flatMap((name) => callsOf(`${folder}/${name}`)),
  );
}

function callsOf(file: string): readonly Call[] {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  // Others may have a function of their own by this name.
  const ours = ['say', 'phrase'].filter(
    (name) =>
      new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from '[^']*languages/${name}'`).test(text) ||
      file === `server/languages/${name}.ts`,
  );
  if (ours.length === 0) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Call[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ours.includes(node.expression.getText(source)))
      found.push({
        file,
        line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
        argument: node.arguments[0],
        isEarly: node.expression.getText(source) === 'say' && ts.findAncestor(node, isFunction) === undefined,
      });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const isFunction = (node: ts.Node): boolean => ts.isFunctionLike(node);

function ruleGroup(id: string): string {
  return `rules/${id.split('-')[0] ?? ''}`;
}

function groupOf(file: string): string {
  const rule = /^server\/core\/rules\/([\w-]+)\.ts$/.exec(file)?.[1];
  if (rule !== undefined) return ruleGroup(rule);
  const [area = '', part = ''] = file.replace('server/core/rules/support', 'rules/support').split('/');
  return area === 'server' ? part : `${area}/${part}`;
}
