/**
 * A display language for the embedded editor, whose gallery has none: a language pack with nothing in it. The workbench then speaks English, for it
 * lacks the words, but tells extensions the language, and takes their own texts in it.
 */
import fs from 'node:fs';
import path from 'node:path';

/** @typedef {'ko' | 'ja'} OtherLanguage */

/**
 * @param {string} folder to write it in
 * @param {OtherLanguage} language
 * @param {string} data the editor's: its list of packs is made when one is installed in a running window, so it is written here
 */
export function writeLanguagePack(folder, language, data) {
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
  const { publisher, version } = manifest;
  const packs = {
    [language]: {
      hash: `${language}-${version}`,
      label: name,
      extensions: [{ extensionIdentifier: { id: `${publisher}.${manifest.name}` }, version }],
      translations: { vscode: path.join(folder, translations) },
    },
  };
  fs.mkdirSync(data, { recursive: true });
  fs.writeFileSync(path.join(data, 'languagepacks.json'), JSON.stringify(packs));
}
