/**
 * Source that makes a move last, where automatic NUMA balancing or a memory policy would undo it: a policy of the range or of the thread.
 * It has to be called by the program itself; no other process can set a policy for it.
 * Sources: mbind(2), set_mempolicy(2), numa(3); the balancing looks at no range whose policy has no MPOL_F_MOF, which only the default
 * policy and MPOL_F_NUMA_BALANCING have: task_numa_work (vma_policy_mof) of kernel/sched/fair.c, mpol_misplaced of mm/mempolicy.c, 3.13
 * to 6.12. Held to it on real kernels by the guest suite.
 */
import { bitsUsed, maxnodeFor } from './policies';
import { sentence, text } from './texts/text';

export type SourceLanguage = 'c' | 'koffi';

export interface LastingMove {
  readonly id: 'mbind' | 'numa-tonode-memory' | 'set-mempolicy';
  /** A few words for a menu. */
  readonly title: string;
  /** Declarations and a whole function, without a caller. */
  readonly code: string;
  /** Sentences: what the source needs to build and run. */
  readonly needs: readonly string[];
  /** Why the pages stay where they are put. */
  readonly why: string;
}

const bitsOfLong = 64;

/** For 64-bit programs, whose masks are words of 64 bits. `node` is where the memory is to stay. The best comes first. */
export function lastingMoves({
  node,
  language,
}: {
  readonly node: number;
  readonly language: SourceLanguage;
}): readonly LastingMove[] {
  const move = (id: LastingMove['id'], code: string, need: 'numaif' | 'numa' | 'koffi'): LastingMove => ({
    id,
    title: text(`lasting.${id}.title`, { node }),
    code,
    needs: [sentence(`lasting.needs.${need}`)],
    why: sentence(`lasting.${id}.why`),
  });
  if (language === 'koffi')
    return [move('mbind', koffiMbind(node), 'koffi'), move('set-mempolicy', koffiPolicy(node), 'koffi')];
  return [
    move('mbind', cMbind(node), 'numaif'),
    move('numa-tonode-memory', cToNode(node), 'numa'),
    move('set-mempolicy', cPolicy(node), 'numaif'),
  ];
}

/** Words of a mask that has room for the node. */
const words = (node: number): number => Math.floor(node / bitsOfLong) + 1;

/** What to pass as maxnode for a mask of whole words: the kernel takes one less as the number of bits. */
function maxnode(node: number): bigint {
  const whole = BigInt(words(node) * bitsOfLong) + 1n;
  if (whole < maxnodeFor(BigInt(node)) || bitsUsed(whole) % BigInt(bitsOfLong) !== 0n)
    throw new Error(`no mask for node ${node}`);
  return whole;
}

/** Statements that declare `nodes`. */
function cMask(node: number): string {
  const bit = `1UL << ${node % bitsOfLong}`;
  if (words(node) === 1) return `  const unsigned long nodes[1] = {${bit}};`;
  return `  const unsigned long nodes[${words(node)}] = {[${words(node) - 1}] = ${bit}};`;
}

const cMbind = (node: number): string => `#include <numaif.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

/* Moves the pages of an area to node ${node} and keeps them there. 0, or -1 and errno. */
int keep_on_node_${node}(void *area, size_t length) {
${cMask(node)}
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  const uintptr_t start = (uintptr_t)area & ~(page - 1);
  const size_t whole = (uintptr_t)area + length - start;
  /* The kernel takes one bit less than maxnode says. */
  return (int)mbind((void *)start, whole, MPOL_BIND, nodes, 8 * sizeof nodes + 1, MPOL_MF_MOVE);
}
`;

const cToNode = (node: number): string => `#include <numa.h>
#include <stddef.h>

/* Binds an area, which begins at a page, to node ${node}. -1 where the machine has no NUMA. */
int bind_to_node_${node}(void *area, size_t length) {
  if (numa_available() < 0) return -1;
  numa_tonode_memory(area, length, ${node});
  return 0;
}
`;

const cPolicy = (node: number): string => `#include <numaif.h>

/* What this thread touches from now on is allocated on node ${node}. 0, or -1 and errno. */
int allocate_on_node_${node}(void) {
${cMask(node)}
  return (int)set_mempolicy(MPOL_BIND, nodes, 8 * sizeof nodes + 1);
}
`;

const bigints = (node: number): string =>
  [...Array.from({ length: words(node) - 1 }, () => '0n'), `1n << ${node % bitsOfLong}n`].join(', ');

const koffiMbind = (node: number): string => `import koffi from 'koffi';

const numa = koffi.load('libnuma.so.1');
const mbind = numa.func('mbind', 'long', ['void *', 'ulong', 'int', 'ulong *', 'ulong', 'uint']);
const getpagesize = koffi.load(null).func('getpagesize', 'int', []);

const MPOL_BIND = 2;
const MPOL_MF_MOVE = 1 << 1;

/** Moves the pages of an area to node ${node} and keeps them there. Keep the buffer alive: what it leaves behind stays bound. */
export function keepOnNode${node}(area: Buffer): void {
  const page = BigInt(getpagesize());
  const address = koffi.address(area);
  const start = address - (address % page);
  const length = address + BigInt(area.length) - start;
  const nodes = new BigUint64Array([${bigints(node)}]);
  // The kernel takes one bit less than maxnode says.
  const result = mbind(start, length, MPOL_BIND, nodes, ${maxnode(node)}, MPOL_MF_MOVE);
  if (result !== 0) throw new Error(\`mbind: errno \${koffi.errno()}\`);
}
`;

const koffiPolicy = (node: number): string => `import koffi from 'koffi';

const numa = koffi.load('libnuma.so.1');
const setMempolicy = numa.func('set_mempolicy', 'long', ['int', 'ulong *', 'ulong']);

const MPOL_BIND = 2;

/** What this thread touches from now on is allocated on node ${node}. */
export function allocateOnNode${node}(): void {
  const nodes = new BigUint64Array([${bigints(node)}]);
  // The kernel takes one bit less than maxnode says.
  const result = setMempolicy(MPOL_BIND, nodes, ${maxnode(node)});
  if (result !== 0) throw new Error(\`set_mempolicy: errno \${koffi.errno()}\`);
}
`;
