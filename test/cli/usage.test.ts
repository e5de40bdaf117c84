import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import fs from 'node:fs';
import { commands } from '../../server/cli/commands';
import { cli } from './cli';

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
      /^numa-lens: Unknown option '--verbose'\. "numa-lens explain --help" lists the options\.\n$/,
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
