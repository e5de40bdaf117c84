/**
 * First touch, from Node: memory belongs to the node of the thread that writes it first, not to the one that asked for it.
 * This program fills a ring of buffers on the node it starts on, as a main thread that loads its data does, and then hands the
 * ring to another node with move_pages(2), called through koffi.
 *
 * Some of the pages were never written, so they do not exist yet; their status entries say so. The code has mistakes that
 * are usual with this call, for the linter to find: see README.md.
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

/** PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS */
const READ_WRITE = 0x3;
const PRIVATE_ANONYMOUS = 0x22;
const MAP_FAILED = 2n ** 64n - 1n;
const MPOL_MF_MOVE = 1 << 1;
/** libc has no move_pages(), and libnuma, which has, may not be installed. The second number is that of arm64 and riscv64. */
const SYS_move_pages = process.arch === 'x64' ? 279 : 239;

const libc = koffi.load('libc.so.6');
const mmap = libc.func('mmap', 'void *', ['void *', 'size_t', 'int', 'int', 'int', 'int64']);
const syscall = libc.func('syscall', 'long', ['long', 'int', 'ulong', 'void *', 'void *', 'void *', 'int']);

/** The last number in a list such as "0-1" or "0,2". */
async function highestNode(): Promise<number> {
  const list = await readFile('/sys/devices/system/node/online', 'utf8').catch(() => '0');
  return Number(/\d+\s*$/.exec(list)?.[0] ?? 0);
}

function mapPages(count: number): bigint {
  const address: bigint = mmap(null, count * PAGE, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0);
  if (address === MAP_FAILED) throw new Error(`mmap: ${getSystemErrorName(-koffi.errno())}`);
  return address;
}

async function main(): Promise<void> {
  const node = process.argv[2] === undefined ? await highestNode() : Number(process.argv[2]);

  const ring = mapPages(FILLED);
  const buffers = new Uint8Array(koffi.view(ring, FILLED * PAGE));
  for (let i = 0; i < FILLED; i++) buffers.fill(i + 1, i * PAGE, (i + 1) * PAGE);
  const spare = mapPages(SPARE);

  const pages = new BigUint64Array(PAGES);
  for (let i = 0; i < FILLED; i++) pages[i] = ring + BigInt(i * PAGE);
  for (let i = 0; i < SPARE; i++) pages[FILLED + i] = spare + BigInt(i * PAGE);
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
  console.log(`${there} of ${PAGES} pages are on node ${node}`);
}

await main();
