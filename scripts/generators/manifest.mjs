/**
 * The generated part of package.json: settings, commands, menus and activation events, from the client's own tables; and its texts in
 * each language (package.nls.*.json).
 * Everything else in the file is written by hand and stays as it is.
 */
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { grammars, languages } from './grammars.mjs';

/** @param {string} file under out/ @returns {Promise<any>} */
const built = (file) => import(path.join(root, 'out', file));

const untrusted =
  'Code is linted. The migration runner is not started, and no page is queried or moved, until the workspace is trusted.';
const virtual =
  'Code is linted by itself, without headers, build files and numa-lens.json. Debugging needs the machine that the code runs on.';

/** With its texts in English. */
async function plainManifest() {
  const { section, settings } = await built('client/settings/table.js');
  const { languageIds, numaMapsLanguage } = await built('client/languages.js');
  const { commands, withCall } = await built('client/commands/table.js');
  const { container, views, itemMenus, titleMenus } = await built('client/views/table.js');
  const { walkthrough, steps } = await built('client/first-steps/walkthrough.js');
  const text = fs.readFileSync(path.join(root, 'package.json'), 'utf8');
  const current = JSON.parse(text);
  current.activationEvents = [
    ...languageIds.map((/** @type {string} */ id) => `onLanguage:${id}`),
    `onLanguage:${numaMapsLanguage}`,
    // So that a mistake in it is told also while no source is open.
    'workspaceContains:numa-lens.json',
    // A session is watched from its first message on, whatever its debugger is: other extensions bring more of them.
    'onDebugAdapterProtocolTracker',
  ];
  current.capabilities.untrustedWorkspaces.restrictedConfigurations = Object.entries(settings)
    .filter(([, { scope }]) => scope === 'machine')
    .map(([key]) => `${section}.${key}`);
  current.contributes = {
    ...current.contributes,
    commands: Object.entries(commands).map(([command, { title, enablement, icon }]) => ({
      command,
      title,
      category: 'NUMA Lens',
      ...(icon === undefined ? {} : { icon: `$(${icon})` }),
      ...(enablement === undefined ? {} : { enablement }),
    })),
    menus: {
      ...current.contributes?.menus,
      'editor/context': Object.entries(commands).flatMap(([command, { editorMenu }]) =>
        editorMenu === undefined ? [] : [{ command, when: editorMenu, group: 'numaLens' }],
      ),
      'debug/variables/context': Object.entries(commands).some(([, { variablesMenu }]) => variablesMenu)
        ? [
            {
              submenu: 'numaLens.variable',
              when: `variableEvaluateNamePresent && ${withCall}`,
              group: 'z_numaLens',
            },
          ]
        : [],
      'numaLens.variable': Object.entries(commands)
        .filter(([, { variablesMenu }]) => variablesMenu)
        .map(([command], index) => ({ command, group: `1_numaLens@${index + 1}` })),
      'view/title': titleMenus.map((/** @type {any} */ { command, view }, /** @type {number} */ index) => ({
        command,
        when: `view == ${view}`,
        group: `navigation@${index + 1}`,
      })),
      'view/item/context': itemMenus.flatMap(itemEntries),
    },
    submenus: [{ id: 'numaLens.variable', label: 'NUMA Lens' }],
    viewsContainers: { activitybar: [container] },
    views: {
      [container.id]: Object.entries(views).map(([id, { name }]) => ({ id, name, icon: container.icon })),
    },
    viewsWelcome: Object.entries(views).flatMap(([view, { welcome }]) =>
      welcome.map((/** @type {any} */ { text, when }) => ({
        view,
        contents: text,
        ...(when === undefined ? {} : { when }),
      })),
    ),
    walkthroughs: [
      {
        ...walkthrough,
        steps: steps.map((/** @type {any} */ { id, title, description, picture, altText, doneBy }) => ({
          id,
          title,
          description,
          media: { image: pictures(picture), altText },
          completionEvents: [...doneBy],
        })),
      },
    ],
    languages,
    grammars,
    jsonValidation: [{ fileMatch: 'numa-lens.json', url: './schemas/numa-lens.schema.json' }],
    configuration: {
      title: 'NUMA Lens',
      properties: Object.fromEntries(
        Object.entries(settings).map(([key, setting]) => [`${section}.${key}`, property(setting)]),
      ),
    },
  };
  Object.assign(current.capabilities.untrustedWorkspaces, { description: untrusted });
  current.capabilities.virtualWorkspaces = { supported: 'limited', description: virtual };
  return current;
}

