import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calls, parametersOf } from '../../../server/kernel/calls';
import { callErrnos } from '../../../server/kernel/errnos';
import { familyErrnos } from '../../../server/kernel/family-errnos';
import {
  explain,
  explainCall,
  explainErrno,
  explainFamilyErrno,
  explainFlag,
  explainFlags,
  explainParameter,
  explainResult,
  explainStatus,
  formatRange,
  parameterDeclaration,
  prototype,
} from '../../../server/kernel/explain';
import { flags } from '../../../server/kernel/flags';
import { statuses } from '../../../server/kernel/statuses';
import { en } from '../../../server/kernel/texts/en';
import { fill } from '../../../server/languages/phrase';
import { between, kernel } from '../../../server/kernel/version';

const versions = [
  '2.6.18',
  '2.6.32',
  '3.10',
  '4.3',
  '4.16',
  '4.17',
  '5.5',
  '5.15',
  '6.1',
  '6.12',
  '6.18',
  '7.1',
].map(kernel);

describe('explain a status entry', () => {
  it('tells a node', () => {
    const { label, sentence } = explainStatus(3);
    assert.equal(label, 'node 3');
    assert.match(sentence, /node 3/);
  });

  it('follows the kernel for memory that was never touched', () => {
    const causes = (value: number, release: string): string =>
      explainStatus(value, kernel(release)).causes.join(' ');
    assert.match(causes(-2, '4.2'), /never touched/);
    assert.doesNotMatch(causes(-2, '6.1'), /never touched/);
    for (const release of ['4.3', '6.1', '6.11.9']) assert.match(causes(-14, release), /ever touched/);
    assert.match(causes(-2, '6.12'), /never touched/);
    assert.doesNotMatch(causes(-14, '6.12'), /ever touched/);
  });

  it('says which values only old kernels write', () => {
    assert.match(explainStatus(-5, kernel('4.16')).sentence, /written back/);
    assert.match(explainStatus(-5, kernel('4.17')).sentence, /never writes -EIO/);
  });

  it('takes what no kernel writes for an unwritten entry', () => {
    for (const value of [-2147483648, -1, -999]) {
      const { gist, sentence } = explainStatus(value);
      assert.equal(gist, 'not written by the kernel');
      assert.match(sentence, /unwritten/);
    }
  });

  it('notes what other kernels do, each with its range, and nothing twice', () => {
    const { notes, causes } = explainStatus(-2, kernel('6.18'));
    assert.deepEqual(
      notes.map((one) => formatRange(one.range)),
      ['before Linux 4.3', 'from Linux 6.1, before 6.5', 'from Linux 3.12, before 4.0'],
    );
    for (const note of notes) assert.ok(!causes.includes(note.sentence));
  });
});

describe('explain an errno', () => {
  it('follows the permission rule of the kernel', () => {
    const causes = (release: string): string =>
      explainErrno('EPERM', kernel(release))?.causes.join(' ') ?? '';
    assert.match(causes('4.12'), /another user/);
    assert.doesNotMatch(causes('4.12'), /PTRACE/);
    assert.match(causes('4.13'), /CAP_SYS_PTRACE/);
    assert.doesNotMatch(causes('4.13'), /another user/);
  });

  it('warns where pages may have moved', () => {
    assert.match(explainErrno('ENODEV')?.sentence ?? '', /moved already/);
    assert.doesNotMatch(explainErrno('ESRCH')?.sentence ?? '', /moved already/);
  });

  it('knows obsolete ones, foreign ones and no others', () => {
    assert.match(explainErrno('E2BIG')?.sentence ?? '', /does not fail with E2BIG/);
    assert.match(explainErrno('E2BIG', kernel('2.6.28'))?.sentence ?? '', /Too many pages/);
    assert.match(explainErrno('EPIPE')?.sentence ?? '', /does not set EPIPE/);
    assert.equal(explainErrno('ENOSUCH'), undefined);
    assert.equal(explainErrno(14)?.label, 'EFAULT');
  });
});

