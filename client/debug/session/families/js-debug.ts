/**
 * js-debug, the debugger of Node that is part of VS Code. The program is a child session of the one that was launched, and
 * each worker thread a child of that; all have the type `pwa-node`.
 *
 * Measured with js-debug 1.117.0: no `process` event; a frame has no instruction pointer; a memoryReference is an id; a frame's path is that
 * of the original source where a source map leads to it. An `evaluate` runs whatever it is given, in every context
 * (V8's throwOnSideEffect is not used for it), and for a result that is an object also calls the object's own toString, so what is
 * evaluated here has been rewritten (script/) and answers with a string. Context `watch` cuts strings at 1000 characters, a
 * context that js-debug does not know at 100 000.
 */
import { checkScript, readableExpression } from '../script/expression';
import {
  describeExpression,
  parseDescription,
  parseValues,
  readExpression,
  valuesAtOnce,
} from '../script/reader';
import type { DebuggerFamily } from './family';
import { parseCInteger } from './family';
import { say } from '../../../../server/languages/say';

const types = new Set(['pwa-node', 'node', 'node-terminal', 'pwa-extensionHost', 'extensionHost']);

/**
 * Larger than what glibc serves from memory that was used before (its threshold for mmap grows to 32 MiB). Only what is written
 * becomes memory: some 64 pages.
 */
const touchedLength = (1 << 25) + (1 << 20);

/** Empty for a text that the check refuses. */
function rewritten(text: string): string {
  const read = readableExpression(text);
  return read.ok ? read.code : '';
}

export const jsDebug: DebuggerFamily = {
  id: 'js-debug',
  get title() {
    return say('the JavaScript debugger');
  },
  serves: ({ debuggerType }) => types.has(debuggerType),
  readsMemoryByAddress: () => false,
  evaluateContext: 'variables',
  check: checkScript,
  argumentExpressions: (text) => [describeExpression(rewritten(text))],
  parseArgument: parseDescription,
  arrays: {
    expression: (text, width, from, count) => readExpression(rewritten(text), width, from, count),
    parse: parseValues,
    atOnce: valuesAtOnce,
  },
  ownPid: /^[\s(]*process\s*\.\s*pid[\s)]*$/,
  parseInteger: parseCInteger,
  pidExpressions: ['globalThis.process.pid'],
  executableExpression: 'globalThis.process.execPath',
  // Small enough that V8 keeps it in a chunk of its heap with other young objects, where it is found soon.
  plantExpression: (words) =>
    `new globalThis.BigUint64Array([${words.map((word) => `${word}n`).join(', ')}])`,
  // The first pages are left out: the C library keeps its own notes there.
  touchExpression: ([low = '0', high = '0'], pageSize) =>
    `(($pages, $bits) => { for (let $i = 0n; $i < 128n; $i++) if (($bits >> $i) & 1n) ` +
    `$pages[(globalThis.Number($i) + 16) * ${pageSize}] = 1; return $pages; })` +
    `(new globalThis.Uint8Array(${touchedLength}), (${high}n << 64n) | ${low}n)`,
  processSecrets: [],
};
