/**
 * Fixtures that call the kernel through koffi and export a `main` are executed: what the pages of their rules say
 * happens. Each runs in a process of its own, since koffi kills the one that gives it a bad pointer.
 * Not executed: what would write past an array (an Int16Array that is as short as the count, a count beyond an array), and
 * what only a garbage collection at the wrong moment shows (ffi-buffer-lifetime).
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { transformSync } from 'esbuild';

const root = path.resolve(__dirname, '../../..');
const fixtures = path.join(root, 'test/rules/fixtures');

/** What `main` gives, by rule; a function where the machine has a say in it. */
const outcomes: Readonly<Record<string, (seen: unknown) => void>> = {
  'pages-elem-type': equals({ result: 0, status: [-14, -14] }),
  'status-elem-type': (seen) => {
    // Of the page that the process has, the node; of the one that it has not, -14 or -2 by the kernel: two halves each.
    const { result, status } = ofShape(seen);
    assert.equal(result, 0);
    assert.ok(status[0] !== undefined && status[0] >= 0, String(status));
    assert.equal(status[1], 0);
    assert.ok(status[2] === -14 || status[2] === -2, String(status));
    assert.equal(status[3], -1);
  },
  'ffi-pointer-precision': (seen) => {
    const { result, status } = ofShape(seen);
    assert.ok(typeof seen === 'object' && seen !== null && 'same' in seen);
    assert.equal(seen.same, false);
    assert.equal(result, 0);
    assert.ok(status[0] === -14 || status[0] === -2, String(status));
  },
  'ffi-status-not-output': equals({ result: 0, status: [-999] }),
  'ffi-nodes-nullable': (seen) => {
    const { result, status } = ofShape(seen);
    assert.equal(result, 0);
    // The node where the page is, and no status of a move to anywhere.
    assert.ok(status[0] !== undefined && status[0] >= 0, String(status));
  },
  'ffi-errno-missing': equals({ right: 22, wrong: 9 }),
  'ffi-errno-async': (seen) => {
    assert.ok(typeof seen === 'object' && seen !== null && 'within' in seen && 'after' in seen);
    assert.equal(seen.within, 14);
    // Whatever the main thread failed with last.
    assert.notEqual(seen.after, 14);
  },
  'ffi-result-bigint': equals({ failed: true, errno: 14 }),
  'ffi-count-not-integer': (seen) => {
    assert.ok(typeof seen === 'object' && seen !== null && 'none' in seen && 'one' in seen);
    assert.deepEqual(seen.none, { result: 0, status: [-999, -999] });
    const { result, status } = ofShape(seen.one);
    assert.equal(result, 0);
    assert.ok(status[0] !== undefined && status[0] >= 0, String(status));
    assert.equal(status[1], -999);
  },
};

function equals(expected: unknown): (seen: unknown) => void {
  return (seen) => {
    assert.deepEqual(seen, expected);
  };
}

function ofShape(seen: unknown): { readonly result: unknown; readonly status: readonly number[] } {
  assert.ok(typeof seen === 'object' && seen !== null && 'result' in seen && 'status' in seen);
  const { result, status } = seen;
  assert.ok(Array.isArray(status) && status.every((one): one is number => typeof one === 'number'));
  return { result, status };
}

const programs = fs
  .readdirSync(fixtures)
  .flatMap((rule) =>
    ['koffi.ts', 'silent-koffi.ts'].map((name) => ({ rule, file: path.join(fixtures, rule, name) })),
  )
  .filter(({ file }) => fs.existsSync(file))
  .map((one) => ({ ...one, text: fs.readFileSync(one.file, 'utf8') }))
  .filter(({ text }) => /^export (?:async )?function main\(/m.test(text));

const why =
  process.platform !== 'linux' || process.arch !== 'x64'
    ? `the fixtures name system calls by their numbers on Linux x86-64, and this is ${process.platform} ${process.arch}`
    : false;

void describe('koffi fixtures, executed', { skip: why }, () => {
  it('are the ones whose outcome is written here', () => {
    assert.deepEqual(programs.map(({ rule }) => rule).sort(), Object.keys(outcomes).sort());
  });

  for (const { rule, text } of programs)
    it(rule, () => {
      const { code } = transformSync(text, { loader: 'ts', format: 'cjs' });
      const program = `${code}\nPromise.resolve(module.exports.main()).then((seen) => console.log(JSON.stringify(seen)));`;
      const run = spawnSync(process.execPath, ['--input-type=commonjs', '-e', program], {
        cwd: root,
        encoding: 'utf8',
      });
      assert.equal(run.status, 0, run.stderr);
      outcomes[rule]?.(JSON.parse(run.stdout));
    });
});
