// The peer of the runner's query: asks where the pages of another process are, with nothing but the system call.
//   query-loop PID ADDRESS PAGES BATCH   for each line of input one round over all pages; says its nanoseconds
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static long long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000ll + t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc != 5) {
    fprintf(stderr, "usage: query-loop PID ADDRESS PAGES BATCH\n");
    return 2;
  }
  pid_t pid = atoi(argv[1]);
  char *start = (char *)strtoull(argv[2], NULL, 16);
  unsigned long pages = strtoul(argv[3], NULL, 10), batch = strtoul(argv[4], NULL, 10);
  long page = sysconf(_SC_PAGESIZE);
  void **addresses = malloc(batch * sizeof *addresses);
  int *status = malloc(batch * sizeof *status);
  if (addresses == NULL || status == NULL) return 1;

  setvbuf(stdout, NULL, _IOLBF, 0);
  char line[16];
  while (fgets(line, sizeof line, stdin) != NULL) {
    unsigned long present = 0;
    long long from = now();
    for (unsigned long done = 0; done < pages; done += batch) {
      unsigned long count = pages - done < batch ? pages - done : batch;
      for (unsigned long i = 0; i < count; i++) addresses[i] = start + (long)(done + i) * page;
      if (syscall(SYS_move_pages, pid, count, addresses, NULL, status, 0) != 0) {
        perror("move_pages");
        return 1;
      }
      for (unsigned long i = 0; i < count; i++) present += status[i] >= 0;
    }
    printf("%lld %lu\n", now() - from, present);
  }
  return 0;
}
