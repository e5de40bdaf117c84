/**
 * The suite's entry, in the format of VS Code's extensionTestsPath: it runs inside an extension host, started by the
 * extension of scripts/editor/suite-extension.mjs. Only a report file with passes proves that it ran to its end.
 */
import fs from 'node:fs';
import path from 'node:path';
import { format, inspect } from 'node:util';
import Mocha from 'mocha';
import { done, screenshot } from './support/page';
import { facts, skipReasons } from './support/report';
import type { Report } from './support/report';
import { continueSuite, isOtherWindow, takeContinuation } from './support/restart';
import { serveVirtualFiles } from './support/virtual-files';

export async function run(): Promise<void> {
  const reportFile = process.env['NUMA_LENS_EDITOR_REPORT'];
  if (reportFile === undefined)
    throw new Error('NUMA_LENS_EDITOR_REPORT is not set: use npm run test:editor');
  if (isOtherWindow(reportFile)) return;
  serveVirtualFiles();
  // After a crash the editor starts its extensions again: a second start is the end of the first, unless the suite wanted it.
  const mark = `${reportFile}.started`;
  const before = takeContinuation(reportFile);
  if (before === undefined && fs.existsSync(mark)) return done(1);
  fs.writeFileSync(mark, '');
  const only =
    before?.only ??
    process.env['NUMA_LENS_EDITOR_ONLY'] ??
    '^(?!after |a workspace that is not trusted|a workspace that is on no disk|a program in a virtual machine|an editor in Korean|pictures)';
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 120_000,
    // Tests of one story stand on each other: after a failure the rest would wait in vain, each for its time.
    bail: true,
    grep: new RegExp(only),
    reporter: class extends Mocha.reporters.Base {},
  });
  const sources = path.resolve(__dirname, '../../../../test/editor/suite');
  for (const file of fs.readdirSync(__dirname).sort()) {
    // What is compiled of a test that was deleted stays in out/.
    if (file.endsWith('.test.js') && fs.existsSync(path.join(sources, file.replace(/js$/, 'ts'))))
      mocha.addFile(path.join(__dirname, file));
  }

  Object.assign(facts, before?.report.facts);
  const report: Report = { passed: 0, failed: 0, skipped: [], ...before?.report, facts };
  const lines: string[] = [...(before?.lines ?? [])];
  let picture: Promise<void> | undefined;
  await new Promise<void>((resolve) => {
    mocha
      .run(() => {
        resolve();
      })
      .on('pass', (test) => {
        report.passed++;
        lines.push(format('ok   %s (%d ms)', test.fullTitle(), test.duration ?? 0));
      })
      .on('fail', (test, error) => {
        report.failed++;
        // The window as it was, before the clean-up of this test.
        picture ??= screenshot(path.join(path.dirname(reportFile), 'failure.png')).catch(() => undefined);
        lines.push(`FAIL ${test.fullTitle()}\n${inspect(error, { depth: 5 }).replace(/^/gm, '  ')}`);
      })
      .on('pending', (test) => {
        report.skipped.push({
          name: test.fullTitle(),
          reason: skipReasons.get(test) ?? 'no reason was given',
        });
      });
  });
  if (report.failed === 0 && continueSuite(reportFile, { report, lines })) return;
  fs.writeFileSync(reportFile, JSON.stringify({ ...report, lines }, null, 2));
  await picture;
  await done(report.failed);
}
