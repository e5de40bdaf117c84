import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ScriptRoot } from '../../../server/core/script/script-root';
import { ScriptText } from '../../../server/core/script/script-text';
import type { LanguageId, SyntaxNode } from '../../../server/core/syntax/port';
import { parser } from './read';

/** The text with `¦` between its pieces. */
function cut(text: string, language: LanguageId = 'typescript'): string {
  return ScriptText.of(text, language)
    .places.map(({ piece }) => piece.text)
    .join('¦');
}

/** The text is cut where it says so. */
function isCutSo(text: string, language?: LanguageId): void {
  assert.equal(cut(text.replaceAll('¦', ''), language), text);
}

void describe('the pieces of a script', () => {
  it('end between statements of the top level', () => {
    isCutSo("import a from 'a';\n¦const b = 1;\n¦function f() {\n  if (b) {\n}\n}\n¦class C {}\n");
    isCutSo('f();\n¦\n// what g is\ng();\n¦/** h */\nexport function h() {}\n');
  });

  it('do not end where a statement may go on', () => {
    isCutSo('const a = {}\n  .b;\n');
    isCutSo('const a = [1]\nconst b = 2;\n');
    isCutSo('if (a) {\n}\nelse {\n}\n¦try {\n} catch {\n}\nfinally {\n}\n');
    isCutSo("export { a }\nfrom 'a';\n");
    isCutSo('type A = {}\n| {};\n');
  });

  it('do not end in what only looks like code', () => {
    isCutSo('const a = `\n}\nfunction f() {}\n${b({ c: `\n};\nd` })}\n`;\n¦const e = 1;\n');
    isCutSo('/*\n};\nfunction f() {}\n*/\nconst a = 1;\n¦g();\n');
    isCutSo("const a = /[/'\"`{]/.test(b);\n¦const c = (d) / 2; // '\n¦if (e) /{/.exec(f);\n¦g();\n");
    isCutSo("const a = b! / 2 + c++ / 3 + d.return / 4; // '\n¦const e = !/'/.test(f);\n¦g();\n");
    isCutSo('f(() => {\nconst a = 1;\nconst b = 2;\n});\n¦g();\n');
  });

  it('are members of a class, between the lines that open and close it', () => {
    isCutSo(
      'a();\n¦// of c\nexport class C extends D<{ a: 1 }> {\n¦  b = 1;\n¦\n  // of e\n  e() {\n    f();\n  }\n¦  @g\n  #h() {}\n  // last\n¦}\n¦i();\n',
    );
    isCutSo('@a({ b: 1 })\nabstract class C {\n¦  d(): void;\n¦  d(e) {}\n¦};\n');
    isCutSo('export default class {\n¦}\n');
  });

  it('do not end between members where one may go on', () => {
    isCutSo('class C {\n¦  a = {}\n  in(b) {}\n  [c] = 1;\n¦  d() {}\n  *e() {}\n¦}\n');
  });

  it('are whole classes that are not written so', () => {
    isCutSo('class A { b() {}\nc() {}\n}\n');
    isCutSo('class A {\n  b() {}\nc() {} }\n');
    isCutSo('const A = class {\n  b() {}\n  c() {}\n};\n');
    isCutSo('class A extends B<{}> {\n  b() {}\n} c();\n');
    isCutSo('class A {\n  b(\n  c() {}\n}\n¦function d() {}\n');
  });

  it('are all of the rest where the scanner cannot tell', () => {
    isCutSo("a();\n¦const b = <p>it's</p>;\nc();\nd();\n", 'tsx');
    isCutSo('a();\n¦const b = <p>c;\n¦d();\n');
    isCutSo('a();\n¦function b() {} /c/.test(d);\ne();\n');
  });

  it('end at the next declaration where a bracket stays open', () => {
    isCutSo('function a() {\n  if (b) {\n}\n¦\nfunction c() {\n  d();\n}\n¦e();\n');
    isCutSo('function a() {\n  b(;\n}\n¦function c() {}\n');
  });

  it('end there too where an export shows that it is open, and only something stray closes it', () => {
    isCutSo('function a() {\n  {\n}\n¦\nfunction b() {}\n¦export function c() {}\n¦d();\n}\n¦e();\n');
    isCutSo("f(() => {\n  a;\n¦import b from 'b';\n¦c();\n});\n¦d();\n");
  });

  it('hold a namespace whole, and expressions that look like an import', () => {
    isCutSo('namespace A {\nexport const b = 1;\nexport function c() {}\n}\n¦d();\n');
    isCutSo("declare module 'a' {\nimport b from 'b';\nexport default b;\n}\n¦c();\n");
    isCutSo("f(() => {\na();\nimport('b');\nimport.meta.url;\n});\n¦g();\n");
  });

  it('go on behind a slash that begins nothing', () => {
    isCutSo('function a() {}\n/\nfunction b() {}\n¦c();\n');
    isCutSo('function a() {}\n*/\nfunction b() {}\n¦c();\n');
  });

  it('end before a comment that is never closed, which is one for itself', () => {
    isCutSo('a();\n¦/* b();\nfunction c() {}\n');
    isCutSo('a();\n¦function b() {\n  ¦/* c();\n}\nfunction d() {}\n');
    isCutSo('a();\n// b\n/* c */ d();\n  ¦/* e();\n');
  });

  it('read as the whole text does', () => {
    const folder = path.join(__dirname, '../../../../test/rules/fixtures');
    const files = fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((one) => /\.[cm]?[jt]s$/.test(one));
    assert.ok(files.length > 50);
    for (const file of files) {
      const language = file.endsWith('ts') ? 'typescript' : 'javascript';
      const text = fs.readFileSync(path.join(folder, file), 'utf8');
      const whole = parser.parse(text, language).root;
      if (whole.hasError) continue;
      const root = new ScriptRoot(ScriptText.of(text, language), parser);
      assert.deepEqual(root.namedChildren.map(outlineIn(root)), whole.namedChildren.map(outlineIn()), file);
    }
  });

  it('are after an edit what they are of a new text', () => {
    const parts = [
      ...[
        'function f() {\n',
        '  g(`a${',
        '}`);\n',
        '}\n',
        'const a = 1;\n',
        '/* ',
        ' */\n',
        '// b\n',
        "'",
        '`',
      ],
      ...[
        '{',
        '}',
        '(',
        ')',
        ';',
        '\n',
        ' / ',
        '<p>',
        'import c from "c";\n',
        'namespace N ',
        'class C {\n',
        '  m() {\n',
        '  }\n',
        '  n = 1;\n',
        'export ',
        'x',
        '/',
        '#!',
      ],
    ];
    const text = fc.array(fc.constantFrom(...parts), { maxLength: 30 }).map((all) => all.join(''));
    const edit = fc.record({ at: fc.nat(400), removed: fc.nat(6), inserted: fc.constantFrom(...parts, '') });
    fc.assert(
      fc.property(
        text,
        fc.array(edit, { maxLength: 6 }),
        fc.constantFrom('typescript', 'tsx'),
        (first, edits, language) => {
          let [told, untold] = [ScriptText.of(first, language), ScriptText.of(first, language)];
          for (const { at, removed, inserted } of edits) {
            const start = Math.min(at, told.text.length);
            const end = Math.min(start + removed, told.text.length);
            const after = told.text.slice(0, start) + inserted + told.text.slice(end);
            const changes = [{ span: { start, end }, text: inserted }];
            told = told.changed(after, changes);
            untold = untold.changed(after, undefined);
            const fresh = ScriptText.of(after, language);
            const plain = ({ places }: ScriptText): readonly unknown[] =>
              places.map(({ piece, start: from, looked }) => [
                ...[from, looked, piece.text, piece.role, piece.of?.text],
                places.findIndex((one) => one.piece === piece.of),
              ]);
            assert.deepEqual(plain(told), plain(fresh));
            assert.deepEqual(plain(untold), plain(fresh));
          }
        },
      ),
    );
  });
});

/** What holds the members of a class that is cut ends elsewhere. */
const holding = /^(?:export_statement|(?:abstract_)?class_declaration|class_body)$/;

/** A node and what it consists of. */
function outlineIn(root?: ScriptRoot): (node: SyntaxNode) => unknown {
  const outline = (node: SyntaxNode): unknown => {
    const { type, start, end, namedChildren } = node;
    const isCut = type === 'class_body' && root?.partAt(start)?.classBody?.start === start;
    const parts = isCut ? root.parts.filter((one) => one.opened?.classBody?.start === start) : [];
    const children = [...namedChildren, ...parts.flatMap((one) => one.members)].map(outline);
    return [type, start, ...(holding.test(type) ? [] : [end]), children];
  };
  return outline;
}
