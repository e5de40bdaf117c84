import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contrast, inkOn, linear, rgbOf } from '../../../../client/annotations/model/page-map/contrast';
import {
  backgrounds,
  leastContrast,
  lookOf,
  nodeColours,
  nodeLetter,
  nodeStyle,
  themes,
} from '../../../../client/annotations/model/page-map/palette';

type Vector = readonly [number, number, number];
type Matrix = readonly [Vector, Vector, Vector];

/** Machado, Oliveira, Fernandes 2009, severity 1.0, over linear RGB. */
const sights: Readonly<Record<string, Matrix>> = {
  trichromat: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanope: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranope: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanope: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function times(matrix: Matrix, [a, b, c]: Vector): Vector {
  const row = ([x, y, z]: Vector): number => x * a + y * b + z * c;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

/** OKLab: distances in it are about as large as they look. */
function lab(light: Vector): Vector {
  const clamp = (value: number): number => Math.min(1, Math.max(0, value));
  const [red, green, blue] = light;
  const [l, m, s] = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    [clamp(red), clamp(green), clamp(blue)],
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)],
  );
}

function seen(colour: string, sight: Matrix): Vector {
  const [red, green, blue] = rgbOf(colour);
  return lab(times(sight, [linear(red), linear(green), linear(blue)]));
}

function apart([a, b, c]: Vector, [x, y, z]: Vector): number {
  return Math.hypot(a - x, b - y, c - z);
}

describe('the colours of nodes', () => {
  for (const theme of themes) {
    it(`stand out from the background (${theme})`, () => {
      for (const colour of nodeColours[theme]) {
        const measured = contrast(colour, backgrounds[theme]);
        assert.ok(measured >= leastContrast[theme] - 0.005, `${colour}: ${measured.toFixed(2)}`);
      }
    });

    it(`stay apart for every kind of colour blindness (${theme})`, () => {
      for (const [name, sight] of Object.entries(sights)) {
        const looks = nodeColours[theme].map((colour) => seen(colour, sight));
        for (const [i, one] of looks.entries())
          for (const [j, other] of looks.slice(0, i).entries()) {
            // About five times the least difference that one notices; twice that for the first two nodes.
            const least = i < 2 ? 0.2 : 0.1;
            const distance = apart(one, other);
            assert.ok(distance >= least, `${name}: nodes ${i} and ${j} are ${distance.toFixed(3)} apart`);
          }
      }
    });

    it(`carry a readable letter (${theme})`, () => {
      for (const colour of nodeColours[theme])
        assert.ok(contrast(colour, inkOn(colour)) >= 4.5, `${colour}: ${contrast(colour, inkOn(colour))}`);
    });
  }

  it('give 32 nodes 32 different looks', () => {
    const looks = new Set(Array.from({ length: 32 }, (_, rank) => JSON.stringify(nodeStyle(rank, 'light'))));
    assert.equal(looks.size, 32);
    assert.equal(nodeStyle(7, 'dark').pattern, 'plain');
    assert.equal(nodeStyle(8, 'dark').pattern, 'stripes');
  });

  it('give nodes letters', () => {
    assert.deepEqual([0, 9, 10, 35, 36, 1023].map(nodeLetter), ['0', '9', 'A', 'Z', '+', '+']);
  });
});

describe('the look of a cell', () => {
  it('is a pattern for what is on no node', () => {
    assert.deepEqual(lookOf([{ status: -2, pages: 1 }]), { kind: 'absent' });
    assert.deepEqual(lookOf([{ status: -14, pages: 1 }]), { kind: 'nothing' });
    assert.deepEqual(lookOf([{ status: -16, pages: 1 }]), { kind: 'refused' });
    assert.deepEqual(lookOf([]), { kind: 'absent' });
  });

  it('tells the shares of several answers', () => {
    assert.deepEqual(
      lookOf([
        { node: 3, pages: 3 },
        { status: -2, pages: 1 },
      ]),
      {
        kind: 'mixed',
        shares: [
          { look: { kind: 'node', node: 3 }, share: 0.75 },
          { look: { kind: 'absent' }, share: 0.25 },
        ],
      },
    );
  });
});
