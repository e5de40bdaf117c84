import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { calls } from '../../../server/kernel/calls';
import { filterProfile, filterSet, type ProfileId } from '../../../server/kernel/seccomp';

const listing = spawnSync('systemd-analyze', ['--no-pager', 'syscall-filter'], { encoding: 'utf8' });
const names = calls.map((one) => one.name);

/** The family's calls in each set, other sets resolved, as the systemd of this machine lists them. */
function setsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const direct = new Map<string, string[]>();
  let members: string[] = [];
  for (const line of text.split('\n')) {
    const head = /^(@[\w-]+)$/.exec(line.trim())?.[1];
    if (head !== undefined && !line.startsWith(' ')) direct.set(head, (members = []));
    else if (/^ {4}[@\w]/.test(line)) members.push(line.trim());
  }
  const resolve = (set: string): readonly string[] =>
    (direct.get(set) ?? []).flatMap((one) => (one.startsWith('@') ? resolve(one) : [one]));
  return new Map(
    [...direct.keys()].map((set) => [set, names.filter((name) => resolve(set).includes(name)).sort()]),
  );
}

void describe('system call filters', () => {
  it(
    'systemd has the family in the sets that are named here',
    { skip: listing.status === 0 ? false : 'this machine has no systemd-analyze' },
    () => {
      const sets = setsOf(listing.stdout);
      const known = sets.get('@known') ?? [];
      assert.ok(known.includes('move_pages'));
      for (const [set, expected] of sets) {
        // An older systemd does not know the newest call.
        const here = filterSet(set)?.filter((name) => known.includes(name));
        assert.deepEqual([...(here ?? [])].sort(), expected, set);
        assert.notEqual(here, undefined, `${set} is not known`);
      }
    },
  );

  it('no container runtime lets pages be moved by default', () => {
    const profiles: readonly ProfileId[] = ['docker', 'containerd', 'podman', 'gvisor'];
    for (const id of profiles) {
      const profile = filterProfile(id);
      assert.equal(profile.id, id);
      for (const call of ['move_pages', 'migrate_pages'] as const)
        assert.equal(profile.calls[call].kind, 'denied', `${id} ${call}`);
    }
    assert.deepEqual(filterProfile('docker').calls.mbind, {
      kind: 'capability',
      capability: 'SYS_NICE',
      errno: 'EPERM',
    });
    assert.equal(filterProfile('podman').calls.mbind.kind, 'allowed');
  });
});
