import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { allRules } from '../../server/core/rules';
import { codeRules } from '../../server/core/rules/catalogue';
import { fileRules } from '../../server/core/rules/file-rules';
import { suppressionRules } from '../../server/core/suppress';
import type { LanguageId, Parser } from '../../server/core/syntax/port';
import { loadNativeParser } from '../../server/parser/native';
import { loadWasmParser } from '../../server/parser/wasm';
import type { Finding } from '../../server/core/finding';
import { languageOfPath } from '../../server/core/syntax/language';
import {
  applyFixes,
  buildFrom,
  configOf,
  describeFindings,
  describeRelated,
  expectationsOf,
  lintWithModules,
} from './harness';
import { expectationsIn } from '../manifests/harness';
import { record, recorded, said } from './said';

const root = path.resolve(__dirname, '../../..');
const fixtures = path.join(root, 'test/rules/fixtures');
const manifests = path.join(root, 'test/manifests/fixtures');
const native = loadNativeParser();

interface Fixture {
  readonly rule: string;
  readonly name: string;
  readonly text: string;
}

const all: readonly Fixture[] = fs.readdirSync(fixtures).flatMap((rule) =>
  fs
    .readdirSync(path.join(fixtures, rule))
    .filter((file) => languageOfPath(file) !== undefined)
    .map((file) => ({
      rule,
      name: `${rule}/${file}`,
      text: fs.readFileSync(path.join(fixtures, rule, file), 'utf8'),
    })),
);

