/** Texts to edit that are made of others: longer than a person's fixture, and as nobody writes them. */
import type { Edited } from '../unit/property/corpus';

/** Lines that have nothing to do with NUMA, as most lines of any file. */
function filler(at: number): string {
  return `static long helper_${at}(long value, int count) {
  long sum = value;
  for (int i = 0; i < count; i++) {
    sum += i * ${at + 1};
  }
  return sum;
}
`;
}

const scriptFiller = (at: number): string => `function helper${at}(value, count) {
  let sum = value;
  for (let i = 0; i < count; i++) {
    sum += i * ${at + 1};
  }
  return sum;
}
`;

const isScriptText = (files: readonly string[]): boolean => files.some((one) => one.includes('=>'));

const fillers = (from: number, count: number, isScript: boolean): string =>
  Array.from({ length: count }, (_, at) => (isScript ? scriptFiller : filler)(from + at)).join('\n');

/** Each of more than 200 lines: some of the files in a row, plain functions between them. */
export function longer(files: readonly string[], count: number): readonly string[] {
  const isScript = isScriptText(files);
  return Array.from({ length: count }, (_, at) => {
    const parts: string[] = [];
    for (let lines = 0, next = at * 7; lines < 210 + at * 12; next++) {
      const file = files[(next * 5) % Math.max(1, files.length)] ?? '';
      parts.push(file, fillers(next * 4, 4, isScript));
      lines += file.split('\n').length + 28;
    }
    return parts.join('\n');
  });
}

/** Each of more than 200 lines: one of the files among plain functions. */
export function plainly(files: readonly string[], count: number): readonly string[] {
  const isScript = isScriptText(files);
  return Array.from({ length: count }, (_, at) => {
    const file = files[(at * 13) % Math.max(1, files.length)] ?? '';
    return [fillers(0, 12 + at, isScript), file, fillers(100, 24, isScript)].join('\n');
  });
}

/** What is typed on a line of code. */
export function statements(language: Edited): readonly string[] {
  const common = [
    'if (sum > 4 && count < 9) { sum -= count; }',
    '/* a remark */',
    ' + 12',
    'sum',
    '; // why',
  ];
  return language === 'typescript'
    ? [
        ...common,
        'for (const one of pages) sum += Number(one > 4n);',
        'const result = movePages(0, pages.length, pages, null, status, flags);',
        'const text = `${sum} pages`;',
      ]
    : [
        ...common,
        'for (int i = 0; i < n; i++) sum += pages[i] != 0;',
        'long result = move_pages(0, n, pages, nodes, status, MPOL_MF_MOVE);',
        '#define LIMIT 4\n',
        'char *text = "a \\" b";',
      ];
}

const call: Readonly<Record<Edited, string>> = {
  c: '#include <numaif.h>\nlong f(void **p, int *n, int *s) { return move_pages(0, 4, p, n, s, 9); }\n',
  cpp: '#include <numaif.h>\nnamespace a { long f(void **p, int *s) { return move_pages(0, 1, p, nullptr, s, 9); } }\n',
  typescript:
    "import koffi from 'koffi';\nconst move = koffi.load('libnuma.so.1').func('long move_pages(int, unsigned long, void **, int *, int *, int)');\nmove(0, 1, [], null, [], 9);\n",
};

/** A line of a megabyte, code on it or not; what is nested deeper than anybody reads; a file of nothing but one thing. */
export function giants(language: Edited): readonly string[] {
  const own = call[language];
  const onOneLine = own.replaceAll(/\n(?!$)/g, ' ').replace('#include <numaif.h> ', '');
  return [
    `${own}// ${'x'.repeat(1 << 20)}\n`,
    `${own}const char *text = "${'a\\n'.repeat(1 << 18)}";\n`,
    `${own}int table[] = {${'0x7f, '.repeat(1 << 17)}};\n`,
    onOneLine.repeat(Math.ceil((1 << 17) / onOneLine.length)),
    `${own}int deep = ${'('.repeat(20_000)}1${')'.repeat(20_000)};\n`,
    `${own}void g() ${'{'.repeat(10_000)}${'}'.repeat(10_000)}\n`,
    `${own}${'['.repeat(50_000)}`,
    `${own}${'move_pages('.repeat(20_000)}`,
    `${own}${'\0'.repeat(1 << 20)}`,
    `${own}${'\ud83d'.repeat(1 << 16)}`,
    `${own}${'\r'.repeat(1 << 16)}${own}`,
    `${own}${'#if 1\n'.repeat(5000)}${own}`,
    `${own}${'#define A B\n#define B A\n'.repeat(4000)}long g(int A) { return A; }\n`,
    `${own}${'/*'.repeat(1 << 18)}`,
    `${own}${'"'.repeat(1 << 18)}`,
    own.repeat(300),
  ];
}
