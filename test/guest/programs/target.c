// The process whose pages the guest suite moves. It fills anonymous memory with a pattern on a wanted node, has threads check it all
// the while (watched.h), and answers questions about itself, one line each, so that what moved is told by the target and not by the mover.
//
//   target MIB node N PAGES PACE   every page is allocated on node N (MPOL_BIND while it is filled, MPOL_DEFAULT afterwards)
//   target MIB cpu K PAGES PACE    first touch on processor K, where all its threads stay, no memory policy at all
//
// PAGES: small, huge (transparent), hugetlb. PACE: calm, hard, or still: no threads, for measurements.
// Says "ready ADDRESS BYTES" and then answers on standard input:
//   check       "intact", or how a page differs now or was found to differ since the start
//   watched     "watched CHECKED REWRITTEN MISMATCHES", see watched.h
//   moved       asks move_pages(2) where each page is: "moved CHANGED STAYED ABSENT", compared with the last time
//   placement   "placement {"0":16384}": pages of 4096 bytes a node, from its own /proc/self/numa_maps
//   spin        "spinning": reads all its pages again and again until the next line arrives
// Ends with the end of its input.
#define _GNU_SOURCE
#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "watched.h"

enum { MPOL_DEFAULT_ = 0, MPOL_BIND_ = 2, HUGE_BYTES = 2 << 20 };

static uint64_t *memory;
static size_t words;

static void die(const char *what) {
  fprintf(stderr, "target: %s: %s\n", what, strerror(errno));
  exit(1);
}

// Memory with an unreadable page on either side: no neighbour merges with it, so it has its own line in numa_maps.
static void *allocate(size_t bytes, const char *pages) {
  char *all = mmap(NULL, bytes + 2 * HUGE_BYTES, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (all == MAP_FAILED) die("mmap");
  char *start = (char *)(((uintptr_t)all + HUGE_BYTES) & ~(uintptr_t)(HUGE_BYTES - 1));
  const int flags = MAP_FIXED | MAP_PRIVATE | MAP_ANONYMOUS | (strcmp(pages, "hugetlb") == 0 ? MAP_HUGETLB : 0);
  if (mmap(start, bytes, PROT_READ | PROT_WRITE, flags, -1, 0) == MAP_FAILED) die("mmap");
  int advice = strcmp(pages, "huge") == 0 ? MADV_HUGEPAGE : MADV_NOHUGEPAGE;
  if ((flags & MAP_HUGETLB) == 0 && madvise(start, bytes, advice) != 0) die("madvise");
  return start;
}

static void fill(const char *how, int where) {
  if (strcmp(how, "cpu") == 0) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(where, &set);
    if (sched_setaffinity(0, sizeof set, &set) != 0) die("sched_setaffinity");
  } else {
    unsigned long mask = 1ul << where;
    if (syscall(SYS_set_mempolicy, MPOL_BIND_, &mask, 8 * sizeof mask) != 0) die("set_mempolicy");
  }
  watched_fill(memory, words * sizeof *memory);
  if (strcmp(how, "cpu") != 0 && syscall(SYS_set_mempolicy, MPOL_DEFAULT_, NULL, 0) != 0) die("set_mempolicy");
}

// Queries of this many pages, as the runner's batches are.
enum { BATCH = 16384, UNKNOWN = -1000 };

static void moved(void) {
  static int *last;
  static void *pages[BATCH];
  static int now[BATCH];
  size_t all = watched.pages, changed = 0, stayed = 0, absent = 0;
  if (last == NULL) {
    last = malloc(all * sizeof *last);
    if (last == NULL) die("malloc");
    for (size_t i = 0; i < all; i++) last[i] = UNKNOWN;
  }
  for (size_t done = 0; done < all; done += BATCH) {
    size_t count = all - done < BATCH ? all - done : BATCH;
    for (size_t i = 0; i < count; i++) pages[i] = memory + (done + i) * WATCHED_WORDS;
    if (syscall(SYS_move_pages, 0, count, pages, NULL, now, 0) != 0) die("move_pages");
    for (size_t i = 0; i < count; i++) {
      int *before = &last[done + i];
      if (now[i] < 0) absent++;
      else if (*before >= 0 && *before != now[i]) changed++;
      else stayed++;
      *before = now[i];
    }
  }
  printf("moved %zu %zu %zu\n", changed, stayed, absent);
}

static void placement(void) {
  char wanted[32], line[4096];
  int length = snprintf(wanted, sizeof wanted, "%" PRIxPTR " ", (uintptr_t)memory);
  FILE *maps = fopen("/proc/self/numa_maps", "r");
  if (maps == NULL) die("/proc/self/numa_maps");
  printf("placement {");
  while (fgets(line, sizeof line, maps) != NULL) {
    if (strncmp(line, wanted, (size_t)length) != 0) continue;
    const char *comma = "", *size = strstr(line, "kernelpagesize_kB=");
    unsigned long small = size == NULL ? 1 : strtoul(size + strlen("kernelpagesize_kB="), NULL, 10) / 4;
    for (char *word = strtok(line, " \n"); word != NULL; word = strtok(NULL, " \n")) {
      unsigned node;
      unsigned long pages;
      if (sscanf(word, "N%u=%lu", &node, &pages) != 2) continue;
      printf("%s\"%u\":%lu", comma, node, pages * small);
      comma = ",";
    }
  }
  puts("}");
  fclose(maps);
}

static void spin(void) {
  struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
  volatile uint64_t sum = 0;
  puts("spinning");
  while (poll(&input, 1, 0) == 0) {
    for (size_t i = 0; i < words; i += 512) sum += memory[i];
  }
}

int main(int argc, char **argv) {
  if (argc != 6) {
    fprintf(stderr, "usage: target MIB node|cpu N small|huge|hugetlb calm|hard|still\n");
    return 2;
  }
  setvbuf(stdout, NULL, _IOLBF, 0);
  // No read-ahead of the input: spin() asks the descriptor whether a line waits.
  setvbuf(stdin, NULL, _IONBF, 0);
  size_t bytes = strtoull(argv[1], NULL, 10) << 20;
  words = bytes / sizeof *memory;
  memory = allocate(bytes, argv[4]);
  fill(argv[2], atoi(argv[3]));
  if (strcmp(argv[5], "still") != 0) watched_start(strcmp(argv[5], "hard") == 0 ? WATCHED_HARD : WATCHED_CALM);
  printf("ready 0x%" PRIxPTR " %zu\n", (uintptr_t)memory, bytes);

  char line[64];
  while (fgets(line, sizeof line, stdin) != NULL) {
    if (strcmp(line, "check\n") == 0) watched_check();
    else if (strcmp(line, "watched\n") == 0) watched_tell();
    else if (strcmp(line, "moved\n") == 0) moved();
    else if (strcmp(line, "placement\n") == 0) placement();
    else if (strcmp(line, "spin\n") == 0) spin();
    else printf("what is %s", line);
  }
  return 0;
}
