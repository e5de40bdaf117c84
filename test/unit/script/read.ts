/** Reads a script for the tests of core/script, and writes what was read as one line. */
import type { ForeignFunction, ForeignType } from '../../../server/core/foreign/foreign-function';
import { typeKey } from '../../../server/core/flow/types';
import { ScriptFile } from '../../../server/core/script/script-file';
import { ScriptRoot } from '../../../server/core/script/script-root';
import { ScriptText } from '../../../server/core/script/script-text';
import type { StaticValue } from '../../../server/core/script/static-value';
import type { LanguageId, Parser, SyntaxNode } from '../../../server/core/syntax/port';
import { loadNativeParser } from '../../../server/parser/native';

const native = loadNativeParser();
if (!native.ok) throw new Error(native.why);
export const parser: Parser = native.parser;

export function read(
  text: string,
  files: Readonly<Record<string, string>> = {},
  language: LanguageId = 'typescript',
): ScriptFile {
  const root = new ScriptRoot(ScriptText.of(text, language), parser);
  return new ScriptFile({ root, language, files: new Map(Object.entries(files)), parser });
}

/** The last statement of the file, which is an expression. */
export function lastExpression(file: ScriptFile): SyntaxNode {
  const statement = file.root.namedChildren.filter((one) => one.type === 'expression_statement').at(-1);
  const expression = statement?.namedChildren[0];
  if (expression === undefined) throw new Error('The text ends in no expression.');
  return expression;
}

/** What the text's last expression is. */
export function valueOf(
  text: string,
  files?: Readonly<Record<string, string>>,
  language?: LanguageId,
): string {
  const file = read(text, files, language);
  return show(file.evaluate(lastExpression(file)), file.text);
}

export function show(value: StaticValue, text = ''): string {
  switch (value.kind) {
    case 'number':
      return String(value.value);
    case 'bigint':
      return `${value.value}n`;
    case 'string':
      return JSON.stringify(value.value);
    case 'boolean':
      return String(value.value);
    case 'array':
      return `[${value.elements.map((one) => show(one, text)).join(', ')}]`;
    case 'module':
      return [value.module, ...value.path].join('.');
    case 'library':
      return `library ${value.library} ${value.file ?? String(value.file)}`;
    case 'foreign':
      return `${value.call.manner} ${showFunction(value.call.fn)}`;
    case 'foreign-type':
      return `type ${value.direction} ${value.text}`;
    case 'function':
      return `function ${value.node.field('name')?.text ?? ''}`.trim();
    default:
      return value.kind;
  }
}

export function showFunction(fn: ForeignFunction): string {
  const type = (one: ForeignType): string =>
    `${one.direction === 'in' ? '' : `${one.direction} `}${typeKey(one.machine)}`;
  const parameters = fn.parameters?.map(type).join(', ') ?? '?';
  const returns = fn.returns === undefined ? '?' : `${type(fn.returns)}${showResult(fn.returns)}`;
  const file = fn.file === undefined ? '?' : (fn.file ?? 'itself');
  const marks = [
    fn.variadic ? 'variadic' : '',
    fn.nonblocking ? 'nonblocking' : '',
    fn.keepsErrno ? 'errno' : '',
  ];
  return [`${fn.library} ${file}: ${fn.symbol}(${parameters}) ${returns}`, ...marks]
    .filter(Boolean)
    .join(' ');
}

function showResult({ value }: ForeignType): string {
  return value === undefined ? '' : ` ${value}`;
}

/** The call of C that the last expression makes: `symbol manner (arguments)`. */
export function callOf(
  text: string,
  files?: Readonly<Record<string, string>>,
  language?: LanguageId,
): string {
  const file = read(text, files, language);
  const site = file.foreignCall(lastExpression(file));
  if (site === undefined) return 'none';
  const written = site.arguments.map((one) => {
    if (one.kind === 'written') return one.node.text;
    return one.systemCall === undefined ? `<${show(one.value)}>` : `<number of ${one.systemCall}>`;
  });
  const more = [site.callback === undefined ? '' : 'callback', site.wrapped ? 'wrapped' : ''].filter(Boolean);
  return [`${site.call.fn.symbol} ${site.call.manner} (${written.join(', ')})`, ...more].join(' ');
}
