import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseMeson } from '../../../server/core/build/meson/syntax';
import { fixed, linkOf, type Files } from './project';

const head = "project('demo', 'c', default_options: ['c_std=c11'])\n";
const one = (text: string): Files => ({ 'meson.build': head + text });

/** One meson.build beside main.c, and what it says of main.c. */
const tables: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'is linked without libnuma': [
    ["executable('prog', 'main.c')", 'missing prog'],
    ["executable('prog', ['util.c', 'main.c'], install: true)", 'missing prog'],
    ["src = files('main.c')\nexecutable('prog', src, dependencies: dependency('threads'))", 'missing prog'],
    ["executable('prog', sources: ['main.c'], link_args: ['-lm'])", 'missing prog'],
    ["lib = static_library('core', 'main.c')\nexecutable('prog', 'p.c', link_with: lib)", 'missing prog'],
    [
      "core = static_library('core', 'main.c')\ndep = declare_dependency(link_with: core)\nexecutable('prog', 'p.c', dependencies: [dep])",
      'missing prog',
    ],
    ["foreach name : ['main', 'other']\n  executable(name, name + '.c')\nendforeach", 'missing main'],
    [
      "progs = {'a': 'main.c', 'b': 'other.c'}\nforeach name, src : progs\n  executable(name, src)\nendforeach",
      'missing a',
    ],
    [
      "cc = meson.get_compiler('c')\nm = cc.find_library('m', required: false)\nexecutable('prog', 'main.c', dependencies: m)",
      'missing prog',
    ],
    ["# dependency('numa')\nexecutable('prog', 'main.c') # dependency('numa')", 'missing prog'],
    [
      "numa = dependency('numa')\nexecutable('other', 'o.c', dependencies: numa)\nexecutable('prog', 'main.c')",
      'missing prog',
    ],
    ["executable('prog', meson.current_source_dir() / 'main.c')", 'missing prog'],
  ],
  'is linked with libnuma': [
    ["executable('prog', 'main.c', dependencies: dependency('numa'))", 'numa'],
    [
      "numa = dependency('numa', required: get_option('numa'))\ndeps = [dependency('threads')]\nif numa.found()\n  deps += numa\nendif\nexecutable('prog', 'main.c', dependencies: deps)",
      'numa',
    ],
    ["executable('prog', 'main.c', link_args: '-lnuma')", 'numa'],
    [
      "cc = meson.get_compiler('c')\nnuma = cc.find_library('numa')\nexecutable('prog', 'main.c', dependencies: [numa])",
      'numa',
    ],
    ["add_project_link_arguments('-lnuma', language: 'c')\nexecutable('prog', 'main.c')", 'numa'],
    [
      "dep = declare_dependency(link_args: ['-lnuma'])\nexecutable('prog', 'main.c', dependencies: dep)",
      'numa',
    ],
    [
      "lib = static_library('core', 'core.c', dependencies: dependency('numa'))\nexecutable('prog', 'main.c', link_with: lib)",
      'numa',
    ],
    [
      "dep = get_option('n') ? dependency('numa') : []\nexecutable('prog', 'main.c', dependencies: dep)",
      'numa',
    ],
  ],
  'is not understood': [
    ["executable('prog', 'main.c', dependencies: dependency('hwloc'))", 'unknown'],
    ["executable('prog', 'main.c', dependencies: extra)", 'unknown'],
    ["executable('prog', 'main.c', link_args: get_option('libs'))", 'unknown'],
    ["sub = subproject('x')\nexecutable('prog', 'main.c', dependencies: sub.get_variable('dep'))", 'unknown'],
    ["subdir('gone')\nexecutable('prog', 'main.c')", 'unknown'],
    ["executable('prog', 'main.c', kwargs: more)", 'unknown'],
    ["shared_library('lib', 'main.c')", 'unknown'],
    ["executable('prog', run_command('ls').stdout().split())", 'unknown'],
    ["executable('prog', 'main.c'", 'unknown'],
    ["if x\nexecutable('prog', 'main.c')", 'unknown'],
    ["a = a\nexecutable('prog', 'main.c', dependencies: a)", 'unknown'],
    [
      "dependency_list += dependency('threads')\nexecutable('prog', 'main.c', dependencies: dependency_list)",
      'unknown',
    ],
  ],
};

describe('meson.build', () => {
  for (const [what, rows] of Object.entries(tables))
    for (const [text, expected] of rows)
      it(`${what}: ${text.replaceAll('\n', ' ')}`, () => {
        assert.equal(linkOf(one(text), 'main.c'), expected);
      });

  it('in folders shares its variables', () => {
    const files = (dependencies: string): Files => ({
      'meson.build': `${head}deps = [${dependencies}]\nsubdir('src')`,
      'src/meson.build': "executable('prog', 'main.c', dependencies: deps)",
    });
    assert.equal(linkOf(files(''), 'src/main.c'), 'missing prog');
    assert.equal(linkOf(files("dependency('numa')"), 'src/main.c'), 'numa');
  });

  it('without project() above it is part of something that is not seen', () => {
    assert.equal(linkOf({ 'meson.build': "executable('prog', 'main.c')" }, 'main.c'), 'unknown');
  });

  const fixes: readonly (readonly [string, string])[] = [
    ["executable('prog', 'main.c')\n", "executable('prog', 'main.c', dependencies: dependency('numa'))\n"],
    [
      "executable('prog',\n  'main.c',\n  install: true,\n)\n",
      "executable('prog',\n  'main.c',\n  install: true, dependencies: dependency('numa'),\n)\n",
    ],
    [
      "t = dependency('threads')\nexecutable('prog', 'main.c', dependencies: [t], install: true)\n",
      "t = dependency('threads')\nexecutable('prog', 'main.c', dependencies: [t, dependency('numa')], install: true)\n",
    ],
    [
      "t = dependency('threads')\nexecutable('prog', 'main.c', dependencies: t)\n",
      "t = dependency('threads')\nexecutable('prog', 'main.c', dependencies: [t, dependency('numa')])\n",
    ],
  ];
  for (const [before, after] of fixes)
    it(`is fixed where it stands: ${before.replaceAll('\n', ' ')}`, () => {
      const files = fixed(one(before), 'main.c');
      assert.equal(files['meson.build'], head + after);
      assert.equal(linkOf(files, 'main.c'), 'numa');
    });

  it('is not edited where a loop makes several programs', () => {
    assert.deepEqual(fixed(one("foreach n : ['main']\n  executable(n, n + '.c')\nendforeach"), 'main.c'), {});
  });

  it('is read to its end or not at all', () => {
    for (const text of [
      "x = '",
      'f(',
      'f(a b)',
      'endif',
      'if a\nelse',
      'foreach x\nendforeach',
      '1 = 2',
      'a.b',
      '@',
    ])
      assert.equal(parseMeson(text), undefined, text);
    const text =
      "x = {'a': [1, -2], 'b': not c}\ny = a ? b : c\nz = '''x\n'y' ''' + f'@q@'\nif a in b and not (c not in d)\nelif e\nendif\n";
    assert.equal(parseMeson(text)?.length, 4);
  });
});
