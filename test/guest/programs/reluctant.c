// Memory that is hard to move, on node 0:
//
//   reluctant pinned               64 pages; pages 5 and 40 are held by a pipe
//   reluctant shared               64 pages; 16 to 63 are shared with a child process, page 5 is held by a pipe
//   reluctant hugetlb              2 huge pages of hugetlbfs
//   reluctant read                 64 pages; only read, so that the zero page stands in for them
//
// A thread compares the memory all the while with what it was. Says "ready ADDRESS BYTES", then "intact" or "differs" to each line of its
// input. Ends, and its child with it, at the end of its input.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "compared.h"

enum { PAGE = 4096, PAGES = 64, HUGE_BYTES = 2 << 20, MPOL_BIND_ = 2 };

static void die(const char *what) {
  fprintf(stderr, "reluctant: %s: %s\n", what, strerror(errno));
  exit(1);
}

// A pipe that is given a page by vmsplice keeps a reference to it, as a device does during I/O.
static void hold(char *page) {
  int ends[2];
  struct iovec piece = {.iov_base = page, .iov_len = PAGE};
  if (pipe(ends) != 0) die("pipe");
  if (vmsplice(ends[1], &piece, 1, 0) != PAGE) die("vmsplice");
}

int main(int argc, char **argv) {
  const char *mode = argc > 1 ? argv[1] : "";
  int huge = strcmp(mode, "hugetlb") == 0;
  size_t bytes = huge ? 2 * HUGE_BYTES : PAGES * PAGE;
  unsigned long mask = 1;
  if (syscall(SYS_set_mempolicy, MPOL_BIND_, &mask, 8 * sizeof mask) != 0) die("set_mempolicy");
  char *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | (huge ? MAP_HUGETLB : 0), -1, 0);
  if (memory == MAP_FAILED) die("mmap");
  if (!huge && madvise(memory, bytes, MADV_NOHUGEPAGE) != 0) die("madvise");
  if (strcmp(mode, "read") == 0) {
    volatile char sum = 0;
    for (size_t i = 0; i < bytes; i += PAGE) sum += memory[i];
  } else {
    memset(memory, 1, bytes);
  }
  if (strcmp(mode, "shared") == 0) {
    pid_t child = fork();
    if (child < 0) die("fork");
    if (child == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      for (;;) pause();
    }
    memset(memory, 2, 16 * PAGE);
  }
  if (strcmp(mode, "pinned") == 0 || strcmp(mode, "shared") == 0) hold(memory + 5 * PAGE);
  if (strcmp(mode, "pinned") == 0) hold(memory + 40 * PAGE);
  compared_add("memory", memory, bytes);
  compared_start();
  setvbuf(stdout, NULL, _IOLBF, 0);
  printf("ready 0x%" PRIxPTR " %zu\n", (uintptr_t)memory, bytes);
  for (int byte; (byte = getchar()) != EOF;)
    if (byte == '\n') puts(compared_differs() == NULL ? "intact" : "differs");
  return 0;
}
