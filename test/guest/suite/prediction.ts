/**
 * Predictions against the kernel: the runner foretells a call, the program makes it, and return, errno and every status entry are compared. What
 * is foretold must be so; what cannot be told is counted.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import { describe, it } from 'node:test';
import { CallPrediction } from '../../../server/kernel/predict';
import type { CallContext, Prediction } from '../../../server/kernel/predict';
import type { RunnerClient } from '../../../server/protocol/runner-client';
import { firstAbsentNode, onlineNodes, until } from './machine';
import { valueOf, withClient } from './runner-process';
import { States } from './states';
import type { Area, Called } from './states';

interface Tally {
  exact: number;
  cannotTell: number;
  wrong: number;
}

const tallies: { readonly returns: Tally; readonly entries: Tally } = {
  returns: { exact: 0, cannotTell: 0, wrong: 0 },
  entries: { exact: 0, cannotTell: 0, wrong: 0 },
};

/** Compares and counts; gives what is wrong in words. */
function compare({ returns, status }: Prediction, called: Called): string[] {
  const wrong: string[] = [];
  const count = (tally: Tally, ok: boolean | undefined, what: () => string): void => {
    if (ok === undefined) tally.cannotTell++;
    else if (ok) tally.exact++;
    else {
      tally.wrong++;
      wrong.push(what());
    }
  };
  const told =
    returns.kind === 'cannot-tell'
      ? undefined
      : returns.kind === 'value'
        ? called.ret === returns.value
        : called.ret === -1 && called.errno === returns.errno;
  count(
    tallies.returns,
    told,
    () => `it returned ${called.ret} ${called.errno}, not ${JSON.stringify(returns)}`,
  );
  let end = 0;
  for (const { from, to, entry } of status) {
    assert.equal(from, end, 'the runs follow each other');
    end = to;
    for (let i = from; i < to; i++) {
      const is = called.status[i] ?? 'unwritten';
      count(
        tallies.entries,
        entry === 'cannot-tell' ? undefined : is === entry,
        () => `entry ${i} is ${is}, not ${entry}`,
      );
    }
  }
  assert.equal(end, called.status.length);
  return wrong;
}

/** The same numbers in every run: mulberry32. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const nodes = onlineNodes.filter((node) => node < 3);

/** Entries in stretches: some pages of an area side by side, the same page again, now and then another node or a bad one. */
function randomEntries(areas: readonly Area[], random: (below: number) => number): [bigint, number][] {
  const entries: [bigint, number][] = [];
  const stretches = random(8);
  let node = nodes[random(nodes.length)] ?? 0;
  for (let k = 0; k < stretches; k++) {
    const area = areas[random(areas.length)];
    if (area === undefined) break;
    if (random(3) === 0) node = nodes[random(nodes.length)] ?? 0;
    const first = random(area.pages);
    const length = 1 + random(area.pages > 64 && random(3) === 0 ? 600 : 12);
    const step = random(5) === 0 ? 0 : 1;
    for (let i = 0; i < length; i++) {
      const page = Math.min(area.pages - 1, first + i * step);
      const own = random(40) === 0 ? (nodes[random(nodes.length)] ?? 0) : node;
      entries.push([
        area.address + BigInt(page) * 4096n + BigInt(random(6) === 0 ? 1 + random(4000) : 0),
        own,
      ]);
    }
  }
  const bad = [-1, firstAbsentNode, 5000];
  const at = entries[random(entries.length + 1)];
  if (random(12) === 0 && at !== undefined) at[1] = bad[random(bad.length)] ?? -1;
  return entries;
}

async function predictAndCall(
  client: RunnerClient,
  handle: string,
  states: States,
  entries: readonly (readonly [bigint, number])[],
  call: { readonly flags: number; readonly hasStatus: boolean; readonly moves: boolean },
): Promise<{ readonly prediction: Prediction; readonly called: Called }> {
  const arrays = await states.load(entries);
  const prediction = valueOf(
    await client.predict({
      target: handle,
      pages: { kind: 'array', address: arrays.pages, count: entries.length },
      ...(call.moves ? { nodes: { kind: 'array', address: arrays.nodes } } : {}),
      flags: call.flags,
      hasStatus: call.hasStatus,
    }),
  );
  return { prediction, called: await states.call(call.flags, call.hasStatus, call.moves) };
}

