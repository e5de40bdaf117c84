/**
 * `npm run editor`: opens the example in VS Code with this extension. In the user's own `code` where there is one;
 * else, or with --browser, in the embedded editor, whose address is printed. Ends with Ctrl+C.
 */
import fs from 'node:fs';
import path from 'node:path';
import { readArguments } from './lib/arguments.mjs';
import { cache, root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { ensureNodeModules } from './lib/setup.mjs';

const { browser } = readArguments('npm run editor -- [--browser]', {
  options: { browser: { type: 'boolean', default: false } },
}).values;

await ensureNodeModules();
const { bundle, bundleIsCurrent } = await import('./lib/bundle.mjs');
const { installExtensions, makeProfile, startServer } = await import('./editor/embedded.mjs');
const { ensureEditorHost } = await import('./editor/install.mjs');
const { writeLldbExtension } = await import('./editor/lldb-extension.mjs');
const { hostTarget, packageVsix } = await import('./lib/package.mjs');
const { packFolder } = await import('./editor/pack.mjs');

const example = path.join(root, 'examples');
if (!bundleIsCurrent()) await bundle();

const own = process.env['VSCODE'] ?? 'code';
const hasOwn = (await run(own, ['--version'], { quiet: true })).code === 0;
if (hasOwn && !browser) {
  const { code } = await run(own, [`--extensionDevelopmentPath=${root}`, example]);
  process.exit(code);
}

const installed = await ensureEditorHost();
if (!installed.ok) {
  console.error(installed.reason);
  process.exit(1);
}
const base = path.join(cache, 'editor');
fs.rmSync(base, { recursive: true, force: true });
const profile = makeProfile(base);
const lldb = path.join(base, 'lldb-extension');
const packed = [
  packageVsix(base, hostTarget),
  ...(writeLldbExtension(lldb) ? [packFolder(lldb, `${lldb}.vsix`)] : []),
];
await installExtensions(installed.host, profile, await Promise.all(packed));
const server = await startServer(installed.host, profile, {
  port: Number(process.env['PORT'] ?? 0),
  // The example is this project's own: asking whom to trust would only stand in the way.
  trustEverything: true,
});
console.log(`\nOpen ${server.url}?folder=${encodeURIComponent(example)}`);
console.log('It listens on this machine only. Ctrl+C ends it.');
await new Promise((resolve) => {
  process.once('SIGINT', resolve);
  process.once('SIGTERM', resolve);
});
await server.stop();
