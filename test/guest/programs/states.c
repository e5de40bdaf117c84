// Memory in every state that decides over the fate of a page in move_pages(2), and the call itself, made by the process that owns it.
//
//   states KIND[@NODE]…   one area a kind, its pages on NODE (0)
//
// Says "ready KIND=ADDRESS:BYTES …" and then answers on standard input:
//   load ADDRESS:NODE …      puts these into its arrays: "loaded PAGES NODES" (addresses)
//   call FLAGS STATUS NODES  makes the call; STATUS and NODES 1, or 0 for a null pointer: "called RESULT ERRNO VALUE*COUNT,…"
//                            with "-" for an entry that was not written
//   check                    "intact", or "KIND differs", or "KIND differed": a thread compares all the while what can be read
//   mbind KIND NODE          binds an area to a node (MPOL_BIND), its pages stay: "done"
//   fork | exit-child        "done"
//   exec                     executes itself anew with the same kinds: "ready …"
//   spin                     "spinning": reads all its memory on processor 0, and nowhere else, until the next line arrives
// Ends, and its children with it, at the end of its input.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "compared.h"

enum { PAGE = 4096, HUGE_BYTES = 2 << 20, MPOL_DEFAULT_ = 0, MPOL_BIND_ = 2, UNWRITTEN = INT_MIN };
enum { MOST = 65536, KINDS = 32 };

struct area {
  char kind[24];
  uint64_t *memory;
  size_t bytes;
  bool filled, readable;
};

static struct area areas[KINDS];
static int area_count;
static void **pages;
static int *nodes, *status;
static unsigned long count;
static pid_t child;

static void die(const char *what) {
  fprintf(stderr, "states: %s: %s\n", what, strerror(errno));
  exit(1);
}

static uint64_t pattern(const struct area *area, size_t index) {
  // The pages that KSM is to merge are all alike.
  if (strcmp(area->kind, "ksm") == 0) index %= PAGE / sizeof index;
  uint64_t x = (index + 1) * 0x9e3779b97f4a7c15u + (uint64_t)area->kind[0];
  return x ^ (x >> 29);
}

static void fill(struct area *area) {
  for (size_t i = 0; i < area->bytes / sizeof *area->memory; i++) area->memory[i] = pattern(area, i);
  area->filled = true;
}

static void policy(int mode, int node) {
  unsigned long mask = 1ul << node;
  if (syscall(SYS_set_mempolicy, mode, mode == MPOL_DEFAULT_ ? NULL : &mask, mode == MPOL_DEFAULT_ ? 0 : 8 * sizeof mask) != 0)
    die("set_mempolicy");
}

