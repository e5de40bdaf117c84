/** `npm run fuzz -- runner`: scripts/fuzz/runner.mjs reads the arguments and hands them on as one JSON text. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { sessionSeed } from './random';
import { playSession } from './session';
import { Totals } from './totals';
import { World } from './world';

const cache = path.resolve(__dirname, '../../../../.cache/fuzz');

interface Options {
  readonly frames: number;
  readonly seed: number;
  /** One to play again; undefined: until there were enough frames. */
  readonly session?: number;
  readonly bursts: number;
  readonly asan: boolean;
}

async function run({ frames, seed, session, bursts, asan }: Options): Promise<number> {
  const totals = new Totals(path.join(cache, `runner${asan ? '-asan' : ''}.json`), seed);
  const sanitizer = asan
    ? { sanitizer: execFileSync('cc', ['-print-file-name=libasan.so'], { encoding: 'utf8' }).trim() }
    : {};
  const world = await World.here();
  const wanted = totals.all.frames + frames;
  let at = session ?? totals.next;
  let last: unknown;
  try {
    while (totals.all.frames < wanted) {
      const sent: unknown[] = [];
      const result = await playSession(world, sessionSeed(seed, at), {
        bursts,
        ...sanitizer,
        onBurst: (requests) => sent.push(requests),
      });
      last = result.ending;
      if (result.complaints.length > 0) {
        const file = path.join(cache, `runner-${seed}-${at}.json`);
        fs.mkdirSync(cache, { recursive: true });
        fs.writeFileSync(file, JSON.stringify({ complaints: result.complaints, bursts: sent }, null, 1));
        console.error(`session ${at} of seed ${seed} (${String(last)}):`);
        for (const one of result.complaints.slice(0, 5)) console.error(`  ${one.slice(0, 3000)}`);
        console.error(`What it was sent is in ${file}; --seed ${seed} --session ${at} plays it again.`);
        return 1;
      }
      totals.add(result, ++at);
      if (session !== undefined) break;
    }
  } finally {
    await world.end();
  }
  console.log(totals.line());
  return 0;
}

void run(JSON.parse(process.argv[2] ?? '') as Options).then((code) => {
  process.exitCode = code;
});
