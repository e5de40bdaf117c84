/** The folders that scripts share. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Downloads and built tools, ignored by git; deleting it costs time, never correctness. */
export const cache = path.join(root, '.cache');

/** Reports of the last test run, one JSON file a suite. */
export const results = path.join(root, 'test-results');
