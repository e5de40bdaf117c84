import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RegionState } from '../../../server/core/facts/region';
import { pointerOf } from '../../../server/core/facts/value';
import { chooseParser } from '../../../server/parser/choose';
import { eachCall } from './facts-of';

/** The memory behind the first entry of `pages`, just before the call. */
type StateOf = (body: string) => RegionState | undefined;

const head = `#include <numaif.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
void wait_for_it(void);
long f(int *nodes, int *status, int n, char **argv) {
  void *pages[1];
`;

void describe('mappings', async () => {
  const parser = await chooseParser('fastest');
  const state: StateOf = (body) => {
    let found: RegionState | undefined;
    const call = 'return move_pages(0, 1, pages, nodes, status, MPOL_MF_MOVE);';
    eachCall(`${head}${body}\n${call}\n}\n`, parser, (facts) => {
      const pages = facts.array('pages')?.pointer;
      const first = pages === undefined ? undefined : pointerOf(facts.load(pages, 8));
      found = first === undefined ? undefined : facts.region(first).state;
    });
    return found;
  };
  const mapped = (flags: string, rest = ''): RegionState | undefined =>
    state(`char *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, ${flags}, -1, 0);
      pages[0] = p;
      ${rest}`);

  it('knows the flags of mmap()', () => {
    assert.deepEqual(mapped('MAP_SHARED | MAP_ANONYMOUS | MAP_HUGETLB')?.mapping, {
      shared: true,
      file: undefined,
      populated: false,
      hugetlb: true,
      advisedAt: undefined,
    });
    assert.notEqual(mapped('MAP_PRIVATE')?.mapping?.file, undefined);
    assert.equal(mapped('MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE')?.touched, 'write');
    assert.equal(mapped('n')?.mapping, undefined);
  });

  it('knows the flags of a wrapper that takes the same arguments', () => {
    const text = 'pages[0] = SAFE_MMAP(NULL, 4096, PROT_READ, MAP_SHARED, n, 0);';
    assert.notEqual(state(text)?.mapping?.file, undefined);
    assert.equal(state(text)?.touched, 'unknown');
  });

  it('tells reading from writing', () => {
    const anonymous = 'MAP_PRIVATE | MAP_ANONYMOUS';
    assert.equal(mapped(anonymous)?.touched, 'none');
    assert.equal(mapped(anonymous, 'if (p[0] == 7) return 0;')?.touched, 'read');
    assert.equal(mapped(anonymous, 'for (int i = 0; i < n; i++) if (p[i] != 0) return 0;')?.touched, 'read');
    assert.equal(mapped(anonymous, 'p[0] = p[0];')?.touched, 'write');
    assert.equal(mapped(anonymous, 'if (n) p[0] = 1;')?.touched, 'unknown');
  });

  it('follows madvise()', () => {
    const advised = (advice: string): RegionState | undefined =>
      mapped('MAP_PRIVATE | MAP_ANONYMOUS', `madvise(p, 4096, ${advice});`);
    assert.notEqual(advised('MADV_HUGEPAGE')?.mapping?.advisedAt, undefined);
    assert.equal(advised('MADV_NOHUGEPAGE')?.mapping?.advisedAt, undefined);
    assert.equal(advised('MADV_POPULATE_READ')?.touched, 'read');
    assert.equal(advised('MADV_POPULATE_WRITE')?.touched, 'write');
    assert.equal(advised('n')?.touched, 'unknown');
  });

  it('follows fork() until someone may have written', () => {
    const forked = (rest: string, flags = 'MAP_PRIVATE'): boolean =>
      mapped(`${flags} | MAP_ANONYMOUS`, `memset(p, 1, 4096); ${rest}`)?.forkedAt !== undefined;
    assert.equal(forked('fork();'), true);
    assert.equal(forked('fork();', 'MAP_SHARED'), false);
    assert.equal(forked('fork(); p[0] = 2;'), false);
    assert.equal(forked('if (fork() == 0) p[0] = 2;'), false);
    assert.equal(forked('fork(); wait_for_it();'), false);
    assert.equal(forked('int child = fork(); kill(child, 9);'), false);
  });
});
