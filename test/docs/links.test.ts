/** No link of a document leads nowhere: files, headings and pictures are there. Pages of others are not asked for. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { allDocuments, anchorsOf, linksOf, read, root } from './markdown';

function problemOf(file: string, target: string): string | undefined {
  if (/^(https?|mailto):/.test(target)) return undefined;
  const [name = '', anchor] = decodeURIComponent(target).split('#');
  const there = name === '' ? file : path.posix.join(path.posix.dirname(file), name);
  if (there.startsWith('..') || path.isAbsolute(name)) return 'leads out of the project';
  if (!fs.existsSync(path.join(root, there))) return `there is no ${there}`;
  if (anchor === undefined || !there.endsWith('.md')) return undefined;
  return anchorsOf(read(there)).has(anchor) ? undefined : `${there} has no heading #${anchor}`;
}

describe('links of the documents', () => {
  it('are found, also where they lead nowhere', () => {
    const text =
      '# A `b` (c)\n\n[x](no.md) `[y](code.md)`\n\n```md\n[z](block.md)\n```\n\n<img src="no.png">\n';
    assert.deepEqual(
      linksOf(text).map(({ line, target }) => [line, target, problemOf('README.md', target)]),
      [
        [3, 'no.md', 'there is no no.md'],
        [9, 'no.png', 'there is no no.png'],
      ],
    );
    assert.deepEqual([...anchorsOf(text)], ['a-b-c']);
    assert.equal(problemOf('README.md', '#nowhere'), 'README.md has no heading #nowhere');
    assert.equal(problemOf('README.md', '../elsewhere.md'), 'leads out of the project');
  });

  for (const file of allDocuments)
    it(file, () => {
      const wrong = linksOf(read(file)).flatMap(({ line, target }) => {
        const problem = problemOf(file, target);
        return problem === undefined ? [] : [`${file}:${line}: ${target}: ${problem}`];
      });
      assert.deepEqual(wrong, []);
    });

  it('lead from the README to every guide, directly or through one that it names', () => {
    const named = (file: string): readonly string[] =>
      linksOf(read(file))
        .filter(({ target }) => !/^\w+:/.test(target))
        .map(({ target }) => path.posix.join(path.posix.dirname(file), target.split('#')[0] ?? ''));
    const first = named('README.md');
    const reached = new Set([...first, ...first.filter((file) => file.endsWith('.md')).flatMap(named)]);
    const guides = fs.readdirSync(path.join(root, 'docs')).filter((name) => name.endsWith('.md'));
    assert.deepEqual(
      guides.filter((name) => !reached.has(`docs/${name}`)),
      [],
    );
  });
});
