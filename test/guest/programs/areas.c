// What a fuzzed runner is let loose on in a guest: a process with areas of the kinds that test/runner/fixtures/target.c has, of which those with
// contents are checked all the while (watched.h), and which tells itself whether a page of it is on another node than before.
//
//   areas TOUCHED NODES   so many touched pages of 4 KiB beside 4 MiB of huge ones; NODES: how many nodes its own array of nodes names
//
// Says "NAME ADDRESS LENGTH" for each area and "ready", and then answers single letters on standard input with a line each:
//   c   "intact", or how a page differs now or was found to differ since the start
//   w   "watched CHECKED REWRITTEN MISMATCHES", see watched.h
//   n   "changed FIRST:COUNT …": runs of watched pages, hexadecimal, that are on another node than at the last question
// Ends with the end of its input.
#define _GNU_SOURCE
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "watched.h"

enum { PAGE = 4096, HUGE_BYTES = 2 << 20, HUGE_PAGES = 2, UNTOUCHED = 64, FEW = 16, POINTERS = 6 };

static char *protected;

static void die(const char *what) {
  fprintf(stderr, "areas: %s: %s\n", what, strerror(errno));
  exit(1);
}

static char *map(size_t bytes, int protection) {
  char *start = mmap(NULL, bytes, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (start == MAP_FAILED) die("mmap");
  return start;
}

static void tell(const char *name, const void *start, size_t length) {
  printf("%s 0x%" PRIxPTR " %zu\n", name, (uintptr_t)start, length);
}

// Nobody may read or write these pages, the process itself included, so they are looked at only when somebody asks.
static bool protected_is_intact(void) {
  if (mprotect(protected, FEW * PAGE, PROT_READ) != 0) die("mprotect");
  bool intact = true;
  for (size_t i = 0; i < FEW * PAGE; i++) intact &= protected[i] == 1;
  if (mprotect(protected, FEW * PAGE, PROT_NONE) != 0) die("mprotect");
  return intact;
}

// The node of each watched page, as the kernel tells the process itself.
static int *places(void) {
  void **pages = malloc(watched.pages * sizeof *pages);
  int *nodes = malloc(watched.pages * sizeof *nodes);
  if (pages == NULL || nodes == NULL) die("malloc");
  for (size_t i = 0; i < watched.pages; i++) pages[i] = watched.memory + i * WATCHED_WORDS;
  if (syscall(SYS_move_pages, 0, watched.pages, pages, NULL, nodes, 0) != 0) die("move_pages");
  free(pages);
  return nodes;
}

static void changed(void) {
  static int *last;
  int *now = places();
  if (last == NULL) {
    last = now;
    puts("changed");
    return;
  }
  fputs("changed", stdout);
  for (size_t i = 0; i < watched.pages;) {
    size_t count = 0;
    while (i + count < watched.pages && now[i + count] >= 0 && last[i + count] >= 0 && now[i + count] != last[i + count]) count++;
    if (count > 0) printf(" %" PRIxPTR ":%zx", (uintptr_t)watched.memory / PAGE + i, count);
    i += count > 0 ? count : 1;
  }
  puts("");
  // A page without a node, which is on its way, is compared with the node that it had.
  for (size_t i = 0; i < watched.pages; i++)
    if (now[i] >= 0) last[i] = now[i];
  free(now);
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: areas TOUCHED NODES\n");
    return 2;
  }
  setvbuf(stdout, NULL, _IOLBF, 0);
  size_t touched = strtoul(argv[1], NULL, 10) * PAGE, untouched = UNTOUCHED * PAGE, huge = HUGE_PAGES * HUGE_BYTES;
  size_t before = untouched + touched;

  // Untouched, touched, huge, one behind the other: an area's neighbour is what a mistake would hit.
  char *all = map(before + huge + HUGE_BYTES, PROT_READ | PROT_WRITE);
  char *start_of_huge = (char *)(((uintptr_t)all + before + HUGE_BYTES - 1) & ~(uintptr_t)(HUGE_BYTES - 1));
  char *memory = start_of_huge - touched;
  if (madvise(all, (size_t)(start_of_huge - all), MADV_NOHUGEPAGE) != 0) die("madvise");
  if (madvise(start_of_huge, huge, MADV_HUGEPAGE) != 0) die("madvise");
  watched_fill(memory, touched + huge);
  tell("untouched", memory - untouched, untouched);
  tell("touched", memory, touched);
  tell("huge", start_of_huge, huge);

  size_t reserved = (size_t)100 << 30;
  char *reserve = map(reserved, PROT_READ | PROT_WRITE);
  madvise(reserve, reserved, MADV_NOHUGEPAGE);
  tell("reserve", reserve, reserved);
  tell("guard", map(FEW * PAGE, PROT_NONE), FEW * PAGE);
  protected = map(FEW * PAGE, PROT_READ | PROT_WRITE);
  memset(protected, 1, FEW * PAGE);
  if (mprotect(protected, FEW * PAGE, PROT_NONE) != 0) die("mprotect");
  tell("protected", protected, FEW * PAGE);

  // The arguments of a call: a page twice, an untouched one, an unmapped one; and a node for each.
  static void *pages[POINTERS];
  static int nodes[POINTERS];
  char *hole = map(FEW * PAGE, PROT_NONE);
  pages[0] = pages[5] = memory;
  pages[1] = memory + 2 * PAGE + 5;
  pages[2] = memory + PAGE;
  pages[3] = memory - PAGE;
  pages[4] = hole;
  for (int i = 0; i < POINTERS; i++) nodes[i] = i % atoi(argv[2]);
  tell("pages", pages, POINTERS);
  tell("nodes", nodes, POINTERS);
  tell("hole", hole, FEW * PAGE);
  watched_start(WATCHED_CALM);
  // Last of all, or another mapping would be put there.
  munmap(hole, FEW * PAGE);
  puts("ready");

  for (int letter; (letter = getchar()) != EOF;) {
    if (letter == 'n') changed();
    else if (letter == 'w') watched_tell();
    else if (letter != 'c') printf("what is %c\n", letter);
    else if (!protected_is_intact()) puts("a page that nobody may read differs");
    else watched_check();
  }
  return 0;
}
