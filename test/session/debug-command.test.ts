import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { annotateSource } from '../../server/cli/debug/annotated-source';
import { encodeMessage, MessageDecoder } from '../../server/cli/debug/framing';
import { inspect } from '../../server/cli/debug/inspect';
import { painter } from '../../server/cli/debug/paint';
import { processIo } from '../../server/cli/io';
import { buildExample, example, exampleCall, noDebugging } from './support';

const root = path.resolve(__dirname, '../../..');
const main = path.join(root, 'out/server/cli/main.js');

function numaLens(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', NUMA_LENS_LANG: 'en' },
  });
  return { status, stdout, stderr };
}

/** Wrapped text in one line again. */
const flowing = (text: string): string => text.replace(/\s*\n\s*│?\s*/g, ' ');

/** The call of another program: as it stands, with the variables that it uses. */
const otherProgram = (call: string): string => `
#include <linux/mempolicy.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>
static unsigned long drawn;
unsigned long next(void) { return ++drawn; }
int main(int argc, char **argv) {
    int pid = argc > 1 ? atoi(argv[1]) : 0;
    int local = 0;
    void *pages[1] = { &local };
    int nodes[1] = { 0 }, status[1];
    return ${call} + (int)next() + pid * 0 + nodes[0] > 99;
}
`;

