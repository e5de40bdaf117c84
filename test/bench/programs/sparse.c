// A process with a large address space and little memory. Says the address and the size when it is ready, and ends with its input.
//   sparse GIB   that much is reserved; one page of every 64 MiB is touched
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: sparse GIB\n");
    return 2;
  }
  size_t bytes = strtoull(argv[1], NULL, 10) << 30, step = (size_t)64 << 20;
  char *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) return 1;
  madvise(memory, bytes, MADV_NOHUGEPAGE);
  for (size_t at = 0; at < bytes; at += step) memory[at] = 1;
  printf("ready %p %zu\n", (void *)memory, bytes);
  fflush(stdout);
  while (getchar() != EOF) continue;
  return 0;
}
