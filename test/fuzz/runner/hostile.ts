/** Values that a request should not have, and requests that such values were put into. */
import type { Random } from './random';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Names to which JavaScript gives a meaning of its own. */
const meaningful = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'length'];

const strings = [
  '',
  ' ',
  '0',
  '-1',
  '0x',
  '0x0',
  '0x-1',
  '1e3',
  'NaN',
  '0xffffffffffffffff',
  '0x10000000000000000',
  '18446744073709551615',
  '18446744073709551616',
  '99999999999999999999999999',
  '0x7fffffffffff',
  '\0',
  '\ud800',
  '\u{1f4a5}',
  '\u202e',
  '\r\n\r\n',
  'Content-Length: 5\r\n\r\n',
  '\x1b[2J',
  'x'.repeat(70_000),
  'target-0',
  'target-1',
  '../../../../etc/passwd',
  '/dev/zero',
  '/proc/self/mem',
  '/proc/1/root/etc/passwd',
  ...meaningful,
];

const numbers = [
  0,
  -0,
  1,
  -1,
  2,
  3,
  4,
  6,
  7,
  8,
  63,
  64,
  255,
  1023,
  1024,
  65_536,
  0.5,
  -2.5,
  1e-300,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  2 ** 32,
  2 ** 32 + 1,
  2 ** 36,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 63,
  -(2 ** 63),
  2 ** 64,
  1.7976931348623157e308,
];

function nested(random: Random): Json {
  const depth = random.of([3, 50, 3000]);
  const text = random.chance(0.5)
    ? '['.repeat(depth) + ']'.repeat(depth)
    : '{"a":'.repeat(depth) + '0' + '}'.repeat(depth);
  return JSON.parse(text) as Json;
}

/** An object with this as an own property: an assignment of `__proto__` would set the prototype. */
function withMeaning(random: Random): Json {
  const value = random.of(['{"kind":"process"}', '1', 'null', '{"isCancellationRequested":true}']);
  return JSON.parse(`{"${random.of(meaningful)}":${value}}`) as Json;
}

export function hostile(random: Random): Json {
  switch (random.below(9)) {
    case 0:
      return random.chance(0.5);
    case 1:
      return null;
    case 2:
    case 3:
      return random.of(numbers);
    case 4:
    case 5:
      return random.of(strings);
    case 6:
      return random.list(3, () => hostile(random));
    case 7:
      return nested(random);
    default:
      return withMeaning(random);
  }
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** The value with something in it replaced, left out, repeated or added. */
export function damaged(random: Random, value: Json): Json {
  if (random.chance(0.15) || typeof value !== 'object' || value === null) return hostile(random);
  if (isList(value)) {
    const items = [...value];
    const at = random.below(items.length + 1);
    if (at === items.length) items.push(hostile(random));
    else if (random.chance(0.2)) items.splice(at, 1);
    else if (random.chance(0.2)) items.push(...items.slice(at));
    else items[at] = damaged(random, items[at] ?? null);
    return items;
  }
  const entries = Object.entries(value);
  const at = random.below(entries.length + 1);
  const [name, old] = entries[at] ?? [random.of(meaningful), null];
  const rest = entries.filter(([one]) => one !== name);
  if (random.chance(0.15)) return Object.fromEntries(rest);
  return Object.fromEntries([...rest, [name, damaged(random, old)]]);
}
