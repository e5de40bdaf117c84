import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from '../../server/core/finding';
import { applyEdits, safeEdits } from '../../server/core/fix';
import { displayed } from '../../server/core/output/display';
import { displayWidth } from '../../server/languages/display-width';
import { writeGithub } from '../../server/core/output/github';
import type { CheckReport } from '../../server/core/output/report';
import { writeSarif } from '../../server/core/output/sarif';
import { writeText } from '../../server/core/output/text';
import type { RuleDeclaration } from '../../server/core/rules/rule';
import { phrase } from '../../server/languages/phrase';

const rule: RuleDeclaration = {
  id: 'a-rule',
  severity: 'warning',
  title: 'A title',
  calls: [],
  messages: { m: { what: '{thing} is wrong.', why: 'Because:\n100%.', do: '' } },
};

function report(text: string, start: number, end: number, more: Partial<Finding> = {}): CheckReport {
  const finding: Finding = {
    rule: rule.id,
    severity: 'warning',
    span: { start, end },
    messageId: 'm',
    data: { thing: 'It' },
    related: [],
    fixes: [],
    ...more,
  };
  return {
    files: [
      {
        path: 'dir/a.c',
        text,
        callSites: [],
        findings: [finding],
        headers: new Map([['b.h', '\n#define X 1\n']]),
      },
    ],
    notes: [],
    checked: 1,
    fixed: 0,
    left: { unchanged: 0, known: 0 },
    rules: new Map([[rule.id, rule]]),
    urlOf: () => undefined,
    version: '1',
  };
}

const lines = (text: string): readonly string[] => text.split('\n');

describe('text output', () => {
  it('cuts a long line around the finding', () => {
    const text = `${'x'.repeat(5000)}HERE${'y'.repeat(5000)}`;
    const [, source, carets] = lines(writeText(report(text, 5000, 5004), { color: false }));
    assert.ok(source !== undefined && source.length < 200);
    assert.equal(source.indexOf('HERE'), carets?.indexOf('^^^^'));
    assert.ok(source.includes('…x') && source.endsWith('y…'));
  });

  it('marks the first line of a finding over several, and the end of a line', () => {
    const text = 'call(a,\n     b);\n';
    const [, source, carets] = lines(writeText(report(text, 0, text.length), { color: false }));
    assert.equal(source, '    1 | call(a,');
    assert.equal(carets, '      | ^^^^^^^…');
    const atEnd = lines(writeText(report('ab\n', 2, 2), { color: false }));
    assert.equal(atEnd[2], '      |   ^');
  });

  it('shows related places, in headers too', () => {
    const places = [
      { span: { start: 0, end: 3 }, message: phrase('from here') },
      { span: { start: 9, end: 10 }, path: 'b.h', message: phrase('X is this') },
      { span: { start: 9, end: 10 }, path: 'unread.h', message: phrase('Y is this') },
    ];
    const out = writeText(report('int a;\n', 4, 5, { related: places }), { color: false });
    assert.match(out, /^ {2}dir\/a\.c:1:1: from here$/m);
    assert.match(out, /^ {2}b\.h:2:9: X is this\n {4}2 \| #define X 1\n {6}\| {9}\^$/m);
    assert.match(out, /^ {2}unread\.h: Y is this$/m);
  });

  it('is coloured only when asked', () => {
    assert.ok(!writeText(report('a', 0, 1), { color: false }).includes('\u001b'));
    const painted = writeText(report('a', 0, 1), { color: true });
    assert.equal(painted.replace(/\u001b\[[\d;]*m/g, ''), writeText(report('a', 0, 1), { color: false }));
    assert.ok(painted.includes('\u001b[33;1m'));
  });
});

describe('text on a terminal', () => {
  it('knows tabs, wide characters and marks that combine', () => {
    assert.equal(displayed('a\tb'), 'a       b');
    assert.equal(displayed('\t', 7), ' ');
    assert.equal(displayWidth('漢字'), 4);
    assert.equal(displayWidth('e\u0301'), 1);
    assert.equal(displayWidth('\u{1F600}'), 2);
  });

  it('prints nothing that drives the terminal or turns the text around', () => {
    assert.equal(
      displayed('\u001b[2J\u009b\u202e\u0007\uD800\u061c\u2028'),
      `\uFFFD[2J${'\uFFFD'.repeat(6)}`,
    );
  });
});

describe('output for machines', () => {
  it('escapes what workflow commands read', () => {
    assert.match(writeGithub(report('a', 0, 1)), /::It is wrong\. Because:%0A100%25\.\n$/);
  });

  it('keeps a fingerprint when lines are inserted above', () => {
    const print = (text: string, at: number) =>
      /"numaLens\/v1": "(\w+)"/.exec(writeSarif(report(text, at, at + 1)))?.[1];
    assert.ok(print('int a;', 4) !== undefined);
    assert.equal(print('int a;', 4), print('\n\n  int a;', 8));
    assert.notEqual(print('int a;', 4), print('int b;', 4));
  });
});

describe('edits', () => {
  it('of two overlapping safe fixes the first is taken, and suggestions never', () => {
    const fix = (start: number, end: number, text: string, applicability: 'safe' | 'suggestion') => ({
      title: phrase('t'),
      applicability,
      edits: [{ span: { start, end }, text }],
    });
    const finding = (...fixes: ReturnType<typeof fix>[]): Finding => ({
      rule: 'r',
      severity: 'hint',
      span: { start: 0, end: 1 },
      messageId: 'm',
      data: {},
      related: [],
      fixes,
    });
    const edits = safeEdits([
      finding(fix(2, 5, 'X', 'safe')),
      finding(fix(4, 6, 'Y', 'safe')),
      finding(fix(0, 1, 'S', 'suggestion'), fix(6, 7, 'Z', 'safe')),
      finding(fix(6, 7, 'Z', 'safe')),
    ]);
    assert.equal(applyEdits('abcdefgh', edits), 'abXfZh');
  });

  it('insert line ends of the kind that the text has', () => {
    const edit = [{ span: { start: 0, end: 0 }, text: 'x\n' }];
    assert.equal(applyEdits('a\r\nb\r\n', edit), 'x\r\na\r\nb\r\n');
    assert.equal(applyEdits('a\nb\r\nc\n', edit), 'x\na\nb\r\nc\n');
    assert.equal(applyEdits('', edit), 'x\n');
  });
});
