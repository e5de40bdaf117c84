/** docs/rules/README.md: the table of all rules, from the rules' own declarations. */
import path from 'node:path';
import { root } from '../lib/paths.mjs';

/** @param {string} file under out/ @returns {Promise<any>} */
const built = (file) => import(path.join(root, 'out', file));

/** @typedef {{ id: string, severity: string, title: string, set?: 'strict', fix?: 'safe' | 'suggestion' }} Declaration */

/** @type {Readonly<Record<string, string>>} */
const fixWords = { safe: 'yes, safe', suggestion: 'yes' };

export async function rulesIndex() {
  const { codeRules } = await built('server/core/rules/catalogue.js');
  const { suppressionRules } = await built('server/core/suppress.js');
  /** @param {readonly Declaration[]} rules */
  const table = (rules) => [
    '| rule | severity | what it finds | fix |',
    '| --- | --- | --- | --- |',
    ...rules.map(
      ({ id, severity, title, fix, set }) =>
        `| [${id}](${id}.md) | ${severity}${set === 'strict' ? ' (strict)' : ''} | ${title} | ${fix === undefined ? 'no' : fixWords[fix]} |`,
    ),
  ];
  return [
    '<!-- Written by scripts/generate.mjs from the declarations of the rules. -->',
    '',
    '# Rules',
    '',
    'Each rule has a page: what it finds, why that matters, and what to write instead. The severity is the usual one; a',
    'finding that is less certain, or in code that does no harm, is milder. `numaLens.rules` and `numa-lens.json` set another',
    'severity for a rule, or `off`. A rule marked _strict_ is on in the strict set only: `"preset": "strict"`.',
    '',
    'A safe fix is what the code certainly meant: `check --fix` and _fix all_ apply it. Every other fix is applied on request',
    'only.',
    '',
    ...table(codeRules),
    '',
    'Comments that silence findings are checked as well:',
    '',
    ...table(suppressionRules),
    '',
  ].join('\n');
}
