import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from '../../server/core/finding';
import { preprocess } from '../../server/core/preprocess/preprocess';
import { applySuppressions, suppressionRules } from '../../server/core/suppress';
import { onePiece } from '../../server/core/text-piece';
import { mayCall } from '../../server/core/syntax/prefilter';
import { fill } from '../../server/languages/phrase';

const ruleIds = new Set(['flags-invalid', 'status-null', 'result-ignored']);

/** A finding wherever the text has `!rule!`; the marks are left out of the text. */
function apply(
  marked: string,
  options: { rules?: Record<string, 'off' | 'error'>; complete?: boolean } = {},
) {
  let text = '';
  const findings: Finding[] = [];
  for (const [index, part] of marked.split('!').entries()) {
    if (index % 2 === 0) text += part;
    else {
      const span = { start: text.length, end: text.length + 1 };
      findings.push({
        rule: part,
        severity: 'warning',
        span,
        messageId: 'm',
        data: {},
        related: [],
        fixes: [],
      });
    }
  }
  const result = applySuppressions({
    text,
    pieces: onePiece({ text, comments: preprocess(text).comments }),
    findings,
    // A call is whatever stands between the first ( and the last ).
    calls: () => [
      {
        span: { start: text.indexOf('f('), end: text.lastIndexOf(')') + 1 },
        statement: { start: text.search(/\w+ = f\(/), end: text.length },
      },
    ],
    ruleIds,
    rules: options.rules ?? {},
    complete: options.complete ?? true,
  });
  return {
    left: result.findings.map((one) => one.rule),
    reasons: result.suppressed.map((one) => one.reason),
    said: result.findings.map((one) => fill(`${one.messageId} {rules}`, { rules: '', ...one.data })),
    fixed: result.findings.flatMap((one) =>
      one.fixes.map((fix) =>
        fix.edits.reduceRight(
          (all, edit) => all.slice(0, edit.span.start) + edit.text + all.slice(edit.span.end),
          text,
        ),
      ),
    ),
  };
}

describe('suppression comments', () => {
  it('silence the line they trail', () => {
    const { left, reasons } = apply(
      '!flags-invalid!f(); // numa-lens-ignore flags-invalid -- on purpose\n!flags-invalid!f();\n',
    );
    assert.deepEqual(left, ['flags-invalid']);
    assert.deepEqual(reasons, ['on purpose']);
  });

  it('silence the next line of code, over blank lines and comments', () => {
    assert.deepEqual(
      apply('// numa-lens-ignore flags-invalid -- why\n\n/* more\n */ // and more\n!flags-invalid!f();\n')
        .left,
      [],
    );
    assert.deepEqual(apply('/* numa-lens-ignore flags-invalid -- why */ !flags-invalid!f();\n').left, []);
    assert.deepEqual(apply('/* a */ // numa-lens-ignore flags-invalid\n!flags-invalid!f();\n').left, []);
    assert.deepEqual(apply('\t// numa-lens-ignore flags-invalid\r\n\t!flags-invalid!f();\r\n').left, []);
  });

  it('above a call of several lines silence all of it, behind its first line only that', () => {
    const call = 'r = f(1,\n  !flags-invalid!2);\n';
    assert.deepEqual(apply(`// numa-lens-ignore flags-invalid -- why\n${call}`).left, []);
    assert.deepEqual(apply('r = f(1, // numa-lens-ignore flags-invalid\n  !flags-invalid!2);\n').left, [
      'flags-invalid',
      'unused-suppression',
    ]);
    assert.deepEqual(apply(`// numa-lens-ignore flags-invalid -- why\n${call}!flags-invalid!g;`).left, [
      'flags-invalid',
    ]);
  });

  it('silence several rules, and only those', () => {
    assert.deepEqual(
      apply(
        '// numa-lens-ignore flags-invalid, status-null -- why\n!flags-invalid!f(!status-null!0!result-ignored!);',
      ).left,
      ['result-ignored'],
    );
  });

  it('silence a whole file', () => {
    assert.deepEqual(
      apply(
        '!flags-invalid!f();\n/* numa-lens-ignore-file flags-invalid -- why */\n!flags-invalid!f();!status-null!\n',
      ).left,
      ['status-null'],
    );
  });

  it('are comments: a string is none, and the marker starts it', () => {
    const strings =
      '// see numa-lens-ignore flags-invalid\nchar *s = "// numa-lens-ignore flags-invalid";!flags-invalid!\n';
    assert.deepEqual(apply(strings).left, ['flags-invalid']);
    assert.deepEqual(apply('// numa-lens-ignored flags-invalid\n!flags-invalid!f();').left, [
      'flags-invalid',
    ]);
  });

  it('that silence nothing are reported, and the fix removes exactly them', () => {
    const alone = apply('int a;\n  // numa-lens-ignore flags-invalid -- why\nf();\n');
    assert.deepEqual(alone.left, ['unused-suppression']);
    assert.deepEqual(alone.fixed, ['int a;\nf();\n']);
    assert.deepEqual(apply('f(); // numa-lens-ignore status-null\nint a;').fixed, ['f();\nint a;']);
    assert.deepEqual(apply('int/* numa-lens-ignore status-null */a;').fixed, ['int a;']);
    assert.deepEqual(apply('/* numa-lens-ignore status-null */ int a;').fixed, [' int a;']);
    const some = apply(
      '// numa-lens-ignore flags-invalid, status-null, result-ignored -- why\n!status-null!f();',
    );
    assert.deepEqual(some.said, ['unused flags-invalid', 'unused result-ignored']);
    assert.deepEqual(some.fixed, [
      '// numa-lens-ignore status-null, result-ignored -- why\nf();',
      '// numa-lens-ignore flags-invalid, status-null -- why\nf();',
    ]);
  });

  it('that name an unknown rule, or none, are reported', () => {
    assert.deepEqual(apply('// numa-lens-ignore flag-invalid -- why\n!flags-invalid!f();').said, [
      'm ',
      'unknown flag-invalid',
    ]);
    assert.deepEqual(apply('f(); // numa-lens-ignore -- why\n').said, ['empty ']);
  });

  it('are not called unused for a rule that is off, or while code is not judged', () => {
    const text = '// numa-lens-ignore flags-invalid\nf();';
    assert.deepEqual(apply(text, { rules: { 'flags-invalid': 'off' } }).left, []);
    assert.deepEqual(apply(text, { complete: false }).left, []);
    assert.deepEqual(apply(text, { rules: { 'unused-suppression': 'off' } }).left, []);
  });

  it('have texts for every message', () => {
    const ids = suppressionRules.flatMap((rule) => Object.keys(rule.messages));
    assert.deepEqual(ids.sort(), ['empty', 'unknown', 'unused']);
  });
});

describe('prefilter', () => {
  it('lets through what names a call, or makes a system call by number', () => {
    for (const text of [
      'move_pages(0, 1, p, 0, s, 0)',
      'numa_move_pages(',
      'syscall(SYS_move_pages,',
      'syscall(__NR_move_pages,',
      'syscall (\n  279,',
    ]) {
      assert.equal(mayCall(text), true, text);
    }
    for (const text of ['', 'int move(int pages);', 'syscall(SYS_gettid)'])
      assert.equal(mayCall(text), false, text);
  });
});