async function many(kinds: readonly string[], calls: number, seed: number): Promise<void> {
  await withClient(async (client) => {
    await States.with(kinds, async (states) => {
      const { target } = valueOf(await client.openTarget({ pid: states.pid }));
      const random = numbers(seed);
      const areas = [...states.areas.values()];
      for (let k = 0; k < calls; k++) {
        const entries = randomEntries(areas, random);
        const call = {
          flags: [2, 2, 2, 2, 4, 6, 0, 8][random(8)] ?? 2,
          hasStatus: random(15) !== 0,
          moves: random(8) !== 0,
        };
        const { prediction, called } = await predictAndCall(client, target, states, entries, call);
        const wrong = compare(prediction, called);
        const list = entries.map(([address, node]) => `${nameOf(areas, address)}→${node}`).join(' ');
        assert.deepEqual(
          wrong,
          [],
          `call ${k} of ${kinds.join(' ')}: ${JSON.stringify(call)} ${list}`.slice(0, 2000),
        );
      }
      await states.assertIntact();
    });
  });
}

function nameOf(areas: readonly Area[], address: bigint): string {
  const area = areas.find(
    (one) => address >= one.address && address < one.address + BigInt(one.pages) * 4096n,
  );
  return area === undefined ? String(address) : `${area.kind}[${(address - area.address) / 4096n}]`;
}

const pool = (node: number): string =>
  `/sys/devices/system/node/node${node}/hugepages/hugepages-2048kB/nr_hugepages`;

