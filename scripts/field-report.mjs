/**
 * `node scripts/field-report.mjs --mirrors DIR [--repo OWNER/NAME] [--context] [--write]`: lints public trees at pinned
 * commits and compares every finding at warning or above with the verdict it was given (test/field/verdicts.json). DIR
 * holds a git directory for each repository (OWNER+NAME, OWNER/NAME or NAME). Prints what is not judged and what is gone;
 * --context shows the code around what is not judged, --write renews docs/field-report.md. Exit 1 when a finding has no
 * verdict. None of the linted code is kept: a verdict names a line by its hash, so equal lines of a file share one.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { checkout } from './field/checkout.mjs';
import { readArguments } from './lib/arguments.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

/**
 * @typedef {{ repo: string, commit: string, paths?: string[] }} Source
 * @typedef {{ repo: string, path: string, rule: string, code: string, verdict: 'right' | 'wrong' | 'debatable', why: string }} Verdict
 * @typedef {{ file: string, line: number, endLine: number, rule: string, severity: string, message: string,
 *   related: { file: string, line: number, message: string }[] }} Finding
 * @typedef {Finding & { repo: string, path: string, code: string, folder: string }} Located
 * @typedef {{ findings: Finding[], calls: { judged: boolean }[], summary: { files: number, notes: { file: string, message: string, failed: boolean }[] } }} Report
 * @typedef {{ source: Source, files: number, calls: number, judged: number, hints: number, loud: number }} Row
 */

const usage = `node scripts/field-report.mjs --mirrors DIR [--repo OWNER/NAME] [--context] [--write]
       (DIR/OWNER+NAME are git directories)`;
