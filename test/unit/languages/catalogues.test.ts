import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, it } from 'node:test';
import { languages } from '../../../server/languages/language';
import { catalogueOf } from '../../../server/languages/load';
import { particles } from '../../../server/languages/particles';
import { saidBy, saidTooEarly, templates, unknownTexts } from './templates';
import { needlessExceptions, unspokenTexts } from './unspoken';

const load = createRequire(__filename);

const known = templates();
const ofPageMap = saidBy('client/webview/page-map/main.ts');

const placeholders = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)(?:\|[^}]*)?\}/g)].map(([, name = '']) => name))].sort();

/**
 * English that stays: names in the kernel's and C's spelling are in capitals, have an underscore, a dot, a slash or a call's parentheses;
 * options have dashes.
 */
const englishWord =
  /(?<!-)\b(?:the|and|are|was|were|this|that|with|from|not|for|have|has|which|its|pages are|of the)\b/;

const folderOf = (language: string): string => path.join(__dirname, '../../../server/languages', language);

/** The files of a language, each with what it lists. */
function partsOf(language: string): readonly (readonly [file: string, part: object])[] {
  const folder = folderOf(language);
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.js') && name !== 'index.js')
    .flatMap((name) => {
      const loaded: unknown = load(path.join(folder, name));
      assert.ok(typeof loaded === 'object' && loaded !== null);
      return Object.values(loaded)
        .filter((one) => typeof one === 'object' && one !== null)
        .map((part: object) => [name, part] as const);
    });
}

describe('templates', () => {
  it('are literals, so that catalogues can be held against them', () => {
    assert.deepEqual(unknownTexts(), []);
  });

  it('are said when the language is known', () => {
    assert.deepEqual(saidTooEarly(), []);
  });

  it('are what every text for a user is made of', () => {
    assert.deepEqual(unspokenTexts(), []);
    assert.deepEqual(needlessExceptions(), []);
  });
});

for (const language of languages.filter((one) => one !== 'en'))
  describe(`the catalogue of ${language}`, async () => {
    const catalogue = await catalogueOf(language);
    const entries = Object.entries(catalogue);

    it('has every text', () => {
      const missing = [...known].filter(([template]) => !Object.hasOwn(catalogue, template));
      assert.deepEqual(missing, []);
    });

    it('says a text in one way, in whichever of its files it stands', () => {
      for (const [file, part] of partsOf(language))
        for (const [template, text] of Object.entries(part))
          assert.equal(catalogue[template], text, `${template} in ${file}`);
    });

    it('has what the page map says in the file that its page loads', () => {
      const [[, pageMap] = ['', {}]] = partsOf(language).filter(([file]) => file === 'page-map.js');
      assert.deepEqual(
        ofPageMap.filter((template) => !Object.hasOwn(pageMap, template)),
        [],
      );
    });

    it('has no text that is not said any more', () => {
      assert.deepEqual(
        entries.map(([template]) => template).filter((template) => !known.has(template)),
        [],
      );
    });

    it('has the placeholders of the English text', () => {
      for (const [template, text] of entries)
        assert.deepEqual(placeholders(text), placeholders(template), template);
    });

    it('is in its language', () => {
      const script =
        language === 'ko' ? /\p{Script=Hangul}/u : /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
      for (const [template, text] of entries) {
        // A list has no words in some languages.
        const words = text.replaceAll(/\{[^}]*\}/g, '');
        if (/\p{L}/u.test(words)) assert.match(words, script, template);
        // What stands in quotes may be the name of a thing.
        assert.doesNotMatch(words.replaceAll(/"[^"]*"|`[^`]*`/g, ''), englishWord, template);
      }
    });

    it('has one word for attaching to a process and one for detaching from it', () => {
      const words = { ko: [/연결/, /연결이? 해제/], ja: [/アタッチ/, /デタッチ/] } as const;
      const [attach, detach] = words[language === 'ko' ? 'ko' : 'ja'];
      for (const [template, text] of entries) {
        if (/\battach/i.test(template)) assert.match(text, attach);
        if (/\bdetach/i.test(template)) assert.match(text, detach);
      }
    });

    it('has particles that there are, and no end of a sentence that the English text has not', () => {
      for (const [template, text] of entries) {
        for (const [, particle = ''] of text.matchAll(/\{\w+\|([^}]*)\}/g))
          assert.ok(language === 'ko' && particles.includes(particle), text);
        const ends = /[.。](?:["”)]|$)/;
        assert.equal(ends.test(text), ends.test(template), `${template} → ${text}`);
      }
    });
  });
