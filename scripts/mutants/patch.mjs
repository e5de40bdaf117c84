/**
 * A mutant: a patch of test/mutants with a head that says what it breaks, what that guards, and which test must fail.
 * Applied here and not by git, so that a tree from a tarball has the same answer; the format is what `git diff` writes.
 */

/**
 * @typedef {object} Mutant
 * @property {string} name
 * @property {string} breaks
 * @property {{ kind: string, what: string }} guards e.g. rule, invariant, runner
 * @property {{ file: string | undefined, name: string }} test no file: the type check, and `name` is part of what it says
 * @property {readonly Change[]} changes
 *
 * @typedef {{ file: string, hunks: readonly Hunk[] }} Change
 * @typedef {{ before: string, after: string }} Hunk whole lines
 */

const field = (/** @type {string} */ head, /** @type {string} */ key) =>
  new RegExp(`^${key}: (.+)$`, 'm').exec(head)?.[1];

/**
 * @param {string} name
 * @param {string} text
 * @returns {Mutant | string} what is wrong with it
 */
export function readMutant(name, text) {
  const start = text.search(/^--- /m);
  if (start < 0) return 'has no change';
  const head = text.slice(0, start);
  const breaks = field(head, 'Breaks');
  const guards = /^(\w+) ?(.*)$/.exec(field(head, 'Guards') ?? '');
  const test = /^(the type check|test\/\S+\.test\.ts) "(.+)"$/.exec(field(head, 'Test') ?? '');
  if (breaks === undefined) return 'does not say what it breaks ("Breaks: …")';
  if (guards === null) return 'does not say what it is about ("Guards: rule ID", "Guards: invariant …")';
  if (test === null) return 'names no test (`Test: test/….test.ts "name"`)';
  const [, kind = '', what = ''] = guards;
  const [, file = '', testName = ''] = test;
  const changes = readChanges(text.slice(start));
  if (typeof changes === 'string') return changes;
  const where = file === 'the type check' ? undefined : file;
  return { name, breaks, guards: { kind, what }, test: { file: where, name: testName }, changes };
}

/**
 * @param {string} text
 * @returns {readonly Change[] | string}
 */
function readChanges(text) {
  /** @type {{ file: string, hunks: { before: string, after: string }[] }[]} */
  const changes = [];
  for (const line of text.split('\n')) {
    const file = /^\+\+\+ b\/(\S+)/.exec(line)?.[1];
    const change = changes.at(-1);
    const hunk = change?.hunks.at(-1);
    if (file !== undefined) {
      if (!/^(server|client)\/.*\.ts$/.test(file))
        return `changes ${file}, which is no source of the product`;
      changes.push({ file, hunks: [] });
    } else if (line.startsWith('@@')) change?.hunks.push({ before: '', after: '' });
    else if (hunk !== undefined && !/^(--- |diff |index )/.test(line)) {
      if (!line.startsWith('+') && line !== '') hunk.before += `${line.slice(1)}\n`;
      if (!line.startsWith('-') && line !== '') hunk.after += `${line.slice(1)}\n`;
    }
  }
  return changes.some(({ hunks }) => hunks.length > 0) ? changes : 'has no change';
}

/**
 * Wherever the lines moved to, as long as they stand there once.
 * @param {Change} change
 * @param {string} text
 * @returns {{ text: string } | { why: string }}
 */
export function applyChange({ file, hunks }, text) {
  // So that a hunk is found at the beginning of a line only.
  let result = `\n${text}`;
  for (const { before, after } of hunks) {
    const parts = result.split(`\n${before}`);
    const [head, tail] = parts;
    if (head === undefined || tail === undefined) return { why: `${file} does not have its lines any more` };
    if (parts.length > 2)
      return { why: `${file} has its lines more than once: it needs more of them around` };
    result = `${head}\n${after}${tail}`;
  }
  return result === `\n${text}` ? { why: 'it changes nothing' } : { text: result.slice(1) };
}