const { values, misused } = readArguments(usage, {
  options: {
    mirrors: { type: 'string' },
    repo: { type: 'string' },
    context: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const mirrors = values.mirrors ?? misused('--mirrors is missing.');
const data = path.join(root, 'test/field/verdicts.json');
/** @type {{ sources: Source[], verdicts: Verdict[] }} */
const { sources, verdicts } = JSON.parse(fs.readFileSync(data, 'utf8'));
const cli = path.join(root, 'dist/cli/numa-lens.js');

/** @param {string} line */
const hash = (line) => createHash('sha256').update(line.trim()).digest('hex').slice(0, 12);

/** @type {Located[]} */
const findings = [];
/** @type {Row[]} */
const rows = [];
/** @type {string[]} */
const faults = [];
await run(process.execPath, [path.join(root, 'scripts/build.mjs')], { cwd: root, quiet: true });
for (const source of sources) {
  if (values.repo !== undefined && values.repo !== source.repo) continue;
  const out = await checkout(mirrors, source.repo, source.commit);
  if ('problem' in out) throw new Error(out.problem);
  const { folder } = out;
  const args = [cli, 'check', '--no-ignore', '--format', 'json', ...(source.paths ?? ['.'])];
  const { code, output } = await run(process.execPath, args, { cwd: folder, quiet: true });
  const from = output.startsWith('{') ? 0 : output.indexOf('\n{') + 1;
  /** @type {Report} */
  const report = JSON.parse(output.slice(from, output.lastIndexOf('\n}') + 2));
  for (const note of report.summary.notes)
    if (note.failed) faults.push(`${source.repo} ${note.file}: ${note.message}`);
  if (code > 2) faults.push(`${source.repo}: exit ${code}`);
  const loud = report.findings.filter((one) => one.severity !== 'hint');
  rows.push({
    source,
    files: report.summary.files,
    calls: report.calls.length,
    judged: report.calls.filter((one) => one.judged).length,
    hints: report.findings.length - loud.length,
    loud: loud.length,
  });
  for (const one of loud) {
    const line = fs.readFileSync(path.join(folder, one.file), 'utf8').split('\n')[one.line - 1] ?? '';
    findings.push({ ...one, repo: source.repo, path: one.file, code: hash(line), folder });
  }
}

/** @param {Verdict | Located} one */
const key = (one) => `${one.repo} ${one.path} ${one.rule} ${one.code}`;
const known = new Map(verdicts.map((one) => [key(one), one]));
const reported = new Set(findings.map(key));
const unjudged = findings.filter((one) => !known.has(key(one)));
const gone = verdicts.filter(
  (one) => !reported.has(key(one)) && (values.repo === undefined || values.repo === one.repo),
);

/**
 * @param {Located[]} some
 * @returns {{ right: number, debatable: number, wrong: number, precision: string }} precision: right among right and wrong
 */
function tally(some) {
  const count = (/** @type {string} */ verdict) =>
    some.filter((one) => known.get(key(one))?.verdict === verdict).length;
  const [right, debatable, wrong] = [count('right'), count('debatable'), count('wrong')];
  const decided = right + wrong;
  return {
    right,
    debatable,
    wrong,
    precision: decided === 0 ? '–' : `${((100 * right) / decided).toFixed(0)} %`,
  };
}

const total = tally(findings);
const rules = [...new Set(findings.map((one) => one.rule))].sort();
const sum = (/** @type {(row: Row) => number} */ of) => rows.reduce((before, row) => before + of(row), 0);
const text = [
  '# Field report',
  '',
  'Every finding at warning or above on whole public trees, with a verdict from reading it in its place. Written by',
  '`scripts/field-report.mjs`; the verdicts stand in `test/field/verdicts.json`, so a later run shows what is new and what is gone.',
  'Right: the code does what the finding says, and that is a mistake. Wrong: it does not. Debatable: it does, and the author may have',
  'meant it (tests that provoke errors, benchmarks that do not care); these count neither way in the precision.',
  '',
  `**${findings.length} findings in ${rows.length} trees (${sum((row) => row.files)} files, ${sum((row) => row.calls)} call sites of which ${sum((row) => row.judged)} could be judged): ${total.right} right, ${total.debatable} debatable, ${total.wrong} wrong; precision ${total.precision}. ${faults.length} faults.**`,
  '',
  '| tree | commit | files | calls | judged | warnings and errors | hints |',
  '| --- | --- | --: | --: | --: | --: | --: |',
  ...rows.map(
    ({ source, files, calls, judged, loud, hints }) =>
      `| ${source.repo}${source.paths === undefined ? '' : ` (${source.paths.join(', ')})`} | ${source.commit.slice(0, 12)} | ${files} | ${calls} | ${judged} | ${loud} | ${hints} |`,
  ),
  '',
  '| rule | findings | right | debatable | wrong | precision |',
  '| --- | --: | --: | --: | --: | --: |',
  ...rules.map((rule) => {
    const some = findings.filter((one) => one.rule === rule);
    const { right, debatable, wrong, precision } = tally(some);
    return `| ${rule} | ${some.length} | ${right} | ${debatable} | ${wrong} | ${precision} |`;
  }),
  '',
  '| place | rule | severity | verdict | why |',
  '| --- | --- | --- | --- | --- |',
  ...findings.map((one) => {
    const verdict = known.get(key(one));
    const why = (verdict?.why ?? '').replaceAll('|', '\\|');
    return `| ${one.repo} ${one.path}:${one.line} | ${one.rule} | ${one.severity} | ${verdict?.verdict ?? '**not judged**'} | ${why} |`;
  }),
  '',
].join('\n');

for (const one of unjudged) {
  console.log(`not judged: ${key(one)}  (${one.path}:${one.line}) ${one.severity}: ${one.message}`);
  if (!values.context) continue;
  const lines = fs.readFileSync(path.join(one.folder, one.path), 'utf8').split('\n');
  for (let at = Math.max(0, one.line - 9); at < Math.min(lines.length, one.endLine + 8); at++)
    console.log(`${at + 1 >= one.line && at + 1 <= one.endLine ? '>' : ' '} ${at + 1}: ${lines[at]}`);
  for (const other of one.related) console.log(`  related ${other.file}:${other.line} ${other.message}`);
}
for (const one of gone) console.log(`gone: ${key(one)} (was ${one.verdict}: ${one.why})`);
for (const one of faults) console.log(`fault: ${one}`);
for (const row of rows)
  console.log(
    `${row.source.repo}: ${row.files} files, ${row.calls} calls, ${row.loud} loud, ${row.hints} hints`,
  );
console.log(
  `${findings.length} findings, ${unjudged.length} not judged, ${gone.length} gone; right ${total.right}, debatable ${total.debatable}, wrong ${total.wrong}, precision ${total.precision}; ${faults.length} faults`,
);
if (values.write)
  fs.writeFileSync(
    path.join(root, 'docs/field-report.md'),
    await format(text, { parser: 'markdown', printWidth: 110 }),
  );
process.exitCode = unjudged.length === 0 && faults.length === 0 ? 0 : 1;
