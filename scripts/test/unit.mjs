/** The suites that need nothing but Node and this machine's kernel. */
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/process.mjs';

const folder = path.join(root, 'out/test');
const areas = ['unit', 'architecture', 'rules', 'lsp', 'runner', 'cli', 'session'].filter((name) =>
  fs.existsSync(path.join(folder, name)),
);
const files = areas.flatMap((area) =>
  fs
    .readdirSync(path.join(folder, area), { recursive: true })
    .map((file) => path.join(folder, area, String(file)))
    // A test whose source is gone must not live on in out/.
    .filter(
      (file) =>
        file.endsWith('.test.js') &&
        fs.existsSync(file.replace(folder, path.join(root, 'test')).replace(/js$/, 'ts')),
    ),
);
const { code } = await run(
  process.execPath,
  [
    '--enable-source-maps',
    '--test',
    '--test-reporter',
    './scripts/test/reporter.mjs',
    '--test-reporter-destination',
    'stdout',
    ...files.sort(),
  ],
  { cwd: root },
);
process.exitCode = code;
