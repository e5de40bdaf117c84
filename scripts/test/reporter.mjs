/**
 * The reporter of node:test for every suite: prints failures in full and a count, and writes
 * test-results/NAME.json ({"passed","failed","skipped":[{"name","reason"}],"facts","seconds"}) for the summary.
 * A test states a fact (something measured) with `t.diagnostic('fact NAME=JSON')`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import { results, root } from '../lib/paths.mjs';

const name = process.env['NUMA_LENS_SUITE'] ?? 'unit';

/** @param {AsyncIterable<any>} source events of node:test */
export default async function* reporter(source) {
  let passed = 0;
  let failed = 0;
  /** @type {{ name: string, reason: string }[]} */
  const skipped = [];
  /** @type {Record<string, unknown>} */
  const facts = {};
  /** Of each file, the longest first. @type {Map<string, number>} */
  const seconds = new Map();
  /** @type {string[]} */
  const stack = [];
  for await (const { type, data } of source) {
    if (type === 'test:start') stack[data.nesting] = data.name;
    if ((type === 'test:pass' || type === 'test:fail') && data.nesting === 0 && data.file !== undefined) {
      const file = path.relative(root, data.file);
      seconds.set(file, (seconds.get(file) ?? 0) + data.details.duration_ms / 1000);
    }
    const full = () => [...stack.slice(0, data.nesting), data.name].join(' › ');
    if (type === 'test:diagnostic') {
      const fact = /^fact ([\w-]+)=(.*)$/s.exec(data.message);
      if (fact?.[1] !== undefined && fact[2] !== undefined) facts[fact[1]] = JSON.parse(fact[2]);
    } else if (type === 'test:stderr' || type === 'test:stdout') {
      yield data.message;
    } else if (type === 'test:pass' && data.details.type !== 'suite') {
      if (data.skip !== undefined || data.todo !== undefined) {
        skipped.push({ name: full(), reason: String(data.skip ?? data.todo) });
      } else passed++;
    } else if (type === 'test:fail') {
      const cause = data.details.error?.cause ?? data.details.error;
      const fromChild = data.details.type === 'suite' && data.details.error?.failureType === 'subtestsFailed';
      if (fromChild) continue;
      failed++;
      yield `\nFAIL ${full()}\n  at ${data.file}:${data.line}\n${inspect(cause, { depth: 6 }).replace(/^/gm, '  ')}\n`;
    }
  }
  const slowest = [...seconds]
    .sort(([, a], [, b]) => b - a)
    .map(([file, time]) => [file, Number(time.toFixed(1))]);
  fs.mkdirSync(results, { recursive: true });
  fs.writeFileSync(
    path.join(results, `${name}.json`),
    `${JSON.stringify({ passed, failed, skipped, facts, seconds: Object.fromEntries(slowest) }, null, 2)}\n`,
  );
  yield `${name}: ${passed} passed, ${failed} failed, ${skipped.length} skipped\n`;
}
