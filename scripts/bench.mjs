/**
 * `npm run bench [-- [NAME…] [--json] [--write] [--rounds N] [--against REF]]`: what the product costs, against a peer
 * measured in the same run, in turn. --against builds another revision of this repository and measures both in turn.
 * --write renews the rows of docs/benchmarks.md that were measured; the others stay, each with its day. Exit code 1 if one failed.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildRevision } from './bench/against.mjs';
import { benchmarkDocument, machine, standingRows } from './bench/document.mjs';
import { measurements, names } from './bench/measurements.mjs';
import { measureRows } from './bench/rows.mjs';
import { readArguments } from './lib/arguments.mjs';
import { root } from './lib/paths.mjs';
import { ensureNodeModules } from './lib/setup.mjs';

const usage = `npm run bench -- [NAME…] [--json] [--write] [--rounds N] [--against REF]
       NAME: ${names.join(', ')}`;
const {
  values: options,
  positionals: asked,
  misused,
} = readArguments(usage, {
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '25' },
    against: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) misused(`No row is called ${unknown.join(', ')}.`);
if (!Number.isInteger(rounds) || rounds < 1) misused('--rounds is a number of at least 1.');
const processors = os.cpus().length;
const load = os.loadavg()[0] ?? 0;
if (load > processors) {
  // A program that sleeps now and then is favoured over one that does not, so even the ratios are wrong.
  console.error(
    `The machine is busy (load ${load.toFixed(1)} on ${processors} processors): what is measured now misleads.`,
  );
  if (options.write) {
    console.error('Write the page when it is quiet.');
    process.exit(2);
  }
}
const page = path.join(root, 'docs/benchmarks.md');
const here = machine();
const standing = standingRows(fs.readFileSync(page, 'utf8'), here);
const isWanted = (/** @type {string} */ name) => asked.length === 0 || asked.includes(name);
const neither = names.filter((name) => !isWanted(name) && !standing.some((row) => row.name === name));
if (options.write && neither.length > 0) {
  // Told before the measuring, not after it.
  console.error(
    `docs/benchmarks.md has no ${neither.join(', ')} of this machine: --write without names measures all rows.`,
  );
  process.exit(2);
}
/** Progress is not part of the JSON. @param {string} line */
const say = (line) => (options.json ? console.error(line) : console.log(line));

// What servers keep of their starts is nobody's but this run's.
const caches = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-caches-'));
process.env['XDG_CACHE_HOME'] = caches;
process.on('exit', () => fs.rmSync(caches, { recursive: true, force: true }));

await ensureNodeModules();
const { bundle, bundleIsCurrent } = await import('./lib/bundle.mjs');
if (!bundleIsCurrent()) await bundle();
if (options.against !== undefined) say(`building ${options.against} …`);
const other =
  options.against === undefined
    ? undefined
    : { ref: options.against, ...(await buildRevision(options.against)) };
const all = measurements(path.join(root, 'dist'), rounds, other);
const chosen = all.filter((one) => one.names.some(isWanted));
const { results, failures } = await measureRows(chosen, { say, complain: console.error });

if (options.json) {
  // What else the page tells is words around these, and changes as they do.
  const rows = results.map(({ name, ours, p99, peer, ratio, unit, against }) => ({
    ...{ name, ours, p99, peer, ratio, unit },
    ...(against === undefined ? {} : { against }),
  }));
  console.log(JSON.stringify({ version: 1, results: rows, failures }, null, 2));
}
if (options.write) {
  const measured = `${new Date().toISOString().slice(0, 10)}, load ${load.toFixed(2)}`;
  const written = benchmarkDocument({ names, results, measured, standing, here });
  if ('missing' in written) {
    console.error(`docs/benchmarks.md is left as it is: ${written.missing.join(', ')} would be missing.`);
  } else {
    const { format, resolveConfig } = await import('prettier');
    const style = (await resolveConfig(page)) ?? {};
    fs.writeFileSync(page, await format(written.text, { ...style, filepath: page }));
    say('written: docs/benchmarks.md');
  }
}
process.exit(failures.length === 0 ? 0 : 1);
