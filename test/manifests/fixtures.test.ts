import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { manifestRules } from '../../server/core/rules/manifest-rules';
import { loadWasmParser } from '../../server/parser/wasm';
import { applyFixes, describeFindings } from '../rules/harness';
import { expectationsIn, lintText, lintTree, treesFor } from './harness';

const root = path.resolve(__dirname, '../../..');
const fixtures = path.join(root, 'test/manifests/fixtures');

interface Fixture {
  readonly rule: string;
  readonly name: string;
  readonly folder: string;
}

const all: readonly Fixture[] = fs
  .readdirSync(fixtures)
  .flatMap((rule) =>
    fs
      .readdirSync(path.join(fixtures, rule))
      .map((name) => ({ rule, name, folder: path.join(fixtures, rule, name) })),
  );

/** Outside of this repository: else its own top would be that of every fixture. */
const copies = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-manifests-'));
after(() => {
  fs.rmSync(copies, { recursive: true, force: true });
});

function copyOf({ rule, name, folder }: Fixture): string {
  const copy = path.join(copies, rule, name);
  fs.cpSync(folder, copy, { recursive: true });
  return copy;
}

void describe('container fixtures', async () => {
  const parser = await loadWasmParser();
  for (const fixture of all) {
    it(`${fixture.rule}/${fixture.name}`, async () => {
      const top = copyOf(fixture);
      const trees = treesFor(parser);
      const linted = await lintTree(top, trees);
      let own = false;
      for (const { file, text, findings } of linted) {
        const expected = expectationsIn(text);
        assert.deepEqual(describeFindings(text, findings), expected, path.relative(top, file));
        own ||= expected.some((line) => line.includes(` ${fixture.rule}`));
        // A finding of a container file says where the call is.
        for (const one of findings.filter(({ rule }) => rule === fixture.rule))
          assert.ok(
            one.related.some((place) => place.path?.startsWith(top) === true),
            `${one.messageId} names no source`,
          );
      }
      assert.equal(own, !fixture.name.startsWith('silent'), 'it expects the rule itself');
      const source = (await trees.around(top)).tree.sources.length > 0;
      assert.ok(source || /silent-(?:no-call|third-party)/.test(fixture.name), 'its sources call the family');
    });

    it(`${fixture.rule}/${fixture.name}, its fixes applied`, async () => {
      const top = copyOf(fixture);
      const trees = treesFor(parser);
      for (const { file, text: before, findings } of await lintTree(top, trees)) {
        if (!findings.some((one) => one.fixes.length > 0)) continue;
        let text = before;
        for (let round = 0; round < 10; round++) {
          const next = applyFixes(text, await lintText(file, text, top, trees));
          if (next === text) break;
          text = next;
        }
        assert.notEqual(text, before);
        const left = (await lintText(file, text, top, trees)).filter((one) => one.fixes.length > 0);
        assert.deepEqual(describeFindings(text, left), [], `still offers fixes:\n${text}`);
      }
    });
  }
});

void describe('every rule over container files', () => {
  for (const rule of manifestRules)
    it(`${rule.id} has a page and fixtures of both kinds`, () => {
      assert.ok(fs.existsSync(path.join(root, `docs/rules/${rule.id}.md`)), 'the rule has a page');
      const own = all.filter((one) => one.rule === rule.id).map((one) => one.name.startsWith('silent'));
      const silent = own.filter((one) => one).length;
      assert.ok(own.length > silent && silent * 2 >= own.length, 'at least as many near-misses as findings');
    });
});
