/** Sessions of edits after which a text was once told otherwise than afresh, as random ones found them (incremental.test.ts). */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { difference } from '../../../server/core/text';
import type { Parser } from '../../../server/core/syntax/port';
import { loadWasmParser } from '../../../server/parser/wasm';
import { corpora, type Edited } from './corpus';
import { firstDifference } from './replay';

interface Found {
  readonly what: string;
  readonly language: Edited;
  readonly texts: readonly string[];
}

const byName = `#include <numaif.h>
int by_name(void **pages, const int *nodes) {
  int status[1];
  if (move_pages(0, 1, pages, nodes, status, MPOL_MF_MOVE) != 0) return -1;
  return status[0] == TARGET;
}
`;

const limits = `#define BATCH 16
enum { LIMIT = 32, TARGET = 1 };
static int shared[LIMIT];
static void fill(int *nodes, int n) {
  for (int i = 0; i < n; i++) nodes[i] = TARGET;
}
enum { LIMIT = 4 };
static long report(long result) {
  fill(nodes, BATCH);
  return move_pages(0, LIMIT, r->pages, nodes, status, pick());
long two(void **p, int *s, unsigned long n) {
  return move_pages(0, BATCH, r->pages, nodes, shared, 9);
int four(int n) { return n + LIMIT; }
`;

const found: readonly Found[] = [
  {
    what: 'an include that now goes behind the function that wants it',
    language: 'c',
    texts: [byName, `${byName}\n#include <numaif.h>\n`],
  },
  {
    what: 'an enumerator that two enumerations have, the first of which is read for another one',
    language: 'c',
    texts: [limits, limits.replace('int four', '/*\n/*\nint four')],
  },
];

void describe('an edited text is told as if it were new', () => {
  let parser: Parser;
  before(async () => {
    parser = await loadWasmParser();
  });

  const supplied = new Map<string, string>();
  for (const { what, language, texts } of found) {
    for (const told of [true, false]) {
      it(`${what}, ${told ? 'its changes told' : 'nothing told'}`, () => {
        const [first = '', ...others] = texts;
        const steps = others.map((text, at) => ({
          changes: told ? difference(texts[at] ?? '', text) : undefined,
          after: { text, supplied },
        }));
        const different = firstDifference(
          { first: { text: first, supplied }, steps },
          corpora[language],
          parser,
        );
        assert.equal(different, undefined);
      });
    }
  }
});
