/**
 * `npm run real-sites -- --sites FILE --repos DIR [--json] [--all]`: how well the rules agree with judged call sites of
 * public code. FILE is a JSON array of sites: { repo, commit, path, line, verdict (ok | misuse | deliberate |
 * not-this-api), debatable, family, findings: [{ rule, level }] }. DIR holds the repositories' git directories
 * (OWNER+NAME, OWNER/NAME or NAME); files are taken at each site's commit.
 * Recall: the share of (family, rule) pairs of firm misuse at warning or error that the rule itself reports within the
 * call's statement, or with a related place in it. Also lists every warning and error at a site that is judged right.
 * Exit 0 whatever the figures; 2 when the input cannot be used.
 */
import fs from 'node:fs';
import path from 'node:path';
import { checkout } from './field/checkout.mjs';
import { readArguments } from './lib/arguments.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

/**
 * @typedef {{ repo: string, commit: string, path: string, line: number, verdict: string, debatable: boolean,
 *   family: string, why?: string, findings: { rule: string, level: string }[] }} Site
 * @typedef {{ line: number, column: number, endLine: number, endColumn: number }} Place
 * @typedef {Place & { file: string, rule: string, severity: string, message: string,
 *   related: (Place & { file: string })[] }} Finding
 * @typedef {Place & { file: string, call: string, statement: Place, judged: boolean }} Call
 * @typedef {{ findings: Finding[], calls: Call[], summary: { notes: { file: string, message: string, failed: boolean }[] } }} Report
 * @typedef {Site & { call?: Call, at: Finding[], problem?: string }} Tried
 */

const usage = `npm run real-sites -- --sites FILE --repos DIR [--json] [--all]
       (DIR/OWNER+NAME are git directories)`;
const { values, misused } = readArguments(usage, {
  options: {
    sites: { type: 'string' },
    repos: { type: 'string' },
    json: { type: 'boolean', default: false },
    /** Also print what was found at misuse and deliberate sites beyond their verdict. */
    all: { type: 'boolean', default: false },
  },
});
const sitesFile = values.sites ?? misused('--sites is missing.');
const repos = values.repos ?? misused('--repos is missing.');

