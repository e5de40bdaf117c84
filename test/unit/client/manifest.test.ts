/** What package.json promises the editor: settings that may be synchronised, commands and texts in every language. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { commands, contextKeys } from '../../../client/commands/table';
import { fieldsOf, listOf } from '../../../client/debug/session/shape';
import { steps } from '../../../client/first-steps/walkthrough';
import { settings } from '../../../client/settings/table';
import { views } from '../../../client/views/table';
import { languages } from '../../../server/languages/language';

const root = path.resolve(__dirname, '../../../..');
const read = (file: string): Readonly<Record<string, unknown>> =>
  fieldsOf(JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')));

const manifest = read('package.json');
const contributes = fieldsOf(manifest['contributes']);
const properties = Object.entries(fieldsOf(fieldsOf(contributes['configuration'])['properties']));

const nls = languages.map((language) => ({
  language,
  texts: read(language === 'en' ? 'package.nls.json' : `package.nls.${language}.json`),
}));

/** A text of the manifest is a key, and each language has words for it. */
function assertWords(value: unknown, what: string): void {
  assert.ok(typeof value === 'string', `${what} has no text`);
  const key = /^%(.+)%$/.exec(value)?.[1];
  assert.ok(key !== undefined, `${what} is not in package.nls.json: ${value}`);
  for (const { language, texts } of nls) {
    const text = texts[key];
    assert.ok(typeof text === 'string' && text !== '', `${what} has no text in ${language}`);
  }
}

describe('the settings', () => {
  it('are few', () => {
    assert.equal(properties.length, Object.keys(settings).length);
    assert.ok(properties.length <= 15, `${properties.length}`);
  });

  it('say in every language what they do, and what each of their values does', () => {
    for (const [name, schema] of properties) {
      const { markdownDescription, enum: values = [], enumDescriptions = [] } = fieldsOf(schema);
      assertWords(markdownDescription, name);
      assert.ok(Array.isArray(values) && Array.isArray(enumDescriptions));
      assert.equal(enumDescriptions.length, values.length, name);
      for (const [index, one] of enumDescriptions.entries()) assertWords(one, `${name}, ${values[index]}`);
    }
  });

  it('have a default of their own type', () => {
    for (const [name, schema] of properties) {
      const { type, default: value } = fieldsOf(schema);
      const actual = Array.isArray(value) ? 'array' : typeof value === 'number' ? 'integer' : typeof value;
      assert.equal(actual, type, name);
    }
  });

  it('that say what is run are of one machine: not synchronised, and no workspace sets them', () => {
    const ofMachine = properties.filter(([, schema]) => fieldsOf(schema)['scope'] === 'machine');
    const programs = properties.filter(([, schema]) => fieldsOf(schema)['type'] === 'array');
    assert.deepEqual(
      programs.map(([name]) => name),
      ['numaLens.runner.prefix', 'numaLens.runner.program'],
    );
    assert.deepEqual(ofMachine, programs);
    const { restrictedConfigurations } = fieldsOf(fieldsOf(manifest['capabilities'])['untrustedWorkspaces']);
    assert.deepEqual(
      restrictedConfigurations,
      ofMachine.map(([name]) => name),
    );
    for (const [name, schema] of properties)
      assert.ok(['resource', 'window', 'machine'].includes(String(fieldsOf(schema)['scope'])), name);
  });
});

/** Of the editor's own, those that our clauses ask. */
const editorKeys = [
  'editorLangId',
  'inDebugMode',
  'isWorkspaceTrusted',
  'variableEvaluateNamePresent',
  'view',
  'viewItem',
  'workspaceFolderCount',
];

/** The keys that a `when` clause asks: names outside of its patterns and of what follows `==`. */
function keysOf(clause: string): readonly string[] {
  const bare = clause.replaceAll(/=~ \/(?:\\.|[^/])*\/|== \S+/g, '');
  return [...bare.matchAll(/[A-Za-z][\w.]*/g)].map(([key]) => key);
}

