/**
 * `npm run mutants [-- [--check] [words]]`: plants one mistake at a time in a copy of the tree (test/mutants/*.patch) and runs the test that must
 * notice it. Fails unless each is noticed. Words choose among them by name, subject and test. With --check it only tells whether all of them still
 * apply and name a test that is there, and whether every rule and every invariant has one; `npm run check` does that.
 */
import fs from 'node:fs';
import path from 'node:path';
import { readArguments } from './lib/arguments.mjs';
import { results, root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { ensureNodeModules } from './lib/setup.mjs';
import { checkMutants, readMutants } from './mutants/list.mjs';
import { applyChange } from './mutants/patch.mjs';

/** @typedef {import('./mutants/patch.mjs').Mutant} Mutant */
/** @typedef {import('./mutants/lane.mjs').Lane} Lane */
/** @typedef {{ mutant: Mutant, outcome: string, seconds: number, detail?: string }} Row */

const { values, positionals: words } = readArguments('npm run mutants -- [--check] [WORD…]', {
  options: {
    check: { type: 'boolean', default: false },
    // Another folder of patches.
    from: { type: 'string', default: path.join(root, 'test/mutants') },
  },
  allowPositionals: true,
});

if (values.check) {
  const problems = checkMutants(values.from);
  for (const one of problems) console.log(one);
  if (problems.length > 0) console.log('CONTRIBUTING.md tells what to do (Mutants).');
  process.exit(problems.length === 0 ? 0 : 1);
}

const { mutants: all, problems } = readMutants(values.from);
const chosen = all.filter(({ name, guards, test }) => {
  const text = `${name} ${guards.kind} ${guards.what} ${test.file ?? 'the type check'} ${test.name}`;
  return words.every((word) => text.includes(word));
});
for (const one of problems) console.log(one);
if (chosen.length === 0) {
  console.log('No mutant has all of these words.');
  process.exit(1);
}

await ensureNodeModules();
const started = Date.now();
for (const [command, args] of /** @type {const} */ ([
  [path.join(root, 'node_modules/.bin/tsc'), ['-b']],
  [process.execPath, ['scripts/build.mjs']],
])) {
  const { code, output } = await run(command, args, { cwd: root, quiet: true });
  if (code === 0) continue;
  console.log(`The tree does not build:\n${output}`);
  process.exit(1);
}
const { compile } = await import('./mutants/types.mjs');
const { Lane } = await import('./mutants/lane.mjs');
const lanes = [new Lane(), new Lane()];
const removeLanes = () => {
  for (const lane of lanes) lane.remove();
};
process.on('exit', removeLanes);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => process.exit(130));

/**
 * @template T
 * @param {readonly T[]} items
 * @param {(lane: Lane, item: T) => Promise<void>} work
 */
async function inLanes(items, work) {
  const queue = [...items];
  const next = async (/** @type {Lane} */ lane) => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(lane, item);
  };
  await Promise.all(lanes.map(next));
}

/** What each named test says of the tree as it is: file → name → outcome. @type {Map<string, Map<string, string>>} */
const untouched = new Map();
const files = new Set(chosen.flatMap(({ test }) => test.file ?? []));
await inLanes([...files], async (lane, file) => {
  const names = chosen.filter(({ test }) => test.file === file).map(({ test }) => test.name);
  await lane.bundleFor(file, false);
  const tests = await lane.test(file, names);
  untouched.set(file, new Map(tests.map(({ name, outcome, reason }) => [name, reason ?? outcome])));
});

/**
 * @param {Lane} lane
 * @param {Mutant} mutant
 * @returns {Promise<{ outcome: string, detail?: string }>}
 */
async function attempt(lane, { changes, test }) {
  const before = test.file === undefined ? 'passed' : untouched.get(test.file)?.get(test.name);
  if (before === undefined) return { outcome: 'no such test' };
  if (before === 'failed') return { outcome: 'fails without it' };
  if (before !== 'passed') return { outcome: 'test is skipped', detail: before };
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (const change of changes) {
    const applied = applyChange(change, fs.readFileSync(path.join(root, change.file), 'utf8'));
    if ('why' in applied) return { outcome: 'does not apply', detail: applied.why };
    texts.set(change.file, applied.text);
  }
  const { errors, outputs, alone } = compile(texts);
  if (test.file === undefined) {
    const noticed = errors.some((one) => one.includes(test.name));
    return noticed ? { outcome: 'killed' } : { outcome: 'SURVIVED', detail: errors[0] ?? 'it compiles' };
  }
  if (errors[0] !== undefined) return { outcome: 'does not compile', detail: errors[0] };
  lane.write(texts);
  lane.write(outputs);
  try {
    const unbuilt = alone ? undefined : await lane.build();
    if (unbuilt !== undefined) return { outcome: 'does not compile', detail: unbuilt };
    await lane.bundleFor(test.file, true);
    const tested = (await lane.test(test.file, [test.name])).find(({ name }) => name === test.name);
    if (tested === undefined) return { outcome: 'does not end' };
    return { outcome: tested.outcome === 'failed' ? 'killed' : 'SURVIVED' };
  } finally {
    lane.restore([...texts.keys(), ...outputs.keys()]);
  }
}

/** @type {Row[]} */
const rows = [];
await inLanes(chosen, async (lane, mutant) => {
  const begun = Date.now();
  const row = { mutant, ...(await attempt(lane, mutant)), seconds: (Date.now() - begun) / 1000 };
  rows.push(row);
  const { kind, what } = mutant.guards;
  const about = mutant.name.endsWith(what) ? kind : `${kind} ${what}`;
  console.log(
    `${row.outcome.padEnd(16)} ${row.seconds.toFixed(1).padStart(5)} s  ${mutant.name} (${about.trim()})${row.detail === undefined ? '' : `: ${row.detail}`}`,
  );
});

const killed = rows.filter(({ outcome }) => outcome === 'killed').length;
fs.mkdirSync(results, { recursive: true });
fs.writeFileSync(
  path.join(results, 'mutants.json'),
  `${JSON.stringify(
    rows.map(({ mutant: { name, breaks }, outcome, detail }) => ({ name, breaks, outcome, detail })),
    null,
    2,
  )}\n`,
);
const minutes = ((Date.now() - started) / 60_000).toFixed(1);
console.log(`${killed} of ${rows.length} killed, in ${minutes} minutes`);
process.exitCode = killed === rows.length && problems.length === 0 ? 0 : 1;
