/** `npm run package`: builds the extension (a .vsix for each kind of machine) and the npm tarball into the checkout's top folder. */
import path from 'node:path';
import { readArguments } from './lib/arguments.mjs';
import { root } from './lib/paths.mjs';
import { ensureNodeModules } from './lib/setup.mjs';

readArguments('npm run package', {});
await ensureNodeModules();
const { bundle } = await import('./lib/bundle.mjs');
const { packageTarball, packageVsix, vsixTargets } = await import('./lib/package.mjs');
await bundle();
for (const target of vsixTargets) console.log(path.relative(root, await packageVsix(root, target)));
console.log(path.relative(root, await packageTarball(root)));
