import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Parser } from '../../server/core/syntax/port';
import { kernel } from '../../server/kernel/version';
import { loadWasmParser } from '../../server/parser/wasm';
import { lintC, usualConfig } from './harness';
import { fill } from '../../server/languages/phrase';

/** The borders at which the kernel changed what this program meets, and one kernel between each two of them. */
const oldest = ['2.6.18', '2.6.27', '2.6.28', '4.3', '4.12', '4.17', '6.6', '6.12', '6.16'] as const;

const program = `#include <errno.h>
#include <numa.h>
#include <numaif.h>
#include <sys/mman.h>
#include <unistd.h>

int move(void **pages, int *nodes) {
  int status[4];
  for (int i = 0; i < 4; i++) status[i] = -EIO;
  long result = move_pages(0, 4, pages, nodes, status, MPOL_MF_MOVE);
  if (result == -1 && errno == E2BIG) return -1;
  if (result == -1 && errno == ENOENT) return -2;
  if (result != 0) return -3;
  return status[0] < 0;
}

long untouched(int *status) {
  void *page = numa_alloc_onnode(getpagesize(), 0);
  return move_pages(0, 1, &page, NULL, status, 0);
}

long huge(int *status) {
  void *pages[512];
  int nodes[512];
  char *start = mmap(NULL, 2 << 20, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB | MAP_POPULATE, -1, 0);
  for (int i = 0; i < 512; i++) {
    pages[i] = start + i * getpagesize();
    nodes[i] = 0;
  }
  return move_pages(0, 512, pages, nodes, status, MPOL_MF_MOVE);
}

long where(void **pages, int *status) {
  return move_pages(0, 64, pages, NULL, status, 0);
}
`;

/** What is said, and the first and the last of the kernels above with which it is said. */
const said: readonly (readonly [string, (typeof oldest)[number], (typeof oldest)[number]])[] = [
  [
    'status-no-sentinel | errno | -EIO | , and from Linux 4.17 until 5.5 and from Linux 5.6 until 6.0 even when it is 0',
    '2.6.18',
    '4.12',
  ],
  ['errno-obsolete | ENOENT | before Linux 2.6.28', '2.6.28', '6.16'],
  ['errno-obsolete | E2BIG | before Linux 2.6.29', '4.3', '6.16'],
  [
    'pages-untouched | untouched | numa_alloc_onnode | -ENOENT (-EFAULT from Linux 4.3 until 6.12)',
    '2.6.18',
    '6.6',
  ],
  ['pages-untouched | untouched | numa_alloc_onnode | -ENOENT', '6.12', '6.16'],
  ['pages-huge-step | hugetlb | -EBUSY (-EACCES from Linux 4.0 until 6.7)', '2.6.18', '6.6'],
  ['pages-huge-step | hugetlb | -EBUSY', '6.12', '6.16'],
  ['count-compat-query | rows | 64 pages | from Linux 5.15 until 6.16', '2.6.18', '6.12'],
];

void describe('one program, kernel by kernel', async () => {
  const parser: Parser = await loadWasmParser();
  for (const version of oldest) {
    it(`from Linux ${version} on`, () => {
      const config = { ...usualConfig, targetArch: 'i386', minKernel: kernel(version) };
      const found = lintC(program, parser, config).findings.map((one) =>
        [one.rule, one.messageId, ...Object.keys(one.data).map((name) => fill(`{${name}}`, one.data))].join(
          ' | ',
        ),
      );
      const at = oldest.indexOf(version);
      const expected = said
        .filter(([, first, last]) => oldest.indexOf(first) <= at && at <= oldest.indexOf(last))
        .map(([words]) => words);
      assert.deepEqual([...found].sort(), [...expected].sort());
    });
  }
});
