/**
 * A TypeScript or JavaScript file of a wanted length, the same for the same seed: a program that calls C through one of
 * the binding libraries. Most functions have nothing to do with it; some hold a call of move_pages in one of the usual
 * shapes, straight or through a helper of the file, and a class holds some more.
 */
import { random } from './large-file.mjs';

/** @typedef {'koffi' | 'ffi-napi' | 'deno' | 'bun'} Library */

const prototype =
  'long move_pages(int pid, unsigned long count, void **pages, const int *nodes, _Out_ int *status, int flags)';

/** @type {Record<Library, { head: string[], call: string, zero: string, errno: string, bigint: boolean, typed: boolean }>} */
const libraries = {
  koffi: {
    head: [
      "import koffi from 'koffi';",
      '',
      "const numa = koffi.load('libnuma.so.1');",
      'const movePages = numa.func(',
      `  '${prototype}',`,
      ');',
    ],
    call: 'movePages',
    zero: 'pages.length',
    errno: 'koffi.errno()',
    bigint: false,
    typed: true,
  },
  'ffi-napi': {
    head: [
      "import ffi from 'ffi-napi';",
      '',
      "const numa = ffi.Library('libnuma.so.1', {",
      "  move_pages: ['long', ['int', 'ulong', 'pointer', 'pointer', 'pointer', 'int']],",
      '});',
    ],
    call: 'numa.move_pages',
    zero: 'pages.length',
    errno: 'ffi.errno()',
    bigint: false,
    typed: false,
  },
  deno: {
    head: [
      "const { symbols: numa } = Deno.dlopen('libnuma.so.1', {",
      "  move_pages: { parameters: ['i32', 'u64', 'buffer', 'buffer', 'buffer', 'i32'], result: 'i64' },",
      '});',
    ],
    call: 'numa.move_pages',
    zero: 'BigInt(pages.length)',
    errno: "'unknown'",
    bigint: true,
    typed: true,
  },
  bun: {
    head: [
      "import { dlopen, ptr } from 'bun:ffi';",
      '',
      "const { symbols: numa } = dlopen('libnuma.so.1', {",
      "  move_pages: { args: ['i32', 'u64', 'ptr', 'ptr', 'ptr', 'i32'], returns: 'i64' },",
      '});',
    ],
    call: 'numa.move_pages',
    zero: 'pages.length',
    errno: "'unknown'",
    bigint: true,
    typed: true,
  },
};

/** @param {number} i @param {() => number} next @param {boolean} typed */
function plainFunction(i, next, typed) {
  const type = (/** @type {string} */ of) => (typed ? `: ${of}` : '');
  const lines = [
    `export function work${i}(values${type('readonly number[]')}, limit${type('number')})${type('number')} {`,
    '  let sum = 0;',
  ];
  const statements = 4 + Math.floor(next() * 10);
  for (let k = 0; k < statements; k++) {
    const shape = Math.floor(next() * 5);
    if (shape === 0) lines.push(`  for (const value of values) sum += value * ${k + 1};`);
    else if (shape === 1) lines.push(`  if (sum > limit + ${k * 37}) sum -= ${k};`, `  else sum ^= ${i};`);
    else if (shape === 2)
      lines.push(`  const label${k} = \`step ${k} of \${sum}\`;`, `  sum += label${k}.length;`);
    else if (shape === 3)
      lines.push(`  sum += values.filter((one) => one > ${k}).map((one) => one * 2).length;`);
    else
      lines.push(
        '  switch (sum & 3) {',
        '    case 0:',
        '      sum++;',
        '      break;',
        '    default:',
        '      sum += 2;',
        '  }',
      );
  }
  lines.push('  return sum;', '}', '');
  return lines;
}

/** @param {number} i @param {typeof libraries[Library]} library @param {boolean} [classes] every fourth is one */
function callFunction(i, { call, zero, errno, bigint, typed }, classes = true) {
  const type = (/** @type {string} */ of) => (typed ? `: ${of}` : '');
  const n = bigint ? '0n' : '0';
  const parameters = `pages${type('BigUint64Array')}, nodes${type('Int32Array')}`;
  const check = [`  if (result < ${n}) throw new Error(\`errno \${${errno}}\`);`];
  const left = `  if (result > ${n}) console.error(\`\${result} pages are left\`);`;
  switch (i % (classes ? 4 : 3)) {
    case 0:
      return [
        `export function move${i}(${parameters})${type('void')} {`,
        '  const status = new Int32Array(pages.length);',
        `  const result = ${call}(0, ${zero}, pages, nodes, status, MPOL_MF_MOVE);`,
        ...check,
        left,
        '}',
        '',
      ];
    case 1:
      return [
        `export function query${i}(addresses${type('bigint[]')})${type('Int32Array')} {`,
        '  const pages = BigUint64Array.from(addresses);',
        '  const status = scratch(pages.length);',
        `  const result = ${call}(0, ${zero}, pages, null, status, 0);`,
        `  if (result !== ${n}) throw new Error('no answer');`,
        '  return status;',
        '}',
        '',
      ];
    case 2:
      return [
        `export function fill${i}(base${type('bigint')}, count${type('number')}, node${type('number')})${type('number')} {`,
        '  const pages = new BigUint64Array(count);',
        '  const nodes = new Int32Array(count);',
        '  for (let at = 0; at < count; at++) {',
        '    pages[at] = base + BigInt(at * PAGE);',
        '    nodes[at] = node;',
        '  }',
        '  return checked(pages, nodes);',
        '}',
        '',
      ];
    default:
      return [
        `export class Mover${i} {`,
        '  status = new Int32Array(16);',
        '',
        `  move(${parameters})${type('number')} {`,
        `    const result = ${call}(0, ${bigint ? '16n' : '16'}, pages, nodes, this.status, MPOL_MF_MOVE);`,
        ...check.map((line) => `  ${line}`),
        '    return Number(result);',
        '  }',
        '}',
        '',
      ];
  }
}

/**
 * @param {{ lines: number, calls: number, library?: Library, seed?: number, classes?: boolean }} wanted without classes: functions alone
 * @returns {{ text: string, lines: number, calls: number, language: 'typescript' | 'javascript' }}
 */
export function largeScript({ lines: wantedLines, calls, library = 'koffi', seed = 1, classes = true }) {
  const next = random(seed);
  const shape = libraries[library];
  const type = (/** @type {string} */ of) => (shape.typed ? `: ${of}` : '');
  const lines = [
    ...shape.head,
    'const MPOL_MF_MOVE = 1 << 1;',
    'const PAGE = 4096;',
    '',
    `function scratch(count${type('number')})${type('Int32Array')} {`,
    '  return new Int32Array(count);',
    '}',
    '',
    `function checked(pages${type('BigUint64Array')}, nodes${type('Int32Array')})${type('number')} {`,
    '  const status = new Int32Array(pages.length).fill(-1);',
    `  const result = ${shape.call}(0, ${shape.zero}, pages, nodes, status, MPOL_MF_MOVE);`,
    `  if (result < ${shape.bigint ? '0n' : '0'}) throw new Error('it failed');`,
    '  return status.filter((one) => one < 0).length;',
    '}',
    '',
  ];
  let placed = 0;
  for (let i = 0; lines.length < wantedLines; i++) {
    const due = placed < calls && lines.length / wantedLines >= placed / calls;
    lines.push(...(due ? callFunction(placed++, shape, classes) : plainFunction(i, next, shape.typed)));
  }
  return {
    text: `${lines.join('\n')}\n`,
    lines: lines.length,
    calls: placed,
    language: shape.typed ? 'typescript' : 'javascript',
  };
}
