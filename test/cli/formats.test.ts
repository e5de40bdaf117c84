import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bad, good, Scratch } from './scratch';

describe('numa-lens check --format', () => {
  const scratch = new Scratch();

  it('text shows the line with carets under the right columns, tabs and wide characters too', async () => {
    scratch.put({ 'bad.c': bad.replace('return', '/* 漢é */ return') });
    const { stdout } = await scratch.check('bad.c');
    const lines = stdout.split('\n');
    assert.match(lines[0] ?? '', /^bad\.c:4:57: error\[flags-invalid\]: /);
    const flags = (lines[1] ?? '').indexOf('MPOL_MF_STRICT');
    // One character before takes two columns.
    assert.equal((lines[2] ?? '').indexOf('^'), flags + 1);
    assert.match(lines[2] ?? '', /\^{14}$/);
    assert.ok(!stdout.includes('\t') && !stdout.includes('\u001b'));
    assert.match(stdout, /1 finding in 1 file: 1 error\.\n$/);
  });

  it('text never prints control characters of the source', async () => {
    scratch.put({ 'bad.c': bad.replace('0, 4', '0 /*\u001b[2J\u202e*/, 4') });
    const { stdout } = await scratch.check('bad.c');
    assert.ok(!stdout.includes('\u001b') && !stdout.includes('\u202e'));
  });

  it('json is one object with lines and columns from 1', async () => {
    scratch.put({ 'src/bad.c': bad });
    const { code, version, findings, summary } = await scratch.json('src');
    assert.equal(code, 1);
    assert.equal(version, 1);
    const [finding] = findings;
    assert.ok(finding);
    const { file, line, column, endLine, endColumn, rule, severity } = finding;
    assert.deepEqual(
      [file, line, column, endLine, endColumn, rule, severity],
      ['src/bad.c', 4, 48, 4, 62, 'flags-invalid', 'error'],
    );
    assert.equal(typeof finding['message'], 'string');
    assert.equal(typeof finding['url'], 'string');
    assert.equal(summary.files, 1);
    assert.equal(summary.errors, 1);
  });

  it('json lists every call, also those without a finding, and the related places of a finding', async () => {
    scratch.put({
      'good.c': good,
      'bad.c': `#define FLAGS 4\n${bad.replace('MPOL_MF_MOVE_ALL | 1', 'FLAGS')}`,
    });
    const { calls } = await scratch.json('.');
    assert.deepEqual(
      calls.map(({ file, call, form, judged }) => [file, call, form, judged]),
      [
        ['bad.c', 'move_pages', 'wrapper', true],
        ['good.c', 'move_pages', 'wrapper', true],
      ],
    );
  });

  it('json is one object also when there is nothing to say', async () => {
    scratch.put({ 'good.c': good });
    const { code, findings } = await scratch.json('good.c');
    assert.deepEqual([code, findings], [0, []]);
  });

  it('sarif names rules, relative paths and regions', async () => {
    scratch.put({ 'a b/bad.c': bad });
    const { code, stdout } = await scratch.check('--format', 'sarif', '.');
    assert.equal(code, 1);
    const log: unknown = JSON.parse(stdout);
    const at = (value: unknown, ...keys: (string | number)[]): unknown =>
      keys.reduce<unknown>(
        (one, key) =>
          typeof one === 'object' && one !== null
            ? new Map<string, unknown>(Object.entries(one)).get(String(key))
            : undefined,
        value,
      );
    assert.equal(at(log, 'version'), '2.1.0');
    const run = at(log, 'runs', 0);
    assert.equal(at(run, 'columnKind'), 'utf16CodeUnits');
    const result = at(run, 'results', 0);
    const index = at(result, 'ruleIndex');
    assert.ok(typeof index === 'number');
    assert.equal(at(run, 'tool', 'driver', 'rules', index, 'id'), 'flags-invalid');
    const physical = at(result, 'locations', 0, 'physicalLocation');
    assert.equal(at(physical, 'artifactLocation', 'uri'), 'a%20b/bad.c');
    assert.deepEqual(at(physical, 'region'), { startLine: 4, startColumn: 48, endLine: 4, endColumn: 62 });
  });

  it('github writes workflow commands', async () => {
    scratch.put({ 'a,b.c': bad });
    const { stdout } = await scratch.check('--format', 'github', '.');
    assert.match(
      stdout,
      /^::error file=a%2Cb\.c,line=4,endLine=4,col=48,endColumn=62,title=numa-lens flags-invalid::The flags [^\n]*\n$/,
    );
  });

  it('gitlab is a list of issues with fingerprints of their own', async () => {
    scratch.put({ 'a.c': bad, 'b.c': bad });
    const { stdout } = await scratch.check('--format', 'gitlab', '.');
    const issues: unknown = JSON.parse(stdout);
    assert.ok(Array.isArray(issues));
    const [first, second] = issues.map((one: unknown) => one);
    assert.equal(issues.length, 2);
    assert.ok(typeof first === 'object' && first !== null && 'fingerprint' in first);
    assert.ok(typeof second === 'object' && second !== null && 'fingerprint' in second);
    assert.notEqual(first.fingerprint, second.fingerprint);
    assert.deepEqual(
      { ...first, fingerprint: '', description: '' },
      {
        ...{ description: '', check_name: 'flags-invalid', fingerprint: '', severity: 'critical' },
        location: { path: 'a.c', lines: { begin: 4, end: 4 } },
      },
    );
    scratch.put({ 'a.c': good, 'b.c': good });
    assert.equal((await scratch.check('--format', 'gitlab', '.')).stdout, '[]\n');
  });

  it('junit has a suite for each file with a call, and what was not checked as an error', async () => {
    scratch.put({ 'a & "b".c': bad, 'good.c': good });
    const { stdout } = await scratch.check('--format', 'junit', '.', 'gone.c');
    const [declaration, suites] = stdout.split('\n');
    assert.equal(declaration, '<?xml version="1.0" encoding="UTF-8"?>');
    assert.equal(suites, '<testsuites name="numa-lens" tests="3" failures="1" errors="1">');
    assert.match(stdout, /<testsuite name="a &amp; &quot;b&quot;\.c" tests="1" failures="1" errors="0">/);
    assert.match(
      stdout,
      /name="flags-invalid at line 4">\n\s*<failure type="error" message="The flags [^"]*">/,
    );
    assert.match(stdout, /<testcase classname="good\.c" name="no findings"\/>/);
    assert.match(stdout, /<error message="there is no such file or folder"\/>/);
  });
});
