/** The editor's languages that are linted and whose calls can be run. */
import { mentionsCall } from '../server/kernel/mention';

const scriptIds: readonly string[] = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'];

export const languageIds: readonly string[] = ['c', 'cpp', 'cuda-cpp', ...scriptIds];

/** What is linted: documents of a language whose addresses begin so. */
export interface DocumentKind {
  readonly language: string;
  readonly scheme: string;
}

/**
 * Files on disk, new ones, and those of folders that are no folders of a disk: repositories that are looked at without a checkout, archives.
 * Not the old side of a comparison, and no other document that only shows something.
 * @param folders that the window was opened with
 */
export function lintedDocuments(
  folders: readonly { readonly uri: { readonly scheme: string } }[],
): readonly DocumentKind[] {
  const schemes = new Set(['file', 'untitled', ...folders.map(({ uri }) => uri.scheme)]);
  return languageIds.flatMap((language) => [...schemes].map((scheme) => ({ language, scheme })));
}

/** Copies of /proc/PID/numa_maps: explained, not linted. */
export const numaMapsLanguage = 'numa-maps';

export const isScript = (languageId: string): boolean => scriptIds.includes(languageId);

/**
 * Files that say how programs are run. They are linted while the server runs for the sources that they start: no YAML file
 * wakes the extension.
 */
export const containerFiles: readonly string[] = [
  '**/{*[Dd]ockerfile*,*[Cc]ontainerfile*}',
  '**/*.{yml,yaml}',
  '**/{devcontainer,.devcontainer}.json',
  '**/{*.service,*.service.d/*.conf}',
];

/** There is little else for the server to do in a workspace of scripts: one that names no call of the family needs none. */
export function isWorthServing(languageId: string, text: string): boolean {
  if (languageId === numaMapsLanguage) return true;
  return languageIds.includes(languageId) && (!isScript(languageId) || mentionsCall(text, 'script'));
}
