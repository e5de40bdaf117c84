/** `node out/test/fuzz/runner/main.js --frames N [--seed N] [--session N] [--asan]`: see scripts/fuzz/runner.mjs. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sessionSeed } from './random';
import { playSession } from './session';
import { Totals } from './totals';
import { World } from './world';

const cache = path.resolve(__dirname, '../../../../.cache/fuzz');

const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    session: { type: 'string' },
    bursts: { type: 'string', default: '15' },
    asan: { type: 'boolean', default: false },
  },
});

async function run(): Promise<number> {
  const seed = Number(values.seed);
  const totals = new Totals(path.join(cache, `runner${values.asan ? '-asan' : ''}.json`), seed);
  const sanitizer = values.asan
    ? { sanitizer: execFileSync('cc', ['-print-file-name=libasan.so'], { encoding: 'utf8' }).trim() }
    : {};
  const bursts = Number(values.bursts);
  const world = await World.make();
  const wanted = totals.all.frames + Number(values.frames);
  let at = values.session === undefined ? totals.next : Number(values.session);
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
      if (values.session !== undefined) break;
    }
  } finally {
    await world.end();
  }
  console.log(totals.line());
  return 0;
}

void run().then((code) => {
  process.exitCode = code;
});
