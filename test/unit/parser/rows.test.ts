import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { Language, Parser as WasmParser, type Node } from 'web-tree-sitter';
import { languageOfFile } from '../../../server/core/syntax/language';
import type { LanguageId, Parser, SyntaxNode } from '../../../server/core/syntax/port';
import { everyLanguage, grammarOf } from '../../../server/parser/grammars';
import { loadWasmParser } from '../../../server/parser/wasm';

const root = path.resolve(__dirname, '../../../..');

/** Every source file that a test uses: in turn all of it, without its end, and without a piece in the middle. */
const texts = fs
  .readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /fixtures\/.*\.(?:[ch]|cpp|[cm]?[jt]s|[jt]sx)$/.test(name))
  .map((name, at): { readonly name: string; readonly text: string; readonly language: LanguageId } => {
    const text = fs.readFileSync(path.join(root, 'test', name), 'utf8');
    const language = languageOfFile(name, text) ?? 'c';
    const third = Math.floor(text.length / 3);
    if (at % 3 === 0) return { name, text, language };
    if (at % 3 === 1) return { name: `the beginning of ${name}`, text: text.slice(0, 2 * third), language };
    return { name: `${name} with a hole`, text: text.slice(0, third) + text.slice(third + 20), language };
  });

/** Everything that is told of a node, by the binding's own node. */
function same(read: SyntaxNode, own: Node, fields: readonly string[], where: string): void {
  const of = `${where}: ${own.type} at ${own.startIndex}`;
  const told = (one: Node | null | undefined): unknown =>
    one === null || one === undefined ? undefined : [one.type, one.startIndex, one.endIndex];
  const given = (one: SyntaxNode | undefined): unknown =>
    one === undefined ? undefined : [one.type, one.start, one.end];
  assert.deepEqual(given(read), told(own), of);
  assert.deepEqual(
    [read.isNamed, read.isError, read.isMissing, read.hasError, read.text],
    [own.isNamed, own.isError, own.isMissing, own.hasError, own.text],
    of,
  );
  assert.deepEqual(read.namedChildren.map(given), own.namedChildren.map(told), of);
  for (const field of fields) {
    const found = own.childForFieldName(field);
    // The binding looks for some fields in a child instead, if that came about by another rule of the grammar.
    const child = found?.parent?.equals(own) === true ? found : undefined;
    assert.deepEqual(given(read.field(field)), told(child), `${of}, ${field}`);
  }
  assert.equal(read.children.length, own.children.length, of);
  read.children.forEach((child, at) => {
    assert.equal(child.parent, read);
    const other = own.children[at];
    assert.ok(other !== undefined);
    same(child, other, fields, where);
  });
}

describe('a tree that was read', () => {
  let parser: Parser;
  const grammars = new Map<LanguageId, Language>();
  before(async () => {
    parser = await loadWasmParser();
    for (const language of everyLanguage) {
      const { package: name, file } = grammarOf(language);
      const wasm = createRequire(__filename).resolve(`${name}/${file ?? name}.wasm`);
      grammars.set(language, await Language.load(wasm));
    }
  });

  for (const language of everyLanguage)
    it(`says what the binding's own nodes say: ${language}`, () => {
      const grammar = grammars.get(language);
      assert.ok(grammar !== undefined);
      const own = new WasmParser();
      own.setLanguage(grammar);
      const fields = grammar.fields.filter((one) => one !== null);
      const some = texts.filter(
        (one) => one.language === language || (language === 'cpp' && one.language === 'c'),
      );
      assert.ok(some.length > 0 || language === 'tsx');
      for (const { name, text } of some) {
        const tree = own.parse(text);
        assert.ok(tree !== null);
        const read = parser.parse(text, language).root;
        same(read, tree.rootNode, fields, name);
        for (let start = 0; start < text.length; start += 37)
          for (const end of [start, start + 1, start + 9]) {
            const found = read.namedDescendantAt(start, end);
            const other = tree.rootNode.namedDescendantForIndex(start, end);
            assert.deepEqual(
              [found.type, found.start, found.end],
              [other?.type, other?.startIndex, other?.endIndex],
            );
          }
        tree.delete();
      }
      own.delete();
    });
});
