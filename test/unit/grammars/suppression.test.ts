import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { grammarOf, ours } from './tokens';

async function scoped(language: string, text: string): Promise<readonly string[]> {
  return ours(await grammarOf(language), text).map((one) => one.replace(/^(\w+)\S*/, '$1:'));
}

describe('the grammar of suppression comments', () => {
  it('marks the keyword, each rule and the reason', async () => {
    const text = 'f(); // numa-lens-ignore flags-invalid, status-null -- it is tested elsewhere';
    for (const language of ['source.c', 'source.cpp', 'source.tsx', 'source.js'])
      assert.deepEqual(await scoped(language, text), [
        'keyword: numa-lens-ignore',
        'entity: flags-invalid',
        'punctuation: ,',
        'entity: status-null',
        'punctuation: --',
        'string: it is tested elsewhere',
      ]);
  });

  it('stops at the end of a block comment', async () => {
    assert.deepEqual(
      await scoped('source.c', '/* numa-lens-ignore-file flags-invalid -- why */ int numa-lens-ignore;'),
      ['keyword: numa-lens-ignore-file', 'entity: flags-invalid', 'punctuation: --', 'string: why '],
    );
    assert.deepEqual(await scoped('source.c', '/*\n * numa-lens-ignore status-null\n */'), []);
  });

  it('knows the comments of container files and units', async () => {
    const expected = [
      'keyword: numa-lens-ignore',
      'entity: seccomp-blocks',
      'punctuation: --',
      'string: run as root */',
    ];
    for (const language of ['source.yaml', 'source.ini'])
      assert.deepEqual(
        await scoped(language, 'cap_add: [] # numa-lens-ignore seccomp-blocks -- run as root */'),
        expected,
        language,
      );
    assert.deepEqual(
      await scoped('source.ini', '; numa-lens-ignore seccomp-blocks -- run as root */'),
      expected,
    );
    // Whose comments are one piece in the editor's grammars.
    assert.deepEqual(
      await scoped('source.dockerfile', '  # numa-lens-ignore seccomp-blocks -- run as root */'),
      expected,
    );
    assert.deepEqual(
      await scoped('source.json.comments', '{ // numa-lens-ignore seccomp-blocks -- run as root */'),
      expected,
    );
    assert.deepEqual(await scoped('source.dockerfile', 'RUN x # numa-lens-ignore seccomp-blocks'), []);
    assert.deepEqual(await scoped('source.json.comments', '"// numa-lens-ignore seccomp-blocks"'), []);
  });

  it('leaves other comments and strings alone', async () => {
    assert.deepEqual(await scoped('source.c', '// see numa-lens-ignore flags-invalid'), []);
    assert.deepEqual(await scoped('source.c', '// numa-lens-ignored flags-invalid'), []);
    assert.deepEqual(await scoped('source.c', '"// numa-lens-ignore flags-invalid"'), []);
    assert.deepEqual(await scoped('source.c', '// # numa-lens-ignore flags-invalid'), []);
    assert.deepEqual(await scoped('source.yaml', '"# numa-lens-ignore flags-invalid"'), []);
    assert.deepEqual(await scoped('source.yaml', '# see numa-lens-ignore flags-invalid'), []);
  });
});
