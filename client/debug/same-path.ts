/** Debug information and the editor may come to one file by different links. */
import fs from 'node:fs';

/** Real paths by path, so that showing lenses does not ask the disk again for every frame of every call. */
const real = new Map<string, string | undefined>();

export function samePath(a: string, b: string): boolean {
  if (a === b) return true;
  const left = realPath(a);
  return left !== undefined && left === realPath(b);
}

/** Undefined for a file that is not here: debug information names files of other machines too. */
function realPath(path: string): string | undefined {
  if (!real.has(path)) {
    let found: string | undefined;
    try {
      found = fs.realpathSync(path);
    } catch {
      found = undefined;
    }
    real.set(path, found);
  }
  return real.get(path);
}

/** Links may have changed: a new session looks again. */
export function forgetPaths(): void {
  real.clear();
}
