/** The editor's languages that are linted and whose calls can be run. */
import { mentionsCall } from '../server/kernel/mention';

const scriptIds: readonly string[] = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'];

export const languageIds: readonly string[] = ['c', 'cpp', 'cuda-cpp', ...scriptIds];

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
