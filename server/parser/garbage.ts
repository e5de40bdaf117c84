/** Collections of garbage that are asked for, where V8 cannot know what they give back. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** `young`: of what was made since the last collection or two. `pages`: all, and free pages go back to the system; from V8 13 on. */
export type Collect = (what: 'young' | 'all' | 'pages') => void;

type Gc = (
  options?: { readonly type: 'minor' } | { readonly type: 'major'; readonly flavor: 'last-resort' },
) => void;

function isGc(value: unknown): value is Gc {
  return typeof value === 'function';
}

/** Undefined where the engine offers none. */
export function garbageCollector(): Collect | undefined {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  if (!isGc(gc)) return undefined;
  return (what) => {
    if (what === 'young') gc({ type: 'minor' });
    else if (what === 'pages') gc({ type: 'major', flavor: 'last-resort' });
    // Not `{ type: 'major' }`: V8 11 (Node 20) takes any object for a young collection.
    else gc();
  };
}
