/**
 * `node scripts/field-report.mjs --mirrors DIR [--write]`: lints public code at pinned commits and compares every finding
 * at warning or above with the verdict it was given (test/field/verdicts.json). DIR holds a git directory
 * OWNER+NAME/repo for each repository. Prints what is new, unjudged or gone; --write renews docs/field-report.md.
 * Exit 1 when a finding has no verdict. None of the linted code is kept: a verdict names a line by its hash.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { parseArgs } from 'node:util';
import { checkout } from './field/checkout.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

/**
 * @typedef {{ repo: string, commit: string, paths: string[] }} Source
 * @typedef {{ repo: string, path: string, rule: string, code: string, verdict: 'right' | 'wrong' | 'debatable', why: string }} Verdict
 * @typedef {{ file: string, line: number, rule: string, severity: string, message: string }} Finding
 * @typedef {Finding & { repo: string, path: string, code: string }} Located
 */

const { values } = parseArgs({
  options: { mirrors: { type: 'string' }, write: { type: 'boolean', default: false } },
});
if (values.mirrors === undefined) {
  console.error('Say where the git directories are: --mirrors DIR (DIR/OWNER+NAME/repo).');
  process.exit(2);
}
const data = path.join(root, 'test/field/verdicts.json');
/** @type {{ sources: Source[], verdicts: Verdict[] }} */
const { sources, verdicts } = JSON.parse(fs.readFileSync(data, 'utf8'));

/** @param {string} line */
const hash = (line) => createHash('sha256').update(line.trim()).digest('hex').slice(0, 12);

/** @type {Located[]} */
const findings = [];
/** @type {{ source: Source, hints: number, loud: number }[]} */
const rows = [];
for (const source of sources) {
  const out = await checkout(values.mirrors, source.repo, source.commit);
  if ('problem' in out) throw new Error(out.problem);
  const { folder } = out;
  const args = [
    'scripts/numa-lens.mjs',
    'check',
    '--no-ignore',
    '--format',
    'json',
    ...source.paths.map((one) => path.join(folder, one)),
  ];
  const { code, output } = await run(process.execPath, args, { cwd: root, quiet: true });
  if (code > 1) throw new Error(`check failed on ${source.repo}:\n${output}`);
  /** @type {Finding[]} */
  const all = JSON.parse(output.slice(output.indexOf('{'))).findings;
  const loud = all.filter((one) => one.severity !== 'hint');
  rows.push({ source, hints: all.length - loud.length, loud: loud.length });
  for (const one of loud) {
    const file = path.resolve(root, one.file);
    const line = fs.readFileSync(file, 'utf8').split('\n')[one.line - 1] ?? '';
    findings.push({ ...one, repo: source.repo, path: path.relative(folder, file), code: hash(line) });
  }
}

/** @param {Verdict | Located} one */
const key = (one) => `${one.repo} ${one.path} ${one.rule} ${one.code}`;
const judged = new Map(verdicts.map((one) => [key(one), one]));
const reported = new Set(findings.map(key));
const unjudged = findings.filter((one) => !judged.has(key(one)));
const gone = verdicts.filter((one) => !reported.has(key(one)));

const count = (/** @type {string} */ verdict) =>
  findings.filter((one) => judged.get(key(one))?.verdict === verdict).length;
const text = [
  '# Field report',
  '',
  'Every finding at warning or above on public code, with a verdict from reading it in its place. Written by `scripts/field-report.mjs`;',
  'the verdicts stand in `test/field/verdicts.json`, so a later run shows what is new and what is gone.',
  '',
  `**${findings.length} findings: ${count('right')} right, ${count('debatable')} debatable, ${count('wrong')} wrong.**`,
  '',
  '| repository | commit | paths | warnings and errors | hints |',
  '| --- | --- | --- | --- | --- |',
  ...rows.map(
    ({ source, loud, hints }) =>
      `| ${source.repo} | ${source.commit.slice(0, 12)} | ${source.paths.join(', ')} | ${loud} | ${hints} |`,
  ),
  '',
  '| place | rule | severity | verdict | why |',
  '| --- | --- | --- | --- | --- |',
  ...findings.map((one) => {
    const verdict = judged.get(key(one));
    const why = (verdict?.why ?? '').replaceAll('|', '\\|');
    return `| ${one.repo} ${one.path}:${one.line} | ${one.rule} | ${one.severity} | ${verdict?.verdict ?? '**not judged**'} | ${why} |`;
  }),
  '',
].join('\n');

for (const one of unjudged) console.log(`not judged: ${key(one)}  (${one.path}:${one.line}) ${one.message}`);
for (const one of gone) console.log(`gone: ${key(one)} (was ${one.verdict}: ${one.why})`);
console.log(`${findings.length} findings, ${unjudged.length} not judged, ${gone.length} gone`);
if (values.write)
  fs.writeFileSync(
    path.join(root, 'docs/field-report.md'),
    await format(text, { parser: 'markdown', printWidth: 110 }),
  );
process.exitCode = unjudged.length === 0 ? 0 : 1;
