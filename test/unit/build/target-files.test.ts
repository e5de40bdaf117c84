import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { targetOf, type Files } from './project';

const list = (text: string): string =>
  `cmake_minimum_required(VERSION 3.16)\n${text}\nproject(p C)\nadd_executable(prog main.c)\n`;
const presets = (...all: object[]): string => JSON.stringify({ version: 6, configurePresets: all });
const toolchain =
  'set(CMAKE_SYSTEM_NAME Linux)\nset(CMAKE_SYSTEM_PROCESSOR aarch64)\nset(CMAKE_C_COMPILER /opt/bin/aarch64-linux-gnu-gcc)\n';

/** What the machine of main.c is, by the build files; the compiler's own is x86_64. */
const rows: readonly (readonly [string, Files, string | undefined])[] = [
  ['a makefile that names no compiler', { Makefile: 'main: main.o' }, undefined],
  ['a compiler for another machine', { Makefile: 'CC = aarch64-linux-gnu-gcc\nmain: main.o' }, 'arm64'],
  [
    'a prefix',
    {
      Makefile:
        'CROSS_COMPILE ?= riscv64-linux-gnu-\nCC = $(CROSS_COMPILE)gcc\nprog: main.c\n\t$(CC) -o $@ $<',
    },
    'riscv64',
  ],
  ['-m32', { Makefile: 'CFLAGS = -O2 -m32\nprog: main.c\n\t$(CC) $(CFLAGS) -o $@ main.c' }, 'i386'],
  [
    'a recipe with a compiler of its own',
    { Makefile: 'prog: main.c\n\tarm-linux-gnueabihf-gcc main.c -o prog' },
    'arm',
  ],
  [
    'two machines',
    { Makefile: 'a: main.c\n\tgcc -m32 main.c -o a\nb: main.c\n\tgcc main.c -o b' },
    undefined,
  ],
  [
    'a machine under a condition',
    { Makefile: 'ifeq ($(ARCH),arm64)\nCC = aarch64-linux-gnu-gcc\nendif\nmain: main.o' },
    undefined,
  ],
  ['a machine of one target', { Makefile: 'main: CC = aarch64-linux-gnu-gcc\nmain: main.o' }, undefined],
  [
    'a compiler for another file',
    { Makefile: 'other: o.c\n\taarch64-linux-gnu-gcc o.c -o other\nmain: main.o' },
    undefined,
  ],
  [
    'a makefile above that hands its compiler down',
    {
      Makefile: 'CC = gcc\nexport CC\nall:\n\t$(MAKE) -C src',
      'src/Makefile': 'CC = aarch64-linux-gnu-gcc\nmain: main.o',
      'src/main.c': '',
    },
    undefined,
  ],
  ['CMake without a toolchain', { 'CMakeLists.txt': list('') }, undefined],
  ['a processor', { 'CMakeLists.txt': list('set(CMAKE_SYSTEM_PROCESSOR aarch64)') }, 'arm64'],
  ['a compiler', { 'CMakeLists.txt': list('set(CMAKE_C_COMPILER powerpc64le-linux-gnu-gcc)') }, 'powerpc64'],
  ['an option', { 'CMakeLists.txt': list('add_compile_options(-Wall -m32)') }, 'i386'],
  ['flags', { 'CMakeLists.txt': list('set(CMAKE_C_FLAGS "${CMAKE_C_FLAGS} -m32")') }, 'i386'],
  [
    'an option under a condition',
    { 'CMakeLists.txt': list('if(X86)\nadd_compile_options(-m32)\nendif()') },
    undefined,
  ],
  [
    'values that contradict each other',
    {
      'CMakeLists.txt': list('set(CMAKE_SYSTEM_PROCESSOR arm)\nset(CMAKE_C_COMPILER aarch64-linux-gnu-gcc)'),
    },
    undefined,
  ],
  [
    'a toolchain file',
    {
      'CMakeLists.txt': list('set(CMAKE_TOOLCHAIN_FILE ${CMAKE_SOURCE_DIR}/cmake/arm.cmake)'),
      'cmake/arm.cmake': toolchain,
    },
    'arm64',
  ],
  [
    'a toolchain file that is not there',
    { 'CMakeLists.txt': list('set(CMAKE_TOOLCHAIN_FILE cmake/arm.cmake)') },
    undefined,
  ],
  [
    'a toolchain file if nobody names another',
    {
      'CMakeLists.txt': list(
        'if(NOT DEFINED CMAKE_TOOLCHAIN_FILE)\nset(CMAKE_TOOLCHAIN_FILE cmake/arm.cmake)\nendif()',
      ),
      'cmake/arm.cmake': toolchain,
    },
    undefined,
  ],
  [
    'presets that agree',
    {
      'CMakeLists.txt': list(''),
      'cmake/arm.cmake': toolchain,
      'CMakePresets.json': presets(
        { name: 'base', hidden: true, toolchainFile: '${sourceDir}/cmake/arm.cmake' },
        { name: 'debug', inherits: 'base' },
        { name: 'release', inherits: ['base'], cacheVariables: { CMAKE_BUILD_TYPE: { value: 'Release' } } },
      ),
    },
    'arm64',
  ],
  [
    'presets for several machines',
    {
      'CMakeLists.txt': list(''),
      'CMakePresets.json': presets(
        { name: 'native' },
        { name: 'arm', cacheVariables: { CMAKE_SYSTEM_PROCESSOR: 'aarch64' } },
      ),
    },
    undefined,
  ],
  [
    'a preset of the cache',
    {
      'CMakeLists.txt': list(''),
      'CMakePresets.json': presets({
        name: 'arm',
        cacheVariables: { CMAKE_C_COMPILER: 'aarch64-linux-gnu-gcc' },
      }),
    },
    'arm64',
  ],
  [
    'presets that are broken',
    { 'CMakeLists.txt': list(''), 'CMakePresets.json': '{"configurePresets": [' },
    undefined,
  ],
];

describe('the machine that is built for, by build files', () => {
  for (const [what, files, expected] of rows)
    it(`${what}: ${expected ?? 'not known'}`, () => {
      const source = 'src/main.c' in files ? 'src/main.c' : 'main.c';
      assert.equal(targetOf(files, source), expected);
    });
});
