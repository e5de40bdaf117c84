/** A folder of files that a test makes and the command line is run in. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'node:test';
import { cli, cliHere, type CliResult } from './cli';

/** One finding, an error: flags-invalid in line 4. */
export const bad = `#include <numaif.h>
long f(void **pages, const int *nodes, int *status)
{
\treturn move_pages(0, 4, pages, nodes, status, MPOL_MF_STRICT);
}
`;
export const good = bad.replace('MPOL_MF_STRICT', 'MPOL_MF_MOVE');
/** A hint only, with a safe fix. */
export const stale = good.replace('return', '// numa-lens-ignore flags-invalid -- was needed once\n\treturn');

export interface Json {
  version: number;
  findings: Record<string, unknown>[];
  calls: Record<string, unknown>[];
  summary: {
    files: number;
    errors: number;
    fixed: number;
    onUnchangedLines: number;
    inBaseline: number;
    notes: { file: string; message: string }[];
  };
}

/** A new one before each test of the suite that it is made in, gone after it. */
export class Scratch {
  folder = '';

  constructor() {
    beforeEach(() => {
      this.folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-cli-')));
    });
    afterEach(() => {
      fs.rmSync(this.folder, { recursive: true, force: true });
    });
  }

  put(files: Readonly<Record<string, string | Buffer>>): void {
    for (const [name, contents] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(this.folder, name)), { recursive: true });
      fs.writeFileSync(path.join(this.folder, name), contents);
    }
  }

  get(name: string): string {
    return fs.readFileSync(path.join(this.folder, name), 'utf8');
  }

  check(...args: string[]): Promise<CliResult> {
    return cli(['check', ...args], { cwd: this.folder });
  }

  /** In this process: what it says as text is asked of a process of its own. */
  async json(...args: string[]): Promise<Json & { code: number | null }> {
    const { code, stdout } = await cliHere(['check', '--format', 'json', ...args], { cwd: this.folder });
    const parsed: unknown = JSON.parse(stdout);
    assert.ok(isJson(parsed));
    return { ...parsed, code };
  }
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && 'findings' in value && 'summary' in value;
}
