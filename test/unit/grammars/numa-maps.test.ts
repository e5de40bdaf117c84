import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { numaMapsFields } from '../../../server/kernel/numa-maps-fields';
import { policies } from '../../../server/kernel/policies';
import { grammarOf, tokensOf } from './tokens';

const fixtures = path.resolve(__dirname, '../../../../test/unit/grammars/fixtures');

/** Every token with a scope, under the number of its line. */
async function listing(text: string): Promise<string> {
  const grammar = await grammarOf('source.numa-maps');
  const lines: string[] = [];
  let last = -1;
  for (const { line, text: word, scopes } of tokensOf(grammar, text)) {
    const own = scopes.filter((scope) => scope !== 'meta.mapping.numa-maps');
    if (own.length === 0) continue;
    if (line !== last) lines.push(`${line + 1}:`);
    last = line;
    lines.push(`  ${word}  ${own.map((scope) => scope.replace('.numa-maps', '')).join(' > ')}`);
  }
  return `${lines.join('\n')}\n`;
}

describe('the grammar of numa_maps', () => {
  it('scopes each part of a line, and nothing else', async () => {
    const text = fs.readFileSync(path.join(fixtures, 'all-fields.numa_maps'), 'utf8').trimEnd();
    const expected = fs.readFileSync(path.join(fixtures, 'all-fields.scopes.txt'), 'utf8');
    assert.equal(await listing(text), expected);
  });

  it('knows every policy and every field of the kernel', async () => {
    for (const { word } of policies)
      assert.match(
        await listing(`7f00 ${word}`),
        new RegExp(`  ${word.replace(/[()]/g, '\\$&')}  keyword.control.policy`),
      );
    for (const { name, unit } of numaMapsFields) {
      const key = name === 'node' ? 'N7' : name;
      const written = unit === 'word' ? key : unit === 'path' ? `${key}=/x` : `${key}=1`;
      assert.match(await listing(`7f00 default ${written}`), new RegExp(`  ${key}  \\w+`), name);
    }
  });
});
