/** The fuzzer of the runner where several nodes are: it runs inside of a guest (test/guest/fuzz), and what its sessions came to is added up here. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { boot } from '../guest/boot.mjs';
import { writeInitramfs } from '../guest/initramfs.mjs';
import { guestPackages } from '../guest/packages.mjs';
import { bundle, bundleIsCurrent } from '../lib/bundle.mjs';
import { cache, results, root } from '../lib/paths.mjs';
import { ensureDebianPackages } from '../lib/setup.mjs';

/** Room on the first nodes for the initramfs, Node and what it takes apart. */
const machine = {
  name: 'four nodes',
  nodes: [
    { cpus: 1, mib: 1280 },
    { cpus: 1, mib: 1024 },
    { cpus: 0, mib: 256 },
    { cpus: 0, mib: 128 },
  ],
};

/** Seconds that a guest lives at most; the next run goes on. */
const limitSeconds = 3600;

/**
 * @param {{ series: string, frames: number, seed: number, session: number | undefined, bursts: number }} asked
 * @returns {Promise<boolean>} whether all went well
 */
export async function fuzzInGuest({ series, frames, seed, session, bursts }) {
  const missing = await ensureDebianPackages(['qemu-system-x86', 'gcc', 'libc6-dev']);
  const packages = missing ?? (await guestPackages());
  if (typeof packages === 'string') throw new Error(packages);
  const kernel = packages.kernels.find((one) => one.series === series);
  if (kernel === undefined) throw new Error(`There is no kernel of series ${series} for a guest.`);
  for (const folder of [path.join(cache, 'guest'), results]) fs.mkdirSync(folder, { recursive: true });
  if (!bundleIsCurrent()) await bundle();

  const { Totals } = await import(pathToFileURL(path.join(root, 'out/test/fuzz/runner/totals.js')).href);
  const totals = new Totals(path.join(cache, 'fuzz/runner-guest.json'), seed);
  let at = session ?? totals.next;
  const initramfs = await writeInitramfs(packages, 'fuzz', {
    ...{ frames, seed, bursts, session: at },
    only: session !== undefined,
  });
  const consoleLog = path.join(results, `fuzz-runner-${series}.log`);
  let isWell = true;
  const outcome = await boot({
    image: kernel.image,
    initramfs: initramfs.file,
    machine,
    consoleLog,
    limitSeconds,
    // On a busy machine a session takes its time.
    silenceSeconds: 900,
    current: () => `in session ${at} of seed ${seed}`,
    onEvent(event) {
      if (event.type === 'fail') {
        isWell = false;
        console.error(`${event.name} of seed ${seed}: ${event.error}`);
        console.error(`--guest ${series} --seed ${seed} --bursts ${bursts} --session ${at} plays it again.`);
      }
      if (event.type !== 'diagnostic') return;
      const [, name, told] = /^fact (\w+)=(.*)$/s.exec(event.message) ?? [];
      if (name === 'session' && told !== undefined) {
        const result = JSON.parse(told);
        const { frames: sent, changed, counts, ending } = result;
        console.error(
          `session ${at}: ${sent} frames, ${counts.moves} moves, ${changed} pages went to another node; ended by ${ending}`,
        );
        totals.add(result, ++at);
      } else if (told !== undefined) console.log(`${name}: ${told}`);
    },
  });
  if (!outcome.ok) console.error(`The guest ${outcome.reason}; its console: ${consoleLog}`);
  console.log(totals.line());
  return isWell && outcome.ok;
}
