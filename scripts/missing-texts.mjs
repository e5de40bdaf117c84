/**
 * `node scripts/missing-texts.mjs ko [GROUP …]`: the texts that the catalogue of a language does not have yet, as entries to fill in.
 * Without a language: how many texts each group has. Reads what `tsc -b` made.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { readArguments } from './lib/arguments.mjs';
import { root } from './lib/paths.mjs';

const load = createRequire(path.join(root, 'out/'));
const usage = 'node scripts/missing-texts.mjs [LANGUAGE [GROUP…]]';
const [language, ...groups] = readArguments(usage, { allowPositionals: true }).positionals;
/** @type {{ templates(): ReadonlyMap<string, string> }} */
const { templates } = load('./test/unit/languages/templates.js');
/** @type {Record<string, string>} */
const catalogue = language === undefined ? {} : load(`./server/languages/${language}/index.js`).catalogue;

/** @type {Map<string, string[]>} */
const byGroup = new Map();
for (const [template, group] of templates()) {
  if (Object.hasOwn(catalogue, template)) continue;
  byGroup.set(group, [...(byGroup.get(group) ?? []), template]);
}
for (const [group, missing] of [...byGroup].sort()) {
  if (language === undefined) console.log(`${String(missing.length).padStart(5)} ${group}`);
  else if (groups.length === 0 || groups.some((one) => group === one || group.startsWith(`${one}/`)))
    console.log(`\n// ${group}\n${missing.map((one) => `${JSON.stringify(one)}: '',`).join('\n')}`);
}