// Aligned to a huge page, with an inaccessible one on either side.
static void *reserve(size_t bytes) {
  size_t whole = (bytes + HUGE_BYTES - 1) & ~(size_t)(HUGE_BYTES - 1);
  char *all = mmap(NULL, whole + 2 * HUGE_BYTES, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (all == MAP_FAILED) die("mmap");
  return (char *)(((uintptr_t)all + HUGE_BYTES) & ~(uintptr_t)(HUGE_BYTES - 1));
}

static void *map(size_t bytes, int flags, int file) {
  void *memory = mmap(reserve(bytes), bytes, PROT_READ | PROT_WRITE, MAP_FIXED | flags, file, 0);
  if (memory == MAP_FAILED) die("mmap");
  return memory;
}

static void hold_by_pipe(char *page) {
  int ends[2];
  struct iovec piece = {.iov_base = page, .iov_len = PAGE};
  if (pipe(ends) != 0) die("pipe");
  if (vmsplice(ends[1], &piece, 1, 0) != PAGE) die("vmsplice");
}

// io_uring_register(2) pins the buffer and counts it in VmPin.
static void hold_by_ring(void *memory, size_t bytes) {
  char parameters[120] = {0};
  int ring = (int)syscall(425, 4, parameters);
  if (ring < 0) die("io_uring_setup");
  struct iovec piece = {.iov_base = memory, .iov_len = bytes};
  if (syscall(427, ring, 0, &piece, 1) != 0) die("io_uring_register");
}

static uintptr_t mapped_as(const char *name, size_t *bytes) {
  char line[512];
  uintptr_t start = 0, end = 0, found = 0;
  FILE *maps = fopen("/proc/self/maps", "r");
  if (maps == NULL) die("/proc/self/maps");
  while (fgets(line, sizeof line, maps) != NULL) {
    if (strstr(line, name) == NULL || sscanf(line, "%" SCNxPTR "-%" SCNxPTR, &start, &end) != 2) continue;
    found = start;
    *bytes = end - start;
    break;
  }
  fclose(maps);
  return found;
}

static struct area *add(const char *kind, void *memory, size_t bytes) {
  if (area_count == KINDS) die("too many areas");
  struct area *area = &areas[area_count++];
  snprintf(area->kind, sizeof area->kind, "%s", kind);
  area->memory = memory;
  area->bytes = bytes;
  area->readable = true;
  return area;
}

static void make(const char *kind) {
  const size_t some = (strcmp(kind, "big") == 0 ? 4096 : 64) * PAGE;
  const int own = MAP_PRIVATE | MAP_ANONYMOUS;
  if (strcmp(kind, "vdso") == 0 || strcmp(kind, "vvar") == 0) {
    size_t bytes = 0;
    char name[32];
    snprintf(name, sizeof name, "[%s]", kind);
    void *memory = (void *)mapped_as(name, &bytes);
    add(kind, memory, bytes)->readable = false;
  } else if (strcmp(kind, "text") == 0) {
    size_t bytes = 0;
    void *memory = (void *)mapped_as("/states", &bytes);
    add(kind, memory, bytes);
  } else if (strcmp(kind, "gap") == 0) {
    void *memory = map(some, own, -1);
    munmap(memory, some);
    add(kind, memory, some)->readable = false;
  } else if (strcmp(kind, "untouched") == 0) {
    add(kind, map(some, own, -1), some)->readable = false;
  } else if (strcmp(kind, "zero") == 0) {
    volatile char *memory = map(some, own, -1);
    for (size_t i = 0; i < some; i += PAGE) (void)memory[i];
    add(kind, (void *)memory, some);
  } else if (strcmp(kind, "hugetlb") == 0) {
    fill(add(kind, map(2 * HUGE_BYTES, own | MAP_HUGETLB, -1), 2 * HUGE_BYTES));
  } else if (strncmp(kind, "thp", 3) == 0) {
    char *memory = map(2 * HUGE_BYTES, own, -1);
    if (madvise(memory, 2 * HUGE_BYTES, MADV_HUGEPAGE) != 0) die("madvise");
    fill(add(kind, memory, 2 * HUGE_BYTES));
    // One part with other rights for a moment: the huge page stays, mapped in small pieces.
    if (strcmp(kind, "thp-pieces") == 0 && (mprotect(memory, PAGE, PROT_READ) != 0 || mprotect(memory, PAGE, PROT_READ | PROT_WRITE) != 0))
      die("mprotect");
  } else if (strcmp(kind, "memfd") == 0) {
    int file = memfd_create("states", 0);
    if (file < 0 || ftruncate(file, (off_t)some) != 0) die("memfd");
    fill(add(kind, map(some, MAP_SHARED, file), some));
  } else if (strcmp(kind, "tmpfs") == 0) {
    int file = memfd_create("states", 0);
    if (file < 0 || ftruncate(file, (off_t)some) != 0) die("memfd");
    fill(add(kind, map(some, MAP_SHARED, file), some));
    void *again = map(some, MAP_SHARED, file);
    struct area *twice = add("tmpfs-again", again, some);
    for (size_t i = 0; i < some / sizeof(uint64_t); i++) (void)((volatile uint64_t *)again)[i];
    twice->filled = true;
  } else {
    char *memory = map(some, own, -1);
    struct area *area = add(kind, memory, some);
    if (madvise(memory, some, strcmp(kind, "ksm") == 0 ? MADV_MERGEABLE : MADV_NOHUGEPAGE) != 0) die("madvise");
    if (strcmp(kind, "locked") == 0 && mlock(memory, some) != 0) die("mlock");
    fill(area);
    if (strcmp(kind, "held") == 0) hold_by_pipe(memory + 5 * PAGE);
    if (strcmp(kind, "ring") == 0) hold_by_ring(memory, 8 * PAGE);
    if (strcmp(kind, "no-access") == 0) {
      if (mprotect(memory, some, PROT_NONE) != 0) die("mprotect");
      area->readable = false;
    }
  }
}

static void start_child(void) {
  child = fork();
  if (child < 0) die("fork");
  if (child > 0) return;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (;;) pause();
}

static void check(void) {
  for (int k = 0; k < area_count; k++) {
    struct area *area = &areas[k];
    if (!area->filled) continue;
    bool hidden = !area->readable;
    if (hidden && mprotect(area->memory, area->bytes, PROT_READ) != 0) die("mprotect");
    for (size_t i = 0; i < area->bytes / sizeof *area->memory; i++) {
      const struct area *source = strcmp(area->kind, "tmpfs-again") == 0 ? area - 1 : area;
      if (area->memory[i] == pattern(source, i)) continue;
      printf("%s differs\n", area->kind);
      return;
    }
    if (hidden && mprotect(area->memory, area->bytes, PROT_NONE) != 0) die("mprotect");
  }
  const char *meanwhile = compared_differs();
  if (meanwhile == NULL) puts("intact");
  else printf("%s differed\n", meanwhile);
}

static void load(char *line) {
  count = 0;
  for (char *word = strtok(line, " \n"); word != NULL && count < MOST; word = strtok(NULL, " \n")) {
    char *colon = strchr(word, ':');
    pages[count] = (void *)strtoull(word, NULL, 16);
    nodes[count++] = colon == NULL ? 0 : atoi(colon + 1);
  }
  printf("loaded 0x%" PRIxPTR " 0x%" PRIxPTR "\n", (uintptr_t)pages, (uintptr_t)nodes);
}

static void call(const char *line) {
  int flags, has_status, has_nodes;
  if (sscanf(line, "%d %d %d", &flags, &has_status, &has_nodes) != 3) die("call");
  for (unsigned long i = 0; i < count; i++) status[i] = UNWRITTEN;
  errno = 0;
  long result = syscall(SYS_move_pages, 0, count, pages, has_nodes ? nodes : NULL, has_status ? status : NULL, flags);
  printf("called %ld %s ", result, result < 0 ? strerrorname_np(errno) : "0");
  for (unsigned long i = 0, from = 0; i < count; i++) {
    if (i + 1 < count && status[i + 1] == status[i]) continue;
    if (status[i] == UNWRITTEN) printf("-*%lu,", i + 1 - from);
    else printf("%d*%lu,", status[i], i + 1 - from);
    from = i + 1;
  }
  puts("");
}

static void bind_area(const char *line) {
  char kind[24];
  int node;
  if (sscanf(line, "%23s %d", kind, &node) != 2) die("mbind");
  for (int k = 0; k < area_count; k++) {
    unsigned long mask = 1ul << node;
    if (strcmp(areas[k].kind, kind) != 0) continue;
    if (syscall(SYS_mbind, areas[k].memory, areas[k].bytes, MPOL_BIND_, &mask, 8 * sizeof mask, 0) != 0) die("mbind");
  }
  puts("done");
}

static void spin(void) {
  struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
  volatile uint64_t sum = 0;
  cpu_set_t first;
  CPU_ZERO(&first);
  CPU_SET(0, &first);
  if (sched_setaffinity(0, sizeof first, &first) != 0) die("sched_setaffinity");
  atomic_store(&compared.paused, true);
  puts("spinning");
  while (poll(&input, 1, 0) == 0)
    for (int k = 0; k < area_count; k++)
      for (size_t i = 0; areas[k].filled && i < areas[k].bytes / 8; i += 512) sum += areas[k].memory[i];
  atomic_store(&compared.paused, false);
}

int main(int argc, char **argv) {
  setvbuf(stdout, NULL, _IOLBF, 0);
  // No read-ahead of the input: spin() asks the descriptor, and exec must not lose a line.
  setvbuf(stdin, NULL, _IONBF, 0);
  pages = map(MOST * sizeof *pages, MAP_PRIVATE | MAP_ANONYMOUS, -1);
  nodes = map(MOST * sizeof *nodes, MAP_PRIVATE | MAP_ANONYMOUS, -1);
  status = map(MOST * sizeof *status, MAP_PRIVATE | MAP_ANONYMOUS, -1);
  bool shares = false;
  for (int i = 1; i < argc; i++) {
    char kind[24];
    int node = 0;
    if (sscanf(argv[i], "%23[^@]@%d", kind, &node) < 1) die("kind");
    policy(MPOL_BIND_, node);
    make(kind);
    policy(MPOL_DEFAULT_, 0);
    shares = shares || strstr(kind, "shared") != NULL;
  }
  if (shares) {
    // What is not called shared becomes this process's own again by being written to.
    start_child();
    for (int k = 0; k < area_count; k++)
      if (areas[k].filled && areas[k].readable && strstr(areas[k].kind, "shared") == NULL) fill(&areas[k]);
  }
  for (int k = 0; k < area_count; k++)
    if (areas[k].filled && areas[k].readable) compared_add(areas[k].kind, areas[k].memory, areas[k].bytes);
  compared_start();
  printf("ready");
  for (int k = 0; k < area_count; k++)
    printf(" %s=0x%" PRIxPTR ":%zu", areas[k].kind, (uintptr_t)areas[k].memory, areas[k].bytes);
  puts("");

  char *line = NULL;
  size_t size = 0;
  while (getline(&line, &size, stdin) > 0) {
    if (strncmp(line, "load ", 5) == 0) load(line + 5);
    else if (strncmp(line, "call ", 5) == 0) call(line + 5);
    else if (strncmp(line, "mbind ", 6) == 0) bind_area(line + 6);
    else if (strcmp(line, "check\n") == 0) check();
    else if (strcmp(line, "spin\n") == 0) spin();
    else if (strcmp(line, "fork\n") == 0) {
      start_child();
      puts("done");
    } else if (strcmp(line, "exit-child\n") == 0) {
      kill(child, SIGKILL);
      waitpid(child, NULL, 0);
      puts("done");
    } else if (strcmp(line, "exec\n") == 0) {
      execv("/proc/self/exe", argv);
      die("exec");
    } else printf("what is %s", line);
  }
  return 0;
}
