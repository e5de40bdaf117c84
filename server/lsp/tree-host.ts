/** How the sources of a tree are analysed for its container files: with their headers, and no further than to their calls. */
import { mergeConfig } from '../core/config-file';
import type { LintInput, LintResult } from '../core/lint';
import { languageOfFile } from '../core/syntax/language';
import type { Analysis } from './analysis';
import type { Builds } from './build/builds';
import { lintWithHeaders } from './header-rounds';
import type { HeaderReader } from './headers';
import type { TreeHost } from './trees';

export function treeHost(analysis: Analysis, headers: HeaderReader, builds: Builds): TreeHost {
  return {
    async lint(file, text, top): Promise<LintResult> {
      const language = languageOfFile(file, text);
      if (language === undefined) return { findings: [], callSites: [], wanted: [] };
      const build = await builds.compilationOf(file, top);
      const input: LintInput = {
        ...{ path: file, text, language, config: mergeConfig([build.values]), parser: analysis.parser },
        ...(build.facts === undefined ? {} : { build: build.facts }),
        only: 'calls',
      };
      const { result } = await lintWithHeaders(
        input,
        (one) => analysis.lint(one),
        (request) => headers.read(request, { includer: file, language, folder: top, search: build.search }),
      );
      return result;
    },
  };
}
