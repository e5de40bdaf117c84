/** `npm run build`: bundles the four programs into dist/. Types are checked by `npm run check`, not here. */
import { readArguments } from './lib/arguments.mjs';
import { ensureNodeModules } from './lib/setup.mjs';

readArguments('npm run build', {});
await ensureNodeModules();
const { bundle } = await import('./lib/bundle.mjs');
await bundle();
