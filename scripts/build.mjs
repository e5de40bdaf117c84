/** `npm run build`: bundles the four programs into dist/. Types are checked by `npm run check`, not here. */
import { ensureNodeModules } from './lib/setup.mjs';

await ensureNodeModules();
const { bundle } = await import('./lib/bundle.mjs');
await bundle();