describe('the commands', () => {
  const entries = listOf(contributes['commands']).map(fieldsOf);
  const menus = Object.values(fieldsOf(contributes['menus'])).flatMap(listOf).map(fieldsOf);

  it('have a title of their own in every language, and stand under one name', () => {
    for (const { command, title, category } of entries) {
      assertWords(title, String(command));
      assert.equal(category, 'NUMA Lens');
    }
    for (const { texts } of nls) {
      const titles = Object.entries(texts).flatMap(([key, text]) =>
        key.startsWith('command.') ? [text] : [],
      );
      assert.equal(titles.length, Object.keys(commands).length);
      assert.equal(new Set(titles).size, titles.length);
    }
  });

  it('are offered under conditions that somebody keeps true', () => {
    const clauses = [...entries.map(({ enablement }) => enablement), ...menus.map(({ when }) => when)];
    const known = [...editorKeys, ...Object.values(contextKeys)];
    for (const clause of clauses.filter((one) => typeof one === 'string'))
      for (const key of keysOf(clause)) assert.ok(known.includes(key), `${key} in ${clause}`);
  });

  it('that touch a process ask for trust and for a runner', () => {
    const harmless = [
      'numaLens.makeLast',
      'numaLens.showOutcomes',
      'numaLens.clearOutcomes',
      'numaLens.detach',
      'numaLens.checkWorkspace',
      'numaLens.clearWorkspace',
      'numaLens.openExample',
      'numaLens.restartServer',
      'numaLens.showLog',
    ];
    for (const { command, enablement = '' } of entries) {
      if (harmless.includes(String(command))) continue;
      const keys = keysOf(String(enablement));
      assert.ok(keys.includes('isWorkspaceTrusted'), String(command));
      assert.ok(keys.includes(contextKeys.withoutRunner), String(command));
    }
  });

  it('that are buttons have a sign', () => {
    const buttons = menus.filter(({ group }) => /^(?:navigation|inline)/.test(String(group)));
    assert.notEqual(buttons.length, 0);
    for (const { command } of buttons) {
      const { icon } = entries.find((one) => one['command'] === command) ?? {};
      assert.match(String(icon), /^\$\([a-z-]+\)$/, String(command));
    }
  });
});

describe('the walkthrough', () => {
  const [walkthrough, ...others] = listOf(contributes['walkthroughs']).map(fieldsOf);
  const shown = listOf(walkthrough?.['steps']).map(fieldsOf);

  it('is one, with a text and a described picture for each step in every language', () => {
    assert.deepEqual(others, []);
    assert.deepEqual(
      shown.map(({ id }) => id),
      steps.map(({ id }) => id),
    );
    assertWords(walkthrough?.['title'], 'the walkthrough');
    assertWords(walkthrough?.['description'], 'the walkthrough');
    for (const { id, title, description, media } of shown) {
      assertWords(title, String(id));
      assertWords(description, String(id));
      const { image, altText } = fieldsOf(media);
      assertWords(altText, `the picture of ${String(id)}`);
      const files = Object.entries(fieldsOf(image));
      assert.deepEqual(files.map(([theme]) => theme).sort(), ['dark', 'hc', 'hcLight', 'light']);
      for (const [, file] of files) assert.ok(fs.existsSync(path.join(root, String(file))), String(file));
    }
  });

  it('has steps that are done by what there is', () => {
    const known = [
      ...Object.keys(commands).map((id) => `onCommand:${id}`),
      ...Object.values(contextKeys).map((key) => `onContext:${key}`),
      ...Object.keys(views).map((id) => `onView:${id}`),
    ];
    for (const { id, completionEvents } of shown) {
      const events = listOf(completionEvents).map(String);
      assert.notEqual(events.length, 0, String(id));
      for (const event of events) assert.ok(known.includes(event), event);
    }
  });
});

describe('links in the texts of the manifest', () => {
  const links = (text: unknown): readonly string[] =>
    [...String(text).matchAll(/\]\((command:[^)]*)\)/g)].map(([, link = '']) => link);

  it('are commands of ours or of the editor', () => {
    const focus = Object.keys(views).map((id) => `${id}.focus`);
    for (const { texts } of nls)
      for (const link of Object.values(texts).flatMap(links)) {
        const [id = ''] = link.slice('command:'.length).split('?');
        const isKnown = Object.keys(commands).includes(id) || focus.includes(id);
        assert.ok(isKnown || id.startsWith('workbench.'), link);
      }
  });

  it('are the same in every language', () => {
    const [english, ...translated] = nls;
    for (const [key, text] of Object.entries(english?.texts ?? {}))
      for (const { texts, language } of translated)
        assert.deepEqual(links(texts[key]), links(text), `${key} in ${language}`);
  });
});
