/**
 * Literals that read like words for people and are handed to neither `say` nor `phrase`: they would stay in English. Whether a literal is
 * for people cannot be told from the source for certain; what is not is listed here with the reason, and everything else has to be said.
 */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(__dirname, '../../../..');

/** Folders and files whose words are in every language. */
const spoken: readonly string[] = [
  'client',
  'server/cli',
  'server/core/config-file.ts',
  'server/core/json-text.ts',
  'server/core/output/text.ts',
  'server/lsp/build',
  'server/protocol',
  'server/runner',
  'server/runner-process',
];

/** What is wrong with a request, for whoever writes a client; what is wrong with a debugger family, for whoever brings one. */
const forDevelopers: readonly string[] = [
  'server/runner/wire.ts',
  'server/runner/wire-fields.ts',
  'client/debug/session/families/from-extension.ts',
];

/** What package.json is made of, which has its texts in every language by itself (`manifestTexts` of templates.ts). */
const manifest: readonly string[] = [
  'client/commands/table.ts',
  'client/settings/table.ts',
  'client/views/table.ts',
  'client/first-steps/walkthrough.ts',
];

/** Code of C and JavaScript, and commands of debuggers. */
const code: readonly string[] = [
  'client/debug/session/families/cdt-gdb.ts',
  'client/debug/session/families/codelldb.ts',
  'client/debug/session/families/cppdbg.ts',
  'client/debug/session/families/gdb-dap.ts',
  'client/debug/session/families/generic.ts',
  'client/debug/session/families/lldb-dap.ts',
  'client/debug/session/families/lldb.ts',
  'client/debug/session/readers/tokens.ts',
  'client/debug/session/script/reader.ts',
  'client/views/page-map-html.ts',
];

/** What programs read, or developers: by file, then by the literal with § for each value. */
const others: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'client/annotations/model/page-map/words.ts': { 'status §': 'as the kernel writes it' },
  'client/annotations/words.ts': { '§: [§](command:§)': 'Markdown' },
  'client/debug/session/families/family.ts': { '*(unsigned long long *)§': 'C' },
  'client/debug/session/families/gdb.ts': {
    '(long long)(§)': 'C',
    '<optimized out>': 'as gdb says it',
  },
  'client/debug/session/families/js-debug.ts': {
    'new globalThis.BigUint64Array([§])': 'JavaScript',
    '(($pages, $bits) => { for (let $i = 0n; $i < 128n; $i++) if (($bits >> $i) & 1n) ': 'JavaScript',
    '(new globalThis.Uint8Array(§), (§n << 64n) | §n)': 'JavaScript',
  },
  'client/debug/session/readers/prepare.ts': {
    'data size ssize begin end cbegin cend get empty front back': 'names of C++',
  },
  'client/debug/session/script/expression.ts': {
    'new delete await yield function class import super async throw let var const debugger': 'JavaScript',
    '§.$get(§, §, true)': 'JavaScript',
  },
  'client/first-steps/example.ts': { '@category:debuggers C': 'what the gallery of extensions is asked' },
  'server/cli/debug/adapter.ts': { notSupported: 'a word of the Debug Adapter Protocol' },
  'client/extension.ts': { 'numa-lens vscode §': 'for the log of a runner' },
  'client/webview/page-map/map-area.ts': { 'translate(§px, §px)': 'CSS' },
  'client/webview/page-map/paint.ts': { '§px §': 'CSS' },
  'client/webview/page-map/totals.ts': { 'bar old': 'CSS' },
  'server/cli/arguments.ts': {
    'does not take': 'a part of what Node says',
    'is ambiguous': 'a part of what Node says',
  },
  'server/cli/help.ts': {
    'numa-lens § §': 'a command line',
    '§ numa-lens COMMAND [ARGUMENTS]': 'a command line',
  },
  'server/cli/check/baseline.ts': { '{\n  "version": 1,\n  "findings": §\n}\n': 'JSON' },
  'server/cli/debug/framing.ts': { 'Content-Length: §\r\n\r\n': 'a header' },
  'server/cli/debug/run-debug.ts': { 'numa-lens command line': 'for the log of a runner' },
  'server/core/config-file.ts': { '{ "status-ignored": "hint" }': 'JSON' },
  'server/runner/failures.ts': { 'errno §': 'the name of an errno' },
  'server/runner/operation.ts': { '§ MiB': 'a unit' },
  'server/runner/policies.ts': {
    'prefer (many)': 'as the kernel writes it',
    'weighted interleave': 'as the kernel writes it',
  },
  'server/runner/program.ts': { 'numa-lens runner: §\n': 'who speaks' },
  'server/runner/symbol-names.ts': { '(anonymous namespace)': 'as C++ writes it' },
  'server/runner/arguments.ts': {
    '§ runner --stdio [--target PID:START]': 'a command line',
    '§ runner --connect SOCKET --token-file FILE --target PID:START': 'a command line',
    '  --connect SOCKET    §': 'a command line',
    '  --token-file FILE   §': 'a command line',
    '  --target PID:START  §': 'a command line',
  },
  'server/cli/process/selection.ts': {
    '(--range 0xSTART-0xEND | --mapping NAME | --symbol NAME | --all)': 'a command line',
  },
  'server/cli/process/session.ts': {
    'numa-lens command line': 'for the log of a runner',
    'runner: §\n': 'who speaks',
  },
};

