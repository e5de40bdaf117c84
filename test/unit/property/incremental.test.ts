/**
 * Whatever is done to a text, and however the analysis got to know: it tells the same as of the same text read afresh. How many sessions
 * are played, and which: holds.ts.
 */
import { describe, it } from 'node:test';
import { loadNativeParser } from '../../../server/parser/native';
import { loadWasmParser } from '../../../server/parser/wasm';
import { classCorpora } from './classes';
import { corpora } from './corpus';
import { holds } from './holds';
import { hostile } from './hostile';
import { registeredCorpus } from './registered';

/** Sessions of each language and kind where no number of runs is asked for: `npm run fuzz` is what plays them by the thousand. */
const [few, fewHostile, fewClasses] = [5, 3, 5];

void describe('a text that is edited', async () => {
  const native = loadNativeParser();
  const parser = native.ok ? native.parser : await loadWasmParser();

  for (const language of ['c', 'cpp', 'typescript'] as const) {
    for (const told of [true, false]) {
      const how = told ? 'with its changes told' : 'with nothing told of its changes';
      it(`in ${language}, ${how}, is read as if it were new`, async (t) => {
        const { compared } = await holds(corpora[language], parser, { told, few });
        t.diagnostic(`fact property.compared.${language}${told ? '' : '.untold'}=${compared}`);
      });
    }
    it(`in ${language}, with what nobody writes, is read as if it were new`, async (t) => {
      const { compared } = await holds(hostile(corpora[language]), parser, {
        told: true,
        few: fewHostile,
      });
      t.diagnostic(`fact property.compared.${language}.hostile=${compared}`);
    });
  }

  for (const language of ['cpp', 'typescript'] as const) {
    it(`in ${language}, as one class, is read as if it were new`, async (t) => {
      const { compared } = await holds(classCorpora[language], parser, { told: true, few: fewClasses });
      t.diagnostic(`fact property.compared.${language}.class=${compared}`);
    });
  }

  it('in typescript, as a file of tests, is read as if it were new', async (t) => {
    const { compared } = await holds(registeredCorpus, parser, { told: true, few: fewClasses });
    t.diagnostic(`fact property.compared.typescript.tests=${compared}`);
  });
});
