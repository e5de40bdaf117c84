/** docs/settings.md: every setting of the editor, from the table that package.json's are made of. */
import path from 'node:path';
import { root } from '../lib/paths.mjs';

/** @param {string} file under out/ @returns {Promise<any>} */
const built = (file) => import(path.join(root, 'out', file));

/** @type {Readonly<Record<string, string>>} */
const scopes = {
  resource: 'user, workspace or folder',
  window: 'user or workspace',
  machine: 'user, for this machine alone: no workspace can set it, and it is not synchronised',
};

const head = `# Settings

<!-- Written by scripts/generators/settings-page.mjs from client/settings/table.ts. -->

Of the editor, under "NUMA Lens". Those with a key in \`numa-lens.json\` are better written there when everyone who works on the project shall have them, on
the command line and in pipelines too: the file counts, and what it leaves out comes from here ([language-server.md](language-server.md)).
`;

export async function settingsPage() {
  const { section, settings } = await built('client/settings/table.js');
  const { configKeys } = await built('server/core/config-file.js');
  const parts = Object.entries(settings).map(([key, setting]) => {
    const facts = [
      `Default: \`${JSON.stringify(setting.default)}\`.`,
      `Set for: ${scopes[setting.scope]}.`,
      ...(configKeys.includes(key) ? [`In \`numa-lens.json\`: \`${key}\`.`] : []),
    ];
    const values = (setting.enum ?? []).map(
      (/** @type {string} */ value, /** @type {number} */ index) =>
        `- \`${value}\`: ${setting.enumDescriptions[index]}`,
    );
    return [
      `## ${section}.${key}`,
      setting.markdownDescription.replaceAll(/`#([\w.]+)#`/g, '`$1`'),
      ...(values.length === 0 ? [] : [values.join('\n')]),
      facts.join(' '),
    ].join('\n\n');
  });
  return `${[head, ...parts].join('\n\n')}\n`;
}