describe('explain an errno of the other calls', () => {
  it('by call', () => {
    assert.match(
      explainFamilyErrno('mbind', 'EIO')?.sentence ?? '',
      /mbind fails with EIO\. With MPOL_MF_STRICT/,
    );
    assert.match(explainFamilyErrno('mbind', 'EINVAL')?.causes.join(' ') ?? '', /multiple of the page size/);
    assert.equal(explainFamilyErrno('set_mempolicy', 'EIO'), undefined);
    const rule = (release: string): string =>
      explainFamilyErrno('migrate_pages', 'EPERM', kernel(release))?.causes.join(' ') ?? '';
    assert.match(rule('4.15'), /PTRACE_MODE/);
    assert.doesNotMatch(rule('4.14'), /PTRACE_MODE/);
  });

  it('where move_pages never sets it', () => {
    assert.deepEqual(
      explain('EOPNOTSUPP').map((one) => one.sentence.split(' ')[0]),
      ['set_mempolicy_home_node'],
    );
  });

  it('has no call and name twice', () => {
    const keys = familyErrnos.map((one) => `${one.call} ${one.name}`);
    assert.equal(new Set(keys).size, keys.length);
  });
});

describe('explain flags', () => {
  it('takes a value apart', () => {
    assert.equal(explainFlags(6n).label, 'MPOL_MF_MOVE | MPOL_MF_MOVE_ALL');
    assert.equal(explainFlags(0n).label, '0');
    assert.match(explainFlags(3n).sentence, /0x1 \(MPOL_MF_STRICT/);
    assert.match(explainFlags(3n).sentence, /EINVAL/);
  });
});

describe('explain the flags of the other calls', () => {
  it('by what each takes', () => {
    assert.equal(explainFlags(3n, 'mbind').label, 'MPOL_MF_STRICT | MPOL_MF_MOVE');
    assert.match(explainFlags(8n, 'mbind').sentence, /mbind rejects 0x8 \(MPOL_MF_LAZY\)/);
    assert.equal(explainFlags(3n, 'get_mempolicy').label, 'MPOL_F_NODE | MPOL_F_ADDR');
    assert.match(explainFlags(1n, 'set_mempolicy_home_node').remedy, /takes no flags/);
  });

  it('and tells a flag of another call', () => {
    assert.match(explainFlag('MPOL_MF_STRICT', 'move_pages')?.remedy ?? '', /Leave it out: move_pages takes/);
    assert.equal(explainFlag('MPOL_MF_STRICT', 'mbind')?.remedy, '');
    assert.equal(explainFlag('MPOL_BIND')?.remedy, '');
  });
});

describe('explain a result', () => {
  it('knows that positive numbers came, went and came again', () => {
    assert.match(explainResult(3, kernel('2.6.20')).sentence, /3 pages were not moved/);
    assert.match(explainResult(3, kernel('3.10')).sentence, /does not return a positive/);
    assert.match(explainResult(3, kernel('4.17')).sentence, /unwritten/);
  });

  it('does not take 0 for "moved"', () => {
    assert.match(explainResult(0).sentence, /not mean/);
    assert.match(
      explainResult(0, kernel('5.10')).sentence,
      /result is 0 and its status entries are unwritten/,
    );
    assert.doesNotMatch(explainResult(0, kernel('6.1')).sentence, /last run/);
  });

  it('knows a raw errno', () => {
    assert.match(explainResult(-14).sentence, /-EFAULT/);
    assert.match(explainResult(-1).sentence, /errno/);
  });
});

describe('the declaration', () => {
  it('is that of the manual page', () => {
    assert.equal(
      prototype('move_pages'),
      'long move_pages(int pid, unsigned long count, void **pages, const int *nodes, int *status, int flags);',
    );
    assert.match(prototype('move_pages', 'libnuma'), /^int numa_move_pages\(int pid, /);
    assert.match(prototype('move_pages', 'syscall'), /^long syscall\(SYS_move_pages, int pid, /);
    assert.equal(parameterDeclaration('move_pages', 'pages'), 'void **pages');
    assert.equal(
      prototype('mbind'),
      'long mbind(void *addr, unsigned long len, int mode, const unsigned long *nodemask, unsigned long maxnode, unsigned flags);',
    );
    assert.match(prototype('get_mempolicy'), /^long get_mempolicy\(int \*mode, unsigned long \*nodemask, /);
  });

  it('is that of libnuma where libnuma takes other parameters', () => {
    assert.equal(
      prototype('mbind', 'libnuma', 'numa_tonode_memory'),
      'void numa_tonode_memory(void *start, size_t size, int node);',
    );
    assert.match(
      prototype('migrate_pages', 'libnuma'),
      /^int numa_migrate_pages\(int pid, struct bitmask \*from, /,
    );
    assert.equal(
      parameterDeclaration('migrate_pages', 'to_mask', 'numa_migrate_pages'),
      'struct bitmask *to',
    );
  });
});

describe('explain a word', () => {
  const kinds = (word: string): readonly string[] => explain(word).map((one) => `${one.kind} ${one.label}`);

  it('finds every meaning', () => {
    assert.deepEqual(kinds('ENOENT'), ['errno ENOENT', 'status -ENOENT']);
    assert.deepEqual(kinds('-enoent'), ['status -ENOENT']);
    assert.deepEqual(kinds('-14'), ['status -EFAULT']);
    assert.deepEqual(kinds('14'), ['errno EFAULT']);
    assert.deepEqual(kinds('2'), ['errno ENOENT', 'flag MPOL_MF_MOVE']);
    assert.deepEqual(kinds('MPOL_BIND'), ['flag MPOL_BIND']);
    assert.deepEqual(kinds('mpol_mf_move | MPOL_MF_MOVE_ALL'), ['flag MPOL_MF_MOVE | MPOL_MF_MOVE_ALL']);
    assert.deepEqual(kinds('numa_move_pages'), ['call move_pages']);
  });

  it('finds nothing in other words', () => {
    for (const word of ['', 'result-ignored', 'EVERYTHING', '-', '|', 'MPOL_MF_MOVE|', '99999999999'])
      assert.deepEqual(kinds(word), [], word);
  });
});

describe('texts', () => {
  it('leave no placeholder open, on any kernel', () => {
    for (const version of versions) {
      const all = [
        ...[0, 1, -1, -2, -14, 5, -1000].map((value) => explainResult(value, version)),
        ...[0, 7, -1, -2147483648, ...statuses.map((one) => one.value)].map((value) =>
          explainStatus(value, version),
        ),
        ...[...callErrnos.map((one) => one.name), 'EPIPE'].flatMap(
          (name) => explainErrno(name, version) ?? [],
        ),
        ...familyErrnos.flatMap((one) => explainFamilyErrno(one.call, one.name, version) ?? []),
        ...flags.flatMap((one) => explain(one.name, version)),
        ...calls.flatMap((call) => [
          explainCall(call.name, version),
          ...[undefined, ...call.wrappers.map((wrapper) => wrapper.name)].flatMap((callee) =>
            parametersOf(call.name, callee).map((one) =>
              explainParameter(call.name, one.role, callee, version),
            ),
          ),
        ]),
        ...[0n, 2n, 4n, 6n, 1n, -1n].flatMap((value) => calls.map(({ name }) => explainFlags(value, name))),
      ];
      for (const one of all) {
        const words = [one.label, one.gist, one.sentence, one.remedy, ...one.causes];
        const said = [...words, ...one.notes.map((note) => note.sentence)];
        for (const sentence of said) assert.doesNotMatch(sentence, /[{}]|undefined|NaN/, one.label);
        assert.notEqual(one.label, '');
        assert.match(one.sentence, /\.$/, one.label);
      }
    }
  });

  it('are all used by some fact or explainer', () => {
    const ids = Object.keys(en).filter((id) => /^(status|errno)\.[a-z0-9]+\.[a-z-]+$/.test(id));
    const causes = [...statuses, ...callErrnos, ...familyErrnos].flatMap((one) =>
      one.causes.map((cause): string => cause.text),
    );
    const direct = /\.(gist|remedy|label)$/;
    assert.deepEqual(
      ids.filter((id) => !causes.includes(id) && !direct.test(id)),
      [],
    );
  });

  it('fill keeps what it has no value for', () => {
    assert.equal(fill('{a} and {b}', { a: 1 }), '1 and {b}');
    assert.equal(formatRange(between('4.3', '6.12')), 'from Linux 4.3, before 6.12');
    assert.equal(formatRange({}), 'on every Linux');
  });
});
