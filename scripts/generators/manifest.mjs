/**
 * The generated part of package.json: settings, commands, menus and activation events, from the client's own tables.
 * Everything else in the file is written by hand and stays as it is.
 */
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

/** A variable that an expression names, of a session that can be acted on. */
const variableClause = 'variableEvaluateNamePresent && numaLens.paused && isWorkspaceTrusted';

/** @param {string} file under out/ @returns {Promise<any>} */
const built = (file) => import(path.join(root, 'out', file));

export async function manifest() {
  const { section, settings } = await built('client/settings/table.js');
  const { languageIds } = await built('client/languages.js');
  const { commands } = await built('client/commands/table.js');
  const { container, views, itemMenus, titleMenus } = await built('client/views/table.js');
  const text = fs.readFileSync(path.join(root, 'package.json'), 'utf8');
  const current = JSON.parse(text);
  current.activationEvents = [
    ...languageIds.map((/** @type {string} */ id) => `onLanguage:${id}`),
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
        ? [{ submenu: 'numaLens.variable', when: variableClause, group: 'z_numaLens' }]
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
    jsonValidation: [{ fileMatch: 'numa-lens.json', url: './schemas/numa-lens.schema.json' }],
    configuration: {
      title: 'NUMA Lens',
      properties: Object.fromEntries(
        Object.entries(settings).map(([key, setting]) => [`${section}.${key}`, property(setting)]),
      ),
    },
  };
  return JSON.stringify(current, null, 2);
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
