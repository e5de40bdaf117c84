// Memory that is checked all the while by threads of the process that owns it, as long as somebody else moves its pages.
//
// Even pages keep what they were filled with; one thread reads them again and again. Odd pages have a version that is kept elsewhere:
// other threads compare a whole page with its version, and write the next one. So a page that was torn, mixed up with another, or copied
// before the last write to it, is found by whoever comes to it next. Deliberately absent: repair.
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { WATCHED_WORDS = 512, WATCHED_WRITERS = 2 };

// How much of a processor the threads take: of short tests little, so that they stay short.
enum watched_pace { WATCHED_CALM, WATCHED_HARD };

static struct {
  uint64_t *memory;
  size_t pages;
  uint32_t *versions;
  enum watched_pace pace;
  pthread_mutex_t page_of_writer[WATCHED_WRITERS];
  pthread_mutex_t first_lock;
  char first[160];
  atomic_ulong checked, rewritten, mismatches;
} watched;

// Every word differs from its neighbours, from the same word of any other page, and from itself in another version.
static inline uint64_t watched_word(size_t page, size_t word, uint32_t version) {
  uint64_t x = (page * WATCHED_WORDS + word + ((uint64_t)version << 40)) * 0x9e3779b97f4a7c15u;
  return x ^ (x >> 29);
}

static void watched_write(size_t page) {
  volatile uint64_t *at = watched.memory + page * WATCHED_WORDS;
  for (size_t word = 0; word < WATCHED_WORDS; word++) at[word] = watched_word(page, word, watched.versions[page]);
}

static void watched_compare(size_t page) {
  const volatile uint64_t *at = watched.memory + page * WATCHED_WORDS;
  for (size_t word = 0; word < WATCHED_WORDS; word++) {
    uint64_t found = at[word], wanted = watched_word(page, word, watched.versions[page]);
    if (found == wanted) continue;
    if (atomic_fetch_add(&watched.mismatches, 1) == 0) {
      pthread_mutex_lock(&watched.first_lock);
      snprintf(watched.first, sizeof watched.first, "page %zu (version %u) differs at byte %zu: %#lx, not %#lx", page,
               watched.versions[page], word * sizeof *at, (unsigned long)found, (unsigned long)wanted);
      pthread_mutex_unlock(&watched.first_lock);
    }
    break;
  }
  atomic_fetch_add(&watched.checked, 1);
}

// Not even hard work goes on without a rest: in an emulated machine a processor has the word for a tenth of a second if it does not give it
// away, and a page that moves waits until all of them have heard of it.
static void watched_rest(size_t count) {
  bool hard = watched.pace == WATCHED_HARD;
  if (count % (hard ? 16 : 4) == 0) nanosleep(&(struct timespec){.tv_nsec = hard ? 2000000 : 10000000}, NULL);
}

static void *watched_read(void *unused) {
  for (size_t count = 1; watched.pages > 0; count++) {
    watched_compare(count * 2 % watched.pages & ~(size_t)1);
    watched_rest(count);
  }
  return unused;
}

static void *watched_rewrite(void *number) {
  size_t own = (size_t)number, first = 1 + 2 * own;
  for (size_t count = 1, page = first; first < watched.pages; count++) {
    pthread_mutex_lock(&watched.page_of_writer[own]);
    watched_compare(page);
    watched.versions[page]++;
    watched_write(page);
    pthread_mutex_unlock(&watched.page_of_writer[own]);
    atomic_fetch_add(&watched.rewritten, 1);
    watched_rest(count);
    page += 2 * WATCHED_WRITERS;
    if (page >= watched.pages) page = first;
  }
  return NULL;
}

// Fills the memory, whose pages come into being where the caller's policy has them.
static void watched_fill(void *memory, size_t bytes) {
  watched.memory = memory;
  watched.pages = bytes / (WATCHED_WORDS * sizeof *watched.memory);
  watched.versions = calloc(watched.pages, sizeof *watched.versions);
  if (watched.versions == NULL) exit(1);
  for (size_t page = 0; page < watched.pages; page++) watched_write(page);
}

static void watched_thread(void *(*run)(void *), size_t number) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, run, (void *)number) != 0) exit(1);
}

static void watched_start(enum watched_pace pace) {
  watched.pace = pace;
  pthread_mutex_init(&watched.first_lock, NULL);
  for (size_t own = 0; own < WATCHED_WRITERS; own++) pthread_mutex_init(&watched.page_of_writer[own], NULL);
  watched_thread(watched_read, 0);
  for (size_t own = 0; own < WATCHED_WRITERS; own++) watched_thread(watched_rewrite, own);
}

// Compares every page once more and says "intact", or what the first of all mismatches was.
static void watched_check(void) {
  for (size_t page = 0; page < watched.pages; page++) {
    pthread_mutex_t *lock = page % 2 == 0 ? NULL : &watched.page_of_writer[page / 2 % WATCHED_WRITERS];
    if (lock != NULL) pthread_mutex_lock(lock);
    watched_compare(page);
    if (lock != NULL) pthread_mutex_unlock(lock);
  }
  pthread_mutex_lock(&watched.first_lock);
  puts(atomic_load(&watched.mismatches) == 0 ? "intact" : watched.first);
  pthread_mutex_unlock(&watched.first_lock);
}

// "watched CHECKED REWRITTEN MISMATCHES": pages compared, pages written anew, comparisons that failed, since the start.
static void watched_tell(void) {
  printf("watched %lu %lu %lu\n", atomic_load(&watched.checked), atomic_load(&watched.rewritten),
         atomic_load(&watched.mismatches));
}