describe('the prediction of a call, against the kernel', () => {
  it('of small pages in every state', async () => {
    await many(
      [
        'small',
        'other@1',
        'zero',
        'untouched',
        'gap',
        'locked',
        'no-access',
        'tmpfs',
        'text',
        'vdso',
        'vvar',
      ],
      30,
      1,
    );
  });

  it('of pages that are shared with a child', async () => {
    await many(['small', 'other@1', 'shared', 'shared2@1'], 15, 2);
  });

  it('of transparent huge pages, whole, shared and in pieces', async () => {
    await many(['thp', 'thp-other@1', 'small'], 8, 3);
    await many(['thp-shared', 'small', 'untouched'], 5, 4);
    await many(['thp-pieces', 'thp', 'small'], 8, 5);
  });

  it('of huge pages of hugetlbfs', async () => {
    for (const node of [0, 1]) fs.writeFileSync(pool(node), '6');
    try {
      await many(['hugetlb', 'hugetlb2@1', 'small'], 6, 6);
    } finally {
      for (const node of [0, 1]) fs.writeFileSync(pool(node), '0');
    }
  });

  it('of pages that KSM has merged', async () => {
    const ksm = '/sys/kernel/mm/ksm';
    fs.writeFileSync(`${ksm}/sleep_millisecs`, '5');
    fs.writeFileSync(`${ksm}/pages_to_scan`, '1000');
    if (fs.existsSync(`${ksm}/merge_across_nodes`))
      assert.equal(fs.readFileSync(`${ksm}/merge_across_nodes`, 'latin1').trim(), '1');
    fs.writeFileSync(`${ksm}/run`, '1');
    try {
      await withClient(async (client) => {
        await States.with(['ksm', 'small'], async (states) => {
          const { target } = valueOf(await client.openTarget({ pid: states.pid }));
          // All of them: a page that the scan has passed over this time would move like any other.
          const merged = (name: string): number => Number(fs.readFileSync(`${ksm}/${name}`, 'latin1'));
          const { pages } = states.area('ksm');
          await until(async () => Promise.resolve(merged('pages_shared') + merged('pages_sharing') >= pages));
          fs.writeFileSync(`${ksm}/run`, '0');
          const { address } = states.area('ksm');
          const entries = Array.from({ length: 6 }, (_, i) => [address + BigInt(i) * 4096n, 1] as const);
          for (const flags of [2, 4]) {
            const call = { flags, hasStatus: true, moves: true };
            const { prediction, called } = await predictAndCall(client, target, states, entries, call);
            assert.deepEqual(compare(prediction, called), []);
            if (flags === 2) assert.deepEqual(called.status, [-13, -13, -13, -13, -13, -13]);
            else assert.deepEqual(called.status.slice(0, 3), [1, -16, 1]);
          }
          await states.assertIntact();
        });
      });
    } finally {
      fs.writeFileSync(`${ksm}/run`, '2');
    }
  });

  it('cannot tell where pages may be held, and says what it assumes where nothing shows it', async () => {
    await withClient(async (client) => {
      await States.with(['ring', 'small'], async (states) => {
        const { target } = valueOf(await client.openTarget({ pid: states.pid }));
        const { address } = states.area('ring');
        const entries = Array.from({ length: 16 }, (_, i) => [address + BigInt(i) * 4096n, 1] as const);
        const call = { flags: 2, hasStatus: true, moves: true };
        const { prediction, called } = await predictAndCall(client, target, states, entries, call);
        assert.deepEqual(compare(prediction, called), []);
        assert.equal(called.ret, 8, 'eight pages of the ring are held');
        assert(prediction.returns.kind === 'cannot-tell');
        assert.match(prediction.returns.why, /held for I\/O, which cannot be seen from outside/);
      });
      await States.with(['held'], async (states) => {
        const { target } = valueOf(await client.openTarget({ pid: states.pid }));
        const { address } = states.area('held');
        const wanted = [1, 1, 1, 1, 1, 1, 1, 0, 0, 1];
        const entries = wanted.map((node, i) => [address + BigInt(i) * 4096n, node] as const);
        const call = { flags: 2, hasStatus: true, moves: true };
        const { prediction, called } = await predictAndCall(client, target, states, entries, call);
        assert(prediction.notes.some((note) => note.includes('assumed that no page is held for I/O')));
        // With what only the program knows, the rules tell all of it.
        const known = new CallPrediction(context(wanted.length));
        wanted.forEach((node, i) => {
          known.add({
            wanted: node,
            state: 0,
            migratable: true,
            shared: 'no',
            isolatable: 'yes',
            held: i === 5 ? 'yes' : 'no',
            folio: i,
            size: 1,
          });
        });
        assert.deepEqual(compare(known.finish(), called), []);
        assert(called.ret > 0);
      });
    });
  });

  it('makes the checks of a call in the order of the kernel, for a user without rights', async () => {
    await withClient(async (client) => {
      await States.with(
        ['small'],
        async (states) => {
          const { target } = valueOf(await client.openTarget({ pid: states.pid }));
          const { address } = states.area('small');
          for (const [flags, errno] of [
            [4, 'EPERM'],
            [12, 'EINVAL'],
          ] as const) {
            for (const moves of [true, false]) {
              const call = { flags, hasStatus: true, moves };
              const { prediction, called } = await predictAndCall(
                client,
                target,
                states,
                [[address, 1]],
                call,
              );
              assert.deepEqual(compare(prediction, called), []);
              assert.deepEqual(prediction.returns, { kind: 'errno', errno });
            }
          }
        },
        { uid: 65534 },
      );
    });
  });

  it('was right as often as it is told here', (t) => {
    t.diagnostic(`fact prediction-hit-rate=${JSON.stringify(tallies)}`);
    assert.equal(tallies.returns.wrong + tallies.entries.wrong, 0);
    assert(tallies.returns.exact > 4 * tallies.returns.cannotTell, JSON.stringify(tallies));
  });
});

const context = (count: number): CallContext => ({
  release: os.release(),
  count,
  moves: true,
  flags: 2,
  hasStatus: true,
  sysNice: true,
  allowedNodes: onlineNodes,
  memoryNodes: onlineNodes,
  pointerSize: 8,
  ordered: true,
  room: () => Number.POSITIVE_INFINITY,
});
