/** Files that undo is asked for: nearly journals of a move, damaged in every way that a file can be. */
import fs from 'node:fs';
import { hex, statOf } from '../../runner/support';
import type { Json } from './hostile';
import { damaged, hostile } from './hostile';
import type { Random } from './random';
import { address } from './requests';
import type { FuzzTarget } from './world';

function header({ pid }: FuzzTarget): Json {
  return {
    numaLensJournal: 1,
    pid,
    startTime: statOf(pid).startTime,
    executable: '',
    boot: fs.readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim(),
    pidNamespace: fs.readlinkSync('/proc/self/ns/pid'),
    pageSize: 4096,
    flags: 2,
    kernel: '6.0',
    written: '',
  };
}

function run(random: Random, target: FuzzTarget): Json {
  return [
    hex(address(random, target)),
    random.of([1, 1, 2, 7, 300, 1000, 2 ** 20, 2 ** 36, 2 ** 36 + 1, 0, -1]),
    random.of([0, 1, 1, 1, 1, 2, 63, 2 ** 31, 2 ** 32 + 1, -1, 0.5]),
  ];
}

const headerFields: readonly (readonly [string, readonly Json[]])[] = [
  ['pageSize', [1, 2, 8192, 65_536, 2 ** 40, 3]],
  ['flags', [0, 1, 4, 7, -1, 2 ** 31, 2 ** 32 + 2]],
  ['pid', [1, 2 ** 31, 2 ** 32 + 1]],
];

export function writeJournal(random: Random, target: FuzzTarget, file: string): void {
  let first = header(target);
  if (random.chance(0.3)) {
    const [name, values] = random.of(headerFields);
    first = { ...(first as Readonly<Record<string, Json>>), [name]: random.of(values) };
  } else if (random.chance(0.1)) first = damaged(random, first);
  const lines = Array.from({ length: 1 + random.below(5) }, () => {
    const runs = random.list(6, () => run(random, target));
    const value = random.chance(0.2) ? damaged(random, runs) : random.chance(0.05) ? hostile(random) : runs;
    return JSON.stringify(value);
  });
  const text = [JSON.stringify(first), ...lines, ''].join('\n');
  const torn = random.chance(0.2) ? text.slice(0, random.below(text.length)) : text;
  fs.writeFileSync(file, random.chance(0.05) ? `${torn}\0\xff` : torn, { mode: 0o600 });
}
