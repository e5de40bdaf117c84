import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calls } from '../../../server/kernel/calls';
import { flags } from '../../../server/kernel/flags';
import { contributedGrammars, grammarOf, ours } from './tokens';

describe('the grammar of NUMA names', () => {
  it('marks calls, system call names, flags and modes in code', async () => {
    const grammar = await grammarOf('source.c');
    assert.deepEqual(
      ours(
        grammar,
        [
          'long r = move_pages(pid, n, pages, nodes, status, MPOL_MF_MOVE|MPOL_MF_MOVE_ALL);',
          'mbind (p, size, MPOL_BIND | MPOL_F_STATIC_NODES, mask, 3, 0);',
          'syscall(__NR_move_pages, 0); syscall(SYS_set_mempolicy_home_node);',
          'numa_move_pages(0, 1, p, n, s, 0);',
        ].join('\n'),
      ),
      [
        'support.function.numa move_pages',
        'support.constant.flag MPOL_MF_MOVE',
        'support.constant.flag MPOL_MF_MOVE_ALL',
        'support.function.numa mbind',
        'support.constant.mode MPOL_BIND',
        'support.constant.mode-flag MPOL_F_STATIC_NODES',
        'support.constant.system-call __NR_move_pages',
        'support.constant.system-call SYS_set_mempolicy_home_node',
        'support.function.numa numa_move_pages',
      ],
    );
  });

  it('leaves comments, strings and longer names alone', async () => {
    const grammar = await grammarOf('source.cpp');
    assert.deepEqual(
      ours(
        grammar,
        '// move_pages(2) with MPOL_MF_MOVE\n/* mbind(1) */ "MPOL_BIND move_pages(" + my_move_pages(1) + MPOL_MF_MOVED + MY_MPOL_BIND; int mbind;',
      ),
      [],
    );
  });

  it('knows every call and flag of the kernel', async () => {
    const grammar = await grammarOf('source.ts');
    const names = calls.flatMap(({ wrappers }) => wrappers.map(({ name }) => name));
    for (const name of names)
      assert.deepEqual(ours(grammar, `${name}(1)`), [`support.function.numa ${name}`]);
    for (const { name, kind } of flags)
      assert.deepEqual(ours(grammar, name), [`support.constant.${kind} ${name}`]);
  });

  it('is injected into C, C++, CUDA, TypeScript and JavaScript', () => {
    const names = contributedGrammars().find(({ scopeName }) => scopeName === 'numa-lens.names.injection');
    assert.deepEqual(names?.injectTo, [
      'source.c',
      'source.cpp',
      'source.cuda-cpp',
      'source.ts',
      'source.tsx',
      'source.js',
      'source.js.jsx',
    ]);
  });
});
