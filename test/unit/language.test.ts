import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isWrittenScript, languageOfFile, languageOfPath } from '../../server/core/syntax/language';

void describe('the language of a file', () => {
  it('goes by the extension', () => {
    const cpp = ['a.cc', 'a.cpp', 'a.cxx', 'a.hh', 'a.hpp', 'a.h++', 'a.ipp', 'a.cu', 'dir.c/a.C'];
    for (const path of cpp) assert.equal(languageOfPath(path), 'cpp', path);
    for (const path of ['a.c', 'a.h', '/x.cpp/a.c']) assert.equal(languageOfPath(path), 'c', path);
    for (const path of ['a', 'Makefile', 'a.txt', 'a.constructor', 'cpp/a'])
      assert.equal(languageOfPath(path), undefined, path);
  });

  it('knows TypeScript and JavaScript, not what is made of them or looks like them', () => {
    for (const path of ['a.ts', 'a.mts', 'a.cts', 'a.test.ts', 'd.ts'])
      assert.equal(languageOfPath(path), 'typescript', path);
    for (const path of ['a.js', 'a.mjs', 'a.cjs', 'a.jsx', 'min.js'])
      assert.equal(languageOfPath(path), 'javascript', path);
    assert.equal(languageOfPath('a.tsx'), 'tsx');
    for (const path of ['a.d.ts', 'a.d.mts', 'a.d.css.ts', 'a.min.js', 'a-min.js', 'a.json'])
      assert.equal(languageOfPath(path), undefined, path);
  });

  it('tells a script that somebody wrote from what only has its extension', () => {
    assert.ok(isWrittenScript('const a = 1;\n'));
    assert.ok(isWrittenScript('const component = <p>text</p>;\n'));
    assert.equal(isWrittenScript('<?xml version="1.0"?>\n<!DOCTYPE TS>\n<TS/>\n'), false);
    assert.equal(isWrittenScript('\uFEFF<!DOCTYPE TS>\n'), false);
    for (const text of [`a\n${'b;'.repeat(20_000)}`, `${'b;'.repeat(20_000)}\na`])
      assert.equal(isWrittenScript(text), false);
  });

  const headers: Readonly<Record<string, { readonly text: string; readonly language: string }>> = {
    'plain C': {
      text: 'struct page { void *class; };\nint move(struct page *template, int n);\n',
      language: 'c',
    },
    'C that a C++ compiler may read': {
      text: '#ifdef __cplusplus\nextern "C" {\nnamespace x { class y; }\n#endif\nint f(int a);\n#ifdef __cplusplus\n}\n#endif\n',
      language: 'c',
    },
    'C with the words in comments and strings': {
      text: '// class X; std::vector\n/* namespace a { */\nstatic const char *s = "template <int>";\nint a = b ? c :d;\n',
      language: 'c',
    },
    'a conditional operator and a label': {
      text: 'int f(int public) { return public ? public: 2; }',
      language: 'c',
    },
    'a class': { text: '#pragma once\nclass Mover { int n; };\n', language: 'cpp' },
    'a namespace': { text: 'namespace numa {\nint node();\n}\n', language: 'cpp' },
    'a template': { text: 'template <class T> struct Pages { T *first; };\n', language: 'cpp' },
    'a standard type': { text: 'void move(const std::vector<int> &nodes);\n', language: 'cpp' },
    'a base class': { text: 'struct Mover : public Base { };\n', language: 'cpp' },
  };
  for (const [name, { text, language }] of Object.entries(headers))
    it(`a header is C unless it looks like C++: ${name}`, () => {
      assert.equal(languageOfFile('pages.h', text), language);
      assert.equal(languageOfFile('pages.c', text), 'c');
    });
});
