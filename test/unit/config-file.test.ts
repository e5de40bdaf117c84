import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mergeConfig, readConfigFile, readConfigValues, valuesFor } from '../../server/core/config-file';
import { applyPreset } from '../../server/core/rules/preset';

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
      problems.map((one) => text.slice(one.span.start, one.span.end)),
      ['"y"', '6.1', '"vax"', '"loud"', '"x"'],
    );
  });

  it('takes a number of nodes that a kernel can be built for', () => {
    const { values, problems } = readConfigFile('{"maxNodes": 64}', ruleIds);
    assert.deepEqual([values, problems], [{ maxNodes: 64 }, []]);
    assert.equal(mergeConfig([{ maxNodes: 16 }, values, {}]).maxNodes, 64);
    for (const wrong of ['0', '1.5', '65537', '-1', '"64"', '[64]']) {
      const reading = readConfigFile(`{"maxNodes": ${wrong}}`, ruleIds);
      assert.deepEqual(reading.values, {});
      assert.match(reading.problems[0]?.message ?? '', /^maxNodes must be a whole number/);
    }
  });

  it('finds the name that was meant', () => {
    const said = (text: string): readonly string[] =>
      readConfigFile(text, ruleIds).problems.map((one) => one.message);
    assert.match(said('{"rules": {"status-ignord": "off"}}').join(), /Did you mean "status-ignored"\?/);
    assert.match(said('{"minkernel": "6.1"}').join(), /Did you mean "minKernel"\?/);
    assert.match(said('{"targetArch": "aarch46"}').join(), /Did you mean "aarch64"\?/);
    assert.ok(!said('{"rules": {"nothing-like-it": "off"}}').join().includes('Did you mean'));
    assert.deepEqual(said('{"preset": "pedantic"}'), ['preset must be one of recommended, strict.']);
    assert.deepEqual(said('{"preset": "strict", "preset": "recommended"}'), [
      '"preset" is set twice; this one counts.',
    ]);
  });

  it('has other rules for some files', () => {
    const text = `{
      "rules": {"status-ignored": "error"},
      "overrides": [
        {"files": ["tests/**", "*_bench.c"], "rules": {"result-ignored": "off"}},
        {"files": "/tools/{a,b}?.[ch]", "preset": "strict"}
      ]
    }`;
    const { values, problems } = readConfigFile(text, ruleIds);
    assert.deepEqual(problems, []);
    const rules = (file: string) => mergeConfig([valuesFor(values, file)]).rules;
    const everywhere = { 'status-ignored': 'error' };
    assert.deepEqual(rules('src/a.c'), everywhere);
    assert.deepEqual(rules('src/a_bench.c'), { ...everywhere, 'result-ignored': 'off' });
    assert.deepEqual(rules('tests/deep/a.c'), { ...everywhere, 'result-ignored': 'off' });
    assert.deepEqual(rules('src/tests/a.c'), everywhere);
    assert.equal(mergeConfig([valuesFor(values, 'tools/b1.h')]).preset, 'strict');
    assert.equal(mergeConfig([valuesFor(values, 'tools/c1.h')]).preset, undefined);
    assert.equal(mergeConfig([valuesFor(values, 'tools/xb1.h')]).preset, undefined);
  });

  it('says what is wrong with an override', () => {
    const text = '{"overrides": [{"rules": {}}, {"files": [7], "rule": {}}, 3]}';
    const { values, problems } = readConfigFile(text, ruleIds);
    assert.deepEqual(values, { overrides: [] });
    assert.deepEqual(
      problems.map((one) => text.slice(one.span.start, one.span.end)),
      ['{"rules": {}}', '"rule"', '7', '3'],
    );
  });

  it('places a syntax error', () => {
    for (const text of [
      '',
      '{',
      '{"minKernel": }',
      'x',
      '{"a": 1,}',
      '{"a": "\\q"}',
      '{} {}',
      '['.repeat(1e5),
    ]) {
      const { values, problems } = readConfigFile(text, ruleIds);
      assert.deepEqual(values, {});
      const [problem] = problems;
      assert.match(problem?.message ?? '', /not valid JSON/);
      assert.ok(problem !== undefined && problem.span.start >= 0 && problem.span.end <= text.length);
    }
  });

  it('takes no other value for a configuration', () => {
    for (const value of [null, 1, 'x', [], undefined])
      assert.equal(readConfigValues(value, ruleIds).problems.length, 1);
  });

  it('merges layers, the later one winning', () => {
    const merged = mergeConfig(
      [
        { targetArch: 'arm64', rules: { 'status-ignored': 'off', 'result-ignored': 'hint' } },
        { preset: 'strict', rules: { 'status-ignored': 'error' } },
      ],
      'x86_64',
    );
    assert.deepEqual(merged, {
      minKernel: { major: 4, minor: 17, patch: 0 },
      targetArch: 'arm64',
      targetArchKnown: true,
      preset: 'strict',
      rules: { 'status-ignored': 'error', 'result-ignored': 'hint' },
    });
    assert.deepEqual(mergeConfig([{}], 'x86_64').targetArch, 'x86_64');
    assert.equal(mergeConfig([{}], 'x86_64').targetArchKnown, undefined);
  });
});

describe('presets', () => {
  const rule = (id: string, set?: 'strict') => ({
    id,
    severity: 'warning' as const,
    title: '',
    messages: {},
    calls: [],
    ...(set === undefined ? {} : { set }),
  });
  const rules = [rule('usual'), rule('careful', 'strict')];

  it('a rule of the strict set is off unless the preset or its own severity turns it on', () => {
    const config = mergeConfig([]);
    assert.deepEqual(applyPreset(config, rules).rules, { careful: 'off' });
    assert.deepEqual(applyPreset({ ...config, preset: 'strict' }, rules).rules, {});
    assert.deepEqual(applyPreset({ ...config, rules: { careful: 'hint' } }, rules).rules, {
      careful: 'hint',
    });
  });
});