/** package.json, with the keys of the texts that package.nls.json and its like have. */
export async function manifest() {
  const { current } = await keyed();
  return JSON.stringify(current, null, 2);
}

/**
 * The texts of package.json in a language. What a catalogue does not have is left out: the editor then takes the English one.
 * @param {'en' | 'ko' | 'ja'} language
 */
export async function manifestTexts(language) {
  const { texts } = await keyed();
  /** @type {Record<string, string>} */
  const catalogue = language === 'en' ? {} : (await built(`server/languages/${language}/index.js`)).catalogue;
  const entries = [...texts].flatMap(([key, text]) => {
    const own = language === 'en' ? text : catalogue[text];
    return own === undefined ? [] : [[key, own]];
  });
  return JSON.stringify(Object.fromEntries(entries), null, 2);
}

/** Puts a key in the place of each text that people read. */
async function keyed() {
  const current = await plainManifest();
  /** @type {Map<string, string>} */
  const texts = new Map();
  /** @param {any} holder @param {string | number} name @param {string} key */
  const take = (holder, name, key) => {
    if (typeof holder[name] !== 'string') return;
    texts.set(key, holder[name]);
    holder[name] = `%${key}%`;
  };
  const { commands, views, viewsWelcome, walkthroughs, configuration } = current.contributes;
  for (const one of commands) take(one, 'title', `command.${one.command}`);
  for (const one of Object.values(views).flat()) take(one, 'name', `view.${one.id}`);
  for (const [index, one] of viewsWelcome.entries()) take(one, 'contents', `welcome.${index + 1}`);
  for (const one of walkthroughs) {
    for (const field of ['title', 'description']) take(one, field, `walkthrough.${field}`);
    for (const step of one.steps) {
      for (const field of ['title', 'description']) take(step, field, `walkthrough.${step.id}.${field}`);
      take(step.media, 'altText', `walkthrough.${step.id}.picture`);
    }
  }
  for (const [name, schema] of Object.entries(configuration.properties)) {
    for (const field of ['description', 'markdownDescription']) take(schema, field, `setting.${name}`);
    take(schema, 'patternErrorMessage', `setting.${name}.pattern`);
    if (schema.enumDescriptions === undefined) continue;
    // Not the table's own list.
    schema.enumDescriptions = [...schema.enumDescriptions];
    for (const index of schema.enumDescriptions.keys())
      take(schema.enumDescriptions, index, `setting.${name}.${schema.enum[index]}`);
  }
  for (const name of ['untrustedWorkspaces', 'virtualWorkspaces'])
    take(current.capabilities[name], 'description', `capability.${name}`);
  return { current, texts };
}

/** High contrast has black or white grounds too. @param {string} name */
function pictures(name) {
  const [dark, light] = ['dark', 'light'].map((theme) => `media/walkthrough/${name}-${theme}.png`);
  return { dark, light, hc: dark, hcLight: light };
}

/** In the context menu of the items, and beside them where it is a button. @param {any} menu @param {number} index */
function itemEntries({ command, items, inline }, index) {
  const when = `view =~ /^numaLens\\./ && viewItem =~ /^(${items.join('|')})$/`;
  const order = String(index + 1);
  return [
    ...(inline ? [{ command, when, group: `inline@${order}` }] : []),
    { command, when, group: `1_numaLens@${order}` },
  ];
}

/** @param {any} setting */
function property({ perRule, ...schema }) {
  if (!perRule) return schema;
  return { ...schema, additionalProperties: { enum: ['off', 'hint', 'warning', 'error'] } };
}
