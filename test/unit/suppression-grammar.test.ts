import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';

const root = path.resolve(__dirname, '../../..');
const scope = 'numa-lens.suppression.injection';

/** The comments of a C-like language, as every C, C++, TypeScript and JavaScript grammar scopes them. */
const host = {
  scopeName: 'source.host',
  patterns: [
    { name: 'comment.line.double-slash.host', begin: '//', end: '$' },
    { name: 'comment.block.host', begin: '/\\*', end: '\\*/' },
    { name: 'string.quoted.host', match: '"[^"]*"' },
  ],
};

describe('the grammar of suppression comments', () => {
  let grammar: IGrammar;

  before(async () => {
    const wasm = fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
    await loadWASM(wasm);
    const injected = path.join(root, 'syntaxes/suppression.tmLanguage.json');
    const registry = new Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (patterns) => new OnigScanner(patterns),
        createOnigString: (text) => new OnigString(text),
      }),
      loadGrammar: (name) =>
        Promise.resolve(
          name === scope
            ? parseRawGrammar(fs.readFileSync(injected, 'utf8'), injected)
            : parseRawGrammar(JSON.stringify(host), 'host.json'),
        ),
      getInjections: (name) => (name === 'source.host' ? [scope] : []),
    });
    const loaded = await registry.loadGrammar('source.host');
    assert.ok(loaded);
    grammar = loaded;
  });

  /** The pieces that the injection scoped, as `last scope: text`. */
  function scoped(text: string): string[] {
    let stack = INITIAL;
    return text.split('\n').flatMap((line) => {
      const result = grammar.tokenizeLine(line, stack);
      stack = result.ruleStack;
      return result.tokens.flatMap((token) => {
        const last = token.scopes[token.scopes.length - 1] ?? '';
        return last.endsWith('.numa-lens')
          ? [`${last.split('.')[0] ?? ''}: ${line.slice(token.startIndex, token.endIndex)}`]
          : [];
      });
    });
  }

  it('marks the keyword, each rule and the reason', () => {
    assert.deepEqual(
      scoped('f(); // numa-lens-ignore flags-invalid, status-null -- it is tested elsewhere'),
      [
        'keyword: numa-lens-ignore',
        'entity: flags-invalid',
        'punctuation: ,',
        'entity: status-null',
        'punctuation: --',
        'string: it is tested elsewhere',
      ],
    );
  });

  it('stops at the end of a block comment', () => {
    assert.deepEqual(scoped('/* numa-lens-ignore-file flags-invalid -- why */ int numa-lens-ignore;'), [
      'keyword: numa-lens-ignore-file',
      'entity: flags-invalid',
      'punctuation: --',
      'string: why ',
    ]);
    assert.deepEqual(scoped('/*\n * numa-lens-ignore status-null\n */').slice(0, 2), []);
  });

  it('leaves other comments and strings alone', () => {
    assert.deepEqual(scoped('// see numa-lens-ignore flags-invalid'), []);
    assert.deepEqual(scoped('// numa-lens-ignored flags-invalid'), []);
    assert.deepEqual(scoped('"// numa-lens-ignore flags-invalid"'), []);
  });
});
