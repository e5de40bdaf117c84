/** `npm run package`: builds the extension (.vsix) and the npm tarball into the checkout's top folder. */
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { ensureNodeModules } from './lib/setup.mjs';

await ensureNodeModules();
const { bundle } = await import('./lib/bundle.mjs');
const { packageTarball, packageVsix } = await import('./lib/package.mjs');
await bundle();
for (const file of [await packageVsix(root), await packageTarball(root)])
  console.log(path.relative(root, file));
