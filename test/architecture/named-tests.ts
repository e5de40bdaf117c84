/** Tests that a document names beside a claim, as `[file](../test/…) "title"`, and whether they exist. */
import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(__dirname, '../../..');

/** The names of a test file's tests; of those that are made in a loop, with … for what differs. */
function testNames(source: string): ReadonlySet<string> {
  const names = [...source.matchAll(/\bit\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`([^`]*)`)/g)];
  return new Set(
    names.map(([, single, double, template]) =>
      single !== undefined || double !== undefined
        ? (single ?? double ?? '').replaceAll(/\\(.)/g, '$1')
        : (template ?? '').replaceAll(/\$\{[^}]*\}/g, '…'),
    ),
  );
}

export interface NamedTest {
  /** From the repository's folder. */
  readonly file: string;
  readonly name: string;
}

export function namedTests(text: string): readonly NamedTest[] {
  return [...text.matchAll(/\]\(\.\.\/(test\/[^)]+)\)\s+"([^"]+)"/g)].map(([, file = '', name = '']) => ({
    file,
    name,
  }));
}

/** What is wrong with a named test; undefined when it is there. */
export function missingTest({ file, name }: NamedTest): string | undefined {
  const there = path.join(root, file);
  if (!fs.existsSync(there)) return `names ${file}, which does not exist`;
  return testNames(fs.readFileSync(there, 'utf8')).has(name)
    ? undefined
    : `names "${name}", which ${file} does not have`;
}