/** `file:line: text` of each. */
export function unspokenTexts(): readonly string[] {
  return spoken.flatMap(sourcesOf).flatMap(literalsOf);
}

/** Exceptions that are not met any more. */
export function needlessExceptions(): readonly string[] {
  const met = new Set(spoken.flatMap(sourcesOf).flatMap(wordsIn).map(keyOf));
  return Object.entries(others).flatMap(([file, texts]) =>
    Object.keys(texts)
      .map((text) => keyOf({ file, text }))
      .filter((key) => !met.has(key)),
  );
}

interface Literal {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

const keyOf = ({ file, text }: Pick<Literal, 'file' | 'text'>): string => `${file}: ${text}`;

/** `a/b/*`: its files, not its folders. */
function sourcesOf(area: string): readonly string[] {
  if (area.endsWith('.ts')) return [area];
  const folder = area.replace(/\/\*$/, '');
  return fs
    .readdirSync(path.join(root, folder), { recursive: folder === area, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => `${folder}/${name}`)
    .filter((file) => ![...forDevelopers, ...manifest, ...code].includes(file));
}

function literalsOf(file: string): readonly string[] {
  return wordsIn(file)
    .filter(({ text }) => others[file]?.[text] === undefined)
    .map(({ line, text }) => `${file}:${line}: ${text}`);
}

function wordsIn(file: string): readonly Literal[] {
  const source = ts.createSourceFile(
    file,
    fs.readFileSync(path.join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: Literal[] = [];
  const visit = (node: ts.Node, isOutput: boolean): void => {
    if (isElsewhere(node)) return;
    const text = textOf(node);
    if (text !== undefined && (readsLikeWords(text) || (isOutput && hasWord(text))))
      found.push({
        file,
        line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
        text,
      });
    if (!ts.isCallExpression(node)) {
      node.forEachChild((child) => {
        visit(child, (isOutput && !isComparison(node)) || isShown(node));
      });
      return;
    }
    const callee = node.expression.getText(source);
    visit(node.expression, false);
    // The first is the text itself; words among its values are to be a text, too.
    const rest = callee === 'say' || callee === 'phrase' ? node.arguments.slice(1) : node.arguments;
    for (const argument of rest) visit(argument, outputs.test(callee));
  };
  visit(source, false);
  return found;
}

/** Calls that show their argument to the user at once: there a single word is one, too. */
const outputs = /(?:\bio\.std(?:out|err)|^fail|\.stderr\.write|\.show\w+Message|\.setStatusBarMessage)$/;

/** What the editor shows of an item, a dialog or a status; so is a single word there. */
const shownMembers =
  /^(?:title|label|tooltip|description|detail|placeHolder|placeholder|prompt|spoken|remedy|message)$/;

function isComparison(node: ts.Node): boolean {
  return ts.isBinaryExpression(node) && /^[!=]==$/.test(node.operatorToken.getText());
}

/** `label: 'x'` and `picker.title = 'x'`. */
function isShown(node: ts.Node): boolean {
  if (ts.isPropertyAssignment(node)) return shownMembers.test(node.name.getText());
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(node.left) &&
    shownMembers.test(node.left.name.text)
  );
}

/** A word beside the name of the program itself and the editor's icons. */
const hasWord = (text: string): boolean =>
  /[a-z]{2,}/i.test(text.replaceAll(/numa-lens|NUMA Lens|\$\([\w-]+\)/g, ''));

/** A literal, with § for what is filled into a template. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `§${literal.text}`).join('');
}

/** Two words in a row of which one is in small letters, or a value beside a word. */
function readsLikeWords(literal: string): boolean {
  // A list of the kernel's names.
  if (/^[A-Z_ ]{80,}$/.test(literal)) return false;
  const text = literal.replace(/^(?:numa-lens|NUMA Lens)(?:: |$)|^\$\([\w-]+\) /, '');
  return (
    /(?:[a-z]{2,}|§)["”’)\]]?[,;:.]? +["“‘([]?(?:[a-z]|§)/i.test(text) &&
    /(?<![-\w/.])[a-z]{2,}(?![\w(/])/i.test(text)
  );
}

/** Texts of a language, of an error that is a bug, of types and imports, of a command's usage, of an expression to search with. */
function isElsewhere(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isPropertyAssignment(node)) return node.name.getText() === 'usage';
  // The editor's log tells what happened, for reports of bugs.
  if (ts.isCallExpression(node)) return /\blog\.(?:debug|info|warn|error)$/.test(node.expression.getText());
  if (ts.isNewExpression(node))
    return ['Error', 'TypeError', 'RangeError', 'RegExp'].includes(node.expression.getText());
  return false;
}
