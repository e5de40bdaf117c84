/** The files of the tree around a container file, found by ripgrep. */
import { manifestGlobs } from '../../../core/manifest/kinds';
import { kindOfFile } from '../../../lsp/file-kinds';
import { isOfInterestIn, tellingGlobs, tellingPattern } from '../../../lsp/trees';
import { decodePath, searchFolder, type Search } from './ripgrep';
import { forCallsInC, forCallsInScripts } from './searches';

const searches: readonly Search[] = [
  { ...forCallsInC, names: 'matches' },
  { ...forCallsInScripts, names: 'matches' },
  { globs: [...tellingGlobs, ...manifestGlobs], pattern: tellingPattern, names: 'all' },
];

/** Those worth reading; undefined if ripgrep cannot tell. */
export async function filesOfTree(top: string, program: string): Promise<readonly string[] | undefined> {
  const searched = await searchFolder(top, { program, respectIgnores: true, searches });
  if (searched === undefined) return undefined;
  const files = new Set<string>();
  for (const one of searched.with) {
    const file = decodePath(top, one);
    if (file !== undefined) files.add(file);
  }
  for (const one of searched.without) {
    const file = decodePath(top, one);
    if (file !== undefined && (kindOfFile(file) ?? 'kubernetes') !== 'kubernetes') files.add(file);
  }
  return [...files].filter((file) => isOfInterestIn(top, file)).sort();
}
