import assert from 'node:assert/strict';
import fs from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { linesOf, parseFields, parseMapping, parseStat, procLines } from '../../server/runner/procfs';
import { parseNumberList } from '../../server/kernel/number-list';
import { temporaryFolder } from './support';

describe('runner: procfs', () => {
  it('reads a stat line whose command imitates one', () => {
    const rest = Array.from({ length: 30 }, (_, i) => String(i)).join(' ');
    const stat = parseStat(`12 (a) R 1 (b) S ${rest}\n`);
    // Field 3 is the state, 9 the flags, 20 the threads, 22 the start time, 28 the start of the stack.
    assert.deepEqual(stat, {
      state: 'S',
      kernelThread: false,
      threads: 16,
      // The flags are 5 here, and 4 is PF_EXITING.
      exiting: true,
      startTime: '18',
      startStack: '24',
    });
    assert.equal(parseStat('nonsense'), undefined);
    assert.equal(parseStat(''), undefined);
  });

  it('reads lists of nodes', () => {
    assert.deepEqual(parseNumberList('0-1,4\n'), [0, 1, 4]);
    assert.deepEqual(parseNumberList('0'), [0]);
    assert.deepEqual(parseNumberList('\n'), []);
  });

  it('reads mappings, also of files with odd names', () => {
    const name = '/tmp/a b\\012c (deleted)';
    const mapping = parseMapping(`7f00-8f00 r-xp 00001000 fe:01 1234                  ${name}`);
    assert.deepEqual(mapping, {
      start: 0x7f00n,
      end: 0x8f00n,
      permissions: 'r-xp',
      offset: 0x1000n,
      device: 'fe:01',
      inode: '1234',
      name: '/tmp/a b\nc (deleted)',
    });
    assert.equal(parseMapping('Size:      4 kB'), undefined);
  });

  it('reads fields', () => {
    assert.equal(parseFields('Name:\tx\nUid:\t0\t1\n').get('Uid'), '0\t1');
  });

  it('gives the lines of a long file, whole, whatever the pieces it is read in', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'lines');
    const lines = Array.from({ length: 20_000 }, (_, i) => `${i} ${'é'.repeat(i % 7)}`);
    fs.writeFileSync(file, lines.join('\n'));
    const read: string[] = [];
    for await (const line of procLines(file)) read.push(line);
    assert.deepEqual(read, lines);
    for await (const line of procLines(path.join(folder, 'missing'))) assert.fail(line);
    fs.rmSync(folder, { recursive: true });
  });

  it('gives the beginning of lines that are absurdly long, and all others', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'lines');
    const longest = 100_000;
    const long = (times: number): string => 'ab'.repeat(times * longest);
    const lines = ['first', long(1), '', long(0.5), 'x', `${long(0.5)}x`, 'last', long(3)];
    for (const end of ['', '\n']) {
      fs.writeFileSync(file, lines.join('\n') + end);
      const handle = await open(file);
      const read: string[] = [];
      for await (const line of linesOf(handle, longest)) read.push(line);
      assert.deepEqual(
        read,
        lines.map((line) => line.slice(0, longest)),
      );
      await handle.close();
    }
    fs.rmSync(folder, { recursive: true });
  });
});
