/** The analysis as a command runs it: on the fastest parser that loads. */
import { analysisOn, type Analysis } from '../../lsp/analysis';
import { chooseParser } from '../../parser/choose';
import type { Io } from '../io';

export async function loadAnalysis(io: Io): Promise<Analysis> {
  const note = (sentence: string): void => {
    if (io.env['NUMA_LENS_TRACE'] !== undefined) io.stderr(`numa-lens: ${sentence}\n`);
  };
  return analysisOn(await chooseParser('fastest', { note, languages: [] }));
}
