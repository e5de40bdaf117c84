import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LintCache } from '../../../server/core/cache';
import { lint } from '../../../server/core/engine';
import { chooseParser } from '../../../server/parser/choose';

const config = { minKernel: { major: 4, minor: 17, patch: 0 }, targetArch: 'x86_64', rules: {} };

/** main() hands `pages` to a helper, and then calls others that end in `last`. */
const program = (last: string, after = 'report(0);'): string => `#include <numaif.h>
#include <stddef.h>
#define NOTE(x) note(x)
void note(int value);
static void lowest(int value) { ${last} }
static void report(int value) { lowest(value); NOTE(value); }
static long mover(void **pages, int *status) { return move_pages(0, 1, pages, NULL, status, 0); }
int main(int count, char **words) {
  int status;
  void *page = (void *)0x1001;
  if (count > 1) return 1;
  if (mover(&page, &status) != 0) return 2;
  ${after}
  return words == NULL;
}
`;

describe('what cannot reach a call', async () => {
  const parser = await chooseParser('fastest');

  function findings(text: string, cache?: LintCache): readonly string[] {
    const input = { path: '/a.c', text, language: 'c' as const, config, parser };
    return lint(cache === undefined ? input : { ...input, cache }).findings.map(
      ({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`,
    );
  }

  const call = 'move_pages(0, 1, NULL, NULL, &value, 0);';

  it('takes nothing from what is found before it', () => {
    assert.ok(findings(program('note(value);')).includes('pages-unaligned &page'));
  });

  it('is left alone when it changes', () => {
    const cache = new LintCache();
    const first = findings(program('note(value);'), cache);
    assert.deepEqual(findings(program('note(value + 1);'), cache), first);
    assert.deepEqual([cache.reused, cache.analysed], [2, 0]);
  });

  it('is looked at once a call can be reached from it', () => {
    const cache = new LintCache();
    findings(program('note(value);'), cache);
    for (const text of [
      program(call),
      program('note(value);').replace('note(x)', `mover(NULL, &(int){x})`),
      program('note(value);').replace('void note(int value);', `static void note(int value) { ${call} }`),
      program('note(value);', 'mover(NULL, &status); report(0);'),
      program('pm(0, 1, NULL, NULL, &value, 0);').replace(
        'void note(int value);',
        'static long (*pm)(int, unsigned long, void **, const int *, int *, int);\nstatic void load(void *h) { pm = dlsym(h, "move_pages"); }\nvoid note(int value);',
      ),
      program('note(value);'),
    ])
      assert.deepEqual(findings(text, cache), findings(text));
  });
});
