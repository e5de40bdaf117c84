/** Paths of build files: absolute, with `/`, as text. A path of Windows keeps its drive letter as first part. */

/** `path` seen from `folder`, without `.`, `..` and doubled slashes. */
export function resolvePath(folder: string, path: string): string {
  const whole = isAbsolute(path) ? path : `${folder}/${path}`;
  const parts: string[] = [];
  for (const part of whole.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return /^[A-Za-z]:$/.test(parts[0] ?? '') ? parts.join('/') : `/${parts.join('/')}`;
}

export function isAbsolute(path: string): boolean {
  return /^(?:\/|[A-Za-z]:\/)/.test(path);
}

export function folderOf(path: string): string {
  return resolvePath(path, '..');
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The name without its last extension. */
export function stemOf(path: string): string {
  return nameOf(path).replace(/\.[^.]*$/, '');
}

/** From the folder up to `top`, which is above it or the folder itself. */
export function foldersUpTo(folder: string, top: string): readonly string[] {
  const found: string[] = [];
  for (let at = folder; ; at = folderOf(at)) {
    found.push(at);
    if (at === top || at === folderOf(at)) return found;
  }
}

/** `*` and `?` stay in one part of the path, as the shells, CMake and make have it. */
export function matchesGlob(pattern: string, path: string): boolean {
  const body = pattern.replace(/\[!|[\\^$.|+(){}]|[*?]/g, (one) => {
    if (one === '*') return '[^/]*';
    if (one === '?') return '[^/]';
    return one === '[!' ? '[^' : `\\${one}`;
  });
  try {
    return new RegExp(`^${body}$`).test(path);
  } catch {
    return false;
  }
}