/** Build files stand beside the fixtures that they build. */
function buildFilesOf(rule: string): ReadonlyMap<string, string> {
  const folder = path.join(fixtures, rule);
  const names = ['CMakeLists.txt', 'Makefile', 'meson.build'].filter((name) =>
    fs.existsSync(path.join(folder, name)),
  );
  return new Map(names.map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}

/** Each kind of way by which a mistake reaches the call, and the code that must stay silent. */
const kinds = ['variable.c', 'macro.c', 'helper.c', 'silent.c'];
const scriptKinds = ['variable.ts', 'constant.ts', 'helper.ts', 'silent.ts'];

const saidBy = new Map<string, ReadonlyMap<string, string>>();
const rewritten =
  process.env['NUMA_LENS_WRITE_SAID'] === '1' ? new Map<string, Map<string, string>>() : undefined;
after(() => {
  for (const [rule, words] of rewritten ?? []) record(path.join(fixtures, rule), words);
});

function languageOf({ name }: Fixture): LanguageId {
  return languageOfPath(name) ?? 'c';
}

/** Both tests of a fixture look at what is found in it. */
const found = new Map<Fixture, readonly Finding[]>();

function findingsIn(fixture: Fixture, parser: Parser): readonly Finding[] {
  const findings = found.get(fixture) ?? findingsOf(fixture, parser);
  found.set(fixture, findings);
  return findings;
}

function findingsOf(fixture: Fixture, parser: Parser, text = fixture.text): readonly Finding[] {
  const input = {
    path: fixture.name,
    text,
    language: languageOf(fixture),
    config: configOf(fixture.rule),
    parser,
    ...buildFrom(path.basename(fixture.name), buildFilesOf(fixture.rule)),
  };
  return lintWithModules(input, path.join(fixtures, fixture.rule)).findings;
}

function checkFixture(fixture: Fixture, parser: Parser): void {
  const expected = expectationsOf(fixture.text);
  const findings = parser.binding === 'wasm' ? findingsIn(fixture, parser) : findingsOf(fixture, parser);
  assert.deepEqual(describeFindings(fixture.text, findings), expected.findings);
  const related = describeRelated(fixture.text, findings);
  for (const one of expected.related)
    assert.ok(related.includes(one), `${one} is not among ${related.join(', ')}`);
  const words = said(fixture.text, findings);
  const { rule, name } = fixture;
  const known = saidBy.get(rule) ?? recorded(path.join(fixtures, rule));
  saidBy.set(rule, known);
  if (rewritten !== undefined)
    rewritten.set(rule, (rewritten.get(rule) ?? new Map<string, string>()).set(path.basename(name), words));
  else assert.equal(words, known.get(path.basename(name)), 'what it says, as said.txt has it (see said.ts)');
}

function checkFixes(fixture: Fixture, parser: Parser): void {
  const findings = findingsIn(fixture, parser);
  const inPlace = (finding: Finding): boolean => finding.fixes.some((one) => one.path === undefined);
  const fixable = findings.filter(inPlace);
  if (fixable.length === 0) return;
  let text = fixture.text;
  for (let round = 0; round < 20; round++) {
    const next = applyFixes(text, findingsOf(fixture, parser, text));
    if (next === text) break;
    text = next;
  }
  const left = findingsOf(fixture, parser, text).filter(inPlace);
  assert.deepEqual(describeFindings(text, left), [], `still offers fixes:\n${text}`);
  const tree = parser.parse(text, languageOf(fixture));
  const broken = tree.root.hasError;
  tree.dispose();
  assert.equal(broken, false, `does not parse any more:\n${text}`);
}

function suite(parser: Parser): void {
  for (const fixture of all) {
    it(`${fixture.name} (${parser.binding})`, () => {
      checkFixture(fixture, parser);
    });
    // What both offer is compared with said.txt: one of them applies it.
    if (parser.binding === 'wasm')
      it(`${fixture.name}, its fixes applied`, () => {
        checkFixes(fixture, parser);
      });
  }
}

void describe('rule fixtures', async () => {
  suite(await loadWasmParser());
});

void describe('rule fixtures, native', { skip: native.ok ? false : native.why }, () => {
  if (native.ok) suite(native.parser);
});

void describe('every rule', () => {
  for (const rule of [...allRules, ...fileRules]) {
    it(`${rule.id} has its file, its page and its fixtures`, () => {
      assert.ok(
        fs.existsSync(path.join(root, `server/core/rules/${rule.id}.ts`)),
        'the rule has a file of its name',
      );
      assert.ok(fs.existsSync(path.join(root, `docs/rules/${rule.id}.md`)), 'the rule has a page');
      for (const kind of rule.languages === 'script' ? scriptKinds : kinds)
        assert.ok(
          all.some((one) => one.name === `${rule.id}/${kind}`),
          `test/rules/fixtures/${rule.id}/${kind} is missing`,
        );
      for (const one of all.filter((fixture) => fixture.rule === rule.id)) {
        const own = expectationsOf(one.text).findings.some((line) => line.includes(` ${rule.id}`));
        assert.equal(own, !one.name.includes('/silent'), `${one.name} expects the rule itself`);
      }
    });
  }

  for (const rule of codeRules)
    it(`${rule.id} declares whether it offers fixes`, () => {
      const files = fs
        .readdirSync(manifests, { recursive: true, encoding: 'utf8' })
        .map((name) => path.join(manifests, name))
        .filter((file) => fs.statSync(file).isFile());
      const offered =
        all
          .flatMap((one) => expectationsOf(one.text).findings)
          .some((line) => line.endsWith(` ${rule.id} fix`)) ||
        files
          .flatMap((file) => expectationsIn(fs.readFileSync(file, 'utf8')))
          .some((line) => line.endsWith(` ${rule.id} fix`));
      assert.equal(rule.fix !== undefined, offered);
    });

  it('no fixture and no page is without its rule', () => {
    const ids = new Set([...codeRules, ...suppressionRules].map((rule) => rule.id));
    const pages = fs.readdirSync(path.join(root, 'docs/rules')).map((file) => path.basename(file, '.md'));
    const homeless = [...fs.readdirSync(fixtures), ...fs.readdirSync(manifests), ...pages].filter(
      (name) => !ids.has(name) && name !== 'README',
    );
    assert.deepEqual(homeless, []);
  });
});
