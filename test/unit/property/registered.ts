/** What random edits of a file of tests and listeners are made of: functions that are handed to what calls them some time. */
import { corpora, type Corpus } from './corpus';

const tests = `import koffi from 'koffi';
import { beforeEach, describe, it } from 'node:test';

const numa = koffi.load('libnuma.so.1');
const movePages = numa.func(
  'long move_pages(int pid, unsigned long count, void **pages, const int *nodes, _Out_ int *status, int flags)',
);
const few = new Int32Array(4);
let flags = 2;

describe('moves', () => {
  const nodes = new Int32Array(16);
  let status = new Int32Array(16);
  beforeEach(() => {
    status = new Int32Array(16);
    nodes.fill(1);
  });

  it('moves pages', () => {
    const result = movePages(0, 8, [1n], nodes, few, flags);
    if (result < 0) throw new Error(String(koffi.errno()));
  });

  it.skip('waits', async () => {
    const own = new Int32Array(2);
    const look = () => own[0];
    movePages(0, 8, [1n], nodes, own, 2);
    it('is within', () => {
      movePages(0, 8, [1n], nodes, own, 9);
    });
    return look();
  });

  describe('queries', () => {
    it('moves pages', () => retry(() => movePages(0, 8, [1n], null, status, 0)));
  });
});

process.on('message', (pages: bigint[]) => {
  flags = 9;
  movePages(0, pages.length, pages, null, few, flags);
});

setTimeout(function () {
  class Outcome {
    first() {
      return own[0];
    }
  }
  const own = new Int32Array(8);
  movePages(0, 8, [1n], [1], own, 2);
  return new Outcome();
}, 100);
`;

export const registeredCorpus: Corpus = {
  ...corpora.typescript,
  files: [tests],
  lines: [
    ...corpora.typescript.lines,
    "describe('more', () => {",
    "  it('one', () => {",
    '  beforeEach(function () {',
    'function start() {',
    "process.on('exit', () => {",
    'register(() => {',
    '  status = new Int32Array(2);',
    '  const later = () => status[0];',
    '  function look() {',
    '    return own;',
    '  const own = new Int32Array(8);',
    "  it.each([1])('each', (flags) => {",
  ],
  typed: [...corpora.typescript.typed, '.skip', '});', '() => ', 'it(', "'"],
  words: [...corpora.typescript.words, 'it', 'describe', 'on', 'register', 'own', 'look', 'few', 'nodes'],
};
