/** docs/reliability.md claims nothing that no test shows: each fault names one, and every test that the document names is there. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { missingTest, namedTests, root } from './named-tests';

const document = 'docs/reliability.md';
/** The fewest faults that it has. */
const least = 30;

/** What is wrong with a row of the tables of faults; undefined when nothing is. */
function problemOf(row: string): string | undefined {
  const cells = row.split('|').map((cell) => cell.trim());
  const [, fault = '', read = '', lost = '', shownBy = ''] = cells;
  if (cells.length !== 6) return 'has not four columns';
  if (fault === '') return 'names no fault';
  if (read === '') return 'does not say what its user reads';
  if (lost === '') return 'does not say what is lost, and whether there is a way back';
  return namedTests(shownBy).length === 0 ? 'names no test' : undefined;
}

/** The rows of a section's tables, without their heads. */
function rowsOf(section: string): readonly string[] {
  const lines = section.split('\n');
  return lines.filter(
    (line, at) =>
      line.startsWith('|') && !/^\|[ :|-]+\|$/.test(line) && !/^\|[ :|-]+\|$/.test(lines[at + 1] ?? ''),
  );
}

describe('what docs/reliability.md claims', () => {
  const text = fs.readFileSync(path.join(root, document), 'utf8');

  it('is shown by a test for each fault', () => {
    const [, faults = ''] = /^## Faults\n(.*?)^## /ms.exec(text) ?? [];
    const rows = rowsOf(faults);
    const problems = rows.flatMap((row) => {
      const problem = problemOf(row);
      return problem === undefined ? [] : [`${row} ${problem}`];
    });
    assert.deepEqual(problems, []);
    assert.ok(rows.length >= least, `${rows.length} faults`);
  });

  it('names tests that exist', () => {
    const problems = namedTests(text).map(missingTest);
    assert.deepEqual(
      problems.filter((problem) => problem !== undefined),
      [],
    );
  });

  it('would not pass with a fault that nothing shows', () => {
    const own = '[a](../test/architecture/reliability.test.ts) "names tests that exist"';
    assert.equal(problemOf(`| a | b | c | ${own} |`), undefined);
    assert.match(problemOf('| a | b | c | d |') ?? '', /names no test/);
    assert.match(problemOf(`| a | | c | ${own} |`) ?? '', /what its user reads/);
    assert.match(problemOf(`| a | b | | ${own} |`) ?? '', /a way back/);
    assert.match(problemOf(`| | b | c | ${own} |`) ?? '', /names no fault/);
    assert.match(problemOf(`| a | b | ${own} |`) ?? '', /four columns/);
    assert.match(problemOf(`| a | b | c | d | ${own} |`) ?? '', /four columns/);
    assert.deepEqual(rowsOf('| a |\n| - |\n| b |\n'), ['| b |']);
    assert.deepEqual(namedTests(own).map(missingTest), [undefined]);
  });
});
