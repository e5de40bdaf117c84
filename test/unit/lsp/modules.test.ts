import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mayBeModule, moduleFiles } from '../../../server/lsp/modules';

void describe('the files that an import may mean', () => {
  it('are the sources of what a compiler makes, before that itself', () => {
    assert.deepEqual(moduleFiles('./lib/numa.js'), [
      './lib/numa.ts',
      './lib/numa.tsx',
      './lib/numa.js',
      './lib/numa.jsx',
    ]);
    assert.deepEqual(moduleFiles('../numa.mjs'), ['../numa.mts', '../numa.mjs']);
    assert.deepEqual(moduleFiles('./numa.ts'), ['./numa.ts']);
  });

  it('are those with an extension, or the index of a folder, where the import has none', () => {
    const files = moduleFiles('./numa');
    assert.equal(files[0], './numa.ts');
    assert.ok(files.includes('./numa.cjs'));
    assert.ok(files.includes('./numa/index.ts'));
    assert.ok(moduleFiles('./numa.constants').includes('./numa.constants.ts'));
    assert.ok(moduleFiles('..').includes('../index.js'));
  });

  it('are known by their names', () => {
    assert.ok(mayBeModule('numa.ts', './lib/numa.js'));
    assert.ok(mayBeModule('index.ts', './lib'));
    assert.equal(mayBeModule('numa.ts', './lib/luma.js'), false);
  });
});
