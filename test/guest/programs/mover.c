// The ground truth: moves pages of another process with nothing but the system call, in one call.
//   mover PID ADDRESS PAGES NODE   says "result R there N", where N is the number of statuses that equal NODE
// What this program cannot do on a machine, the runner need not be asked for.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MPOL_MF_MOVE_ = 2, UNWRITTEN = -1000 };

int main(int argc, char **argv) {
  if (argc != 5) {
    fprintf(stderr, "usage: mover PID ADDRESS PAGES NODE\n");
    return 2;
  }
  pid_t pid = atoi(argv[1]);
  char *start = (char *)strtoull(argv[2], NULL, 16);
  unsigned long count = strtoul(argv[3], NULL, 10);
  int node = atoi(argv[4]);
  long page = sysconf(_SC_PAGESIZE);

  void **pages = calloc(count, sizeof *pages);
  int *nodes = calloc(count, sizeof *nodes);
  int *status = calloc(count, sizeof *status);
  if (pages == NULL || nodes == NULL || status == NULL) return 1;
  for (unsigned long i = 0; i < count; i++) {
    pages[i] = start + (long)i * page;
    nodes[i] = node;
    status[i] = UNWRITTEN;
  }
  long result = syscall(SYS_move_pages, pid, count, pages, nodes, status, MPOL_MF_MOVE_);
  if (result < 0) {
    printf("failed %s\n", strerrorname_np(errno));
    return 1;
  }
  unsigned long there = 0;
  for (unsigned long i = 0; i < count; i++) there += status[i] == node;
  printf("result %ld there %lu\n", result, there);
  return 0;
}