/** @returns {Site[]} */
function readSites() {
  try {
    const read = JSON.parse(fs.readFileSync(sitesFile, 'utf8'));
    if (!Array.isArray(read)) throw new Error('it is no array of sites');
    return read;
  } catch (error) {
    console.error(`${sitesFile} cannot be used: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(2);
  }
}

const cli = path.join(root, 'dist/cli/numa-lens.js');

/**
 * @param {string} folder
 * @param {string[]} paths
 * @returns {Promise<Report>}
 */
async function check(folder, paths) {
  const args = [cli, 'check', '--no-ignore', '--format', 'json', ...paths];
  const { output } = await run(process.execPath, args, { cwd: folder, quiet: true });
  const from = output.indexOf('\n{') + 1;
  return JSON.parse(output.slice(output.startsWith('{') ? 0 : from, output.lastIndexOf('}') + 1));
}

/**
 * @param {Site} site
 * @param {Report} report
 * @returns {Tried}
 */
function judge(site, report) {
  const call = report.calls.find(
    (one) =>
      one.file === site.path &&
      one.line <= site.line &&
      site.line <= Math.max(one.endLine, one.statement.endLine),
  );
  const exact = report.calls.find(
    (one) => one.file === site.path && one.line <= site.line && site.line <= one.endLine,
  );
  const found = exact ?? call;
  const first = found === undefined ? site.line : Math.min(found.line, found.statement.line);
  const last = found === undefined ? site.line : Math.max(found.endLine, found.statement.endLine);
  /** @param {Place & { file: string }} one */
  const here = (one) => one.file === site.path && one.line <= last && one.endLine >= first;
  const at = report.findings.filter((one) => one.file === site.path && (here(one) || one.related.some(here)));
  return { ...site, ...(found === undefined ? {} : { call: found }), at };
}

await run(process.execPath, [path.join(root, 'scripts/build.mjs')], { cwd: root, quiet: true });
/** @type {Tried[]} */
const tried = [];
/** @type {Map<string, Site[]>} */
const groups = new Map();
for (const site of readSites()) {
  const key = `${site.repo}@${site.commit}`;
  groups.set(key, [...(groups.get(key) ?? []), site]);
}
for (const group of groups.values()) {
  const [{ repo, commit }] = /** @type {[Site]} */ (group);
  const out = await checkout(repos, repo, commit);
  if ('problem' in out) {
    for (const site of group) tried.push({ ...site, at: [], problem: out.problem });
    continue;
  }
  const paths = [...new Set(group.map((site) => site.path))].filter((one) =>
    /\.(?:c|h|cc|cpp|cxx|hpp|hh|hxx|h\+\+|ipp|tpp|inl|cu)$/i.test(one),
  );
  const report =
    paths.length === 0 ? { findings: [], calls: [], summary: { notes: [] } } : await check(out.folder, paths);
  for (const site of group) {
    if (!paths.includes(site.path)) tried.push({ ...site, at: [], problem: 'not C or C++' });
    else {
      const one = judge(site, report);
      const note = report.summary.notes.find((other) => other.failed && other.file === site.path);
      tried.push(note === undefined ? one : { ...one, problem: note.message });
    }
  }
}

/** @param {Site} site */
const place = (site) => `${site.repo} ${site.path}:${site.line}`;
const loud = (/** @type {string} */ level) => level === 'warning' || level === 'error';

/** @type {Map<string, { family: string, rule: string, sites: Tried[], found: Tried[] }>} */
const pairs = new Map();
for (const site of tried) {
  if (site.verdict !== 'misuse' || site.debatable) continue;
  for (const { rule, level } of site.findings) {
    if (!loud(level) || rule.includes(':')) continue;
    const key = `${site.family} ${rule}`;
    const pair = pairs.get(key) ?? { family: site.family, rule, sites: [], found: [] };
    pair.sites.push(site);
    if (site.at.some((one) => one.rule === rule)) pair.found.push(site);
    pairs.set(key, pair);
  }
}
const all = [...pairs.values()];
const found = all.filter((pair) => pair.found.length > 0);
const everywhere = all.filter((pair) => pair.found.length === pair.sites.length);
const missed = all.filter((pair) => pair.found.length === 0);

/** @param {Tried} site */
function reason(site) {
  if (site.problem !== undefined) return site.problem;
  if (site.call === undefined) return 'the call was not recognised';
  if (!site.call.judged) return 'the call is not judged (syntax error or #ifdef in it)';
  const others = [...new Set(site.at.map((one) => one.rule))].join(', ');
  return others === '' ? 'the rule is silent' : `the rule is silent; found here: ${others}`;
}
const right = tried.filter((site) => site.verdict === 'ok' || site.verdict === 'not-this-api');
const alarms = right.flatMap((site) =>
  site.at.filter((one) => loud(one.severity)).map((finding) => ({ site, finding })),
);
const unseen = tried.filter(
  (site) => site.verdict !== 'not-this-api' && site.problem === undefined && site.call === undefined,
);

if (values.json) {
  console.log(
    JSON.stringify(
      {
        version: 1,
        recall: { pairs: all.length, found: found.length, atEverySite: everywhere.length },
        missed: missed.map((pair) => ({
          family: pair.family,
          rule: pair.rule,
          sites: pair.sites.map((site) => ({ place: place(site), reason: reason(site) })),
        })),
        alarms: alarms.map(({ site, finding }) => ({
          place: place(site),
          verdict: site.verdict,
          rule: finding.rule,
          severity: finding.severity,
          line: finding.line,
          message: finding.message,
        })),
        unseen: unseen.map(place),
      },
      null,
      2,
    ),
  );
  process.exit(0);
}
console.log(`${tried.length} sites; ${unseen.length} calls not recognised`);
for (const site of unseen) console.log(`  not recognised: ${place(site)} (${site.verdict})`);
for (const site of tried)
  if (site.problem !== undefined) console.log(`  not tried: ${place(site)}: ${site.problem}`);
console.log(
  `recall: ${found.length} of ${all.length} pairs (${((100 * found.length) / Math.max(1, all.length)).toFixed(1)} %), ${everywhere.length} at every site of their family`,
);
for (const pair of missed)
  for (const site of pair.sites) console.log(`  missed: ${pair.rule}: ${place(site)}: ${reason(site)}`);
for (const pair of found)
  for (const site of pair.sites)
    if (!pair.found.includes(site)) console.log(`  not here: ${pair.rule}: ${place(site)}: ${reason(site)}`);
console.log(`warnings and errors at sites judged right: ${alarms.length}`);
for (const { site, finding } of alarms)
  console.log(
    `  ${place(site)} (${site.verdict}) line ${finding.line} ${finding.severity} ${finding.rule}: ${finding.message}`,
  );
if (values.all)
  for (const site of tried) {
    if (right.includes(site)) continue;
    const extra = site.at.filter(
      (one) => loud(one.severity) && !site.findings.some((other) => other.rule === one.rule),
    );
    for (const one of extra)
      console.log(
        `  beyond the verdict: ${place(site)} (${site.verdict}) ${one.severity} ${one.rule}: ${one.message}`,
      );
  }
