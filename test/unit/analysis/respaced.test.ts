/**
 * Blanks between the tokens of a function change nothing of what it does: it is not analysed again, and what is told is what a fresh look
 * tells. Where somebody might see the difference, it is looked at again.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { LintCache } from '../../../server/core/cache';
import { lint } from '../../../server/core/engine';
import type { LintInput, LintResult } from '../../../server/core/lint';
import { respacing } from '../../../server/core/respacing';
import { languageOfPath } from '../../../server/core/syntax/language';
import type { LanguageId } from '../../../server/core/syntax/port';
import { chooseParser } from '../../../server/parser/choose';

const fixtures = path.resolve(__dirname, '../../../../test/rules');
const config = { minKernel: { major: 4, minor: 17, patch: 0 }, targetArch: 'x86_64', rules: {} };

const source = `#include <numaif.h>
#include <stdio.h>
#define TEXT(x) #x
#define KEPT(x) x
static int node_of(int wanted) { return wanted & 1; }
long move(char *base, int wanted) {
  void *pages[16];
  int nodes[16], status[16];
  for (unsigned long i = 0; i < 16; i++) {
    pages[i] = base + i * 4096;
    nodes[i] = node_of(wanted); // of two
    status[i] = -1;
  }
  puts("two words"); /* said
  again */ wanted++;
  long rc = move_pages(0, 16, pages, nodes, status, 0);
  if (rc < 0) perror("move_pages");
  return rc + wanted;
}
int behind(void *p) { return (int)mbind(p, 4096, 9, 0, 0, 0); }
`;

describe('blanks in a function', async () => {
  const parser = await chooseParser('fastest');

  function opened(language: LanguageId, text: string) {
    const cache = new LintCache();
    const plain = ({ findings, callSites, wanted }: LintResult) => ({ findings, callSites, wanted });
    const run = (changes?: LintInput['changes']) => {
      const input = { path: '/a.c', text, language, config, parser };
      const found = plain(lint({ ...input, cache, ...(changes === undefined ? {} : { changes }) }));
      assert.deepEqual(found, plain(lint(input)), text);
      return found.findings;
    };
    run();
    return {
      text: () => text,
      edit: (start: number, end: number, inserted: string) => {
        text = text.slice(0, start) + inserted + text.slice(end);
        run([{ span: { start, end }, text: inserted }]);
        return cache.analysed;
      },
    };
  }

  /** Functions that are analysed when blanks come between the two parts, and when they go again. */
  function analysed(before: string, after: string, blanks = ' ', text = source): readonly [number, number] {
    const document = opened('c', text);
    const at = text.indexOf(before + after) + before.length;
    assert.ok(at >= before.length, before + after);
    return [document.edit(at, at, blanks), document.edit(at, at + blanks.length, '')];
  }

  it('are nothing new where none of what was found is about that place', () => {
    for (const [before, after] of [
      ['wanted', ';'],
      ['int', ' nodes[16], status'],
      ['perror', '("move'],
      ['rc', ' < 0'],
      ['rc ', '+ wanted'],
      ['node_of(', 'wanted)'],
    ] as const)
      for (const blanks of [' ', '\t', '   '])
        assert.deepEqual(analysed(before, after, blanks), [0, 0], before + after);
  });

  it('are looked at in front of a function, too: its fixes are as deep as it is written', () => {
    const move = `  long move(void **pages, int *nodes, int *status) {
    long rc = move_pages(0, 16, pages, nodes, status, 2);
    if (rc < 0)
      perror("move_pages");
    return rc;
  }
