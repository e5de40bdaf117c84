/** The mutants of a folder, and whether the list is whole: `npm run check` asks, so that it cannot rot. */
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { applyChange, readMutant } from './patch.mjs';

/** @typedef {import('./patch.mjs').Mutant} Mutant */

const read = (/** @type {string} */ file) => fs.readFileSync(path.join(root, file), 'utf8');
const exists = (/** @type {string} */ file) => fs.existsSync(path.join(root, file));

/**
 * @param {string} folder
 * @returns {{ mutants: readonly Mutant[], problems: readonly string[] }}
 */
export function readMutants(folder) {
  /** @type {Mutant[]} */
  const mutants = [];
  /** @type {string[]} */
  const problems = [];
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  for (const file of files.filter((one) => one.endsWith('.patch'))) {
    const mutant = readMutant(
      file.slice(0, -'.patch'.length),
      fs.readFileSync(path.join(folder, file), 'utf8'),
    );
    if (typeof mutant === 'string') problems.push(`${file} ${mutant}`);
    else mutants.push(mutant);
  }
  return { mutants, problems };
}

/** What must have a mutant: the invariants of docs/ARCHITECTURE.md by what is bold in them, and every rule. */
function subjects() {
  const invariants = read('docs/ARCHITECTURE.md').split('\n## Invariants\n')[1] ?? '';
  const rules = fs.readdirSync(path.join(root, 'docs/rules')).map((file) => path.basename(file, '.md'));
  return [
    ...[...invariants.matchAll(/^- \*\*(.+?)\.?\*\*/gm)].map(([, bold = '']) => `invariant ${bold}`),
    ...rules.filter((rule) => rule !== 'README').map((rule) => `rule ${rule}`),
  ];
}

/**
 * Why a mutant cannot be run as the tree is.
 * @param {Mutant} mutant
 * @returns {string | undefined}
 */
function problemOf({ changes, test, name }) {
  for (const change of changes) {
    if (!exists(change.file)) return `${name}: ${change.file} is gone`;
    const applied = applyChange(change, read(change.file));
    if ('why' in applied) return `${name} does not apply: ${applied.why}`;
  }
  if (test.file === undefined) return undefined;
  if (!exists(test.file)) return `${name}: ${test.file} is gone`;
  return isThere(test.file, test.name) ? undefined : `${name}: ${test.file} has no test "${test.name}"`;
}

/**
 * A test is there under its own words, or it is made for a fixture that is there: `RULE/FILE (binding)`.
 * @param {string} file
 * @param {string} test
 */
function isThere(file, test) {
  const text = read(file);
  if ([`'${test}'`, `"${test}"`, `\`${test}\``].some((quoted) => text.includes(quoted))) return true;
  const fixture = /^([\w-]+\/[\w.-]+)(?:,| \(|$)/.exec(test)?.[1];
  if (fixture !== undefined) return exists(path.join(path.dirname(file), 'fixtures', fixture));
  // `${name} is …` in the source.
  const made = [...text.matchAll(/`([^`\n]*\$\{[^`\n]*)`/g)].map(([, template = '']) =>
    template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')),
  );
  return made.some((parts) => parts.join('').length > 3 && new RegExp(`^${parts.join('.+')}$`).test(test));
}

/**
 * @param {string} folder
 * @returns {readonly string[]} what has to be done about them, a line each
 */
export function checkMutants(folder) {
  const { mutants, problems } = readMutants(folder);
  const wanted = subjects();
  const have = new Set(mutants.map(({ guards }) => `${guards.kind} ${guards.what}`));
  const kinds = ['rule', 'invariant'];
  return [
    ...problems,
    ...mutants.flatMap((one) => problemOf(one) ?? []),
    ...wanted.filter((one) => !have.has(one)).map((one) => `no mutant is about ${one}`),
    ...mutants
      .filter(({ guards: { kind, what } }) => kinds.includes(kind) && !wanted.includes(`${kind} ${what}`))
      .map(({ name, guards: { kind, what } }) => `${name}: there is no ${kind} "${what}"`),
  ];
}
