/**
 * A tree that somebody else made: pipes, devices and endless files stand where files are looked for by their names. Nobody waits for
 * them, nothing outside the tree is read, and the rest of the tree is checked as ever.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { cli } from '../cli/cli';
import { Editor } from '../lsp/support/editor';

const searched = [
  // One that holds ripgrep up costs the ten seconds after which it is ended.
  '.gitignore',
  'numa-lens.json',
  'compile_commands.json',
  'CMakeLists.txt',
  'Makefile',
  'meson.build',
  'Dockerfile',
  'compose.yaml',
  'pod.yml',
  'tool.service',
  'header.h',
  'other.c',
];

const source = `#include <numaif.h>
#include "header.h"
#include "/dev/zero"
#include "../../../../../../../../proc/kmsg"
long f(void **p, int *n, int *s)
{
  return move_pages(0, 1, p, n, s, 8);
}
`;

describe('a hostile tree', () => {
  let folder: string;
  let inner: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-hostile-'));
    inner = path.join(folder, 'inner');
    fs.mkdirSync(inner);
    fs.writeFileSync(path.join(inner, 'call.c'), source);
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const ways: Readonly<Record<string, (file: string) => void>> = {
    pipes: (file) => execFileSync('mkfifo', [file]),
    'links to a device without end': (file) => {
      fs.symlinkSync('/dev/zero', file);
    },
    'links to a terminal': (file) => {
      fs.symlinkSync('/dev/tty', file);
    },
    'links in a circle': (file) => {
      fs.symlinkSync(path.basename(file), file);
    },
    folders: (file) => {
      fs.mkdirSync(file);
    },
    // Takes no room on the disk, and more than memory holds.
    'files without measure': (file) => {
      fs.closeSync(fs.openSync(file, 'w'));
      // ripgrep reads whatever is a source or a container file by its name.
      fs.truncateSync(file, /commands\.json$|CMakeLists|Makefile|meson/.test(file) ? 2 ** 40 : 2 ** 26);
    },
  };
  for (const [what, make] of Object.entries(ways)) {
    it(`of ${what} is checked on the command line`, async () => {
      for (const name of searched) make(path.join(inner, name));
      const { stdout, stderr } = await cli(['check', '--format', 'json', folder]);
      const { findings } = JSON.parse(stdout) as { findings: { rule: string }[] };
      assert.deepEqual(
        findings.map((one) => one.rule),
        ['flags-invalid'],
        stderr,
      );
      assert.doesNotMatch(stderr, /error of numa-lens itself/);
    });

    it(`of ${what} is checked in an editor`, async () => {
      for (const name of searched) make(path.join(inner, name));
      await Editor.with({ folder }, async (editor) => {
        const uri = pathToFileURL(path.join(inner, 'call.c')).href;
        await editor.open(uri, source);
        assert.deepEqual(await editor.rules(uri), ['flags-invalid']);
        await editor.request('workspace/executeCommand', { command: 'numaLens.server.checkWorkspace' });
        assert.deepEqual(await editor.rules(uri), ['flags-invalid']);
      });
    });
  }

  it('whose compilation database leads elsewhere is checked with what is there', async () => {
    execFileSync('mkfifo', [path.join(inner, 'pipe.h')]);
    const out = '../'.repeat(40);
    const ways = [
      ...['-I/dev', '-I/proc/self/fd', '-isystem', '/proc/1/root', `-I${out}etc`, '-I', '', '-I\0', '-I~'],
      ...[
        '-include',
        '/dev/zero',
        '-include',
        'pipe.h',
        '-include',
        `${out}dev/tty`,
        '-imacros',
        '/proc/kmsg',
      ],
      ...['-include', '$(touch planted)', '-include', '`touch planted`', '@/dev/zero', '@pipe.h'],
      ...Array.from({ length: 3000 }, (_, i) => `-I${out}${i}`),
    ];
    const entries = [
      { directory: inner, file: 'call.c', arguments: ['cc', ...ways, 'call.c'] },
      {
        directory: '/',
        file: path.join(inner, 'call.c'),
        command: `cc ${ways.slice(0, 20).join(' ')} call.c`,
      },
      { directory: `${inner}/${out}`, file: '/dev/zero', arguments: ['cc', '/dev/zero'] },
      { directory: '/proc/self/cwd', file: `${out}etc/passwd`, arguments: [] },
      { directory: inner, file: 'pipe.h', arguments: ['cc', 'pipe.h'] },
    ];
    fs.writeFileSync(path.join(inner, 'compile_commands.json'), JSON.stringify(entries));
    const { stdout, stderr } = await cli(['check', '--format', 'json', folder]);
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; file?: string }[] };
    assert.deepEqual(
      findings.map((one) => one.rule),
      ['flags-invalid'],
      stderr,
    );
    await Editor.with({ folder }, async (editor) => {
      const uri = pathToFileURL(path.join(inner, 'call.c')).href;
      await editor.open(uri, source);
      assert.deepEqual(await editor.rules(uri), ['flags-invalid']);
    });
    assert.deepEqual(fs.readdirSync(inner).sort(), ['call.c', 'compile_commands.json', 'pipe.h']);
  });

  it('changes no object of the program by names that JavaScript gives a meaning', async () => {
    const config = `{"__proto__": {"preset": "strict", "polluted": 1}, "rules": {"__proto__": {"flags-invalid": "off"}, "constructor": "off"},
      "overrides": [{"files": ["**"], "rules": {"__proto__": "off", "toString": "off"}}]}`;
    fs.writeFileSync(path.join(inner, 'numa-lens.json'), config);
    const database = `[{"__proto__": {"file": "call.c"}, "directory": "${inner}", "file": "call.c", "arguments": ["cc", "-D__proto__=1", "-Dconstructor=2", "call.c"]}]`;
    fs.writeFileSync(path.join(inner, 'compile_commands.json'), database);
    const { stdout, stderr } = await cli(['check', '--format', 'json', folder]);
    const { findings } = JSON.parse(stdout) as { findings: { rule: string }[] };
    assert.deepEqual(
      findings.map((one) => one.rule),
      ['flags-invalid'],
    );
    for (const name of ['__proto__', 'constructor', 'toString'])
      assert.ok(stderr.includes(`"${name}"`), stderr);
  });
});
