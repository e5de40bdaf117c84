/**
 * Keys in a function that makes a call: what stands in front of them is not executed again, and what is found is what a fresh look
 * finds, whatever the key changes for what stands in front of it.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LintCache } from '../../../server/core/cache';
import { lint } from '../../../server/core/engine';
import type { LintResult } from '../../../server/core/lint';
import { chooseParser } from '../../../server/parser/choose';

const config = { minKernel: { major: 4, minor: 17, patch: 0 }, targetArch: 'x86_64', rules: {} };

const plainCalls = `#include <numaif.h>
#include <stdlib.h>
int chosen, shared, counted;
struct area { char *base; int node; };
void unknown(void);
int later(int wanted);
static void count_up(void) { counted++; }
static int earlier(int wanted) { return wanted > 1 ? 1 : wanted; }
long place(char *base, unsigned long count) {
  void *pages[16];
  int nodes[16], status[16], first = 0, own = 0;
  for (unsigned long i = 0; i < 16; i++) {
    pages[i] = base + i * 4096;
    nodes[i] = earlier((int)i);
  }
  chosen = 3;
again:
  unknown();
  if (count > 16) count = earlier(16);
  if (count > 15) count = 15;
  long rc = move_pages(0, count, pages, nodes, status, MPOL_MF_MOVE);
  if (rc < 0) return -1;
  for (unsigned long i = 0; i < count; i++) first += status[i];
  own++;
  if (own > 3) own = later(own);
  if (own > 2) own = 2;
  nodes[0] = chosen;
  return move_pages(0, 1, pages, nodes, status, MPOL_MF_MOVE | 8);
}
int later(int wanted) { return wanted / 2; }
`;

/** Before the call, anything happens to what has an address that goes somewhere. */
const hidden = (tail: string): string => `#include <numaif.h>
int note(int *value);
long place(void **pages, int *status, int ready) {
  int node = 1000, how = 1 << 20;
  if (ready) goto *(void *)pages[0];
  __asm__ volatile("" ::: "memory");
  if (ready > 1) status[0] = 1;
  long rc = move_pages(0, 1, pages, &node, status, how);
  if (rc != 0) return -1;
  ${tail}
  return status[0];
}
`;

/** What mover() does with its arguments is said behind who calls it. */
const wrapped = `#include <numaif.h>
#include <stddef.h>
long mover(int pid, unsigned long count, void **pages, int *nodes, int *status, int flags);
long place(void **pages, int *status, int ready) {
  int nodes[1] = { 1000 };
  if (ready) return 0;
  long rc = mover(0, 1, pages, nodes, status, 1 << 20);
  if (rc < 0) return -1;
  return move_pages(0, 1, pages, nodes, status, 1 << 20);
}
long mover(int pid, unsigned long count, void **pages, int *nodes, int *status, int flags) {
  return move_pages(pid, count, pages, nodes, status, flags);
}
`;

