import { configSchema } from './config-schema.mjs';
import { coverage } from './coverage.mjs';
import { dependencies } from './dependencies.mjs';
import {
  hashSuppressionGrammar,
  numaMapsGrammar,
  numaNamesGrammar,
  suppressionGrammar,
  wholeSuppressionGrammar,
} from './grammars.mjs';
import { manifest, manifestTexts } from './manifest.mjs';
import { rulesIndex } from './rules-index.mjs';
import { settingsPage } from './settings-page.mjs';

/**
 * Every generated file of the project, each with the function that makes its text from the built sources (out/).
 * @type {readonly { file: string, generate: () => string | Promise<string> }[]}
 */
export const generators = [
  { file: 'package.json', generate: manifest },
  { file: 'package.nls.json', generate: () => manifestTexts('en') },
  { file: 'package.nls.ko.json', generate: () => manifestTexts('ko') },
  { file: 'package.nls.ja.json', generate: () => manifestTexts('ja') },
  { file: 'schemas/numa-lens.schema.json', generate: configSchema },
  { file: 'syntaxes/numa-maps.tmLanguage.json', generate: numaMapsGrammar },
  { file: 'syntaxes/numa-names.tmLanguage.json', generate: numaNamesGrammar },
  { file: 'syntaxes/suppression.tmLanguage.json', generate: suppressionGrammar },
  { file: 'syntaxes/suppression-hash.tmLanguage.json', generate: hashSuppressionGrammar },
  { file: 'syntaxes/suppression-whole.tmLanguage.json', generate: wholeSuppressionGrammar },
  { file: 'docs/rules/README.md', generate: rulesIndex },
  { file: 'docs/coverage.md', generate: coverage },
  { file: 'docs/settings.md', generate: settingsPage },
  { file: 'docs/dependencies.md', generate: dependencies },
];