void noDebugging().then((skip) => {
  describe('numa-lens debug', { skip }, () => {
    let folder: string;
    before(() => {
      folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-debug-'));
    });
    after(() => {
      fs.rmSync(folder, { recursive: true, force: true });
    });
    const build = (name: string, text: string): { source: string; program: string } => {
      const source = path.join(folder, `${name}.c`);
      const program = path.join(folder, name);
      fs.writeFileSync(source, text);
      execFileSync('gcc', ['-g', '-O0', '-o', program, source]);
      return { source, program };
    };

    it('writes arguments, placement and rules under the call, and lets the program end', () => {
      const { status, stdout, stderr } = numaLens('debug', example, '--program', buildExample(), '--run');
      assert.equal(status, 0, stderr);
      assert.match(
        stdout,
        /syscall\(SYS_move_pages, 0, PAGES.*\n(?:.*\n)*?.*▲ 60 of 64 on node \d+ · 3 -ENOENT/,
      );
      assert.match(stdout, /count +PAGES = 64 +folded/);
      assert.match(stdout, /pages +pages = 0x[0-9a-f]+ +read in the stopped frame/);
      assert.match(stdout, /3 pages +0x[0-9a-f]+-0x[0-9a-f]+ +-ENOENT/);
      assert.match(stdout, /1 page +0x[0-9a-f]+-0x[0-9a-f]+ +-EFAULT/);
      assert.match(stdout, /→ -ENOENT for 3 of 64: pages-untouched/);
      assert.match(stdout, /the program went on and wrote:\n(.*\n)*.*60 of 64 pages are on node/);
      assert.match(stderr, /plan: 64 pages named, flags MPOL_MF_MOVE\./);
    });

    it('only queries unless it is told to run the migration', () => {
      const { status, stdout, stderr } = numaLens('debug', example, '--program', buildExample());
      assert.equal(status, 0, stderr);
      assert.match(stdout, /▲ 60 on node \d+ · 3 -ENOENT · 1 -EFAULT/);
      assert.doesNotMatch(stderr, /plan:/);
    });

    it('passes arguments to the program', () => {
      const { stdout } = numaLens('debug', example, '--program', buildExample(), '--', '0');
      assert.match(stdout, /pages are on node 0/);
    });

    it('finds the program by another link to its source', () => {
      const { program } = build('linked', fs.readFileSync(example, 'utf8'));
      const link = path.join(folder, 'link');
      fs.symlinkSync(folder, link);
      const { status, stderr } = numaLens(
        'debug',
        path.join(link, 'linked.c'),
        '--program',
        program,
        '--run',
      );
      assert.equal(status, 0, stderr);
    });

    it('says which argument it must not evaluate', () => {
      const call = 'syscall(SYS_move_pages, pid, next(), pages, nodes, status, MPOL_MF_MOVE)';
      const { source, program } = build('impure', otherProgram(call));
      const { status, stdout } = numaLens('debug', source, '--program', program);
      assert.equal(status, 2);
      assert.match(
        flowing(stdout),
        /The argument "count" is not known\. The expression "next\(\)" calls next\(\)/,
      );
    });

    it('wants to be told the other process that a call names', () => {
      const call = 'syscall(SYS_move_pages, pid, 1UL, pages, nodes, status, MPOL_MF_MOVE)';
      const { source, program } = build('foreign', otherProgram(call));
      const other = spawn('sleep', ['600']);
      try {
        const pid = String(other.pid);
        const refused = numaLens('debug', source, '--program', program, '--run', '--', pid);
        assert.equal(refused.status, 2);
        assert.ok(flowing(refused.stdout).includes(`names process ${pid} (sleep 600)`), refused.stdout);
        assert.ok(flowing(refused.stdout).includes(`--pid ${pid}`));
        const agreed = numaLens('debug', source, '--program', program, '--pid', pid, '--', pid);
        assert.equal(agreed.status, 0, agreed.stderr);
      } finally {
        other.kill();
      }
    });

    it('says in words what is wrong with how it was started', () => {
      const program = buildExample();
      const query = 'syscall(SYS_move_pages, 0, 1UL, pages, NULL, status, 0)';
      const two = build('two', otherProgram(`${query} +\n        ${query}`));
      const cases: readonly (readonly [readonly string[], RegExp])[] = [
        [[], /takes a source file and its program/],
        [['nosuch.c', '--program', program], /nosuch\.c cannot be read: no such file/],
        [['examples', '--program', program], /examples cannot be read: .*directory/],
        [[program, '--program', program], /holds NUL bytes/],
        [[example, '--program', '/nonexistent'], /there is no file \/nonexistent/],
        [[example, '--program', program, '--line', '3'], /no call of move_pages on line 3/],
        [[example, '--program', program, '--line', 'x'], /takes a line number/],
        [[example, '--program', program, '--pid', '0'], /takes the number of a process/],
        [[two.source, '--program', two.program], /several calls, on lines \d+, \d+: choose one/],
        [[example, '--program', '/bin/true'], /did not get to line \d+: .*no code on the line/],
        [[example, '--program', example], /did not get to line/],
      ];
      for (const [args, words] of cases) {
        const { status, stdout, stderr } = numaLens('debug', ...args);
        assert.equal(status, 2, args.join(' '));
        assert.match(stderr, words);
        assert.equal(stdout, '');
        assert.doesNotMatch(stderr, /\bat .*\.js:\d+/, 'no stack trace');
      }
    });
  });
});

describe('the example as the analysis sees it', () => {
  it('has one call, located and folded as the session needs it', async () => {
    const inspected = await inspect(example, processIo());
    assert.ok('inspection' in inspected);
    const [call, ...more] = inspected.inspection.calls;
    assert.equal(more.length, 0);
    const byHand = exampleCall().site;
    assert.deepEqual(call?.range, byHand.range);
    assert.deepEqual(call.statement, byHand.statement);
    assert.deepEqual(call.functionRange, byHand.functionRange);
    assert.deepEqual(
      call.arguments.map(({ role, text, folded }) => [role, text, folded]),
      [
        ['pid', '0', '0'],
        ['count', 'PAGES', '64'],
        ['pages', 'pages', undefined],
        ['nodes', 'nodes', undefined],
        ['status', 'status', undefined],
        ['flags', 'MPOL_MF_MOVE', '2'],
      ],
    );
  });
});

describe('annotated source', () => {
  const text = Array.from({ length: 30 }, (_, index) => `\tline${index + 1}(x);`).join('\n');
  const finding = {
    line: 12,
    column: 2,
    endLine: 12,
    endColumn: 8,
    rule: 'pages-untouched',
    severity: 'warning',
    message: 'Nothing was written there before the call, so the kernel finds no page.',
  } as const;
  const annotated = (color: boolean) =>
    annotateSource({ text, findings: [finding], calls: [] }, { paint: painter(color), width: 60 });

  it('marks the place of a finding, below its line, and leaves out what is far away', () => {
    assert.deepEqual(annotated(false).split('\n'), [
      '   ⋮',
      '  10 │     line10(x);',
      '  11 │     line11(x);',
      '  12 │     line12(x);',
      '     │     ^^^^^^',
      '     │     warning pages-untouched: Nothing was written',
      '     │     there before the call, so the kernel finds no',
      '     │     page.',
      '     │',
      '  13 │     line13(x);',
      '  14 │     line14(x);',
      '   ⋮',
      '',
    ]);
  });

  it('is the same text with colours', () => {
    const coloured = annotated(true);
    assert.ok(coloured.includes('\u001b['));
    // eslint is right to be wary of control characters; here they are what is looked for.
    assert.equal(coloured.replace(new RegExp('\u001b\\[\\d+m', 'g'), ''), annotated(false));
  });
});

describe('messages of the debug adapter protocol', () => {
  it('come out whole, however the bytes arrive', () => {
    const messages = [{ seq: 1 }, { text: 'é😀\r\n\r\n' }, { list: [1, 2, 3] }];
    const stream = Buffer.concat(messages.map(encodeMessage));
    for (let size = 1; size <= stream.length; size++) {
      const decoder = new MessageDecoder();
      const found: unknown[] = [];
      for (let at = 0; at < stream.length; at += size) {
        found.push(...decoder.push(stream.subarray(at, at + size)));
      }
      assert.deepEqual(found, messages);
    }
  });

  it('that are none are refused', () => {
    assert.throws(() => new MessageDecoder().push(Buffer.from('hello\r\n\r\n')), /no Content-Length/);
  });
});
