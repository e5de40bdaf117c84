// The process whose pages the guest suite moves. It fills anonymous memory with a pattern on a wanted node,
// then answers questions about itself, one line each, so that what moved is told by the target and not by the mover.
//
//   target MIB node N [huge]   every page is allocated on node N (MPOL_BIND while it is filled, MPOL_DEFAULT afterwards)
//   target MIB cpu K [huge]    first touch on processor K, no memory policy at all
//
// Says "ready ADDRESS BYTES" and then answers on standard input:
//   check       "intact", or "differs at OFFSET"
//   placement   "placement {"0":16384}": pages a node, from its own /proc/self/numa_maps
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

enum { MPOL_DEFAULT_ = 0, MPOL_BIND_ = 2, HUGE_BYTES = 2 << 20 };

static uint64_t *memory;
static size_t words;

static void die(const char *what) {
  fprintf(stderr, "target: %s: %s\n", what, strerror(errno));
  exit(1);
}

// Every word differs from its neighbours and from the same word of any other page.
static uint64_t pattern(size_t index) {
  uint64_t x = index * 0x9e3779b97f4a7c15u;
  return x ^ (x >> 29);
}

// Memory with an unreadable page on either side: no neighbour merges with it, so it has its own line in numa_maps.
static void *allocate(size_t bytes, bool huge) {
  char *all = mmap(NULL, bytes + 2 * HUGE_BYTES, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (all == MAP_FAILED) die("mmap");
  char *start = (char *)(((uintptr_t)all + HUGE_BYTES) & ~(uintptr_t)(HUGE_BYTES - 1));
  if (mprotect(start, bytes, PROT_READ | PROT_WRITE) != 0) die("mprotect");
  if (madvise(start, bytes, huge ? MADV_HUGEPAGE : MADV_NOHUGEPAGE) != 0) die("madvise");
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
  for (size_t i = 0; i < words; i++) memory[i] = pattern(i);
  if (strcmp(how, "cpu") != 0 && syscall(SYS_set_mempolicy, MPOL_DEFAULT_, NULL, 0) != 0) die("set_mempolicy");
}

static void check(void) {
  for (size_t i = 0; i < words; i++) {
    if (memory[i] != pattern(i)) {
      printf("differs at %zu\n", i * sizeof *memory);
      return;
    }
  }
  puts("intact");
}

static void placement(void) {
  char wanted[32], line[4096];
  int length = snprintf(wanted, sizeof wanted, "%" PRIxPTR " ", (uintptr_t)memory);
  FILE *maps = fopen("/proc/self/numa_maps", "r");
  if (maps == NULL) die("/proc/self/numa_maps");
  printf("placement {");
  while (fgets(line, sizeof line, maps) != NULL) {
    if (strncmp(line, wanted, (size_t)length) != 0) continue;
    const char *comma = "";
    for (char *word = strtok(line, " \n"); word != NULL; word = strtok(NULL, " \n")) {
      unsigned node;
      unsigned long pages;
      if (sscanf(word, "N%u=%lu", &node, &pages) != 2) continue;
      printf("%s\"%u\":%lu", comma, node, pages);
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
  if (argc < 4) {
    fprintf(stderr, "usage: target MIB node|cpu N [huge]\n");
    return 2;
  }
  setvbuf(stdout, NULL, _IOLBF, 0);
  // No read-ahead of the input: spin() asks the descriptor whether a line waits.
  setvbuf(stdin, NULL, _IONBF, 0);
  size_t bytes = strtoull(argv[1], NULL, 10) << 20;
  words = bytes / sizeof *memory;
  memory = allocate(bytes, argc > 4 && strcmp(argv[4], "huge") == 0);
  fill(argv[2], atoi(argv[3]));
  printf("ready 0x%" PRIxPTR " %zu\n", (uintptr_t)memory, bytes);

  char line[64];
  while (fgets(line, sizeof line, stdin) != NULL) {
    if (strcmp(line, "check\n") == 0) check();
    else if (strcmp(line, "placement\n") == 0) placement();
    else if (strcmp(line, "spin\n") == 0) spin();
    else printf("what is %s", line);
  }
  return 0;
}
