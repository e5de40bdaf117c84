/** The files of the tree around a container file, found by ripgrep. */
import { kindOfFile } from '../../../lsp/manifests';
import { isOfInterestIn } from '../../../lsp/trees';
import { decodePath, forTrees, searchFolder } from './ripgrep';

/** Those worth reading; undefined if ripgrep cannot tell. */
export async function filesOfTree(top: string, program: string): Promise<readonly string[] | undefined> {
  const searched = await searchFolder(top, { program, respectIgnores: true, searches: forTrees });
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
