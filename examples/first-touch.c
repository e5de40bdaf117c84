/*
 * First touch: memory belongs to the node of the thread that writes it first, not to the one that asked for it.
 * This program fills a ring of buffers on the node it starts on, as a main thread that initializes everything
 * does, and then hands the pages to another node with move_pages(2).
 *
 * Three of the pages were never touched and one is not mapped any more; their status entries tell why they cannot
 * move. The code has mistakes that are usual with this call, for the linter to find: see README.md.
 *
 *   usage: first-touch [NODE]     the node to move to; without it, the highest online node
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/mempolicy.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define PAGE 4096
#define TOUCHED 60
#define SPARE 3
#define PAGES (TOUCHED + SPARE + 1)

/* The last number in a list such as "0-1" or "0,2". */
static int highest_node(void)
{
    char list[256] = "0";
    FILE *file = fopen("/sys/devices/system/node/online", "r");
    if (file != NULL) {
        if (fgets(list, sizeof list, file) == NULL)
            strcpy(list, "0");
        fclose(file);
    }
    const char *last = list;
    for (const char *at = list; *at != '\0'; at++)
        if (*at == '-' || *at == ',')
            last = at + 1;
    return atoi(last);
}

static char *map_pages(size_t count)
{
    char *memory = mmap(NULL, count * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        perror("mmap");
        exit(1);
    }
    return memory;
}

int main(int argc, char **argv)
{
    int node = argc > 1 ? atoi(argv[1]) : highest_node();

    char *ring = map_pages(TOUCHED);
    for (int i = 0; i < TOUCHED; i++)
        memset(ring + i * PAGE, i, PAGE);

    char *spare = mmap(NULL, SPARE * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (spare == MAP_FAILED)
        return 1;

    /* Heap that was given back at once. A hole left by munmap would soon be filled again, by a debugger for example. */
    char *gone = sbrk(PAGE);
    sbrk(-PAGE);

    void *pages[PAGES];
    int nodes[PAGES];
    int status[PAGES];
    for (int i = 0; i < TOUCHED; i++)
        pages[i] = ring + i * PAGE;
    for (int i = 0; i < SPARE; i++)
        pages[TOUCHED + i] = spare + i * PAGE;
    pages[TOUCHED + SPARE] = gone;
    for (int i = 0; i < PAGES; i++)
        nodes[i] = node;

    long result = syscall(SYS_move_pages, 0, PAGES, pages, nodes, status, MPOL_MF_MOVE);
    if (result < 0) {
        fprintf(stderr, "move_pages: %s\n", strerror(errno));
        return 1;
    }

    int there = 0;
    for (int i = 0; i < PAGES; i++)
        if (status[i] == node)
            there++;
        else
            printf("page %d: %s\n", i, status[i] < 0 ? strerror(-status[i]) : "on another node");
    printf("%d of %d pages are on node %d\n", there, PAGES, node);
    return 0;
}
