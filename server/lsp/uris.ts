/** Between document URIs and paths. Only file: documents have a path; others are linted without their surroundings. */
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Undefined for untitled documents, remote schemes and malformed URIs. */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

export function uriOfPath(file: string): string {
  return pathToFileURL(file).href;
}

/** Whether the file is the folder or lies below it. */
export function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}

/** A path as patterns and texts write it, on every system: with slashes. */
export function slashed(file: string): string {
  return path.sep === '/' ? file : file.split(path.sep).join('/');
}
