import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { ruleDeclarations } from '../../server/core/rules/catalogue';
import { commands } from '../../server/cli/commands';
import { cli, cliHere, main } from './cli';

describe('numa-lens', () => {
  it('shows help and version on request, on standard output', async () => {
    const help = await cli(['--help']);
    assert.equal(help.code, 0);
    assert.equal(help.stderr, '');
    for (const command of commands) assert.match(help.stdout, new RegExp(`^  ${command.name} `, 'm'));
    const manifest = fs.readFileSync(path.join(__dirname, '../../../package.json'), 'utf8');
    assert.ok(manifest.includes(`"version": "${(await cli(['--version'])).stdout.trim()}"`));
  });

  it('has a help page for every command with each of its options', async () => {
    for (const command of commands) {
      const { code, stdout } = await cli([command.name, '--help']);
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`^Usage: numa-lens ${command.name}`, 'm'));
      for (const option of Object.keys(command.options)) assert.ok(stdout.includes(`--${option}`), option);
    }
  });

  it('answers wrong usage with words and exit code 2', async () => {
    const nothing = await cli([]);
    assert.equal(nothing.code, 2);
    assert.match(nothing.stderr, /Usage:/);
    const command = await cli(['chek', 'a.c']);
    assert.equal(command.code, 2);
    assert.match(command.stderr, /^numa-lens: There is no command "chek"\. Commands: /);
    const option = await cli(['explain', '--verbose']);
    assert.equal(option.code, 2);
    assert.match(
      option.stderr,
      /^numa-lens: There is no option "--verbose"\. "numa-lens explain --help" lists the options\.\n$/,
    );
    assert.equal(option.stdout, '');
  });
});

describe('numa-lens explain', () => {
  it('explains flags, errnos, status entries and calls', async () => {
    const flag = await cli(['explain', 'MPOL_MF_MOVE_ALL']);
    assert.equal(flag.code, 0);
    assert.match(flag.stdout, /^MPOL_MF_MOVE_ALL/);
    const errno = await cli(['explain', 'eperm']);
    assert.match(errno.stdout, /^EPERM/);
    for (const word of ['-ENOENT', '-2']) {
      const status = await cli(['explain', word]);
      assert.equal(status.code, 0, status.stderr);
      assert.match(status.stdout, /-ENOENT/);
    }
    assert.match((await cli(['explain', 'move_pages'])).stdout, /move_pages/);
  });

  it('explains for a given kernel', async () => {
    const old = await cli(['explain', 'EPERM', '--kernel', '4.3']);
    assert.match(old.stdout, /On Linux 4\.3\./);
    const wrong = await cli(['explain', 'EPERM', '--kernel', 'new']);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /"new" is not a kernel version/);
  });

  it('says so when a word means nothing', async () => {
    const { code, stderr } = await cli(['explain', 'EWHATEVER']);
    assert.equal(code, 2);
    assert.match(stderr, /"EWHATEVER" is no rule, flag, status entry, errno or call/);
    assert.equal((await cli(['explain'])).code, 2);
  });
});

describe('numa-lens rules', () => {
  it('lists every rule, and explain tells of each', async () => {
    const { code, stdout } = await cli(['rules']);
    assert.equal(code, 0);
    for (const [at, { id, severity, title }] of ruleDeclarations.entries()) {
      assert.match(stdout, new RegExp(`^${id} +${severity} +`, 'm'));
      const { stdout: told } = await (at === 0 ? cli : cliHere)(['explain', id]);
      assert.ok(told.startsWith(`${id} (rule, ${severity}): ${title}\n`));
      // Its page, from the first section to the last.
      assert.match(told, /\n## What it does\n[^]+\n## References\n\n- [^]+\nfile:.*\.md\n$/);
    }
    const listed: unknown = JSON.parse((await cli(['rules', '--format', 'json'])).stdout);
    assert.ok(
      typeof listed === 'object' && listed !== null && 'rules' in listed && Array.isArray(listed.rules),
    );
    assert.equal(listed.rules.length, ruleDeclarations.length);
    assert.equal((await cli(['rules', '--format', 'xml'])).code, 2);
  });
});

describe('numa-lens lsp', () => {
  it('speaks the protocol on standard input and output', async () => {
    const child = spawn(process.execPath, [main, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const closed = once(child, 'close');
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    const answer: unknown = await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
    });
    assert.match(JSON.stringify(answer), /"name":"numa-lens"/);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.deepEqual(await closed, [0, null]);
  });

  it('wants its transport named', async () => {
    const { code, stderr } = await cli(['lsp']);
    assert.equal(code, 2);
    assert.match(stderr, /numa-lens lsp --stdio/);
  });
});

describe('numa-lens in other languages', () => {
  const source = `#include <numaif.h>\nvoid f(void **pages, int *nodes, int *status) {\n  if (move_pages(0, 8, pages, nodes, status, 1024) < 0) return;\n}\n`;
  const check = ['check', '--stdin-filename', 'a.c'];

  it('speaks the one that is named, before or behind the command, or that of the environment', async () => {
    for (const [args, env] of [
      [[...check, '--lang', 'ko'], {}],
      [['--lang=ko', ...check], { LANG: 'ja_JP.UTF-8' }],
      [check, { NUMA_LENS_LANG: 'ko' }],
      [check, { NUMA_LENS_LANG: '', LC_ALL: 'ko_KR.UTF-8' }],
    ] as const) {
      const { stdout } = await cli(args, { input: source, env });
      assert.match(stdout, /flags가 1024이며, 이 호출이 받지 않는 비트가 있습니다/, args.join(' '));
    }
    const japanese = await cli([...check, '--lang', 'ja'], { input: source });
    assert.match(japanese.stdout, /カーネルは .* だけを受け付け/);
  });

  it('writes what programs read in English', async () => {
    for (const format of ['json', 'sarif', 'github']) {
      const { stdout } = await cli([...check, '--lang', 'ko', '--format', format], { input: source });
      assert.match(stdout, /The kernel accepts/);
      assert.doesNotMatch(stdout, /\p{Script=Hangul}/u);
    }
  });

  it('names the languages that there are', async () => {
    const { code, stderr } = await cli([...check, '--lang', 'xx']);
    assert.equal(code, 2);
    assert.equal(stderr, 'numa-lens: --lang takes en|ko|ja, not "xx".\n');
  });
});
