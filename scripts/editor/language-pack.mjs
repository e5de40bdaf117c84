/**
 * A display language for the embedded editor, whose gallery has none: a language pack with nothing in it. The workbench then speaks English, for it
 * lacks the words, but tells extensions the language, and takes their own texts in it.
 */
import fs from 'node:fs';
import path from 'node:path';

/** @typedef {'ko' | 'ja'} OtherLanguage */

/** @param {string} folder to write it in @param {OtherLanguage} language */
export function writeLanguagePack(folder, language) {
  fs.mkdirSync(folder, { recursive: true });
  const translations = 'main.i18n.json';
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(language);
  const manifest = {
    name: `language-pack-${language}-for-tests`,
    publisher: 'numa-lens',
    version: '0.0.1',
    license: 'MIT',
    description: `${name} without a word of it.`,
    engines: { vscode: '^1.91.0' },
    contributes: {
      localizations: [
        {
          languageId: language,
          languageName: name,
          localizedLanguageName: new Intl.DisplayNames([language], { type: 'language' }).of(language),
          translations: [{ id: 'vscode', path: `./${translations}` }],
        },
      ],
    },
  };
  fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  fs.writeFileSync(path.join(folder, translations), '{ "version": "1.0.0", "contents": {} }\n');
}
