import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { mergeConfig } from '../../../server/core/config-file';
import { languageOfFile } from '../../../server/core/syntax/language';
import type { LanguageId, Parser, SyntaxNode } from '../../../server/core/syntax/port';
import { analysisOn } from '../../../server/lsp/analysis';
import { chooseParser } from '../../../server/parser/choose';
import { everyLanguage } from '../../../server/parser/grammars';
import { loadNativeParser } from '../../../server/parser/native';
import { loadWasmParser, readsFast } from '../../../server/parser/wasm';

const root = path.resolve(__dirname, '../../../..');

/** Every source file that a test uses. */
const fixtures = fs
  .readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /fixtures\/.*\.(?:[ch]|cpp|[cm]?[jt]s|[jt]sx)$/.test(name))
  .map((name) => path.join('test', name));

const samples: Readonly<Record<string, string>> = {
  'outside the basic plane':
    'const char *s = "\u{1F600}é"; /* \u{10FFFF} */ int f(void) { return g(s, 1); }\n',
  'an identifier in another script': 'int größe; long 数 = 3;\n',
  'carriage returns': 'int a;\r\nint b(void)\r\n{\r\n  return a;\r\n}\r\n',
  'a byte order mark': '\uFEFFint a;\n',
  'half a call': 'int f(void) {\n  move_pages(0, n,\n}\nint g(void) { return 1; }\n',
  'a directive among arguments': 'void f(void) { g(1,\n#ifdef X\n 2\n#else\n 3\n#endif\n); }\n',
  'a lone surrogate': 'char *s = "\uD800";\nint a;\n',
  'a NUL in a comment, in a string and between tokens': '/* a\0b; */ char *s = "\0;";\0int a;\n',
  empty: '',
};

const scriptSamples: Readonly<Record<string, string>> = {
  'outside the basic plane': 'const s = "\u{1F600}é"; /* \u{10FFFF} */ function f() { return g(s, 1); }\n',
  'a template and optional chaining': 'const a = `${b?.c ?? `${1n}`}`;\r\nlet größe = a;\r\n',
  'a private member, a static block and a regular expression':
    'class C { #n = /[/]\\/\\u{1F600}/u; static { C.name; } }\n',
  'half a call': 'function f() {\n  movePages(0, n,\n}\nfunction g() { return 1; }\n',
  'half an object': 'const lib = dlopen("libnuma.so.1", { move_pages: { parameters: [\nconst a = 1;\n',
  empty: '',
};

const native = loadNativeParser();
const withNative = native.ok ? {} : { skip: native.why };

/** A line a node: everything that the port tells about it. */
function dump(node: SyntaxNode, lines: string[], depth = 0): void {
  const flags = `${node.isNamed ? 'n' : ''}${node.isError ? 'e' : ''}${node.isMissing ? 'm' : ''}${node.hasError ? 'E' : ''}`;
  lines.push(`${' '.repeat(depth)}${node.type} ${node.start}-${node.end} ${flags} ${node.text}`);
  for (const child of node.children) dump(child, lines, depth + 1);
}

function dumpText(parser: Parser, text: string, language: LanguageId): string {
  const tree = parser.parse(text, language);
  const lines: string[] = [];
  dump(tree.root, lines);
  tree.dispose();
  return lines.join('\n');
}

