/**
 * Runs the suite of test/editor in a real VS Code: an installed or downloaded desktop one when VSCODE or VSCODE_VERSION
 * says so, else the embedded one. Both launchers give the suite the same: a workspace, this extension, a debugger,
 * a page to act on, a report to write.
 */
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { temporaryFolder } from './embedded.mjs';
import { runDesktop } from './run-desktop.mjs';
import { runEmbedded } from './run-embedded.mjs';
import { makeTestWorkspace } from './workspace.mjs';

/** The whole suite may take this long, milliseconds, on a machine that has other things to do; a hang is a failure with a picture, not a stuck machine. */
const limit = 1_800_000;

/**
 * @typedef {object} Job
 * @property {string} base a folder for this run's logs and profiles
 * @property {string} workspace
 * @property {string} [folder] the address of the folder to open; undefined: the workspace
 * @property {Readonly<Record<string, string>>} env for the extension host
 * @property {number} limit milliseconds
 * @property {boolean} trusted whether the workspace is
 * @property {import('./language-pack.mjs').OtherLanguage | undefined} language that the editor shows itself in; undefined: English
 */

/** @typedef {{ skip: string } | { fail: string } | undefined} Problem undefined: the suite says that all is well */

/**
 * @typedef {object} SuiteReport
 * @property {number} passed
 * @property {number} failed
 * @property {{ name: string, reason: string }[]} skipped
 * @property {Record<string, unknown>} facts
 * @property {string[]} lines one a test, for the terminal
 */

/** @typedef {{ base: string, workspace: string, folder?: string }} Prepared folder: the address of another folder to open instead of the workspace */

/** Whether an installed or downloaded editor is asked for. */
export function isDesktop() {
  return process.env['VSCODE'] !== undefined || process.env['VSCODE_VERSION'] !== undefined;
}

/** What `runSuite` works in, where a caller needs the workspace before the editor. @returns {Prepared} */
export function prepareSuite() {
  const base = temporaryFolder();
  const workspace = path.join(base, 'workspace');
  makeTestWorkspace(workspace);
  return { base, workspace };
}

/**
 * @param {Readonly<Record<string, string>>} [env] for the suite
 * @param {boolean} [trusted] whether the workspace is trusted
 * @param {Prepared} [prepared] by `prepareSuite`; its folder is removed after a success
 * @param {Job['language']} [language] of the embedded editor alone
 * @returns {Promise<SuiteReport>}
 */
export async function runSuite(env = {}, trusted = true, prepared = prepareSuite(), language) {
  const { base, workspace, folder } = prepared;
  const report = path.join(base, 'report.json');
  const job = {
    base,
    workspace,
    ...(folder === undefined ? {} : { folder }),
    env: {
      ...env,
      NUMA_LENS_EDITOR_SUITE: path.join(root, 'out/test/editor/suite/index.js'),
      NUMA_LENS_EDITOR_REPORT: report,
    },
    limit,
    trusted,
    language,
  };
  const problem = await (isDesktop() ? runDesktop(job) : runEmbedded(job));
  if (problem !== undefined && 'skip' in problem) {
    const skipped = [{ name: 'the real editor', reason: problem.skip }];
    return { passed: 0, failed: 0, skipped, facts: {}, lines: [] };
  }
  // An extension host that crashed ends like one that succeeded: only the file proves that the suite ran to its end.
  /** @type {SuiteReport} */
  const result = fs.existsSync(report)
    ? JSON.parse(fs.readFileSync(report, 'utf8'))
    : { passed: 0, failed: 0, skipped: [], facts: {}, lines: [] };
  if (problem !== undefined && result.failed === 0) {
    result.failed = 1;
    result.lines.push(`FAIL the suite did not finish: ${problem.fail}`);
  }
  if (result.passed + result.failed === 0) {
    result.failed = 1;
    result.lines.push('FAIL the extension host ended without a report');
  }
  if (result.failed === 0) fs.rmSync(base, { recursive: true, force: true });
  else result.lines.push(`The editor's logs and a picture of its window are in ${base}`);
  return result;
}
