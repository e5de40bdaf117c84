import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { read } from './read';

const text = `
function outer() { const inner = () => 1; function inner2() {} }
const arrow = async (x) => x;
class C { static make = () => 1; #private() {} constructor() { this.late = function () {}; } get v() { return 1; } }
const o = { method() {}, pair: () => 1, 'quoted': function named() {} };
export default function () {}
register((x) => x, function () {});
function twice() {}
function twice() {}
declare function none(): void;
`;

describe('the functions of a script', () => {
  it('have names of their own, the module first, those that run in place left out', () => {
    assert.deepEqual(
      read(text).functions.map((one) => one.name),
      [
        '<module>',
        'outer',
        'outer.inner',
        'outer.inner2',
        'arrow',
        'C.make',
        'C.#private',
        'C.constructor',
        'C.constructor.late',
        'C.v',
        'method',
        'pair',
        'named',
        '<anonymous>',
        'twice',
        'twice#2',
      ],
    );
  });

  it('are found by their nodes', () => {
    const file = read(text);
    for (const one of file.functions) assert.equal(file.functionAt(one.node)?.name, one.name);
  });

  it('are those of tests, too, and others that the top level hands to who calls them later', () => {
    const tests = `
describe('moves', () => {
  const made = pages.map((one) => one + 1);
  beforeEach(async () => {});
  it.each([1, 2])('takes %d', (n) => { retry(() => n); });
  it.skip(\`a template\`, function () { it('within', () => {}); });
  test("a \\
line", () => {});
});
process.on('message', (one) => {});
setTimeout(() => {}, 10);
emitter.emit('x', () => {});
[1].forEach((one) => it('in another one', () => {}));
function start() { process.on('exit', () => {}); }
class Server { at = app.get('/', () => {}); run() { setTimeout(() => {}); } }
`;
    assert.deepEqual(
      read(tests).functions.map((one) => one.name),
      [
        '<module>',
        "describe('moves')",
        "describe('moves').beforeEach()",
        "describe('moves').it('takes %d')",
        "describe('moves').it()",
        "describe('moves').it().it('within')",
        'describe(\'moves\').test("a \\ line")',
        "on('message')",
        'setTimeout()',
        'start',
        "get('/')",
        'Server.run',
      ],
    );
  });
});
