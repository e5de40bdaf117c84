import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { loadAnalysis } from '../../server/cli/check/analysis';
import { runCheck } from '../../server/cli/check/run-check';
import type { Io } from '../../server/cli/io';

describe('a fault of the analysis', () => {
  it('in one file is told, and the others are checked', async (t) => {
    const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-fault-')));
    t.after(() => {
      fs.rmSync(folder, { recursive: true, force: true });
    });
    const call =
      '#include <numaif.h>\nlong f(void **p, int *n, int *s)\n{\n  return move_pages(0, 1, p, n, s, 8);\n}\n';
    fs.writeFileSync(path.join(folder, 'a.c'), call);
    fs.writeFileSync(path.join(folder, 'b.c'), call);
    let out = '';
    let err = '';
    const io: Io = {
      cwd: folder,
      env: {},
      isTTY: false,
      color: false,
      stdout: (text) => {
        out += text;
      },
      stderr: (text) => {
        err += text;
      },
      readStdin: () => Promise.resolve(Buffer.alloc(0)),
    };
    const analysis = await loadAnalysis(io);
    const faulty: typeof analysis = {
      ...analysis,
      lint(input) {
        if (input.path.endsWith('a.c')) throw new Error('a planted fault');
        return analysis.lint(input);
      },
    };
    const code = await runCheck(
      {
        paths: ['.'],
        format: 'text',
        fix: false,
        failOn: 'warning',
        respectIgnores: true,
        stdinName: undefined,
      },
      faulty,
      io,
    );
    assert.equal(code, 2);
    assert.equal(
      err,
      'numa-lens: a.c: it was not checked, by an error of numa-lens itself: a planted fault. Please report it\n',
    );
    assert.match(out, /^b\.c:4:36: error\[flags-invalid\]/);
  });
});
