import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCompileOptions } from '../../../server/core/build/options';
import { shellWords } from '../../../server/core/build/shell-words';

const options = (command: string) => readCompileOptions(shellWords(command), 'x86_64');

describe('the words of a command', () => {
  it('are split as a shell does', () => {
    assert.deepEqual(shellWords(`cc -DA='a b' "-DB=\\"x\\"" c\\ d ''  e"f"'g'`), [
      'cc',
      '-DA=a b',
      '-DB="x"',
      'c d',
      '',
      'efg',
    ]);
    assert.deepEqual(shellWords(' \t'), []);
    assert.deepEqual(shellWords(`-DS=\\"1\\" "a\\b"`), ['-DS="1"', 'a\\b']);
    assert.deepEqual(shellWords(`'not closed`), ['not closed']);
  });
});

describe('compiler options', () => {
  it('give macros in order', () => {
    const { macros } = options(
      `gcc -DA -D B=2 -DC -UC -U A -DA=3 '-DF(x)=((x) + 1)' -DG=1 -D'G(x)=x' -Wp,-D_FORTIFY_SOURCE=2 -D=bad -c a.c`,
    );
    assert.deepEqual(
      [...macros],
      [
        ['B', '2'],
        ['A', '3'],
        ['F(x)', '((x) + 1)'],
        ['G(x)', 'x'],
        ['_FORTIFY_SOURCE', '2'],
      ],
    );
  });

  it('give folders in the order of the search, and headers that are forced in', () => {
    const { quoteFolders, folders, forced } = options(
      'ccache gcc -isystem sys -Iinc -I other -iquote here -idirafter late -include cfg.h -imacros m.h -include-pch x -c a.c',
    );
    assert.deepEqual(quoteFolders, ['here']);
    assert.deepEqual(folders, ['inc', 'other', 'sys', 'late']);
    assert.deepEqual(forced, ['m.h', 'cfg.h']);
  });

  it('give the target, if they say', () => {
    const targets: readonly (readonly [string, string | undefined])[] = [
      ['gcc -c a.c', undefined],
      ['gcc -O2 -m64 a.c', 'x86_64'],
      ['gcc -m32 a.c', 'i386'],
      ['gcc -mx32 a.c', 'x32'],
      ['aarch64-linux-gnu-gcc -c a.c', 'arm64'],
      ['/opt/x/bin/aarch64-linux-gnu-g++-13 -c a.cc', 'arm64'],
      ['ccache arm-linux-gnueabihf-gcc a.c', 'arm'],
      ['powerpc64le-linux-gnu-gcc a.c', 'powerpc64'],
      ['powerpc64-linux-gnu-gcc -m32 a.c', 'powerpc'],
      ['mips64el-linux-gnuabi64-gcc a.c', 'mips64'],
      ['mips64el-linux-gnuabin32-gcc a.c', 'mipsn32'],
      ['x86_64-linux-gnux32-gcc a.c', 'x32'],
      ['i686-linux-gnu-gcc a.c', 'i386'],
      ['clang --target=riscv64-linux-gnu a.c', 'riscv64'],
      ['clang-17 -target s390x-linux-gnu a.c', 's390x'],
      ['gcc -march=native a.c', undefined],
      ['gcc -march=rv64gc a.c', 'riscv64'],
      ['my-own-gcc a.c', undefined],
      ['CC=x env LANG=C gcc-12 -m32 a.c', 'i386'],
      ['', undefined],
    ];
    for (const [command, target] of targets) assert.equal(options(command).targetArch, target, command);
  });

  it('tell whether an undeclared function is an error', () => {
    const answers: readonly (readonly [string, boolean | undefined])[] = [
      ['gcc a.c', undefined],
      ['gcc-12 a.c', false],
      ['gcc-14 a.c', true],
      ['clang-16 -std=gnu11 a.c', true],
      ['gcc-14 -std=gnu89 a.c', false],
      ['gcc-14 -fpermissive a.c', false],
      ['gcc-12 -Werror a.c', true],
      ['gcc-12 -Werror -Wno-error=implicit-function-declaration a.c', false],
      ['gcc-9 -Werror=implicit-function-declaration a.c', true],
      ['gcc -std=c2x a.c', true],
      ['aarch64-linux-gnu-gcc-14 a.c', true],
    ];
    for (const [command, answer] of answers)
      assert.equal(options(command).rejectsUndeclared, answer, command);
  });
});
