/**
 * A C file of a wanted length, the same for the same seed: what a large NUMA-aware program looks like to the linter.
 * Most functions do not touch pages at all; every tenth or so holds a call of move_pages in one of the usual shapes.
 */

/** @param {number} seed @returns {() => number} uniform in [0, 1), mulberry32 */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const header = `#define _GNU_SOURCE
#include <errno.h>
#include <numaif.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define BATCH 64
#define PAGE_BYTES 4096
#define TARGET_NODE 1
#define SHIFT_0 1
#define SHIFT_1 2

struct region { char *base; size_t pages; int node; const char *name; };
static struct region regions[BATCH];
long helper_0(long value);
`;

/** @param {number} i @param {() => number} next */
export function plainFunction(i, next) {
  const lines = [`static long work_${i}(const long *values, size_t count) {`, '  long sum = 0;'];
  const statements = 6 + Math.floor(next() * 14);
  for (let k = 0; k < statements; k++) {
    const shape = Math.floor(next() * 4);
    if (shape === 0) lines.push(`  for (size_t i = 0; i < count; i++) sum += values[i] * ${k + 1};`);
    else if (shape === 1) lines.push(`  if (sum > ${k * 37}) sum -= ${k}; else sum ^= ${i};`);
    else if (shape === 2) lines.push(`  sum += (long)strlen("step ${k} of work ${i}");`);
    else lines.push('  switch (sum & 3) {', '  case 0: sum++; break;', '  default: sum += 2; break;', '  }');
  }
  lines.push('  return sum;', '}', '');
  return lines;
}

/** Four shapes of a call: by a loop, through a macro for the size, a query, a batch without a check. @param {number} i */
export function callFunction(i) {
  const call = [
    '  long rc = move_pages(0, BATCH, pages, nodes, status, MPOL_MF_MOVE);',
    '  long rc = move_pages(pid, count, pages, nodes, status, MPOL_MF_MOVE | MPOL_MF_STRICT);',
    '  long rc = move_pages(0, count, pages, NULL, status, 0);',
    '  long rc = move_pages(pid, BATCH, pages, nodes, NULL, MPOL_MF_MOVE);',
  ][i % 4];
  return [
    `static long place_${i}(int pid, struct region *region, size_t count) {`,
    '  void *pages[BATCH];',
    '  int nodes[BATCH], status[BATCH];',
    '  if (count > BATCH) count = BATCH;',
    '  for (size_t i = 0; i < count; i++) {',
    `    pages[i] = region->base + i * ${i % 2 === 0 ? 'PAGE_BYTES' : '4096'};`,
    '    nodes[i] = TARGET_NODE;',
    '    status[i] = -1;',
    '  }',
    // Some macros are used at few places.
    i < 8 ? `  count >>= SHIFT_${i % 2};` : '  (void)pid;',
    ...(i % 16 === 0 ? ['  count += helper_0(pid);'] : []),
    call ?? '',
    '  if (rc != 0)',
    '    perror("move_pages");',
    i % 4 === 3
      ? '  return rc + nodes[0] + status[0];'
      : '  for (size_t i = 0; i < count; i++) if (status[i] < 0) rc++;',
    '  return rc;',
    '}',
    '',
  ];
}

/**
 * @param {{ lines: number, calls: number, seed?: number }} wanted
 * @returns {{ text: string, lines: number, calls: number }}
 */
export function largeFile({ lines: wantedLines, calls, seed = 1 }) {
  const next = random(seed);
  const lines = header.split('\n');
  let placed = 0;
  for (let i = 0; lines.length < wantedLines; i++) {
    const due = placed < calls && lines.length / wantedLines >= placed / calls;
    lines.push(...(due ? callFunction(placed++) : plainFunction(i, next)));
  }
  return { text: `${lines.join('\n')}\n`, lines: lines.length, calls: placed };
}
