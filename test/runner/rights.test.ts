/** Why the kernel refuses a process, by name: the words for each of its checks, and real processes that fail just one of them. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { credentialsOf, missingRights } from '../../server/runner/rights';
import {
  compile,
  expectFailure,
  expectOk,
  noCompiler,
  notRoot,
  startRunnerProcess,
  TargetProcess,
  temporaryFolder,
} from './support';

function credentials(users: string, groups: string, permitted = '0', effective = permitted) {
  const found = credentialsOf(
    `Name:\tx\nUid:\t${users}\nGid:\t${groups}\nCapPrm:\t${permitted}\nCapEff:\t${effective}\n`,
  );
  assert.ok(found !== undefined);
  return found;
}

describe('runner: rights', () => {
  const own = credentials('1000\t1000\t1000\t1000', '100\t100\t100\t100');

  it('names the check that fails, in the kernel’s order', () => {
    const said = (theirs: ReturnType<typeof credentials>, dumpable?: boolean): string =>
      missingRights(own, theirs, dumpable).join('; ');
    assert.equal(
      said(credentials('1001\t1001\t1001\t1001', '100\t100\t100\t100')),
      'it belongs to user 1001',
    );
    assert.equal(
      said(credentials('1000\t0\t0\t0', '100\t100\t100\t100')),
      'it belongs to user 1000 (effective 0, saved 0)',
    );
    assert.equal(
      said(credentials('1000\t1000\t1000\t1000', '100\t44\t44\t44')),
      'it has the group 100 (effective 44, saved 44)',
    );
    assert.match(said(own, false), /^it is not dumpable: /);
    assert.match(said(own, true), /^a security module .* or another user namespace is in the way$/);
  });

  it('names the capabilities that the process has and the runner has not', () => {
    const all = credentials('1000\t1000\t1000\t1000', '100\t100\t100\t100', '000001ffffffffff');
    assert.deepEqual(missingRights(own, all, undefined), [
      'it holds CAP_CHOWN, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH and 38 more, which the runner does not',
    ]);
    const some = credentials('1000\t1000\t1000\t1000', '100\t100\t100\t100', '0000000000003000');
    assert.deepEqual(missingRights(own, some, undefined), [
      'it holds CAP_NET_ADMIN, CAP_NET_RAW, which the runner does not',
    ]);
    assert.match(missingRights(some, some, undefined)[0] ?? '', /security module/);
  });

  it('says that its own capability does not reach everywhere', () => {
    const strong = credentials('1000\t1000\t1000\t1000', '100\t100\t100\t100', '0000000000080000');
    assert.match(
      missingRights(strong, own, undefined)[0] ?? '',
      /^the runner’s CAP_SYS_PTRACE does not reach it/,
    );
  });

  describe('of real processes', { skip: noCompiler || notRoot }, () => {
    const me = ['setpriv', '--reuid', '1', '--regid', '1', '--clear-groups'];

    /** What a runner of user 1 says of a process. */
    async function refusal(target: TargetProcess): Promise<string> {
      const runner = startRunnerProcess([...me, '--']);
      try {
        expectOk(await runner.client.initialize('test'));
        return expectFailure(await runner.client.openTarget({ pid: target.pid }), 'no-permission').message;
      } finally {
        await runner.client.close();
        await target.kill();
      }
    }

    it('a program that its user may execute and not read', async () => {
      const folder = temporaryFolder();
      fs.chmodSync(folder, 0o755);
      const program = path.join(folder, 'unreadable');
      fs.copyFileSync(compile('target'), program);
      fs.chmodSync(program, 0o711);
      const message = await refusal(await TargetProcess.start(4, program, { uid: 1, gid: 1 }));
      assert.match(message, /\(user 1\): it is not dumpable/);
      fs.rmSync(folder, { recursive: true });
    });

    it('a process of the same user with another group', async () => {
      const message = await refusal(await TargetProcess.start(4, undefined, { uid: 1, gid: 2 }));
      assert.match(message, /\(user 1\): it has the group 2\.$/);
    });

    it('a process of the same user with a capability', async () => {
      const folder = temporaryFolder();
      fs.chmodSync(folder, 0o755);
      const script = path.join(folder, 'capable');
      const caps = '--inh-caps=+net_raw --ambient-caps=+net_raw';
      fs.writeFileSync(script, `#!/bin/sh\nexec ${me.join(' ')} ${caps} ${compile('target')} "$@"\n`);
      fs.chmodSync(script, 0o755);
      const message = await refusal(await TargetProcess.start(4, script));
      assert.match(message, /it holds CAP_NET_RAW, which the runner does not\.$/);
      fs.rmSync(folder, { recursive: true });
    });
  });
});
