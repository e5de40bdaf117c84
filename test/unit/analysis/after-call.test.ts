import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Outcome } from '../../../server/core/facts/assumption';
import type { Parser } from '../../../server/core/syntax/port';
import { loadWasmParser } from '../../../server/parser/wasm';
import { eachCall } from './facts-of';

const head = '#include <errno.h>\n#include <numaif.h>\n#include <stdio.h>\n';

/** The uses of the first call in the last function, each as its kind and its text. */
function usesOf(parser: Parser, body: string, outcome: Outcome, entries?: 'errors'): string {
  const text = `${head}${body}`;
  let found = 'nothing is known';
  eachCall(text, parser, ({ after }) => {
    const uses = after.when(outcome, entries);
    const ends = after.endsWhen(outcome, entries);
    if (uses === undefined) return;
    const words = (name: 'result' | 'errno' | 'status'): string =>
      uses[name].map((use) => `${name} ${use.kind} ${text.slice(use.span.start, use.span.end)}`).join('; ');
    found = [words('result'), words('errno'), words('status'), ends === true ? '' : 'without end']
      .filter((one) => one !== '')
      .join('; ');
  });
  return found;
}

const move = 'move_pages(0, 2, pages, nodes, status, MPOL_MF_MOVE)';
const signature = 'int f(void **pages, int *nodes, int *status)';

void describe('what is reached after a call', async () => {
  const parser = await loadWasmParser();

  it('follows a flag that was computed from the result', () => {
    const text = `${signature} {
  int ok = ${move} == 0;
  if (!ok) return -1;
  return status[0];
}`;
    const status = (outcome: Outcome): string => usesOf(parser, text, outcome).split('; ').at(-1) ?? '';
    assert.equal(status('complete'), 'status returned return status[0];');
    assert.ok(status('failed').startsWith('result test'));
    assert.ok(status('incomplete').startsWith('result test'));
  });

  it('follows the result into a helper and back', () => {
    const text = `static int sorted(long r) { return r < 0 ? 2 : r > 0; }
${signature} {
  switch (sorted(${move})) {
  case 0: return status[0];
  case 1: return status[1];
  default: perror("move_pages"); return -1;
  }
}`;
    const reached = (outcome: Outcome): readonly string[] =>
      usesOf(parser, text, outcome).split('; ').slice(-1);
    assert.deepEqual(reached('failed'), ['errno passed perror("move_pages")']);
    assert.deepEqual(reached('complete'), ['status returned return status[0];']);
    assert.deepEqual(reached('incomplete'), ['status returned return status[1];']);
  });

  it('knows which uses of entries are guarded against error numbers', () => {
    const text = `int seen[64];
${signature} {
  if (${move} != 0) return -1;
  if (status[0] >= 0) seen[status[0]]++;
  switch (status[1]) {
  case -ENOENT: case -EFAULT: case -EBUSY: case -EACCES: break;
  default: seen[status[1]]++;
  }
  return 0;
}`;
    const indexes = (entries?: 'errors'): number =>
      usesOf(parser, text, 'complete', entries)
        .split('; ')
        .filter((use) => use.startsWith('status indexes')).length;
    assert.equal(indexes(), 2);
    assert.equal(indexes('errors'), 0);
  });

  it('sees a loop that has no way out', () => {
    const loop = (more: string): string => `${signature} {
  int tries = 0;
  long left;
  do {
    left = ${move};
  } while (left > 0${more});
  return tries;
}`;
    const after = (more: string): string => usesOf(parser, loop(more), 'incomplete');
    assert.ok(after('').endsWith('without end'));
    assert.ok(!after(' && ++tries < 10').endsWith('without end'));
  });

  it('takes errno for an error once the call has failed', () => {
    const text = `${signature} {
  int error = ${move} < 0 ? errno : 0;
  if (error != 0) return -1;
  return status[0];
}`;
    assert.ok(!usesOf(parser, text, 'failed').includes('status returned'));
    assert.ok(usesOf(parser, text, 'incomplete').includes('status returned'));
  });
});
