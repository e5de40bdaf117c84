/** A tree full of calls: what is said of each file is what is said of it by itself, whatever was checked before it and where. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { loadAnalysis } from '../../server/cli/check/analysis';
import { FileChecker } from '../../server/cli/check/check-file';
import type { Io } from '../../server/cli/io';
import { writeJson } from '../../server/core/output/json';
import type { CheckedFile } from '../../server/core/output/report';
import { languageOfPath } from '../../server/core/syntax/language';
import { cli } from './cli';

const fixtures = path.resolve(__dirname, '../../../test/rules/fixtures');

const io: Io = {
  ...{ cwd: '/', env: {}, isTTY: false, color: false },
  stdout: () => undefined,
  stderr: () => undefined,
  readStdin: () => Promise.resolve(Buffer.alloc(0)),
};

void describe('a dense tree', () => {
  let folder: string;
  const files: string[] = [];

  before(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-dense-')));
    for (const [at, rule] of fs.readdirSync(fixtures).sort().entries()) {
      const names = fs
        .readdirSync(path.join(fixtures, rule))
        .filter((one) => languageOfPath(one) !== undefined);
      const name = names[at % names.length];
      // A few folders, of which each has headers of its own.
      const own = `part${at % 4}`;
      if (name === undefined) continue;
      const text = fs.readFileSync(path.join(fixtures, rule, name), 'utf8');
      const header = languageOfPath(name) === 'c' ? '#include "own.h"\n' : '';
      fs.mkdirSync(path.join(folder, own), { recursive: true });
      fs.writeFileSync(path.join(folder, own, `${rule}-${name}`), header + text);
      fs.writeFileSync(path.join(folder, own, 'own.h'), `#define OWN_FLAG ${at % 4}\n`);
      files.push(path.join(own, `${rule}-${name}`));
    }
    files.sort();
  });

  after(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('has the findings of its files', async () => {
    assert.ok(files.length > 90, String(files.length));
    const analysis = await loadAnalysis(io);
    const alone: CheckedFile[] = [];
    for (const file of files) {
      const checker = new FileChecker({ cwd: folder, fix: false, trace: true }, analysis);
      const outcome = await checker.file(path.join(folder, file), undefined);
      assert.deepEqual([outcome.notes, outcome.trace], [[], undefined], file);
      if (outcome.checked !== undefined) alone.push(outcome.checked);
    }
    const json = (text: string) => (JSON.parse(text) as { findings: readonly { file: string }[] }).findings;
    const expected = json(
      writeJson({
        ...{ files: alone, checked: files.length, notes: [], fixed: 0, left: { unchanged: 0, known: 0 } },
        ...{ rules: analysis.rules, urlOf: () => '', version: '' },
      }),
    );
    assert.ok(expected.length > 100, String(expected.length));
    const env = { NUMA_LENS_WORKERS: '3' };
    const { stdout } = await cli(['check', '--format', 'json', '.'], { cwd: folder, env });
    const found = json(stdout).map((one) => ({ ...one, url: '' }));
    assert.deepEqual(found, expected);
  });
});
