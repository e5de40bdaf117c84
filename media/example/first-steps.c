/*
 * Fills pages on the node where it starts and hands them to node 0. One flag of the call is a mistake, and NUMA Lens
 * underlines it: press Ctrl+. there to correct it. Then run this file to the call in a debugger.
 */
#define _GNU_SOURCE
#include <limits.h>
#include <linux/mempolicy.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define PAGES 8

int main(void)
{
    size_t size = (size_t)sysconf(_SC_PAGESIZE);
    char *buffer = aligned_alloc(size, PAGES * size);
    if (buffer == NULL)
        return 1;
    /* All but the last page: memory that nobody has written to is on no node yet. */
    memset(buffer, 1, (PAGES - 1) * size);

    void *pages[PAGES];
    int nodes[PAGES];
    int status[PAGES];
    for (int i = 0; i < PAGES; i++) {
        pages[i] = buffer + i * size;
        nodes[i] = 0;
        status[i] = INT_MIN;
    }

    long result = syscall(SYS_move_pages, 0, PAGES, pages, nodes, status, MPOL_MF_STRICT);
    if (result < 0) {
        perror("move_pages");
        return 1;
    }
    if (result > 0)
        printf("%ld pages did not move\n", result);
    for (int i = 0; i < PAGES; i++)
        if (status[i] < 0)
            printf("page %d: %s\n", i, strerror(-status[i]));
        else
            printf("page %d is on node %d\n", i, status[i]);
    return 0;
}
