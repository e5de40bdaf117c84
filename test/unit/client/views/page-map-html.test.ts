import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { pageMapHtml } from '../../../../client/views/page-map-html';
import { useLanguage } from '../../../../server/languages/load';

const sources = { cspSource: 'https://page', nonce: 'n0', script: 'page-map.js', style: 'page-map.css' };

/** What is read: the texts of elements, and the attributes that are shown or spoken. */
function words(html: string): readonly string[] {
  const texts = [...html.matchAll(/>([^<>]+)</g)].map(([, text = '']) => text.trim());
  const attributes = [...html.matchAll(/(?:title|aria-label)="([^"]*)"/g)].map(([, text = '']) => text);
  return [...texts, ...attributes].filter((text) => /\p{L}/u.test(text));
}

describe("the page map's page", () => {
  afterEach(() => useLanguage('en'));

  it('is in English without any texts to load', () => {
    const html = pageMapHtml(sources);
    assert.match(html, /<html lang="en">/);
    assert.ok(words(html).includes('Zoom in'));
    assert.equal(html.match(/<script /g)?.length, 1);
  });

  for (const { language, script } of [
    { language: 'ko', script: /\p{Script=Hangul}/u },
    { language: 'ja', script: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u },
  ] as const)
    it(`has no English left in ${language}, and loads its script's texts first`, async () => {
      await useLanguage(language);
      const html = pageMapHtml({ ...sources, texts: 'texts.js' });
      assert.match(html, new RegExp(`<html lang="${language}">`));
      assert.ok(words(html).length > 20);
      for (const text of words(html)) assert.match(text, script);
      assert.match(html, /src="texts\.js"><\/script>\n<script nonce="n0" src="page-map\.js">/);
    });
});
