// Memory that is compared with a copy of it all the while, by a thread of the process that owns it, as long as somebody else moves its pages.
// For areas whose pages must not be written: shared, merged, held ones. What may be written is watched harder (watched.h).
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { COMPARED_PAGE = 4096, COMPARED_MOST = 64 };

static struct {
  struct {
    const char *name, *memory;
    char *copy;
    size_t bytes;
  } areas[COMPARED_MOST];
  int count;
  // Index of an area that was found to differ, plus one.
  atomic_int found;
  atomic_bool paused;
} compared;

// The memory as it is now is what it has to be from now on. `name` has to last.
static void compared_add(const char *name, const void *memory, size_t bytes) {
  char *copy = malloc(bytes);
  if (copy == NULL || compared.count == COMPARED_MOST) exit(1);
  memcpy(copy, memory, bytes);
  compared.areas[compared.count].name = name;
  compared.areas[compared.count].memory = memory;
  compared.areas[compared.count].copy = copy;
  compared.areas[compared.count++].bytes = bytes;
}

static void compared_look(int area, size_t from, size_t bytes) {
  if (memcmp(compared.areas[area].memory + from, compared.areas[area].copy + from, bytes) != 0)
    atomic_store(&compared.found, area + 1);
}

static void *compared_loop(void *unused) {
  for (size_t looks = 1; compared.count > 0;) {
    for (int area = 0; area < compared.count; area++) {
      for (size_t at = 0; at < compared.areas[area].bytes; at += COMPARED_PAGE, looks++) {
        if (!atomic_load(&compared.paused)) compared_look(area, at, COMPARED_PAGE);
        if (looks % 8 == 0) nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
      }
    }
  }
  return unused;
}

static void compared_start(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, compared_loop, NULL) != 0) exit(1);
}

// Looks at everything once more; the name of an area that differs now or was found to differ, or a null pointer.
static const char *compared_differs(void) {
  for (int area = 0; area < compared.count; area++) compared_look(area, 0, compared.areas[area].bytes);
  int found = atomic_load(&compared.found);
  return found == 0 ? NULL : compared.areas[found - 1].name;
}
