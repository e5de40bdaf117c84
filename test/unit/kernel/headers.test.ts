import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { familyCalls, findArchitecture, syscallNumber } from '../../../server/kernel/architectures';
import { constantValue, constantValues } from '../../../server/kernel/constants';
import { errnoNumber } from '../../../server/kernel/errnos';

const compiler = ['cc', 'gcc', 'clang'].find((name) => spawnSync(name, ['--version']).status === 0);
const architecture = findArchitecture(os.arch());

/** Compiles a program that prints every name the headers define, and runs it. */
function namesOfTheSystem(includes: readonly string[], names: readonly string[]): Map<string, number> {
  assert.ok(compiler !== undefined);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-headers-'));
  try {
    const lines = names.map((name) => `#ifdef ${name}\n  printf("${name} %ld\\n", (long)${name});\n#endif`);
    // Policies are an enumeration in <linux/mempolicy.h>, so #ifdef does not see them.
    const policies = names.filter(
      (name) => /^MPOL_(?!F_|MF_)/.test(name) && includes.includes('linux/mempolicy.h'),
    );
    const source = [
      '#define _GNU_SOURCE',
      '#include <stdio.h>',
      ...includes.map((name) => `#include <${name}>`),
      'int main(void) {',
      ...lines,
      ...policies.map((name) => `  printf("${name} %ld\\n", (long)${name});`),
      '  return 0;\n}\n',
    ].join('\n');
    fs.writeFileSync(path.join(folder, 'names.c'), source);
    const built = spawnSync(compiler, ['-o', 'names', 'names.c'], { cwd: folder, encoding: 'utf8' });
    assert.equal(built.status, 0, built.stderr);
    const printed = spawnSync(path.join(folder, 'names'), { encoding: 'utf8' });
    assert.equal(printed.status, 0);
    return new Map(
      printed.stdout
        .trim()
        .split('\n')
        .map((line) => {
          const [name = '', value = ''] = line.split(' ');
          return [name, Number(value)];
        }),
    );
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function hasHeader(name: string): boolean {
  if (compiler === undefined) return false;
  return (
    spawnSync(compiler, ['-E', '-x', 'c', '-'], { input: `#include <${name}>\n`, encoding: 'utf8' })
      .status === 0
  );
}

const noCompiler = compiler === undefined ? 'no C compiler on this machine' : false;
const wanting = (header: string): string | false =>
  noCompiler || (hasHeader(header) ? false : `<${header}> is not installed`);

describe("the numbers and the system's own headers", () => {
  const names = Object.keys(constantValues);

  it('policies and flags agree with <linux/mempolicy.h>', { skip: wanting('linux/mempolicy.h') }, (t) => {
    const seen = namesOfTheSystem(
      ['linux/mempolicy.h'],
      // Newer than the headers of some supported distributions, or in no mainline header.
      names.filter((name) => name.startsWith('MPOL_') && !['MPOL_WEIGHTED_INTERLEAVE'].includes(name)),
    );
    for (const [name, value] of seen) assert.equal(constantValue(name), value, name);
    for (const name of ['MPOL_BIND', 'MPOL_MF_MOVE', 'MPOL_MF_MOVE_ALL', 'MPOL_MF_STRICT', 'MPOL_F_ADDR'])
      assert.ok(seen.has(name), `${name} was not compared`);
    t.diagnostic(`fact kernel.mempolicyNames=${seen.size}`);
  });

  it('flags agree with <numaif.h>', { skip: wanting('numaif.h') }, () => {
    const seen = namesOfTheSystem(
      ['numaif.h'],
      names.filter((name) => name.startsWith('MPOL_')),
    );
    assert.ok(seen.has('MPOL_MF_MOVE_ALL'));
    for (const [name, value] of seen) assert.equal(constantValue(name), value, name);
  });

  it('errno, mmap and sysconf names agree with libc', { skip: wanting('sys/mman.h') }, (t) => {
    const seen = namesOfTheSystem(
      ['errno.h', 'sys/mman.h', 'unistd.h'],
      names.filter((name) => !name.startsWith('MPOL_')),
    );
    assert.ok(seen.size > 50);
    for (const [name, value] of seen) {
      const known = errnoNumber(name, architecture?.name) ?? constantValue(name);
      assert.equal(known, value, name);
    }
    t.diagnostic(`fact kernel.libcNames=${seen.size}`);
  });

  it('system call numbers agree with <asm/unistd.h>', { skip: wanting('asm/unistd.h') }, (t) => {
    assert.ok(architecture !== undefined, `no numbers for ${os.arch()}`);
    const seen = namesOfTheSystem(
      ['asm/unistd.h'],
      familyCalls.map((name) => `__NR_${name}`),
    );
    assert.ok(seen.has('__NR_move_pages'));
    for (const call of familyCalls) {
      const value = seen.get(`__NR_${call}`);
      if (value !== undefined) assert.equal(syscallNumber(call, architecture.name), value, call);
    }
    t.diagnostic(`fact kernel.syscallsCompared=${seen.size}`);
  });
});
