/**
 * Keys in and around functions that call others of the file: what is found is what a fresh look finds, and neither are the
 * helpers read again for a key in who calls them, nor is anything analysed again when keys are deleted one by one.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LintCache } from '../../../server/core/cache';
import { lint } from '../../../server/core/engine';
import type { LintInput, LintResult } from '../../../server/core/lint';
import type { LanguageId, Parser } from '../../../server/core/syntax/port';
import { chooseParser } from '../../../server/parser/choose';

const config = { minKernel: { major: 4, minor: 17, patch: 0 }, targetArch: 'x86_64', rules: {} };

const helpers = 6;

const written = ({ before = '', within = '', behind = '' }): string => `#include <numaif.h>
#define PAGE_BYTES 4096
#define FLAGS MPOL_MF_MOVE
struct region { char *base; unsigned long pages; };
${Array.from({ length: helpers }, (_, n) => `static int node_${n}(int wanted) { return wanted > ${n} ? ${n} : wanted; }\n`).join('')}
static void spread(struct region *region, void **pages, int *nodes) {
  for (unsigned long i = 0; i < 16; i++) {
    pages[i] = region->base + i * PAGE_BYTES;
    pages[i] = (char *)pages[i] - 8;
    nodes[i] = ${Array.from({ length: helpers }, (_, n) => `node_${n}((int)i)`).join(' + ')};
  }
}
${before}static int flags(void) { return FLAGS; }
static long raw(void **pages, int *nodes, int *status, int how) {
  return syscall(279, 0, 16, pages, nodes, status, how);
}
int unrelated(int value) { return value + 1; }
long move(struct region *region) {
  void *pages[16];
  int nodes[16], status[16];
  spread(region, pages, nodes);
  if (raw(pages, nodes, status, MPOL_MF_STRICT) < 0) return -1;
${within}  return move_pages(0, 16, pages, nodes, status, flags());
}
int behind(int value) { return value + 2; }
${behind}`;

/** One of the helpers calls a function that stands behind them all. */
const source = written({
  before: `long later(int pid, unsigned long count, void **pages, const int *nodes, int *status, int flags);
static long via(void **pages, int *nodes, int *status, int how) {
  return later(0, 16, pages, nodes, status, how);
}
`,
  within: '  if (via(pages, nodes, status, MPOL_MF_STRICT) < 0) return -1;\n',
  behind: `long later(int pid, unsigned long count, void **pages, const int *nodes, int *status, int flags) {
  return move_pages(pid, count, pages, nodes, status, flags);
}
`,
});

describe('functions that call others of the file', async () => {
  const chosen = await chooseParser('fastest');
  let parsed = 0;
  const parser: Parser = {
    binding: chosen.binding,
    supports: (language) => chosen.supports(language),
    parse: (text, ...others) => {
      // The head of a function is read by itself.
      if (!text.endsWith('{}')) parsed++;
      return chosen.parse(text, ...others);
    },
  };

  function opened(language: LanguageId, first = source) {
    const cache = new LintCache();
    let text = first;
    const plain = ({ findings, callSites, wanted }: LintResult) => ({ findings, callSites, wanted });
    const run = (changes?: LintInput['changes']): void => {
      const input = { path: '/a.c', text, language, config };
      const found = plain(lint({ ...input, parser, cache, ...(changes === undefined ? {} : { changes }) }));
      assert.deepEqual(found, plain(lint({ ...input, parser: chosen })));
    };
    run();
    const edit = (start: number, end: number, inserted: string) => {
      text = text.slice(0, start) + inserted + text.slice(end);
      const before = parsed;
      run([{ span: { start, end }, text: inserted }]);
      return { analysed: cache.analysed, parsed: parsed - before };
    };
    return {
      text: () => text,
      /** Behind the words, key by key, and back. */
      type: (words: string, keys: string, between?: () => void) => {
        const at = text.indexOf(words) + words.length;
        const each = Array.from(keys);
        const typed = each.map((key, index) => edit(at + index, at + index, key));
        between?.();
        const deleted = each.map((_, index) =>
          edit(at + keys.length - 1 - index, at + keys.length - index, ''),
        );
        return { typed, deleted };
      },
    };
  }

  for (const language of ['c', 'cpp'] as const) {
    it(`${language}: a key in the caller reads the caller alone`, () => {
      const { typed } = opened(language, written({})).type('region, pages, nodes', '+1+1');
      for (const one of typed.slice(1)) {
        assert.equal(one.analysed, 1);
        // It, and one that a rule looks at as it is written.
        assert.ok(one.parsed <= 2, `${one.parsed} texts were parsed`);
      }
    });

    it(`${language}: what is deleted key by key was known`, () => {
      for (const words of [
        'wanted > 2',
        'region->base + i',
        'unsigned long pages',
        '4096',
        'void *pages[16',
      ]) {
        const { typed, deleted } = opened(language).type(words, '1234567');
        assert.ok(
          typed.every((one) => one.analysed > 0),
          words,
        );
        assert.deepEqual(
          deleted.map((one) => one.analysed),
          typed.map(() => 0),
          words,
        );
      }
    });

    it(`${language}: a helper is read again where it says something else, or stands elsewhere`, () => {
      const { type, text } = opened(language);
      const caller = (): void => void type('nodes[16], status[16]', ';');
      for (const [words, keys] of [
        // Another value of a macro, another record, another macro of the name of a function.
        ['FLAGS MPOL_MF_MOVE', ' | MPOL_MF_STRICT'],
        ['struct region { char *base', '[4]'],
        ['#define FLAGS MPOL_MF_MOVE', '\n#define node_3(n) 99999'],
        ['static int node_4', 'x'],
        ['int unrelated', 'ly'],
        ['count, pages, nodes, status, flags', ' | 1'],
        ['#include <numaif.h>', '\n\n'],
        ['int behind(int value) {', ' node_1(value);'],
      ] as const) {
        caller();
        const at = text().indexOf(words) + words.length;
        type(words, keys, caller);
        assert.equal(text().slice(at, at + 1), source.slice(at, at + 1));
        caller();
      }
    });

    it(`${language}: a helper is read again for another machine`, () => {
      const cache = new LintCache();
      let text = source;
      for (const targetArch of ['x86_64', 'aarch64', 'x86_64']) {
        const end = text.length;
        text += '// A key behind all.\n';
        const changes = [{ span: { start: end, end }, text: text.slice(end) }];
        const other = { ...config, targetArch };
        const input = { path: '/a.c', text, language, config: other, parser: chosen };
        assert.deepEqual(lint({ ...input, cache, changes }).findings, lint(input).findings);
      }
    });
  }
});
