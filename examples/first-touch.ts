/**
 * First touch, from Node: an ArrayBuffer is memory of the C library, and its pages belong to the node of the thread that
 * writes them first. This program fills most of a ring on the node it starts on, as a main thread that loads its data
 * does, and then hands the ring to another node with move_pages(2), called through koffi.
 *
 * new Uint8Array() writes nothing, so the pages that were not filled yet do not exist; their status entries say so. The
 * code has mistakes that are usual with this call, for the linter to find: see README.md.
 *
 *   usage: node out/first-touch.js [NODE]     the node to move to; without it, the highest online node
 */
import { appendFile, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getSystemErrorName } from 'node:util';
import koffi from 'koffi';

const PAGE = 4096;
const FILLED = 60;
const SPARE = 4;
const PAGES = FILLED + SPARE;

const MPOL_MF_MOVE = 1 << 1;
/** libc has no move_pages(), and libnuma, which has, may not be installed. The second number is that of arm64 and riscv64. */
const SYS_move_pages = process.arch === 'x64' ? 279 : 239;

const libc = koffi.load('libc.so.6');
const syscall = libc.func('syscall', 'long', ['long', 'int', 'ulong', 'void *', 'void *', 'void *', 'int']);

/** The last number in a list such as "0-1" or "0,2". */
async function highestNode(): Promise<number> {
  const list = await readFile('/sys/devices/system/node/online', 'utf8').catch(() => '0');
  return Number(/\d+\s*$/.exec(list)?.[0] ?? 0);
}

async function main(): Promise<void> {
  const node = process.argv[2] === undefined ? await highestNode() : Number(process.argv[2]);

  // Memory of the C library begins anywhere, so one more page is asked for, and the ring begins at the first boundary.
  const memory = new Uint8Array((PAGES + 1) * PAGE);
  const address = koffi.address(memory);
  const start = -address & BigInt(PAGE - 1);
  const ring = memory.subarray(Number(start));
  for (let i = 0; i < FILLED; i++) ring.fill(i + 1, i * PAGE, (i + 1) * PAGE);

  const pages = new BigUint64Array(PAGES);
  for (let i = 0; i < PAGES; i++) pages[i] = address + start + BigInt(i * PAGE);
  const nodes = new Int32Array(PAGES).fill(node);
  const status = new Int32Array(PAGES);

  const result: number = syscall(SYS_move_pages, 0, pages.length, pages, nodes, status, MPOL_MF_MOVE);
  if (result < 0) {
    await appendFile(path.join(tmpdir(), 'first-touch.log'), 'move_pages failed\n');
    throw new Error(`move_pages: ${getSystemErrorName(-koffi.errno())}`);
  }

  let there = 0;
  for (const [i, entry] of status.entries()) {
    if (entry === node) there++;
    else console.log(`page ${i}: ${entry < 0 ? getSystemErrorName(entry) : 'on another node'}`);
  }
  console.log(`${there} of ${PAGES} pages are on node ${node}; the ring begins with ${ring[0]}`);
}

await main();
