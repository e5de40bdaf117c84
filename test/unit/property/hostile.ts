/**
 * What is in files that nobody wrote with an editor, or that an editor has only half: signs that no language knows, line ends of all
 * kinds, lines without an end, what is nested deeper than anybody reads. For random edits beside what a corpus has of its own.
 */
import type { Corpus } from './corpus';

const signs = [
  '\0',
  // Halves of a sign that takes two units.
  '\ud83d',
  '\ude00',
  '\r',
  '\r\r\n',
  '\n\r',
  '\u2028',
  '\ufeff',
  '\u200b',
  '\u0085',
  '\v\f',
  '\u00e9\u0301',
  '\uffff',
  '\\\r\n',
  '\\\r',
  '??/\n',
  '%:',
];

const lines = [
  '\ufeff#include <numaif.h>',
  `${'('.repeat(400)}move_pages(`,
  '{'.repeat(400),
  '}'.repeat(30),
  `int x = ${'-'.repeat(1001)}1;`,
  `int y = ${'1 + '.repeat(300)}1;`,
  `const z = ${'['.repeat(300)}${']'.repeat(299)};`,
  `${'a.'.repeat(300)}move_pages(0, 1, p, n, s, 9);`,
  '#if 1\n'.repeat(70),
  '#endif\n'.repeat(5),
  `#define LONG ${'(1) + '.repeat(200)}0`,
  '#define SELF SELF(SELF',
  '#define F(x) F(F(x)) x##x',
  `/* ${'move_pages '.repeat(4000)}*/`,
  `"${'x'.repeat(20_000)}`,
  `move_pages(0, ${'1,'.repeat(200)} 9);`,
  'if (a)'.repeat(200),
  'else '.repeat(40),
  'namespace a { '.repeat(60),
  'template<'.repeat(60),
  'R"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa(',
  '`${'.repeat(80),
  '<a>'.repeat(40),
  'constructor __proto__ hasOwnProperty toString',
  'int __proto__ = 4, constructor[2];',
  '#define __proto__ 9',
  'static int toString(void) { return move_pages(0, 1, 0, 0, 0, __proto__); }',
];

/** The corpus with such edits, half of all that are typed or put in. */
export function hostile(corpus: Corpus): Corpus {
  const some = <T>(own: readonly T[], added: readonly T[]): readonly T[] =>
    Array.from({ length: Math.max(1, Math.round(own.length / added.length)) }, () => added).flat();
  return {
    ...corpus,
    typed: [...corpus.typed, ...some(corpus.typed, signs)],
    lines: [...corpus.lines, ...some(corpus.lines, lines)],
    words: [...corpus.words, '__proto__', 'constructor', 'toString', '\ufeff', '\0'],
  };
}
