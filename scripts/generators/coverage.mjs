/**
 * docs/coverage.md: what carries each clause of the two manual pages, from docs/clauses.json. Fails when a clause is carried
 * by nothing, or by a rule, a hover text, an outcome of the runner or a test that does not exist.
 */
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

/** @param {string} file under out/ @returns {Promise<any>} */
const built = (file) => import(path.join(root, 'out', file));
/** @param {string} file */
const read = (file) => fs.readFileSync(path.join(root, file), 'utf8');

/**
 * @typedef {{ outcome: string, file: string, test: string }} Outcome
 * @typedef {{ id: string, pages: string[], section: string, says: string, kernels: string, truth: string,
 *   pagesDiffer?: string, rules: string[], hover: string[], runner: string[] }} Clause
 */

const pageNames = /** @type {Readonly<Record<string, string>>} */ ({ ko: 'Korean', ja: 'Japanese' });
const hoverTests = 'test/lsp/coverage.test.ts';

export async function coverage() {
  const { outcomes, clauses } =
    /** @type {{ outcomes: Record<string, Outcome>, clauses: readonly Clause[] }} */ (
      JSON.parse(read('docs/clauses.json'))
    );
  const problems = [
    ...(await problemsOfClauses(clauses, outcomes)),
    ...Object.entries(outcomes).flatMap(([key, outcome]) => problemsOfOutcome(key, outcome)),
  ];
  if (problems.length > 0) throw new Error(`docs/clauses.json:\n${problems.join('\n')}`);
  const sections = [...new Set(clauses.map((one) => one.section))];
  return [
    '<!-- Written by scripts/generate.mjs from docs/clauses.json. -->',
    '',
    '# Coverage of the manual pages',
    '',
    'The product implements two translations of move_pages(2): the Korean page of 2021-03-22 and the Japanese one of release',
    '3.65 of the man-pages project. This is each clause of the two, in our words, with what kernels really do, and with what',
    'carries it (a rule, a text of hovers, an outcome of the migration runner) and the test that shows each. Rules are shown by',
    'their fixtures in test/rules/fixtures, which test/rules/fixtures.test.ts runs by these names, and those over container',
    'files in test/manifests/fixtures, run by test/manifests/fixtures.test.ts.',
    '',
    summary(clauses),
    ...sections.flatMap((section) => [
      `## ${section}`,
      '',
      ...clauses.filter((one) => one.section === section).flatMap((one) => clauseLines(one, outcomes)),
    ]),
  ].join('\n');
}

/** @param {readonly Clause[]} clauses */
function summary(clauses) {
  /** @param {string} word */
  const count = (word) => clauses.filter((one) => one.truth.startsWith(word)).length;
  return `${clauses.length} clauses: ${count('right')} hold, ${count('imprecise')} are imprecise, ${count('obsolete')} are obsolete. None is without a carrier.\n`;
}

/** @param {Clause} clause @param {Record<string, Outcome>} outcomes */
function clauseLines({ id, pages, says, kernels, truth, pagesDiffer, rules, hover, runner }, outcomes) {
  const where = pages.map((page) => pageNames[page]).join(', ');
  const range =
    kernels === 'all' ? 'All kernels' : `Kernels ${kernels.replace(/</g, 'before ').replace(/>=/g, 'from ')}`;
  const notes = [range, ...(truth === 'right' ? [] : [capital(truth)])].map((one) => `${escaped(one)}.`);
  return [
    `### \`${id}\``,
    '',
    `${escaped(says)} _(${where})_`,
    '',
    [...notes, ...(pagesDiffer === undefined ? [] : [escaped(pagesDiffer)])].join(' '),
    '',
    '| carried by | shown by |',
    '| --- | --- |',
    ...rules.map((rule) => `| rule [${rule}](rules/${rule}.md) | ${rule}/${fixtureOf(rule) ?? ''} |`),
    ...hover.map((text) => `| hover \`${text}\` | ${hoverTests}: a hover says ${text} |`),
    ...runner.map(
      (key) => `| runner \`${outcomes[key]?.outcome}\` | ${outcomes[key]?.file}: ${outcomes[key]?.test} |`,
    ),
    '',
  ];
}

/** @param {string} text */
const escaped = (text) => text.replace(/[<*_]/g, '\\$&');

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {readonly Clause[]} clauses @param {Record<string, Outcome>} outcomes */
async function problemsOfClauses(clauses, outcomes) {
  const { ruleDeclarations } = await built('server/core/rules/catalogue.js');
  const { en } = await built('server/kernel/texts/en.js');
  const { parametersOf } = await built('server/kernel/calls.js');
  /** @type {Set<string>} */
  const rules = new Set(ruleDeclarations.map((/** @type {{ id: string }} */ rule) => rule.id));
  /** @type {Set<string>} */
  const texts = new Set([
    ...Object.keys(en),
    'declaration',
    ...parametersOf('move_pages').map((/** @type {{ role: string }} */ one) => `declaration:${one.role}`),
  ]);
  const ids = clauses.map((one) => one.id);
  return clauses.flatMap((clause, at) => {
    const { id, truth, rules: carried, hover, runner } = clause;
    /** @type {string[]} */
    const wrong = [];
    if (ids.indexOf(id) !== at) wrong.push('is there twice');
    if (carried.length + hover.length + runner.length === 0) wrong.push('is carried by nothing');
    if (!/^(?:right|imprecise: .|obsolete: .)/.test(truth)) wrong.push(`holds: ${truth}`);
    for (const rule of carried)
      if (!rules.has(rule) || fixtureOf(rule) === undefined)
        wrong.push(`names the rule ${rule}, which does not exist or has no fixture`);
    for (const text of hover)
      if (!texts.has(text)) wrong.push(`names the text ${text}, which does not exist`);
    for (const key of runner)
      if (!Object.hasOwn(outcomes, key)) wrong.push(`names the outcome ${key}, which is not listed`);
    return wrong.map((words) => `${id} ${words}`);
  });
}

/** The fixture that shows the rule at work. @param {string} rule @returns {string | undefined} */
function fixtureOf(rule) {
  const files = ['test/rules/fixtures', 'test/manifests/fixtures'].flatMap((fixtures) => {
    const folder = path.join(root, fixtures, rule);
    return fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
  });
  return (
    files.find((file) => file.startsWith('variable')) ?? files.find((file) => !file.startsWith('silent'))
  );
}

/** @param {string} key @param {Outcome} outcome */
function problemsOfOutcome(key, { outcome, file, test }) {
  const word = new RegExp(
    `'${outcome}'|\\binterface ${outcome}\\b|\\btype ${outcome}\\b|readonly ${outcome}\\??:`,
  );
  const known = ['server/protocol/runner.ts', 'server/runner/preflight.ts'].some((one) =>
    word.test(read(one)),
  );
  const shown =
    fs.existsSync(path.join(root, file)) &&
    ["'", '"', '`'].some((quote) => read(file).includes(`it(${quote}${test}${quote}`));
  return [
    ...(known ? [] : [`the outcome ${key}: the runner knows no ${outcome}`]),
    ...(shown ? [] : [`the outcome ${key}: ${file} has no test "${test}"`]),
  ];
}
