/** docs/comparison.md and docs/security.md claim nothing that no test shows: each "yes" names a test, and the test is there under that name. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { missingTest, namedTests, root } from './named-tests';

/** The fewest rows that each has. */
const documents = { 'docs/comparison.md': 50, 'docs/security.md': 25 };

interface Row {
  readonly line: number;
  readonly what: string;
  readonly here: string;
  readonly shownBy: string;
}

/** The rows of the tables that have the four columns. */
function rowsOf(text: string): readonly Row[] {
  return text.split('\n').flatMap((line, at) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, what = '', , here = '', shownBy = ''] = cells;
    const isRow = cells.length === 6 && here !== 'here' && !/^-+$/.test(here);
    return isRow ? [{ line: at + 1, what, here, shownBy }] : [];
  });
}

/** What is wrong with a row; undefined when nothing is. */
function problemOf({ what, here, shownBy }: Row): string | undefined {
  const tests = namedTests(shownBy);
  if (what === '') return 'says not what it is about';
  if (here === 'no')
    return tests.length > 0 || shownBy === '' ? 'is a no, which has a reason and no test' : undefined;
  if (here !== 'yes' && here !== 'partly') return `says ${here}, which is neither yes, partly nor no`;
  if (tests.length === 0) return 'names no test';
  if (here === 'partly' && shownBy.startsWith('[')) return 'does not say what is missing';
  return tests.map(missingTest).find((problem) => problem !== undefined);
}

describe('what documents claim', () => {
  for (const [document, least] of Object.entries(documents)) {
    it(`is shown by a test that exists, for each row of ${document}`, () => {
      const rows = rowsOf(fs.readFileSync(path.join(root, document), 'utf8'));
      const problems = rows.flatMap((row) => {
        const problem = problemOf(row);
        return problem === undefined ? [] : [`${document}:${row.line}: "${row.what}" ${problem}`];
      });
      assert.deepEqual(problems, []);
      assert.ok(rows.length > least && rows.some(({ here }) => here === 'no'));
    });
  }

  it('would not pass with a claim that nothing shows', () => {
    const row = (here: string, shownBy: string): Row => ({ line: 1, what: 'a', here, shownBy });
    const own = '../test/architecture/comparison.test.ts';
    assert.equal(
      problemOf(row('yes', `[a](${own}) "would not pass with a claim that nothing shows"`)),
      undefined,
    );
    assert.match(problemOf(row('yes', '')) ?? '', /names no test/);
    assert.match(problemOf(row('yes', `[a](${own}) "is nowhere"`)) ?? '', /does not have/);
    assert.match(problemOf(row('yes', '[a](../test/none.test.ts) "a"')) ?? '', /does not exist/);
    assert.match(problemOf(row('maybe', 'x')) ?? '', /neither yes, partly nor no/);
    assert.match(problemOf(row('no', '')) ?? '', /has a reason/);
    assert.match(problemOf(row('partly', `[a](${own}) "b"`)) ?? '', /what is missing/);
    assert.equal(problemOf(row('no', 'a reason')), undefined);
  });
});
