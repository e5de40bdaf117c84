import { configSchema } from './config-schema.mjs';
import { coverage } from './coverage.mjs';
import { manifest } from './manifest.mjs';
import { rulesIndex } from './rules-index.mjs';

/**
 * Every generated file of the project, each with the function that makes its text from the built sources (out/).
 * @type {readonly { file: string, generate: () => string | Promise<string> }[]}
 */
export const generators = [
  { file: 'package.json', generate: manifest },
  { file: 'schemas/numa-lens.schema.json', generate: configSchema },
  { file: 'docs/rules/README.md', generate: rulesIndex },
  { file: 'docs/coverage.md', generate: coverage },
];
