/** Large texts of other kinds than plain C: code as a kernel has it, C++, one large class of C++ and of TypeScript, tests, one large function. */
import { callFunction, header, plainFunction, random } from './large-file.mjs';
import { largeScript } from './large-script.mjs';

/** @typedef {{ text: string, lines: number, calls: number }} LargeText */

/**
 * @param {string} head
 * @param {{ lines: number, calls: number }} wanted
 * @param {(i: number, next: () => number) => readonly string[]} plain
 * @param {(i: number) => readonly string[]} calling
 * @returns {LargeText}
 */
function filled(head, { lines: wanted, calls }, plain, calling) {
  const next = random(1);
  const lines = head.split('\n');
  let placed = 0;
  for (let i = 0; lines.length < wanted; i++) {
    const due = placed < calls && lines.length / wanted >= placed / calls;
    lines.push(...(due ? calling(placed++) : plain(i, next)));
  }
  return { text: `${lines.join('\n')}\n`, lines: lines.length, calls: placed };
}

/** What no C grammar knows stands around every third function: a macro that makes its head, one without a semicolon, a loop. */
export const kernelFile = () =>
  filled(
    header,
    { lines: 10_000, calls: 48 },
    (i, next) => {
      const lines = plainFunction(i, next);
      if (i % 3 !== 0) return lines;
      return [
        `SYSCALL_DEFINE2(work_${i}, const long __user *, values, size_t, count)`,
        '{',
        ...lines.slice(1, 2),
        '  list_for_each_entry_rcu(one, &all, node)',
        '    sum += one->value;',
        ...lines.slice(2, -1),
        `EXPORT_SYMBOL_GPL(work_${i})`,
        '',
      ];
    },
    callFunction,
  );

/** Lines of a class, deeper by this much. @param {readonly string[]} lines @param {string} by */
const within = (lines, by) => lines.map((one) => (one === '' ? '' : `${by}${one}`));

const cppHeader = `${header.replace(/^#define _GNU_SOURCE\n/, '')}#include <array>
#include <vector>
`;

/** Namespaces, classes with their functions inside and outside, containers. */
export const cppFile = () =>
  filled(
    cppHeader,
    { lines: 10_000, calls: 48 },
    (i, next) => {
      const [head = '', ...body] = plainFunction(i, next);
      const inside = within([head.replace('static ', ''), ...body.slice(0, -1)], '    ');
      return [
        `namespace part_${i} {`,
        `class Work {`,
        ' public:',
        ...inside,
        '  long all(const std::vector<long> &values) const;',
        '};',
        'long Work::all(const std::vector<long> &values) const {',
        '  long sum = 0;',
        '  for (const auto &one : values) sum += one;',
        '  return sum;',
        '}',
        '}',
        '',
      ];
    },
    (i) =>
      i % 2 === 0
        ? callFunction(i)
        : [
            `namespace moves_${i} {`,
            'long place(const std::vector<void *> &given, int node) {',
            '  std::vector<void *> pages(given.begin(), given.end());',
            '  std::vector<int> nodes(pages.size(), node);',
            '  std::vector<int> status(pages.size());',
            '  long rc = move_pages(0, pages.size() + 1, pages.data(), nodes.data(), status.data(), MPOL_MF_MOVE);',
            '  if (rc < 0) perror("move_pages");',
            '  return rc;',
            '}',
            '}',
            '',
          ],
  );

/** @param {LargeText} file @param {string} end @returns {LargeText} */
const ended = ({ text, lines, calls }, end) => ({ text: `${text}${end}\n`, lines: lines + 1, calls });

const classLines = 2000;

/** All of it in one class: static functions, and functions of objects. */
export const cppClass = () =>
  ended(
    filled(
      `${cppHeader}class Work {\n public:`,
      { lines: classLines, calls: 20 },
      (i, next) => {
        const [head = '', ...body] = plainFunction(i, next);
        return within([head.replace('static ', ''), ...body], '  ');
      },
      (i) => within(callFunction(i), '  '),
    ),
    '};',
  );

export const scriptClass = () => {
  const { text, calls } = largeScript({ lines: classLines, calls: 20, library: 'koffi', classes: false });
  const from = text.search(/^export function /m);
  const members = text
    .slice(from)
    .replaceAll(/^export function /gm, '')
    .split('\n')
    .slice(0, -1);
  const all = `${text.slice(0, from)}export class Work {\n${within(members, '  ').join('\n')}\n}\n`;
  return { text: all, lines: all.split('\n').length - 1, calls };
};

/** A file of tests: what they share, and one `describe` with all of them in it. */
export const scriptTests = () => {
  const { text, calls } = largeScript({ lines: 1000, calls: 10, library: 'koffi', classes: false });
  const from = text.search(/^export function /m);
  const tests = text
    .slice(from)
    .replaceAll(/^export function (\w+)\((.*)\).*\{$/gm, "it('does $1', ($2) => {")
    .replaceAll(/^\}$/gm, '});')
    .split('\n')
    .slice(0, -1);
  const all = `${text.slice(0, from)}describe('all', () => {\n${within(tests, '  ').join('\n')}\n});\n`;
  return { text: all, lines: all.split('\n').length - 1, calls };
};

/** Blocks that have nothing to do with each other, every sixth of which makes a call: a program that tries things out. */
export const largeMain = () => {
  const blocks = Array.from({ length: 60 }, (_, i) => [
    '  {',
    `    long sum = ${i};`,
    '    for (int at = 0; at < limit; at++) {',
    `      if (values[at] > ${i}) sum += values[at] * ${i};`,
    '      else sum ^= at;',
    '    }',
    '    total += sum;',
    ...(i % 6 === 0
      ? [
          '    int status[4];',
          '    long rc = move_pages(0, 8, pages, nodes, status, MPOL_MF_MOVE);',
          '    if (rc < 0) perror("move_pages");',
          '    for (int at = 0; at < 4; at++) if (status[at] < 0) failed++;',
        ]
      : []),
    '  }',
  ]);
  const lines = [
    ...header.split('\n'),
    'void **pages_of(int count);',
    'long *values_of(int count);',
    'int main(int argc, char **argv) {',
    '  long *values = values_of(argc), total = 0;',
    '  void **pages = pages_of(8);',
    '  int nodes[8] = {1}, limit = argc, failed = 0;',
    ...blocks.flat(),
    '  return failed + total;',
    '}',
  ];
  return { text: `${lines.join('\n')}\n`, lines: lines.length, calls: 10 };
};
