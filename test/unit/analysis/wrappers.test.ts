import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lint } from '../../../server/core/engine';
import { chooseParser } from '../../../server/parser/choose';

const config = { minKernel: { major: 4, minor: 17, patch: 0 }, targetArch: 'x86_64', rules: {} };

describe('a call through something else', async () => {
  const parser = await chooseParser('fastest');

  /** The calls as `function: callee form`, and the findings of one rule, by line from 1. */
  function run(text: string, headers?: ReadonlyMap<string, string>): readonly string[] {
    const input = { path: 'a.c', text, language: 'c', config, parser } as const;
    const { callSites, findings } = lint(headers === undefined ? input : { ...input, headers });
    const line = (offset: number): number => text.slice(0, offset).split('\n').length;
    return [
      ...callSites.map(
        (site) =>
          `${site.functionName}: ${text.slice(site.callee.start, site.callee.end)} ${site.form}${site.sound ? '' : ' unsound'}`,
      ),
      ...findings
        .filter((finding) => finding.rule === 'flags-invalid')
        .map((finding) => `${line(finding.span.start)} ${finding.severity}`),
    ];
  }

  it('is found where a wrapper of the file forwards, whatever its name', () => {
    assert.deepEqual(
      run(`#include <numaif.h>
static inline long mover(int pid, unsigned long n, void **pages, const int *nodes, int *status, int flags) {
  long result = syscall(__NR_move_pages, pid, n, pages, nodes, status, flags);
  return result;
}
long f(void **pages, int *nodes, int *status) { return mover(0, 4, pages, nodes, status, 8); }
`),
      ['mover: syscall syscall', 'f: mover wrapper', '6 error'],
    );
  });

  it('is found where the wrapper has a branch for machines without the call', () => {
    assert.deepEqual(
      run(`static long own_move_pages(int pid unused_attribute, unsigned long n unused_attribute,
  void **pages unused_attribute, const int *nodes unused_attribute, int *status unused_attribute, int flags unused_attribute) {
#ifdef __NR_move_pages
  return syscall(__NR_move_pages, pid, n, pages, nodes, status, flags);
#else
  errno = ENOSYS;
  return -1;
#endif
}
long f(void **pages, int *nodes, int *status) { return own_move_pages(0, 4, pages, nodes, status, 8); }
`),
      ['own_move_pages: syscall syscall', 'f: own_move_pages wrapper', '10 error'],
    );
  });

  it('is found where a wrapper is only declared, or not even that', () => {
    assert.deepEqual(
      run(`extern long shim_move_pages(int, unsigned long, void **, const int *, int *, int);
long f(void **p, int *n, int *s) { return shim_move_pages(0, 4, p, n, s, 8); }
long g(void **p, int *n, int *s) { return my_numa_move_pages(0, 4, p, n, s, 8); }
`),
      ['f: shim_move_pages wrapper', 'g: my_numa_move_pages wrapper', '2 error', '3 error'],
    );
  });

  it('is not seen in functions that have a similar name and other parameters', () => {
    assert.deepEqual(
      run(`#include <numaif.h>
struct list;
extern int do_move_pages(int, unsigned long, void **, const int *, int *, int);
extern int zone_move_pages(struct list *, void *, int, int, int, int);
static int cache_move_pages(int pid, unsigned long n, void **p, const int *nodes, int *status, int flags) { return n; }
int f(struct list *l, void **p, int *n, int *s) {
  return do_move_pages(0, 4, p, n, s, 8) + zone_move_pages(l, p, 1, 2, 3, 8) + stress_move_pages(l, 3) +
    cache_move_pages(0, 4, p, n, s, 8);
}
`),
      [],
    );
  });

  it('is found through a pointer that dlsym() filled', () => {
    assert.deepEqual(
      run(`#include <dlfcn.h>
static long (*real)(int, unsigned long, void **, const int *, int *, int);
static struct { int (*move)(int, unsigned long, void **, const int *, int *, int); } api;
void load(void *handle) {
  real = (long (*)(int, unsigned long, void **, const int *, int *, int))dlsym(handle, "move_pages");
  *(void **)(&api.move) = dlsym(handle, "numa_move_pages");
}
long f(void **p, int *n, int *s) { return real(0, 4, p, n, s, 8); }
long g(void **p, int *n, int *s) { return api.move(0, 4, p, n, s, 8); }
long h(void *lib, void **p, int *n, int *s) {
  long (*local)(int, unsigned long, void **, const int *, int *, int) = dlsym(lib, "move_pages");
  return (*local)(0, 4, p, n, s, 8);
}
`),
      ['f: real wrapper', 'g: api.move libnuma', 'h: (*local) wrapper', '8 error', '9 error', '12 error'],
    );
  });

  it('is found by a number that a constant holds', () => {
    assert.deepEqual(
      run(`#define __NR_move_pages 279
#define OUR_NUMBER 279
enum { MOVE = 279, GETPID = 39 };
static const long number = 279;
long f(void **p, int *n, int *s) { return syscall(OUR_NUMBER, 0, 4, p, n, s, 8); }
long g(void **p, int *n, int *s) { return syscall(MOVE, 0, 4, p, n, s, 8); }
long h(void **p, int *n, int *s) { return syscall(number, 0, 4, p, n, s, 8); }
long i(void **p, int *n, int *s) { const long nr = SYS_move_pages; return syscall(nr, 0, 4, p, n, s, 8); }
long j(long nr, void **p, int *n, int *s) { return syscall(nr, 0, 4, p, n, s, 8) + syscall(GETPID, 0, 4, p, n, s, 8); }
`),
      [
        'f: syscall syscall',
        'g: syscall syscall',
        'h: syscall syscall',
        'i: syscall syscall',
        '5 error',
        '6 error',
        '7 error',
        '8 error',
      ],
    );
  });

  it('is found behind a long chain of macros, the last of them first', () => {
    const count = 4000;
    const links = Array.from({ length: count }, (_, at) => `#define M${at} M${at + 1}`);
    assert.deepEqual(
      run(`#include <numaif.h>
${links.slice(0, 30).join('\n')}
#define M30 move_pages
${links.slice(31).join('\n')}
long f(void **p, int *n, int *s) { return M0(0, 4, p, n, s, 8); }
`),
      ['f: M0 wrapper', `${count + 2} error`],
    );
  });

  it('is found behind a macro of a supplied header', () => {
    assert.deepEqual(
      run(
        '#include "mover.h"\nlong f(void **p, int *n, int *s) { return MOVE(p, n, s); }\n',
        new Map([['mover.h', '#define MOVE(p, n, s) move_pages(0, 4, p, n, s, 8)\n']]),
      ),
      ['f: MOVE(p, n, s) wrapper', '2 error'],
    );
  });
});