describe('a function that is analysed again', async () => {
  const parser = await chooseParser('fastest');
  const plain = ({ findings, callSites, wanted }: LintResult) => ({ findings, callSites, wanted });

  function opened(first: string, language: 'c' | 'cpp' = 'c') {
    const cache = new LintCache();
    const found = new Set<string>();
    let text = first;
    const look = (changes?: Parameters<typeof lint>[0]['changes']): number => {
      const input = { path: '/a.c', text, language, config, parser };
      const result = plain(lint({ ...input, cache, ...(changes === undefined ? {} : { changes }) }));
      assert.deepEqual(result, plain(lint(input)));
      for (const { rule } of result.findings) found.add(rule);
      return cache.prepared.flows.spared;
    };
    look();
    const replace = (start: number, end: number, inserted: string): number => {
      text = text.slice(0, start) + inserted + text.slice(end);
      return look([{ span: { start, end }, text: inserted }]);
    };
    /** Behind the words, all at once. */
    const type = (words: string, keys: string): number => {
      assert.ok(text.includes(words), words);
      const at = text.indexOf(words) + words.length;
      return replace(at, at, keys);
    };
    return {
      found,
      type,
      /** The first of these words becomes others. */
      change: (words: string, others: string): number => {
        assert.ok(text.includes(words), words);
        const at = text.indexOf(words);
        return replace(at, at + words.length, others);
      },
    };
  }

  for (const language of ['c', 'cpp'] as const) {
    it(`${language}: executes what stands behind the key alone`, () => {
      const { type, found } = opened(plainCalls, language);
      const none = type('void *pages[16]', ', *other');
      assert.equal(none, 0);
      const behindFirst = type('count = 15', ' + 1');
      const behindCall = type('rc < 0', '0');
      const behindLoop = type('nodes[0] = chosen', ' + 1');
      assert.ok(behindFirst > 100, `${behindFirst} steps were spared`);
      assert.ok(behindCall > behindFirst, `${behindCall} after ${behindFirst}`);
      assert.ok(behindLoop > behindCall, `${behindLoop} after ${behindCall}`);
      // What is taken over is taken over once more.
      assert.equal(type('nodes[0] = chosen', ' - 2'), behindLoop);
      assert.ok(found.size > 0);
    });

    it(`${language}: a loop runs again as a whole`, () => {
      const { type } = opened(plainCalls, language);
      const before = type('nodes[i] = earlier((int)i)', ' + 1');
      assert.ok(before < 40, `${before} steps were spared`);
      const behind = type('own++;', ' own++;');
      // Now most of it is in one.
      const outside = type('own++;', ' if (own < 3) goto again;');
      assert.ok(before < outside && outside < behind, `${outside} of ${behind} steps were spared`);
      assert.equal(type('own++;', ' own--;'), outside);
    });

    it(`${language}: asks the file again`, () => {
      const { type, change } = opened(plainCalls, language);
      // The caller is as it was, up to the helper that is not.
      const upToHelper = type('wanted / 2', ' + 4');
      assert.ok(upToHelper > 200, `${upToHelper} steps were spared`);
      const upToLoop = change('wanted > 1 ? 1', 'wanted > 9 ? 9');
      assert.ok(upToLoop > 0 && upToLoop < 40, `${upToLoop} steps were spared`);
      change('int later(int wanted) { return', 'int newer(int wanted) { return');
      type('nodes[0] = chosen', ' + 2');
      change('int newer(int wanted) { return', 'int later(int wanted) { return');
      type('nodes[0] = chosen', ' + 3');
    });

    it(`${language}: knows the globals that are named behind`, () => {
      const { type } = opened(plainCalls, language);
      assert.equal(type('own++;', ' own = shared;'), 0);
      assert.ok(type('own = shared', ' + 1') > 0);
    });

    it(`${language}: knows the records that are looked into behind`, () => {
      const { type } = opened(plainCalls, language);
      assert.equal(type('own++;', ' own = ((struct area *)base)->node;'), 0);
      assert.ok(type('->node', ' + 1') > 0);
    });

    it(`${language}: knows what an array has become`, () => {
      const { change } = opened(plainCalls, language);
      assert.equal(change('status[16]', 'status[12]'), 0);
    });

    it(`${language}: observes nothing by the order of what is entered anywhere`, () => {
      const { type } = opened(plainCalls, language);
      assert.equal(type('own++;', ' if (own) goto in; while (own < 9) { in: own++; }'), 0);
      assert.equal(type('in: own++;', ' own++;'), 0);
    });

    it(`${language}: does not go on from what ran once more`, () => {
      const { type } = opened(plainCalls, language);
      assert.ok(type('own++;', ' own++;') > 0);
      // A helper is the first to name a global that unknown() may have changed.
      type('own++;', ' count_up();');
      assert.equal(type('count_up();', ' own++;'), 0);
    });

    it(`${language}: knows what is broken behind`, () => {
      const { type, change } = opened(plainCalls, language);
      type('own++;', ' own = = ;');
      type('own = = ;', ' own++;');
      change(' own = = ;', '');
      type('own++;', ' own++;');
    });

    it(`${language}: knows what its calls have become`, () => {
      const { type, change, found } = opened(wrapped, language);
      assert.ok(found.size > 0);
      const all = type('return move_pages(0', ' + 0');
      const behind = change('pages, nodes, status, flags);\n}', 'pages, NULL,  status, flags);\n}');
      assert.ok(behind < all, `${behind} of ${all} steps were spared`);
    });

    it(`${language}: heeds addresses that are taken behind`, () => {
      const { type, change, found } = opened(hidden('status[0]++;'), language);
      assert.ok(found.size > 0);
      const all = type('status[0]++', ', ready++');
      const shown = 'note(&how);';
      const upToAssembler = type('ready++;', shown);
      assert.ok(upToAssembler < all, `${upToAssembler} of ${all} steps were spared`);
      change(shown, '');
      type('ready++;', ' ready++;');
    });
  }
});
