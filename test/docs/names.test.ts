/** Commands and settings of the editor, and scripts of the checkout, are called in the documents what they are called. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { allDocuments, guides, read, root } from './markdown';

function json(file: string): Record<string, unknown> {
  const value: unknown = JSON.parse(read(file));
  assert.ok(typeof value === 'object' && value !== null);
  return Object.fromEntries(Object.entries(value));
}

const keysOf = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value) : [];

const texts = json('package.nls.json');
const titles = Object.entries(texts)
  .filter(([key]) => key.startsWith('command.'))
  .map(([, title]) => String(title));
/** Settings, commands and colours: what a document writes as `numaLens.x`. */
const ids = new Set(Object.keys(texts).map((key) => key.replace(/^(command|setting)\./, '')));
const scripts = new Set(keysOf(json('package.json')['scripts']));

const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name);

/** Up to what ends it in a text; an underscore in a word (numa_maps) does not. */
const commandMention = /NUMA Lens: ((?:[^"*_`<\n]|(?<=\w)_(?=\w))+)/g;

describe('names in the documents', () => {
  for (const file of allDocuments.filter(
    (one) => !one.startsWith('docs/rules/') && !one.startsWith('server/'),
  ))
    it(file, () => {
      const text = read(file);
      const commands = all(text, commandMention).filter(
        (words) => !titles.some((title) => words.startsWith(title)),
      );
      const settings = all(text, /`"?(numaLens(?:\.\w+)+)/g).filter(
        (id) => !ids.has(id) && !id.startsWith('numaLens.server.'),
      );
      const npm = all(text, /\bnpm run (?:-s )?([a-z][\w:-]*)/g).filter((name) => !scripts.has(name));
      const programs = all(text, /\b(?:node )?((?:scripts|\.ci)\/[\w./-]+\w)/g).filter(
        // The field report names sources of others; none of ours stands there.
        (name) => !fs.existsSync(path.join(root, name)) && !/\.(?:c|cc|cpp|h)$/.test(name),
      );
      assert.deepEqual(
        { commands, settings, npm, programs },
        { commands: [], settings: [], npm: [], programs: [] },
      );
    });

  it('are found', () => {
    assert.ok(titles.length > 15 && ids.has('numaLens.minKernel') && scripts.has('start'));
    const text = guides.map(read).join('\n');
    assert.ok(all(text, commandMention).length > 10);
    assert.ok(all(text, /\bnpm run (?:-s )?([a-z][\w:-]*)/g).length > 5);
  });
});
