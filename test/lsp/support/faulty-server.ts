/**
 * The real server over the real analysis, except that the analysis throws for a text that says FAULT: a fault inside
 * the analysis cannot be provoked from outside on purpose, and the server has to live through it.
 */
import { loadAnalysis } from '../../../server/lsp/core-analysis';
import { start } from '../../../server/lsp/start';

void start(
  async () => {
    const analysis = await loadAnalysis();
    return {
      ...analysis,
      lint: (input) => {
        if (input.text.includes('FAULT')) throw new Error('a planted fault');
        return analysis.lint(input);
      },
    };
  },
  process.argv.slice(2),
  () => undefined,
);