describe('parser bindings', () => {
  let wasm: Parser;
  before(async () => {
    wasm = await loadWasmParser();
  });

  it('chooses WebAssembly for the editor, and for the command line what loads', async () => {
    assert.equal((await chooseParser('wasm')).binding, 'wasm');
    const notes: string[] = [];
    const fastest = await chooseParser('fastest', { note: (sentence) => notes.push(sentence) });
    assert.equal(fastest.binding, native.ok ? 'native' : 'wasm');
    assert.deepEqual(notes, native.ok ? [] : [native.why]);
  });

  for (const preference of ['wasm', 'fastest'] as const) {
    it(`${preference}: loads a grammar when its language is first met`, async () => {
      const parser = await chooseParser(preference, { languages: [] });
      const analysis = analysisOn(parser);
      const loaded = (): string => everyLanguage.filter((language) => parser.has(language)).join(' ');
      const lintOf = async (
        language: LanguageId,
        text: string,
        imported: Readonly<Record<string, string>> = {},
      ) => {
        const input = { path: 'a', text, language, config: mergeConfig([]), parser };
        return (await analysis.lint({ ...input, headers: new Map(Object.entries(imported)) })).findings
          .length;
      };
      await lintOf('cpp', 'int a;');
      assert.equal(loaded(), '', 'a text without a call is not parsed');
      const call = 'long f(void **p, int *s) { return move_pages(0, 1, p, 0, s, 8); }';
      assert.notEqual(await lintOf('c', `#include <numaif.h>\n${call}\n`), 0);
      assert.equal(loaded(), 'c');
      const script =
        "import koffi from 'koffi';\nkoffi.load('libnuma.so').func('long move_pages(int pid)');\n";
      await lintOf('typescript', script);
      assert.equal(loaded(), 'c typescript');
      await lintOf('typescript', script, { './b': 'export const one = 1;' });
      assert.equal(loaded(), 'c javascript typescript tsx');
    });
  }

  it('reads a NUL as a blank, and tells the text as it is', () => {
    const text = '/* a\0b; */ int a;\0int b = c("\0;");\n';
    const tree = wasm.parse(text, 'c');
    assert.deepEqual(
      tree.root.children.map((one) => [one.type, one.text]),
      [
        ['comment', '/* a\0b; */'],
        ['declaration', 'int a;'],
        ['declaration', 'int b = c("\0;");'],
      ],
    );
    tree.dispose();
  });

  it('counts UTF-16 units', () => {
    const text = samples['outside the basic plane'] ?? '';
    const tree = wasm.parse(text, 'c');
    const at = text.indexOf('g(s');
    const call = tree.root.namedDescendantAt(at, at + 'g(s, 1)'.length);
    assert.equal(call.type, 'call_expression');
    assert.equal(call.text, 'g(s, 1)');
    assert.equal(call.field('function')?.text, 'g');
    assert.equal(call.parent?.type, 'return_statement');
    tree.dispose();
  });

  it('adds an offset to every position', () => {
    const tree = wasm.parse('int f(void) { return g(1); }', 'c', 1000);
    const call = tree.root.namedDescendantAt(1021, 1025);
    assert.deepEqual([call.type, call.text, call.start, call.end], ['call_expression', 'g(1)', 1021, 1025]);
    assert.deepEqual([call.parent?.text, tree.root.start, tree.root.text.length], ['return g(1);', 1000, 28]);
    tree.dispose();
  });

  it('refuses a tree after dispose, which may be called twice', () => {
    const tree = wasm.parse('int a;', 'c');
    tree.dispose();
    tree.dispose();
    assert.throws(() => tree.root, /after dispose/);
  });

  const all = [
    { of: 'C', texts: samples, languages: ['c', 'cpp'] },
    { of: 'scripts', texts: scriptSamples, languages: ['typescript', 'tsx', 'javascript'] },
  ] as const;
  for (const { of, texts, languages } of all)
    for (const [name, text] of Object.entries(texts))
      it(`both bindings give one tree of ${of}: ${name}`, withNative, () => {
        assert.ok(native.ok);
        for (const language of languages)
          assert.equal(dumpText(native.parser, text, language), dumpText(wasm, text, language));
      });

  it('both bindings give one tree: every file of the tests', withNative, (t) => {
    assert.ok(native.ok);
    assert.ok(fixtures.length > 0);
    for (const file of fixtures) {
      const text = fs.readFileSync(path.join(root, file), 'utf8');
      const language = languageOfFile(file, text) ?? 'c';
      assert.equal(dumpText(native.parser, text, language), dumpText(wasm, text, language), file);
    }
    t.diagnostic(`fact parser-fixtures=${fixtures.length}`);
  });

  /** 160 parses of 0.1 MB: 228 MB more where none of the trees is given back. Some are, later. */
  async function growth(parser: Parser): Promise<number> {
    const text = 'static int f(int a, int b) { return g(a + 1, b * 2, "text", a ? b : 0); }\n'.repeat(1350);
    const some = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) {
        const tree = parser.parse(text, 'c');
        assert.equal(tree.root.hasError, false);
        tree.dispose();
        await turn();
      }
    };
    await some(20);
    const before = process.memoryUsage().rss;
    await some(160);
    return (process.memoryUsage().rss - before) / 1e6;
  }

  it('reads the trees of WebAssembly the fast way', async () => {
    assert.ok(await readsFast());
  });

  it('gives memory back: WebAssembly', async (t) => {
    const megabytes = await growth(wasm);
    t.diagnostic(`fact parser-growth-wasm-mb=${Math.round(megabytes)}`);
    assert.ok(megabytes < 76, `${megabytes.toFixed(0)} MB more after 160 parses`);
  });

  it('gives memory back: native', withNative, async (t) => {
    assert.ok(native.ok);
    const megabytes = await growth(native.parser);
    t.diagnostic(`fact parser-growth-native-mb=${Math.round(megabytes)}`);
    assert.ok(megabytes < 76, `${megabytes.toFixed(0)} MB more after 160 parses`);
  });
});
