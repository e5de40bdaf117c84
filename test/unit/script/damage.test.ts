import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { SyntaxNode } from '../../../server/core/syntax/port';
import { languageOfPath } from '../../../server/core/syntax/language';
import { read } from './read';

const root = path.resolve(__dirname, '../../../..');
const fixtures = path.join(root, 'test/rules/fixtures');

const texts = fs
  .readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((name) => /^ffi-[\w-]+\/[\w-]+\.[tj]s$/.test(name))
  .map((name) => ({ name, text: fs.readFileSync(path.join(fixtures, name), 'utf8') }));

function nodesOf(node: SyntaxNode): readonly SyntaxNode[] {
  return [node, ...node.namedChildren.flatMap(nodesOf)];
}

/** Asks everything of everything. */
function readAll(name: string, text: string): number {
  const file = read(text, { './lib/types.js': text }, languageOfPath(name) ?? 'typescript');
  const nodes = nodesOf(file.root);
  for (const node of nodes) {
    file.evaluate(node);
    file.readsErrno(node);
    file.addressOf(node);
    file.systemCallOf(node);
    if (node.type === 'call_expression') file.foreignCall(node);
    if (node.type === 'identifier') file.declarationOf(node);
  }
  for (const one of file.bindings) file.systemCallsThrough(one, 'x86_64');
  file.dispose();
  return nodes.length;
}

describe('a script with a part cut out', () => {
  for (const { name, text } of texts)
    it(name, () => {
      // Sixteen cuts of growing length, in different places of the file.
      for (let cut = 0; cut < 16; cut++) {
        const start = Math.floor((text.length * ((cut * 7) % 16)) / 16);
        const damaged = text.slice(0, start) + text.slice(start + 3 + cut * 4);
        assert.ok(readAll(name, damaged) > 0);
      }
    });

  it('may refer to itself in any way', () => {
    const circles = [
      "import { a } from './a'; export { a as b } from './a';",
      'const a = { ...a, b: a.b }; a.b;',
      'class C extends C { x = this.x; static y = C.y; } new C().x; C.y;',
      'const f = (...a) => g(...a); const g = (...a) => f(...a); f(1);',
      'function f(x = f(x)) { return f(x); } f(f);',
      'enum E { A = E.B, B = E.A }',
      'const { a = b } = c, { b = a } = c, c = { a, b }; a;',
      'var x = x.y.z; x.y = x; x[x] = x;',
      'exports = module.exports = exports; exports.a = require("./a").a;',
    ];
    for (const text of circles) {
      const file = read(text, { './a': text });
      for (const node of nodesOf(file.root)) {
        file.evaluate(node);
        if (node.type === 'call_expression') file.foreignCall(node);
      }
      assert.equal(file.text, text);
    }
  });
});
