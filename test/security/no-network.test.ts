/**
 * Server, command line and runner speak to no network: each runs in a network namespace of its own without a route, and the kernel
 * counts there what it could not send. Counted, not refused, because a program may swallow the refusal.
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { runnerProtocolVersion } from '../../server/protocol/runner';
import { main } from '../cli/cli';
import { Editor } from '../lsp/support/editor';
import { runnerProgram } from '../runner/support';

const unshare =
  process.getuid?.() === 0 ? ['unshare', '--net', '--'] : ['unshare', '--net', '--map-root-user', '--'];
const noNamespace =
  spawnSync(unshare[0] ?? '', [...unshare.slice(1), 'ip', 'link', 'set', 'lo', 'up']).status === 0
    ? false
    : 'this system permits no new network namespace';

const source =
  '#include <numaif.h>\nlong f(void **p, int *n, int *s)\n{\n  return move_pages(0, 1, p, n, s, 8);\n}\n';

describe('no network', { skip: noNamespace }, () => {
  let folder: string;

  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-network-'));
    fs.writeFileSync(path.join(folder, 'call.c'), source);
    // What is fetched elsewhere: a schema, an included header, a module.
    const config = { $schema: 'https://example.com/schema.json', rules: {} };
    fs.writeFileSync(path.join(folder, 'numa-lens.json'), JSON.stringify(config));
    fs.writeFileSync(
      path.join(folder, 'call.ts'),
      `import koffi from 'koffi';\nimport other from 'https://example.com/module.ts';\nconst f = koffi.load('libnuma.so.1').func('long move_pages(int, unsigned long, void **, int *, int *, int)');\nf(0, 1, other, null, [0], 8);\n`,
    );
    const database = [{ directory: folder, file: 'call.c', arguments: ['cc', '-I//host/share', 'call.c'] }];
    fs.writeFileSync(path.join(folder, 'compile_commands.json'), JSON.stringify(database));
  });

  after(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  // The loopback interface is up, for without it IPv6 gives up before it counts.
  /** A command that runs what follows without a network, and the packets that it tried to send, once it has ended. */
  function withoutNetwork(): { readonly prefix: readonly string[]; readonly sent: () => number } {
    const counters = path.join(folder, `counters-${fs.readdirSync(folder).length}`);
    fs.writeFileSync(counters, '');
    const script =
      'ip link set lo up; "$@"; code=$?; cat /proc/net/snmp /proc/net/snmp6 /proc/net/dev > "$COUNTERS"; exit $code';
    return {
      prefix: ['env', `COUNTERS=${counters}`, ...unshare, 'sh', '-c', script, 'sh'],
      sent: () => {
        const text = fs.readFileSync(counters, 'utf8');
        const [names = '', values = ''] = text.split('\n').filter((line) => line.startsWith('Ip: '));
        const place = names.split(' ').indexOf('OutNoRoutes');
        assert.ok(place > 0, `the kernel's counters were read: ${text}`);
        const six = /^Ip6OutNoRoutes\s+(\d+)$/m.exec(text)?.[1] ?? '0';
        const toItself = /^\s*lo:\s+\d+\s+(\d+)/m.exec(text)?.[1];
        assert.ok(toItself !== undefined);
        return Number(values.split(' ')[place]) + Number(six) + Number(toItself);
      },
    };
  }

  function run(args: readonly string[]): number {
    const { prefix, sent } = withoutNetwork();
    const [command = '', ...rest] = [...prefix, process.execPath, ...args];
    const { error } = spawnSync(command, rest, { cwd: folder, input: source });
    assert.equal(error, undefined);
    return sent();
  }

  for (const [how, code] of Object.entries({
    'a connection': "require('net').connect(80, '198.51.100.7').on('error', () => 0)",
    'a connection by IPv6': "require('net').connect(80, '2001:db8::7').on('error', () => 0)",
    'a connection to this machine': "require('net').connect(80, '127.0.0.1').on('error', () => 0)",
    'a request': "fetch('http://198.51.100.7/').catch(() => 0)",
    'a packet':
      "const s = require('dgram').createSocket('udp4'); s.send('x', 9, '198.51.100.7', () => s.close())",
    'the question for a name': "require('dns').resolve('example.com', () => 0)",
  })) {
    it(`would notice ${how}`, () => {
      assert.ok(run(['-e', code]) > 0);
    });
  }

  it('is spoken to by no command', () => {
    for (const args of [
      ['check', '.'],
      ['check', '--format', 'sarif', '.'],
      ['check', '--stdin-filename', 'call.c'],
      ['rules'],
      ['explain', 'status-ignored'],
      ['topology'],
      ['processes'],
      ['query', '--pid', String(process.pid), '--all'],
    ])
      assert.equal(run([main, ...args]), 0, args.join(' '));
  });

  it('is spoken to by no language server', async () => {
    const { prefix, sent } = withoutNetwork();
    await Editor.with({ prefix, folder }, async (editor) => {
      for (const [name, languageId] of Object.entries({ 'call.c': 'c', 'call.ts': 'typescript' })) {
        const file = path.join(folder, name);
        const uri = pathToFileURL(file).href;
        await editor.open(uri, fs.readFileSync(file, 'utf8'), languageId);
        assert.ok((await editor.rules(uri)).includes('flags-invalid'), name);
        await editor.hoverText(uri, 'move_pages');
      }
    });
    assert.equal(sent(), 0);
  });

  it('is spoken to by no runner', async () => {
    const { prefix, sent } = withoutNetwork();
    const [command, ...args] = [...prefix, process.execPath, runnerProgram, '--stdio'];
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    const client = { protocolVersion: runnerProtocolVersion, client: 'test' };
    const results = [
      await connection.sendRequest<unknown>('initialize', client),
      await connection.sendRequest<unknown>('topology', {}),
      await connection.sendRequest<unknown>('target/open', { pid: process.pid }),
    ];
    connection.dispose();
    child.stdin.end();
    await ended;
    assert.ok(results.every((one) => one !== undefined && one !== null));
    assert.equal(sent(), 0);
  });
});
