import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { functionsOf } from '../../../server/core/syntax/functions';
import type { Parser } from '../../../server/core/syntax/port';
import { loadWasmParser } from '../../../server/parser/wasm';

describe('functions of a file', () => {
  let parser: Parser;
  before(async () => {
    parser = await loadWasmParser();
  });

  function names(text: string): string[] {
    const tree = parser.parse(text, 'c');
    try {
      return functionsOf(tree.root).map(({ name, nameSpan, span, body, text: own }) => {
        assert.equal(text.slice(nameSpan.start, nameSpan.end), name);
        assert.equal(text.slice(span.start, span.end), own);
        assert.ok(body.start > nameSpan.end && body.end === span.end);
        return name;
      });
    } finally {
      tree.dispose();
    }
  }

  it('finds definitions under their own names, whatever they return', () => {
    assert.deepEqual(
      names(
        'int a(void) {}\nstatic long *b(int x) {}\nint (*c(void))(int) {}\nvoid (d)(void) {}\nint e(void);\nint f;',
      ),
      ['a', 'b', 'c', 'd'],
    );
  });

  it('looks into conditional regions, linkage blocks and broken code', () => {
    assert.deepEqual(
      names('#ifdef A\nint a(void) {}\n#else\nint b(void) {}\n#endif\nextern "C" {\nint c(void) {}\n}\n'),
      ['a', 'b', 'c'],
    );
    assert.ok(names('int a(void) { if (x { }\n}\nint b(void) { return 1; }\n').includes('b'));
  });

  it('survives deep nesting', () => {
    const depth = 3000;
    assert.deepEqual(names(`int a(void) { ${'{'.repeat(depth)}${'}'.repeat(depth)} }`), ['a']);
  });
});
