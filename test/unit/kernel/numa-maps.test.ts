import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { nodeCounts, numberOf, pathOf, readNumaMapsLine, readPolicy } from '../../../server/kernel/numa-maps';
import { numaMapsFields } from '../../../server/kernel/numa-maps-fields';

const read = (line: string): NonNullable<ReturnType<typeof readNumaMapsLine>> => {
  const found = readNumaMapsLine(line);
  assert.ok(found, line);
  return found;
};

describe('a line of numa_maps', () => {
  it('is taken apart, with the place of each part', () => {
    const line =
      '7f4dc1200000 bind=static|balancing:0-1,4 file=/a\\040b huge anon=12 dirty=3 mapmax=2 N0=5 N4=7 kernelpagesize_kB=2048';
    const { start, address, policy, fields } = read(line);
    const text = ({ start: from, end }: { start: number; end: number }): string => line.slice(from, end);
    assert.equal(start, 0x7f4dc1200000n);
    assert.equal(text(address), '7f4dc1200000');
    assert.equal(text(policy.columns), policy.text);
    assert.equal(policy.spec?.name, 'MPOL_BIND');
    assert.deepEqual(policy.flags, ['static', 'balancing']);
    assert.equal(policy.nodes, '0-1,4');
    assert.deepEqual(
      fields.map(({ columns, spec, key, value }) => [spec?.name, key, value, text(columns)]),
      [
        ['file', 'file', '/a\\040b', 'file=/a\\040b'],
        ['huge', 'huge', '', 'huge'],
        ['anon', 'anon', '12', 'anon=12'],
        ['dirty', 'dirty', '3', 'dirty=3'],
        ['mapmax', 'mapmax', '2', 'mapmax=2'],
        ['node', 'N0', '5', 'N0=5'],
        ['node', 'N4', '7', 'N4=7'],
        ['kernelpagesize_kB', 'kernelpagesize_kB', '2048', 'kernelpagesize_kB=2048'],
      ],
    );
    assert.equal(pathOf(read(line)), '/a b');
    assert.equal(numberOf(read(line), 'mapmax'), 2);
    assert.equal(numberOf(read(line), 'active'), undefined);
    assert.deepEqual(nodeCounts(read(line)), [
      { node: 0, count: 5 },
      { node: 4, count: 7 },
    ]);
  });

  it('may be of any kernel', () => {
    const policies = [
      ['default', 'MPOL_DEFAULT', [], ''],
      ['prefer:1', 'MPOL_PREFERRED', [], '1'],
      ['prefer=static:1', 'MPOL_PREFERRED', ['static'], '1'],
      ['prefer (many):0-1', 'MPOL_PREFERRED_MANY', [], '0-1'],
      ['prefer (many)=relative:0', 'MPOL_PREFERRED_MANY', ['relative'], '0'],
      ['weighted interleave:0,2', 'MPOL_WEIGHTED_INTERLEAVE', [], '0,2'],
      ['interleave=relative:0-3', 'MPOL_INTERLEAVE', ['relative'], '0-3'],
      ['local', 'MPOL_LOCAL', [], ''],
      // Before 2.6.26.
      ['bind=0-1', 'MPOL_BIND', [], '0-1'],
      // MPOL_F_NUMA_BALANCING before there was a word for it.
      ['bind=:0', 'MPOL_BIND', [''], '0'],
      // Cut after 63 characters.
      ['bind:0,2,', 'MPOL_BIND', [], '0,2,'],
    ] as const;
    for (const [text, name, flags, nodes] of policies) {
      const { policy } = read(`00400000 ${text} heap anon=1 N0=1`);
      assert.deepEqual(
        [policy.text, policy.spec?.name, policy.flags, policy.nodes],
        [text, name, flags, nodes],
      );
      assert.deepEqual(read(`00400000 ${text}`).policy, policy);
    }
    assert.equal(read('00400000 default stack:4712 anon=1').fields[0]?.spec?.name, 'stack');
    assert.equal(read('00400000 default heap\r').fields[0]?.key, 'heap');
  });

  it('may have words that are not known yet', () => {
    const { policy, fields } = read('00400000 nearby:1 anon=2 folios=1 N0=2');
    assert.equal(policy.mode, 'nearby');
    assert.equal(policy.spec, undefined);
    assert.deepEqual(
      fields.map((one) => one.spec?.name),
      ['anon', undefined, 'node'],
    );
  });

  it('is no line of it when it is something else', () => {
    for (const line of [
      '',
      ' ',
      '# Process 4711 has ended.',
      '00400000',
      '00400000-00452000 r-xp 00000000 08:02 173521 /usr/bin/dbus-daemon',
      'add a mapping',
      'nonsense default anon=1',
      '7f00 defaulted',
      '0123456789abcdef0 default',
      '7f00  default',
    ])
      assert.equal(readNumaMapsLine(line), undefined, line);
    assert.deepEqual(
      ['anon=', 'anon=-1', 'anon=x', 'anon=12345678901234567', 'N=1', 'Nx=1', 'file'].map(
        (word) => read(`7f00 default ${word}`).fields[0]?.spec,
      ),
      Array.from({ length: 7 }, () => undefined),
    );
    assert.equal(readPolicy('two words'), undefined);
  });

  it('is read in whatever state it is', () => {
    const pieces = [
      '7f00',
      ' ',
      'default',
      'bind',
      '=',
      ':',
      '0-1',
      'prefer (many)',
      'file=/x',
      'N0=1',
      'anon',
      '|',
      '\\040',
      'é',
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 12 }), (parts) => {
        const line = parts.join('');
        const found = readNumaMapsLine(line);
        if (found === undefined) return;
        let end = found.policy.columns.end;
        for (const { columns } of found.fields) {
          assert.ok(columns.start > end && columns.end <= line.length);
          end = columns.end;
        }
      }),
    );
  });

  it('of this machine has nothing unknown', (test) => {
    if (!fs.existsSync('/proc/self/numa_maps')) {
      test.skip('this kernel has no NUMA');
      return;
    }
    const lines = fs.readFileSync('/proc/self/numa_maps', 'latin1').trimEnd().split('\n');
    assert.ok(lines.length > 3);
    for (const line of lines) {
      const { policy, fields } = read(line);
      assert.ok(policy.spec, line);
      for (const field of fields) assert.ok(field.spec, `${field.key} in ${line}`);
      const order = fields.map(({ spec }) => (spec === undefined ? -1 : numaMapsFields.indexOf(spec)));
      assert.deepEqual(
        order,
        [...order].sort((a, b) => a - b),
        line,
      );
    }
  });
});
