/** schemas/numa-lens.schema.json: what numa-lens.json may hold, from the table of settings and the rules' declarations. */
import path from 'node:path';
import { root } from '../lib/paths.mjs';

/** @param {string} file under out/ @returns {Promise<any>} */
const built = (file) => import(path.join(root, 'out', file));

export async function configSchema() {
  const { settings } = await built('client/settings/table.js');
  const { ruleDeclarations } = await built('server/core/rules/catalogue.js');
  const { architectures } = await built('server/kernel/architectures.js');
  const { configKeys, overrideKeys, levels } = await built('server/core/config-file.js');
  /** @type {Record<string, object>} */
  const rules = Object.fromEntries(
    ruleDeclarations.map(
      (/** @type {{ id: string, title: string, severity: string, set?: string }} */ rule) => [
        rule.id,
        {
          $ref: '#/definitions/level',
          description: `${rule.title}. ${rule.severity}${rule.set === 'strict' ? ', in the strict set only' : ''}.`,
        },
      ],
    ),
  );
  /** @type {Record<string, object>} */
  const known = {
    minKernel: { ...pick(settings.minKernel), pattern: settings.minKernel.pattern },
    targetArch: {
      ...pick(settings.targetArch),
      examples: architectures.map((/** @type {{ name: string }} */ one) => one.name),
    },
    maxNodes: {
      ...pick(settings.maxNodes),
      minimum: settings.maxNodes.minimum,
      maximum: settings.maxNodes.maximum,
    },
    preset: { ...pick(settings.preset), enum: settings.preset.enum },
    rules: { ...pick(settings.rules), properties: rules, additionalProperties: false },
    overrides: {
      type: 'array',
      description: 'Other rules for some files. Of two that name a file the later one wins.',
      items: { $ref: '#/definitions/override' },
    },
    files: {
      description:
        'File patterns relative to the folder of numa-lens.json: * and ? within a name, ** over folders, [a-z], {a,b}. Without a slash: in any folder.',
      oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 1 }],
    },
  };
  /** @param {readonly string[]} keys */
  const properties = (keys) => Object.fromEntries(keys.map((key) => [key, known[key] ?? missing(key)]));
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'NUMA Lens',
    description: 'numa-lens.json: settings of NUMA Lens for the files beside it and in folders below.',
    type: 'object',
    properties: { $schema: { type: 'string' }, ...properties(configKeys) },
    additionalProperties: false,
    definitions: {
      level: { enum: levels },
      override: {
        type: 'object',
        properties: properties(overrideKeys),
        required: ['files'],
        additionalProperties: false,
      },
    },
  };
  return JSON.stringify(schema, null, 2);
}

/** @param {{ type: string, default: unknown, markdownDescription: string }} setting */
const pick = ({ type, markdownDescription }) => ({
  type,
  description: markdownDescription.replaceAll(/[`_]/g, ''),
  markdownDescription,
});

/** @param {string} key @returns {never} */
function missing(key) {
  throw new Error(`the schema of numa-lens.json does not describe "${key}"`);
}
