/** The npm tarball as a stranger installs it: without a compiler, with and without the optional packages. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { after, before, describe, it } from 'node:test';
import Ajv, { type AnySchemaObject } from 'ajv';
import { Consumer } from './consumer';
import type { Ran } from './consumer';
import { laterNodes, sarifSchema } from './packages';

const planted = `#include <numaif.h>

long place(void **pages, int *nodes, int *status) {
  return move_pages(0, 16, pages, nodes, status, 8);
}
`;
/** Findings with fixes and with related places. */
const fixable = `
long again(void) {
  void *pages[4];
  int status[4];
  return move_pages(0, 8, pages, 0, status, 0);
}
`;
const clean = 'int main(void) { return 0; }\n';

/** Without its names: it is of an older draft, whose `id` the validator does not take. */
function schemaIn(file: string): AnySchemaObject {
  const schema: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  assert(typeof schema === 'object' && schema !== null);
  const names = new Set(['$schema', '$id', 'id']);
  return Object.fromEntries<unknown>(Object.entries(schema).filter(([name]) => !names.has(name)));
}

function assertNoStackTrace({ stdout, stderr }: Ran): void {
  assert.doesNotMatch(`${stdout}${stderr}`, /^\s+at .*:\d+:\d+\)?$/m, 'no stack trace');
}

/** The first mapping of a process that is its own and written: pages that are there. */
function writtenMapping(pid: number): string {
  const maps = fs.readFileSync(`/proc/${pid}/maps`, 'utf8');
  const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw-p .*\[heap\]$/m.exec(maps) ?? [];
  assert(from !== undefined && to !== undefined, 'the process has a heap');
  return `0x${from}-0x${to}`;
}

function checks(consumer: () => Consumer): void {
  it('check finds a planted mistake and ends with 1, and with 0 where there is none', async () => {
    const bad = await consumer().lens('check', consumer().write('planted.c', planted));
    assert.equal(bad.code, 1, bad.stderr);
    assert.match(bad.stdout, /planted\.c:4:.*flags-invalid/s);
    const good = await consumer().lens('check', consumer().write('clean.c', clean));
    assert.equal(good.code, 0, good.stderr);
  });

  it('check says the same as JSON', async () => {
    const file = consumer().write('planted.c', planted);
    const { code, stdout } = await consumer().lens('check', '--format', 'json', file);
    assert.equal(code, 1);
    const report: unknown = JSON.parse(stdout);
    assert(typeof report === 'object' && report !== null && 'findings' in report);
    assert(Array.isArray(report.findings));
    const rules = report.findings.map((one: unknown) =>
      typeof one === 'object' && one !== null && 'rule' in one ? one.rule : undefined,
    );
    assert(rules.includes('flags-invalid'), String(rules));
  });

  it('a path that does not exist ends with 2 and a sentence', async () => {
    const ran = await consumer().lens('check', 'no-such-folder');
    assert.equal(ran.code, 2);
    assert.match(ran.stderr, /no-such-folder/);
    assertNoStackTrace(ran);
  });
}

describe('the tarball, installed without a compiler', () => {
  let consumer: Consumer;
  before(async () => {
    consumer = await Consumer.install();
  });
  after(() => {
    consumer.remove();
  });

  checks(() => consumer);

  it('parses natively where the prebuilt packages load, and says why where they do not', async (t) => {
    const why = await consumer.whyWasm(consumer.write('planted.c', planted));
    t.diagnostic(`fact parser-without-compiler=${JSON.stringify(why ?? 'native')}`);
    if (why !== undefined) assert.match(why, /tree-sitter/);
  });

  it('runs through npx', async () => {
    const { code, stdout, stderr } = await consumer.run('npx', ['--no-install', 'numa-lens', 'rules']);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /flags-invalid/);
  });

  for (const [version, node] of laterNodes) {
    it(
      `works on Node ${version}`,
      { skip: process.arch !== 'x64' && 'the other versions of Node are for x64' },
      async () => {
        const command = `${consumer.folder}/node_modules/.bin/numa-lens`;
        const file = consumer.write('planted.c', planted);
        const ran = await consumer.run(node, [command, 'check', file]);
        assert.equal(ran.code, 1, ran.stderr);
        assert.match(ran.stdout, /flags-invalid/);
        const range = writtenMapping(process.pid);
        const query = await consumer.run(node, [
          command,
          'query',
          '--pid',
          String(process.pid),
          '--range',
          range,
        ]);
        assert.equal(query.code, 0, query.stderr);
      },
    );
  }

  it('writes SARIF that its schema takes', async () => {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false });
    const validate = ajv.compile(schemaIn(sarifSchema));
    assert.equal(
      validate({ version: '2.1.0', runs: [{ tool: {} }] }),
      false,
      'the schema refuses what is wrong',
    );
    const file = consumer.write('planted.c', `${planted}${fixable}`);
    for (const args of [[file], ['clean.c'], [file, 'missing.c']]) {
      consumer.write('clean.c', clean);
      const { stdout } = await consumer.lens('check', '--format', 'sarif', ...args);
      assert.equal(validate(JSON.parse(stdout)), true, JSON.stringify(validate.errors, null, 2));
    }
  });

  it('query tells where the pages of another process are', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdout.write("up"); setInterval(() => 0, 1e6)']);
    try {
      await new Promise((resolve) => child.stdout.once('data', resolve));
      assert(child.pid !== undefined);
      const range = writtenMapping(child.pid);
      const args = ['query', '--pid', String(child.pid), '--range', range, '--format', 'json'];
      const { code, stdout, stderr } = await consumer.lens(...args);
      assert.equal(code, 0, stderr);
      const answer: unknown = JSON.parse(stdout);
      assert(typeof answer === 'object' && answer !== null && 'runs' in answer && Array.isArray(answer.runs));
      assert(
        answer.runs.some((run: unknown) => typeof run === 'object' && run !== null && 'node' in run),
        stdout,
      );
    } finally {
      child.kill('SIGKILL');
    }
  });
});

describe('the tarball, installed without its optional packages', () => {
  let consumer: Consumer;
  before(async () => {
    consumer = await Consumer.install(['--omit=optional']);
  });
  after(() => {
    consumer.remove();
  });

  it('has none of them', () => {
    const optional = [
      'koffi',
      'tree-sitter',
      'tree-sitter-c',
      'tree-sitter-cpp',
      'tree-sitter-javascript',
      'tree-sitter-typescript',
      '@vscode/ripgrep',
    ];
    for (const name of optional) assert.equal(consumer.has(name), false, name);
  });

  checks(() => consumer);

  it('parses with WebAssembly, because tree-sitter is not there', async () => {
    const why = await consumer.whyWasm(consumer.write('planted.c', planted));
    assert.match(why ?? '', /tree-sitter did not load/);
  });

  it('query names koffi as what is missing', async () => {
    const range = writtenMapping(process.pid);
    const ran = await consumer.lens('query', '--pid', String(process.pid), '--range', range);
    assert.equal(ran.code, 2);
    assert.match(ran.stderr, /\bkoffi\b/);
    assertNoStackTrace(ran);
  });
});
