import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Parser } from '../../server/core/syntax/port';
import { kernel } from '../../server/kernel/version';
import { loadWasmParser } from '../../server/parser/wasm';
import { lintC, usualConfig } from './harness';
import { fill } from '../../server/languages/phrase';

/** What depends on the oldest kernel that the code has to run on. */
void describe('rules and kernels', async () => {
  const parser: Parser = await loadWasmParser();
  const found = (text: string, oldest: string): readonly string[] =>
    lintC(`#include <numa.h>\n#include <numaif.h>\n${text}`, parser, {
      ...usualConfig,
      minKernel: kernel(oldest),
    }).findings.map((one) =>
      [one.rule, one.messageId, ...Object.keys(one.data).map((name) => fill(`{${name}}`, one.data))].join(
        ' | ',
      ),
    );

  const readOnZero = `
int f(void **pages, int *nodes) {
  int status[4];
  if (move_pages(0, 4, pages, nodes, status, MPOL_MF_MOVE) != 0) return -1;
  return status[0];
}`;

  it('status-no-sentinel: a result of 0 can be relied on since 6.0 only', () => {
    assert.deepEqual(found(readOnZero, '6.0'), []);
    assert.deepEqual(found(readOnZero, '5.15'), [
      'status-no-sentinel | nothing | , and from Linux 5.6 until 6.0 even when it is 0',
    ]);
    assert.equal(found(readOnZero, '4.17').length, 1);
  });

  it('status-no-sentinel: after 6.0 entries still stay unwritten with other results', () => {
    const readAlways = readOnZero.replace('!= 0) return -1', '< 0) return -1');
    assert.ok(found(readAlways, '6.0').includes('status-no-sentinel | nothing | '));
  });

  it('status-no-sentinel: -EIO is a status before 4.17', () => {
    const preset = `
int f(void **pages, int *nodes) {
  int status[4];
  for (int i = 0; i < 4; i++) status[i] = -EIO;
  if (move_pages(0, 4, pages, nodes, status, MPOL_MF_MOVE) != 0) return -1;
  return status[0];
}`;
    assert.deepEqual(found(preset, '4.17'), []);
    const [finding, ...more] = found(preset, '3.10');
    assert.ok(finding?.startsWith('status-no-sentinel | errno | -EIO'));
    assert.deepEqual(more, []);
  });

  it('node-out-of-range: begins where the kernel has no more nodes', () => {
    const text = `#include <numaif.h>
long f(void **page, int *status) {
  int node = 64;
  return move_pages(0, 1, page, &node, status, MPOL_MF_MOVE);
}`;
    const rules = (maxNodes: number): readonly string[] =>
      lintC(text, parser, { ...usualConfig, maxNodes }).findings.map((one) =>
        fill(`${one.rule} {max}`, one.data),
      );
    assert.deepEqual(rules(64), ['node-out-of-range 64']);
    assert.deepEqual(rules(65), []);
    assert.deepEqual(found(text, '4.17'), []);
  });

  it('status-dead-code, status-version-dependent: speak of the kernels in question', () => {
    const text = `#include <numaif.h>
int f(void **page) {
  int status;
  if (move_pages(0, 1, page, NULL, &status, 0) != 0) return -1;
  if (status == -ENOENT) return 1;
  if (status == -EFAULT) return 2;
  return status == -EIO;
}`;
    const rules = (oldest: string): readonly string[] =>
      found(text, oldest).map((one) => one.split(' | ')[0] ?? '');
    assert.deepEqual(rules('3.10'), ['status-version-dependent']);
    assert.deepEqual(rules('4.17'), ['status-version-dependent', 'status-dead-code']);
    assert.deepEqual(rules('6.12'), ['status-dead-code']);
  });

  it('pages-untouched: names the status of the kernels in question', () => {
    const untouched = `
long f(int *status) {
  void *page = numa_alloc_onnode(getpagesize(), 0);
  return move_pages(0, 1, &page, NULL, status, 0);
}`;
    assert.deepEqual(found(untouched, '6.12'), ['pages-untouched | untouched | numa_alloc_onnode | -ENOENT']);
    assert.deepEqual(found(untouched, '5.15'), [
      'pages-untouched | untouched | numa_alloc_onnode | -ENOENT (-EFAULT from Linux 4.3 until 6.12)',
    ]);
  });

  it('errno-obsolete: only where no kernel of the project gives the error', () => {
    const tested = (name: string): string => `
#include <numaif.h>
int f(void **pages, int *nodes, int *status) {
  return move_pages(0, 4, pages, nodes, status, MPOL_MF_MOVE) != 0 && errno == ${name};
}`;
    assert.deepEqual(found(tested('ENOENT'), '2.6.28'), ['errno-obsolete | ENOENT | before Linux 2.6.28']);
    assert.deepEqual(found(tested('ENOENT'), '2.6.18'), []);
    assert.deepEqual(found(tested('E2BIG'), '2.6.29'), ['errno-obsolete | E2BIG | before Linux 2.6.29']);
    assert.deepEqual(found(tested('E2BIG'), '2.6.28'), []);
    assert.deepEqual(found(tested('EPERM'), '6.12'), []);
  });

  it('errno-missing-case: old kernels have more errors', () => {
    const listed = `
#include <numaif.h>
int f(void **pages, int *nodes, int *status) {
  if (move_pages(0, 4, pages, nodes, status, MPOL_MF_MOVE) == 0) return 0;
  switch (errno) { case EPERM: case ENODEV: case EACCES: case ENOMEM: case ENOSYS: return 1; }
  return 2;
}`;
    const names = (oldest: string): readonly string[] =>
      found(listed, oldest).map((one) => one.split(' | ').slice(0, 3).join(' | '));
    assert.deepEqual(names('4.17'), []);
    assert.deepEqual(names('2.6.28'), ['errno-missing-case | missing | E2BIG']);
    assert.deepEqual(names('2.6.18'), ['errno-missing-case | missing | E2BIG and ENOENT']);
  });
});
