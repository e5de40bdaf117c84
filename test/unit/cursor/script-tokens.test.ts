import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ScriptTokens } from '../../../server/core/cursor/script-tokens';

const text = `import koffi from 'koffi'; // it's "one"
const re = /[/"]+\\/(/g.test(\`a \${f({ b: \`\${c}(\` })} d\`) ? 1 / 2 : x?.y ?? [3n];
/* ( */ export function query(pages: BigUint64Array) {
  return move(0, pages.length, "(", '\\'(', \`(\${g(1)}\`, 2 | 4);
}
`;

const texts = (found: ReturnType<ScriptTokens['before']>): string | undefined =>
  found?.map((one) => one.text).join(' ');

describe('the tokens of a script', () => {
  it('are told apart from comments, literals and the text of templates', () => {
    const at = (needle: string): string | undefined => {
      const offset = text.indexOf(needle);
      assert.notEqual(offset, -1);
      return texts(new ScriptTokens().before(text, offset + 1));
    };
    assert.equal(at('"one"'), undefined);
    assert.equal(at("koffi'"), undefined);
    assert.equal(at('"]+'), undefined);
    assert.equal(at('{c}'), texts(new ScriptTokens().before(text, text.indexOf('c}('))));
    assert.equal(at('(` })'), undefined);
    assert.equal(at(' d`'), undefined);
    assert.equal(at('( */'), undefined);
    assert.match(at('x?.y') ?? '', /\? 1 \/ 2 : x$/);
    assert.match(
      at('2 | 4') ?? '',
      /query \( pages : BigUint64Array \) \{ return move \( 0 , .* , ` g \( 1 \) ` , 2$/,
    );
  });

  it('are the same however the text came about', () => {
    // A generator with a fixed beginning: each run makes the same edits.
    let state = 7;
    const random = (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return (state >>> 8) % below;
    };
    const pieces = [
      '(',
      ')',
      '`',
      '${',
      '}',
      '{',
      '"',
      "'",
      '/',
      '//',
      '/*',
      '*/',
      '\n',
      ' ',
      'x',
      '1',
      '|',
      '\\',
    ];
    const kept = new ScriptTokens();
    let now = text.repeat(40);
    for (let count = 0; count < 600; count++) {
      const start = random(now.length);
      const piece = pieces[random(pieces.length)] ?? '';
      now = now.slice(0, start) + piece + now.slice(start + random(3));
      const offset = Math.min(now.length, random(2) === 0 ? start + piece.length : random(now.length));
      assert.deepEqual(kept.before(now, offset), new ScriptTokens().before(now, offset), `edit ${count}`);
    }
  });
});
