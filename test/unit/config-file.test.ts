import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mergeConfig, readConfigFile, readConfigValues } from '../../server/core/config-file';

const ruleIds = new Set(['status-ignored', 'result-ignored']);

describe('numa-lens.json', () => {
  it('is read', () => {
    const text = '{"minKernel": "6.1", "targetArch": "aarch64", "rules": {"status-ignored": "off"}}';
    const { values, problems } = readConfigFile(text, ruleIds);
    assert.deepEqual(problems, []);
    assert.deepEqual(values, {
      minKernel: { major: 6, minor: 1, patch: 0 },
      targetArch: 'arm64',
      rules: { 'status-ignored': 'off' },
    });
  });

  it('says what is wrong and where, and keeps the rest', () => {
    const text =
      '{"minKernel": 6.1, "targetArch": "vax", "rules": {"status-ignored": "loud", "x": "off", "result-ignored": "hint"}, "y": 1}';
    const { values, problems } = readConfigFile(text, ruleIds);
    assert.deepEqual(values, { rules: { 'result-ignored': 'hint' } });
    assert.deepEqual(
      problems.map((one) => text.slice(one.span?.start, one.span?.end)),
      ['"y"', '"minKernel"', '"targetArch"', '"status-ignored"', '"x"'],
    );
  });

  it('places a syntax error', () => {
    for (const text of ['', '{', '{"minKernel": }', 'x', '{"a": 1,}']) {
      const { values, problems } = readConfigFile(text, ruleIds);
      assert.deepEqual(values, {});
      const [problem] = problems;
      assert.match(problem?.message ?? '', /not valid JSON/);
      assert.ok(problem?.span !== undefined && problem.span.start >= 0 && problem.span.end <= text.length);
    }
  });

  it('takes no other value for a configuration', () => {
    for (const value of [null, 1, 'x', [], undefined])
      assert.equal(readConfigValues(value, ruleIds).problems.length, 1);
  });

  it('merges layers, the later one winning', () => {
    const merged = mergeConfig([
      { targetArch: 'arm64', rules: { 'status-ignored': 'off', 'result-ignored': 'hint' } },
      { rules: { 'status-ignored': 'error' } },
    ]);
    assert.deepEqual(merged, {
      minKernel: { major: 4, minor: 17, patch: 0 },
      targetArch: 'arm64',
      rules: { 'status-ignored': 'error', 'result-ignored': 'hint' },
    });
  });
});
