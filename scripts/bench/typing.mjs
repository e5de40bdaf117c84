/**
 * What a person does to a file, as edits that are taken back again: the file is the same after each burst, so that any
 * number of them measures one and the same thing.
 */

/** @typedef {import('./language-server.mjs').Edit} Edit */
/** @typedef {{ edit: Edit, measured: boolean }} Stroke not measured: only takes something back */
/** @typedef {(lines: readonly string[], next: () => number) => readonly Stroke[]} Burst */

/** @template T @param {readonly T[]} all @param {() => number} next @returns {T} */
function pick(all, next) {
  const one = all[Math.floor(next() * all.length)];
  if (one === undefined) throw new Error('the file has no such line');
  return one;
}

/** @param {number} line @param {number} character @param {string} text @returns {Edit} */
const inserted = (line, character, text) => {
  const at = { line, character };
  return { range: { start: at, end: at }, text };
};

/** @param {number} line @param {number} character @param {string} text what stands there @returns {Edit} */
const removed = (line, character, text) => {
  const rows = text.split('\n');
  const last = rows.at(-1) ?? '';
  const end = {
    line: line + rows.length - 1,
    character: rows.length === 1 ? character + last.length : last.length,
  };
  return { range: { start: { line, character }, end }, text: '' };
};

/** Lines of function bodies: where code is, and so where it is edited. @param {readonly string[]} lines */
const bodyLines = (lines) =>
  lines.flatMap((text, line) => (/^\s+[^\s/*#].*\w/.test(text) ? [{ text, line }] : []));

const words = ['count', ' + 12', '0', 'x', ' * 4', '_2', ' sum', '64'];

/**
 * A word or a number, character by character, behind a word of any line of code; then it is deleted the same way.
 * @type {Burst}
 */
export function typing(lines, next) {
  const { text, line } = pick(bodyLines(lines), next);
  const ends = [...text.matchAll(/\w+/g)].map((match) => match.index + match[0].length);
  return typed(line, pick(ends, next), pick(words, next));
}

/** @param {number} line @param {number} character @param {string} word */
function typed(line, character, word) {
  const keys = [...word].map((key, i) => ({ line, character: character + i, key }));
  return [
    ...keys.map((one) => ({ edit: inserted(one.line, one.character, one.key), measured: true })),
    ...keys.reverse().map((one) => ({ edit: removed(one.line, one.character, one.key), measured: true })),
  ];
}

/** Typing in a function that makes a call, on any of its lines. @param {RegExp} head of such a function @returns {Burst} */
export const typingInFunctions = (head) => (lines, next) => {
  const heads = lines.flatMap((text, line) => (head.test(text) ? [line] : []));
  const from = pick(heads, next) + 1;
  const length = lines.slice(from).findIndex((text) => /^\s?}/.test(text));
  const body = lines.slice(from, from + length);
  return typing(body, next).map(({ edit, measured }) => ({ edit: moved(edit, from), measured }));
};

/** @param {Edit} edit @param {number} by @returns {Edit} */
function moved({ range: { start, end }, text }, by) {
  const place = (/** @type {import('./language-server.mjs').Range['start']} */ one) => ({
    ...one,
    line: one.line + by,
  });
  return { range: { start: place(start), end: place(end) }, text };
}

/** Another value for a macro, which it hardly had before, and back. @param {string} name @returns {Burst} */
export const macroValue = (name) => (lines, next) => {
  const line = lines.findIndex((text) => text.startsWith(`#define ${name} `));
  const text = lines[line];
  if (text === undefined) throw new Error(`the file does not define ${name}`);
  const digits = String(Math.floor(next() * 10_000));
  return [
    { edit: inserted(line, text.length, digits), measured: true },
    // What it was is known.
    { edit: removed(line, text.length, digits), measured: false },
  ];
};

/** Lines at which a function has just ended. @param {readonly string[]} lines */
const ends = (lines) => lines.flatMap((text, line) => (text === '}' ? [line + 1] : []));

/** Everything up to the next comment's end, or the file's, is a comment now; then it is closed and taken away. @type {Burst} */
export function openedComment(lines, next) {
  const line = pick(ends(lines), next);
  return [
    { edit: inserted(line, 0, '/'), measured: false },
    { edit: inserted(line, 1, '*'), measured: true },
    { edit: inserted(line, 2, ' */'), measured: false },
    { edit: removed(line, 0, '/* */'), measured: false },
  ];
}

/** The rest of the file is in no program now; then the #if is closed and taken away. @type {Burst} */
export function openedIf(lines, next) {
  const line = pick(ends(lines), next);
  return [
    { edit: inserted(line, 0, '#if \n'), measured: false },
    { edit: inserted(line, 4, '0'), measured: true },
    { edit: inserted(line + 1, 0, '#endif\n'), measured: false },
    { edit: removed(line, 0, '#if 0\n#endif\n'), measured: false },
  ];
}
