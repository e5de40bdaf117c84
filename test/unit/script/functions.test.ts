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
});
