/** The analysis as a command runs it: on the fastest parser that loads. */
import { lint } from '../../core/engine';
import { rulesById } from '../../core/rules/catalogue';
import type { Analysis } from '../../lsp/analysis';
import { chooseParser } from '../../parser/choose';
import type { Io } from '../io';

export async function loadAnalysis(io: Io): Promise<Analysis> {
  const { parser, note } = await chooseParser('fastest');
  if (note !== undefined && io.env['NUMA_LENS_TRACE'] !== undefined) io.stderr(`numa-lens: ${note}\n`);
  return { parser, rules: rulesById, lint };
}