`;
    for (const around of ['namespace moves {', 'class Moves {'])
      for (const blanks of [' ', '\t', '/**/']) {
        const text = `#include <numaif.h>\n#include <stdio.h>\n${around}\n${move}};\n`;
        const document = opened('cpp', text);
        const at = text.indexOf('  long move');
        assert.equal(document.edit(at, at, blanks), 1, around);
        document.edit(at, at + blanks.length, '');
      }
  });

  it('are looked at in the call itself, in texts, comments and directives, at the ends of a line, and where tokens become others', () => {
    for (const [before, after] of [
      ['16, pages', ', nodes'],
      ['"two', ' words'],
      ['// of', ' two'],
      ['/* said', '\n'],
      ['\n', '  again */'],
      ['status[i] = -1;', '\n'],
      ['\n', '    status[i]'],
      ['wanted+', '+;'],
      ['wan', 'ted;'],
    ] as const)
      assert.notEqual(analysed(before, after)[0], 0, before + after);
  });

  it('are looked at where a macro spells them', () => {
    const using = (name: string): string => source.replace('"two words"', `${name}(wanted+1)`);
    assert.equal(analysed('(wanted', '+1', ' ', using('TEXT'))[0], 1);
    assert.equal(analysed('(wanted', '+1', ' ', using('KEPT'))[0], 0);
  });

  it('are looked at where a parser recovers from an error, and in scripts', () => {
    const broken = source.replace('nodes[i] = node_of', 'nodes[i] = = node_of');
    assert.notEqual(analysed('rc ', '+ wanted', ' ', broken)[0], 0);
    const script = `import koffi from 'koffi';
const move = koffi.load('libnuma.so.1').func('long move_pages(int, unsigned long, void **, const int *, int *, int)');
export function run(pages: bigint[], count: number): number {
  const said = \`two words\`;
  return move(0, count, pages, null, said, 2);
}
`;
    const document = opened('typescript', script);
    const at = script.indexOf(' words');
    assert.notEqual(document.edit(at, at, ' '), 0);
  });

  it('are looked at where something else has changed with them', () => {
    const document = opened('c', source);
    const at = source.indexOf('rc + wanted') + 2;
    assert.equal(document.edit(source.indexOf('& 1'), source.indexOf('& 1') + 1, '|'), 1);
    assert.equal(document.edit(at, at, ' '), 0);
    const spaced = document.text();
    const both = spaced.replace('& 1', '% 2').replace('rc  +', 'rc   +').replace('| 1', '& 1');
    assert.notEqual(document.edit(0, spaced.length, both), 0);
  });

  it('leave every finding of the fixtures as it is', () => {
    let without = 0;
    const files = fs.readdirSync(fixtures, { recursive: true }).map(String).sort();
    for (const [index, name] of files.entries()) {
      const language = languageOfPath(name);
      if (language !== 'c' && language !== 'cpp') continue;
      const text = fs.readFileSync(path.join(fixtures, name), 'utf8');
      const gaps = [...text.matchAll(/(?<=[\w)\];,(*&=<>+-])(?=[ \w()[\],;*&=<>+-])/g)].map(
        (one) => one.index,
      );
      // One place of every third, another one than in its neighbours.
      if (index % 3 !== 0) continue;
      const at = gaps[Math.floor((gaps.length * (index % 13)) / 13)];
      if (at === undefined) continue;
      const document = opened(language, text);
      if (document.edit(at, at, ' ') === 0) without++;
      document.edit(at, at + 1, '');
    }
    // Many places are outside of functions, in calls or in comments.
    assert.ok(without > 30, `${without} without another look`);
  });
});

describe('respacing', () => {
  it('tells where blanks came or went, and what is written around them', () => {
    assert.deepEqual(respacing('f(a, b);', 'f(a,  b);'), { from: 5, to: 5, delta: 1, around: ', b' });
    assert.deepEqual(respacing('f(a, b);', 'f(a,b);'), { from: 4, to: 5, delta: -1, around: ', b' });
    assert.deepEqual(respacing('x = a+b;', 'x = a +b;'), { from: 5, to: 5, delta: 1, around: 'a+' });
  });

  it('knows when a token becomes another one', () => {
    for (const [before, after] of [
      ['x = a + +b;', 'x = a ++b;'],
      ['int ab;', 'int a b;'],
      ['x = 1e +2;', 'x = 1e+2;'],
      ['x = a / *b;', 'x = a /*b;'],
      ['s = L "x";', 's = L"x";'],
      ['s = u8R "(x)";', 's = u8R"(x)";'],
    ] as const) {
      assert.equal(respacing(before, after), undefined, before);
      assert.equal(respacing(after, before), undefined, after);
    }
  });

  it('is nothing of texts that are the same, or differ in more', () => {
    for (const [before, after] of [
      ['f(a);', 'f(a);'],
      ['f(a);', 'f( b);'],
      ['f(a);', 'f(\na);'],
      ['f(a);', 'f( a );'],
      ['', ' '],
      ['f(a, b);', 'f(a,\fb);'],
      ['f(a,\\\n b);', 'f(a,\\\n  b);'],
      ['f(a, \\\n b);', 'f(a,  \\\n b);'],
      ['#if a\nf();', '#if  a\nf();'],
      ['operator""_s', 'operator"" _s'],
      ['int operator()(int);', 'int operator( )(int);'],
      ['f([[unused]] a);', 'f([ [unused]] a);'],
      ['move_pages#ifndef(a)', 'move_pages#ifndef (a)'],
      ['"a b"', '"a  b"'],
      ['/* a\nb c */', '/* a\nb  c */'],
    ] as const)
      assert.equal(respacing(before, after), undefined, JSON.stringify([before, after]));
  });
});
