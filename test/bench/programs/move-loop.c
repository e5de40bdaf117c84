// The peer of the runner's move: asks, moves what is elsewhere, asks again, with nothing but the system call.
//   move-loop PID ADDRESS PAGES BATCH   for each line of input, a node, one round over all pages; says its nanoseconds, how many pages
//                                       changed their node, and how many are on it
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static long long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000ll + t.tv_nsec;
}

static void call(pid_t pid, unsigned long count, void **pages, const int *nodes, int *status) {
  if (syscall(SYS_move_pages, pid, count, pages, nodes, status, nodes == NULL ? 0 : 2) == 0) return;
  perror("move_pages");
  exit(1);
}

int main(int argc, char **argv) {
  if (argc != 5) {
    fprintf(stderr, "usage: move-loop PID ADDRESS PAGES BATCH\n");
    return 2;
  }
  pid_t pid = atoi(argv[1]);
  char *start = (char *)strtoull(argv[2], NULL, 16);
  unsigned long pages = strtoul(argv[3], NULL, 10), batch = strtoul(argv[4], NULL, 10);
  long page = sysconf(_SC_PAGESIZE);
  void **addresses = malloc(batch * sizeof *addresses), **elsewhere = malloc(batch * sizeof *elsewhere);
  int *before = malloc(batch * sizeof *before), *after = malloc(batch * sizeof *after);
  int *nodes = malloc(batch * sizeof *nodes);
  if (!addresses || !elsewhere || !before || !after || !nodes) return 1;

  setvbuf(stdout, NULL, _IOLBF, 0);
  char line[16];
  while (fgets(line, sizeof line, stdin) != NULL) {
    int node = atoi(line);
    unsigned long moved = 0, there = 0;
    long long from = now();
    for (unsigned long done = 0; done < pages; done += batch) {
      unsigned long count = pages - done < batch ? pages - done : batch, left = 0;
      for (unsigned long i = 0; i < count; i++) addresses[i] = start + (long)(done + i) * page;
      call(pid, count, addresses, NULL, before);
      for (unsigned long i = 0; i < count; i++) {
        if (before[i] < 0 || before[i] == node) continue;
        elsewhere[left] = addresses[i];
        nodes[left++] = node;
      }
      int *now_at = before;
      if (left > 0) {
        call(pid, left, elsewhere, nodes, after);
        call(pid, count, addresses, NULL, after);
        now_at = after;
      }
      for (unsigned long i = 0; i < count; i++) {
        moved += before[i] != node && now_at[i] == node;
        there += now_at[i] == node;
      }
    }
    printf("%lld %lu %lu\n", now() - from, moved, there);
  }
  return 0;
}
