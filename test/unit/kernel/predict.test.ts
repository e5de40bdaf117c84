import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { errnoNameOf } from '../../../server/kernel/errnos';
import { CallPrediction } from '../../../server/kernel/predict';
import type { CallContext, CallEntry, Prediction } from '../../../server/kernel/predict';
import { doPagesMove } from './do-pages-move';
import type { Edition, Folio, Place, ToyCall } from './do-pages-move';

/** A generator of numbers that is the same in every run: mulberry32. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const context: CallContext = {
  release: '6.12.1',
  count: 0,
  moves: true,
  flags: 2,
  hasStatus: true,
  sysNice: false,
  allowedNodes: [0, 1],
  memoryNodes: [0, 1],
  pointerSize: 8,
  ordered: false,
  room: () => Number.POSITIVE_INFINITY,
};

const page: CallEntry = {
  wanted: 1,
  state: 0,
  migratable: true,
  shared: 'no',
  isolatable: 'yes',
  held: 'no',
  folio: 1,
  size: 1,
};

function predict(
  entries: readonly (Partial<CallEntry> | undefined)[],
  call: Partial<CallContext> = {},
): Prediction {
  const prediction = new CallPrediction({ ...context, count: entries.length, ...call });
  entries.forEach((entry, i) => {
    prediction.add(entry === undefined ? undefined : { ...page, folio: i, ...entry });
  });
  return prediction.finish();
}

/** The status entries one by one, "-" for an unwritten one and "?" for one that is not foretold. */
const entriesOf = ({ status }: Prediction): (number | string)[] =>
  status.flatMap(({ from, to, entry }) =>
    Array.from({ length: to - from }, () =>
      entry === 'unwritten' ? '-' : entry === 'cannot-tell' ? '?' : entry,
    ),
  );

const value = (number: number): unknown => ({ kind: 'value', value: number });
const errno = (name: string): unknown => ({ kind: 'errno', errno: name });

/** The releases whose number stands for one edition of the rules only, and which that is. */
const releases: readonly (readonly [release: string, edition: Edition])[] = [
  ['5.15.0', '5.15'],
  ['6.0.0', '6.12'],
  ['6.12.73-cloud', '6.12'],
];

function toyCall(random: (below: number) => number): ToyCall {
  const folios: Folio[] = Array.from({ length: 1 + random(8) }, () => ({
    node: random(3),
    shared: random(6) === 0,
    held: random(8) === 0,
    isolated: false,
  }));
  const length = random(14);
  const places = Array.from({ length }, (): Place => {
    const folio = folios[random(folios.length)];
    return folio === undefined || random(8) === 0 ? { error: random(2) === 0 ? -2 : -14 } : { folio };
  });
  let node = 0;
  const nodes = places.map(() => {
    if (random(4) === 0) node = random(3);
    return random(30) === 0 ? random(5) - 1 : node;
  });
  return {
    places,
    nodes,
    all: random(4) === 0,
    hasStatus: random(12) !== 0,
    memoryNodes: [0, 1, 2],
    allowedNodes: random(6) === 0 ? [0, 1] : [0, 1, 2],
  };
}

function predictToy(call: ToyCall, release: string, seen: 'all' | 'as-from-outside'): Prediction {
  const folios = [...new Set(call.places.flatMap((place) => ('folio' in place ? [place.folio] : [])))];
  const { places, nodes, all, hasStatus, memoryNodes, allowedNodes } = call;
  const entries = places.map((place, i): Partial<CallEntry> => {
    const wanted = nodes[i] ?? 0;
    if ('error' in place) return { wanted, state: place.error, folio: 1000 + i };
    const { folio } = place;
    return {
      wanted,
      state: folio.node,
      shared: folio.shared ? 'yes' : 'no',
      held: seen === 'all' ? (folio.held ? 'yes' : 'no') : 'unknown',
      folio: folios.indexOf(folio),
    };
  });
  return predict(entries, {
    release,
    flags: all ? 4 : 2,
    sysNice: true,
    hasStatus,
    memoryNodes,
    allowedNodes,
  });
}

