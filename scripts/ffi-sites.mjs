/**
 * `npm run ffi-sites -- --repos DIR [--json]`: what the linter says of public TypeScript that calls C for other things.
 * scripts/field/ffi-sites.json names ten files at a commit, and edits of ours. Each file is linted three times: as it is
 * (`plain`), with a call of move_pages that is right (`right`), and with one that is not (`misuse`). An edit is text that
 * goes in after a line; nothing of the files themselves is kept here. DIR holds the repositories' git directories
 * (OWNER+NAME, OWNER/NAME or NAME).
 * Exit 0 if plain and right are silent and every misuse is found with no other warning or error, 1 if not, 2 when a file
 * is not to be had.
 */
import fs from 'node:fs';
import path from 'node:path';
import { checkout } from './field/checkout.mjs';
import { readArguments } from './lib/arguments.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

/**
 * @typedef {{ after: number, text: string[] }} Edit `after`: a line, from 1; 0 is before the first, -1 after the last.
 * @typedef {{ repo: string, commit: string, path: string, library: string, bind: Edit[], right: Edit[],
 *   misuse: Edit[], rule: string }} Site `bind` belongs to both edited versions.
 * @typedef {{ file: string, line: number, rule: string, severity: string, message: string }} Finding
 * @typedef {{ findings: Finding[], calls: { file: string, judged: boolean }[] }} Report
 */

const usage = 'npm run ffi-sites -- --repos DIR [--json] (DIR/OWNER+NAME are git directories)';
const { values, misused } = readArguments(usage, {
  options: { repos: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const repos = values.repos ?? misused('--repos is missing.');

/** @type {Site[]} */
const sites = JSON.parse(fs.readFileSync(path.join(root, 'scripts/field/ffi-sites.json'), 'utf8'));
const cli = path.join(root, 'dist/cli/numa-lens.js');

/**
 * @param {string} text
 * @param {Edit[]} edits
 */
function edited(text, edits) {
  const lines = text.split('\n');
  const placed = edits.map(({ after, text: added }) => ({ at: after < 0 ? lines.length : after, added }));
  // From the end on, so that places stay right; of two at one place the first comes first.
  for (const { at, added } of placed.reverse().sort((a, b) => b.at - a.at)) lines.splice(at, 0, ...added);
  return lines.join('\n');
}

/**
 * @param {string} folder
 * @param {string} file
 * @returns {Promise<Report>}
 */
async function check(folder, file) {
  const args = [cli, 'check', '--no-ignore', '--format', 'json', file];
  const { output } = await run(process.execPath, args, { cwd: folder, quiet: true });
  return JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
}

/** Names of the family in a comment: without one the linter does not even parse the file. */
const awake = [{ after: -1, text: ['// move_pages, mbind and syscall are not called here.'] }];

await run(process.execPath, [path.join(root, 'scripts/build.mjs')], { cwd: root, quiet: true });
/** @type {{ site: Site, plain: boolean, right: boolean, misuse: boolean, seen: boolean, said: string[] }[]} */
const results = [];
for (const site of sites) {
  const out = await checkout(repos, site.repo, site.commit);
  if ('problem' in out) {
    console.error(out.problem);
    process.exit(2);
  }
  const file = path.join(out.folder, site.path);
  const original = fs.readFileSync(file, 'utf8');
  /** @type {Record<string, Report>} */
  const reports = {};
  try {
    for (const [version, edits] of Object.entries({
      plain: awake,
      right: [...site.bind, ...site.right],
      misuse: [...site.bind, ...site.misuse],
    })) {
      fs.writeFileSync(file, edited(original, edits));
      reports[version] = await check(out.folder, site.path);
    }
  } finally {
    fs.writeFileSync(file, original);
  }
  const { plain, right, misuse } = /** @type {Record<'plain' | 'right' | 'misuse', Report>} */ (reports);
  const loud = misuse.findings.filter((one) => one.severity !== 'hint');
  results.push({
    site,
    plain: plain.findings.length === 0,
    right: right.findings.length === 0,
    misuse: loud.some((one) => one.rule === site.rule) && loud.every((one) => one.rule === site.rule),
    seen: right.calls.some((one) => one.judged) && misuse.calls.some((one) => one.judged),
    said: Object.entries(reports).flatMap(([version, report]) =>
      report.findings.map((one) => `${version} line ${one.line} ${one.severity} ${one.rule}: ${one.message}`),
    ),
  });
}

/** @param {'plain' | 'right' | 'misuse' | 'seen'} what */
const count = (what) => results.filter((one) => one[what]).length;
const figures = {
  files: results.length,
  plainSilent: count('plain'),
  rightSilent: count('right'),
  misuseFound: count('misuse'),
  callsJudged: count('seen'),
};
if (values.json) console.log(JSON.stringify({ version: 1, ...figures }, null, 2));
else {
  for (const { site, plain, right, misuse, seen, said } of results) {
    const bad = [
      plain ? '' : 'plain is not silent',
      right ? '' : 'right is not silent',
      misuse ? '' : `${site.rule} is not the one that is said`,
      seen ? '' : 'the call is not judged',
    ].filter((one) => one !== '');
    console.log(
      `${site.repo} ${site.path} (${site.library}): ${bad.length === 0 ? 'as it should be' : bad.join(', ')}`,
    );
    if (bad.length > 0) for (const line of said) console.log(`    ${line}`);
  }
  console.log(
    `${figures.files} files: ${figures.plainSilent} silent as they are, ${figures.rightSilent} silent with a right call, ${figures.misuseFound} misuses found; the calls are judged in ${figures.callsJudged}`,
  );
}
process.exit(results.every((one) => one.plain && one.right && one.misuse && one.seen) ? 0 : 1);
