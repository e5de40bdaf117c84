/**
 * The suite that moves pages for real: guests with two and four NUMA nodes, on two kernel series. The tests themselves
 * run inside (test/guest/suite); here their results are folded into one report.
 */
import fs from 'node:fs';
import path from 'node:path';
import { boot } from '../guest/boot.mjs';
import { fourNodes, twoNodes } from '../guest/machine.mjs';
import { guestPackages } from '../guest/packages.mjs';
import { cache, results } from '../lib/paths.mjs';
import { ensureDebianPackages } from '../lib/setup.mjs';

/** @typedef {{ name: string, reason: string }} Skipped */

const report = {
  passed: 0,
  failed: 0,
  /** @type {Skipped[]} */
  skipped: [],
  /** @type {Record<string, unknown>} */
  facts: {},
};

/** Words that a guest's name must contain to be run: `node scripts/test/guest.mjs 6.12 two`; every guest without them. */
const words = process.argv.slice(2);

/**
 * The guests, which run at once. Every one runs the whole suite: what needs a memory-only node adds itself where there
 * is one. A kernel series that the package lists do not offer is a skip.
 */
const guests = [
  { series: '6.1', machine: twoNodes },
  { series: '6.12', machine: fourNodes },
];

/** @param {string} message */
function failed(message) {
  report.failed++;
  console.log(`\nFAIL ${message}`);
}

/**
 * @param {string} name
 * @param {import('../guest/packages.mjs').Kernel} kernel
 * @param {import('../guest/machine.mjs').Machine} machine
 * @param {string} initramfs
 */
async function runGuest(name, kernel, machine, initramfs) {
  /** @type {Record<string, unknown>} */
  const facts = {};
  /** @type {{ name: string, ms: number }[]} */
  const passes = [];
  let ended = false;
  /** @type {string | undefined} */
  let current;
  const consoleLog = path.join(results, `guest-${name.replace(/[^\w.]+/g, '-')}.log`);
  const outcome = await boot({
    image: kernel.image,
    initramfs,
    machine,
    consoleLog,
    current: () => (current === undefined ? undefined : `in the test "${current}"`),
    onEvent(event) {
      if (event.type === 'start') current = event.name;
      else if (event.type === 'pass') passes.push({ name: event.name, ms: event.ms });
      else if (event.type === 'skip')
        report.skipped.push({ name: `${name} › ${event.name}`, reason: event.reason });
      else if (event.type === 'fail')
        failed(`${name} › ${event.name}\n${event.error.replace(/^/gm, '  ')}\n  console: ${consoleLog}`);
      else if (event.type === 'end') ended = true;
      else if (event.type === 'diagnostic') {
        const fact = /^fact ([\w-]+)=(.*)$/s.exec(event.message);
        if (fact?.[1] !== undefined && fact[2] !== undefined) facts[fact[1]] = JSON.parse(fact[2]);
      }
    },
  });
  const passed = passes.length;
  report.passed += passed;
  facts['slowest-tests-ms'] = Object.fromEntries(
    passes
      .sort((a, b) => b.ms - a.ms)
      .slice(0, 10)
      .map(({ name: test, ms }) => [test, ms]),
  );
  if (!outcome.ok) failed(`${name}: the guest ${outcome.reason}\n  console: ${consoleLog}`);
  else {
    facts['seconds'] = Math.round(outcome.seconds);
    if (!ended || passed === 0)
      failed(`${name}: the guest's suite did not come to its end\n  console: ${consoleLog}`);
  }
  report.facts[name] = facts;
  console.log(`${name}: ${passed} passed${outcome.ok ? `, ${outcome.seconds.toFixed(0)} s` : ''}`);
}

/** @returns {Promise<string | undefined>} why no guest can run here */
async function runAll() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return `The guest runs this machine's own Node, which must be Linux on x64; this is ${process.platform} on ${process.arch}.`;
  const missing = await ensureDebianPackages(['qemu-system-x86', 'gcc', 'libc6-dev']);
  if (missing !== undefined) return missing;
  const packages = await guestPackages();
  if (typeof packages === 'string') return packages;

  const { bundle, bundleIsCurrent } = await import('../lib/bundle.mjs');
  if (!bundleIsCurrent()) await bundle();
  const { writeInitramfs } = await import('../guest/initramfs.mjs');
  const initramfs = await writeInitramfs(packages);
  report.facts['initramfs-mib'] = Math.round(initramfs.bytes / 2 ** 20);
  const asked = guests
    .map((guest) => ({ ...guest, name: `Linux ${guest.series}, ${guest.machine.name}` }))
    .filter(({ name }) => words.every((word) => name.split(/[ ,]+/).includes(word)));
  await Promise.all(
    asked.map(async ({ series, machine, name }) => {
      const kernel = packages.kernels.find((one) => one.series === series);
      if (kernel !== undefined) await runGuest(name, kernel, machine, initramfs.file);
      else
        report.skipped.push({ name, reason: `the package lists offer no cloud kernel of series ${series}` });
    }),
  );
  return undefined;
}

fs.mkdirSync(path.join(cache, 'guest'), { recursive: true });
fs.mkdirSync(results, { recursive: true });
const reason = await runAll();
if (reason !== undefined) {
  console.log(`Nothing is tested. ${reason}`);
  report.skipped.push({ name: 'the guest suite', reason });
}

/** The sum over all guests and tests of what the targets read in their own numa_maps. */
report.facts['pages-changed-node'] = Object.values(report.facts)
  .flatMap((facts) => (typeof facts === 'object' && facts !== null ? Object.entries(facts) : []))
  .reduce((sum, [name, value]) => sum + (name.includes('pages-changed-node') ? Number(value) : 0), 0);
fs.writeFileSync(path.join(results, 'guest.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log(`guest: ${report.passed} passed, ${report.failed} failed, ${report.skipped.length} skipped`);
process.exitCode = report.failed === 0 ? 0 : 1;