/** Fails unless what is foretold is so; gives how many answers were not foretold. */
function compare(prediction: Prediction, call: ToyCall, edition: Edition, about: string): number {
  const { ret, status } = doPagesMove(edition, call);
  let open = 0;
  if (prediction.returns.kind === 'cannot-tell') open++;
  else {
    const expected = ret < 0 ? errno(errnoNameOf(-ret) ?? '') : value(ret);
    assert.deepEqual(prediction.returns, expected, about);
  }
  entriesOf(prediction).forEach((entry, i) => {
    if (entry === '?') open++;
    else assert.equal(entry, status[i] ?? '-', `${about}, entry ${i}`);
  });
  assert.equal(entriesOf(prediction).length, call.places.length, about);
  return open;
}

describe('the prediction of a call', () => {
  it('agrees with the code of the kernels, written down statement by statement, in every detail', () => {
    for (const [release, edition] of releases) {
      for (let seed = 0; seed < 4000; seed++) {
        const call = toyCall(numbers(seed));
        const about = `${release}, seed ${seed}: ${JSON.stringify(call)}`;
        assert.equal(compare(predictToy(call, release, 'all'), call, edition, about), 0, about);
      }
    }
  });

  it('is never wrong where several editions of the rules go by one number, nor where held pages are not seen', () => {
    let foretold = 0;
    for (let seed = 0; seed < 3000; seed++) {
      for (const [release, editions] of [
        ['4.19.0', ['4.17', '5.5']],
        ['5.5.0', ['5.5']],
        ['5.4.0-150-generic', ['4.17', '5.5']],
        ['4.18.0-553.el8_10', ['4.17', '5.5', '5.15', '6.12']],
        ['6.12.0', ['6.12']],
      ] as const) {
        for (const edition of editions) {
          for (const seen of ['all', 'as-from-outside'] as const) {
            const call = toyCall(numbers(seed));
            const prediction = predictToy(call, release, seen);
            compare(
              prediction,
              call,
              edition,
              `${release} as ${edition}, ${seen}, seed ${seed}: ${JSON.stringify(call)}`,
            );
            if (prediction.returns.kind !== 'cannot-tell') foretold++;
          }
        }
      }
    }
    assert(foretold > 10_000, `${foretold} returns were foretold`);
  });

  it('makes the checks of a call in the order of the kernel', () => {
    assert.deepEqual(predict([{}], { flags: 5, count: 0 }).returns, errno('EINVAL'));
    assert.deepEqual(predict([{}], { flags: 4, moves: false }).returns, errno('EPERM'));
    assert.match(predict([{}], { flags: 4 }).notes[0] ?? '', /CAP_SYS_NICE in the initial user namespace/);
    assert.deepEqual(predict([], { hasStatus: false }).returns, value(0));
    assert.deepEqual(entriesOf(predict([{}, {}], { flags: 9 })), ['-', '-']);
  });

  it('writes the entries before a bad node and none from it on', () => {
    const prediction = predict([{}, {}, { wanted: 7 }, {}]);
    assert.deepEqual(prediction.returns, errno('ENODEV'));
    assert.deepEqual(entriesOf(prediction), [1, 1, '-', '-']);
    assert.match(prediction.notes[0] ?? '', /^Entry 2 names node 7, which has no memory or does not exist/);
    assert.deepEqual(predict([{ wanted: 0 }], { allowedNodes: [1] }).returns, errno('EACCES'));
  });

  it('ends where the arrays cannot be read, a query at its chunk of 16', () => {
    const move = predict([{}, {}, undefined, {}]);
    assert.deepEqual(move.returns, errno('EFAULT'));
    assert.deepEqual(entriesOf(move), [1, 1, '-', '-']);
    const asked = Array.from({ length: 40 }, (_, i) => (i === 20 ? undefined : {}));
    const query = predict(asked, { moves: false });
    assert.deepEqual(query.returns, errno('EFAULT'));
    assert.deepEqual(query.status, [
      { from: 0, to: 16, entry: 0 },
      { from: 16, to: 40, entry: 'unwritten' },
    ]);
  });

  it('answers a query with the states', () => {
    const query = predict([{ state: 0 }, { state: -2 }, { state: 1 }], { moves: false });
    assert.deepEqual(query.returns, value(0));
    assert.deepEqual(entriesOf(query), [0, -2, 1]);
    assert.deepEqual(predict([{}], { moves: false, hasStatus: false }).returns, errno('EFAULT'));
  });

  it('gives every part of a huge page but the first of a run -EBUSY', () => {
    const parts = Array.from({ length: 5 }, () => ({ folio: 512, size: 512 }));
    const prediction = predict(parts, { ordered: true });
    assert.deepEqual(entriesOf(prediction), [1, -16, 1, 1, 1]);
    assert(prediction.notes.some((note) => note.includes('-EBUSY, though it moves')));
  });

  it('knows which kernels refuse an address inside a hugetlb page', () => {
    const tail = [{ hugetlb: 'tail', folio: 512, size: 512 } as const];
    assert.deepEqual(entriesOf(predict(tail, { release: '6.1.0' })), [-13]);
    assert.deepEqual(entriesOf(predict(tail, { release: '6.7.0' })), [1]);
    assert.deepEqual(entriesOf(predict(tail, { release: '3.13.0' })), [-2]);
  });

  it('does not tell what hangs on something unseen, and tells the rest', () => {
    const held = predict([{}, { wanted: 0, state: 1, held: 'unknown' }, {}]);
    assert.equal(held.returns.kind, 'cannot-tell');
    assert.deepEqual(entriesOf(held), [1, '?', '?']);
    const shared = predict([{}, { shared: 'unknown' }, {}]);
    assert.deepEqual(shared.returns, value(0));
    assert.deepEqual(entriesOf(shared), [1, '?', 1]);
    const perhaps = predict([{ perhapsWith: 0 }, { perhapsWith: 0 }, { perhapsWith: 512 }]);
    assert.deepEqual(entriesOf(perhaps), [1, '?', 1]);
    const backAgain = predict([
      { perhapsWith: 0, state: 1, wanted: 0 },
      { perhapsWith: 0, state: 1 },
      { perhapsWith: 0, state: -14 },
    ]);
    assert.deepEqual(entriesOf(backAgain), [0, '?', -14], 'it may have gone with the first');
    const full = predict([{}, { wanted: 0, state: 1 }, {}], { room: (node) => (node === 1 ? 1 : 0) });
    assert.deepEqual(full.returns, {
      kind: 'cannot-tell',
      why: 'It is not certain that the wanted node has memory for all of the pages; where it has not, the call fails with ENOMEM after some have moved.',
    });
  });

  it('says what a 32-bit program meets only where the kernel reads its arrays right', () => {
    const many = Array.from({ length: 17 }, () => ({}));
    assert.equal(predict([{}], { pointerSize: 4, release: '6.1.0' }).returns.kind, 'cannot-tell');
    assert.deepEqual(predict([{}], { pointerSize: 4 }).returns, value(0));
    assert.equal(predict(many, { pointerSize: 4, moves: false }).returns.kind, 'cannot-tell');
    assert.deepEqual(predict([{}], { pointerSize: 4, moves: false }).returns, value(0));
  });

  it('takes a chunk of entries at a time before Linux 4.17', () => {
    const old = { release: '3.10.0' };
    const entries = Array.from({ length: 200 }, (_, i) => ({ wanted: i === 180 ? 9 : 1 }));
    const prediction = predict(entries, old);
    assert.deepEqual(prediction.returns, errno('ENODEV'));
    assert.deepEqual(prediction.status, [
      { from: 0, to: 169, entry: 1 },
      { from: 169, to: 200, entry: 'unwritten' },
    ]);
    assert.deepEqual(
      entriesOf(predict([{ folio: 7 }, { folio: 7 }, { shared: 'yes' }, { held: 'yes' }], old)),
      [1, -16, -13, '?'],
    );
    assert.deepEqual(predict([{ held: 'yes' }], old).returns, value(0));
    assert.equal(predict([{}], { release: '2.6.24' }).returns.kind, 'cannot-tell');
  });

  it('lists at most 4096 runs and says how many it leaves out', () => {
    const entries = Array.from({ length: 5000 }, (_, i) => ({ wanted: i % 2, state: i % 2, folio: i }));
    const { status, runsLeftOut } = predict(entries);
    assert.equal(status.length, 4096);
    assert.equal(runsLeftOut, 904);
  });
});
