import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isKernelSource } from '../../../server/kernel/kernel-source';
import { mayCall } from '../../../server/core/syntax/prefilter';

const includes = (...names: string[]): string =>
  names.map((name) => `#include <${name}>\n`).join('') + 'int r = migrate_pages(&list, f, 0, 1, 2, 3, 0);\n';

describe('sources of the kernel', () => {
  it('include what only the kernel has, and nothing of the C library', () => {
    const migrate = includes('linux/migrate.h', 'linux/export.h', 'linux/swap.h');
    assert.equal(isKernelSource(migrate), true);
    assert.equal(mayCall(migrate), false);
  });

  it('are no programs, whatever these include of the kernel', () => {
    for (const names of [
      [],
      ['linux/mempolicy.h', 'asm/unistd.h'],
      // tools/ of the kernel has programs.
      ['linux/list.h', 'linux/kernel.h'],
      ['linux/swap.h', 'stdio.h'],
      ['linux/swap.h', 'numaif.h'],
      ['linux/swap.h', 'sys/mman.h'],
    ])
      assert.equal(mayCall(includes(...names)), true, names.join());
  });
});
