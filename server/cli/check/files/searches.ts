/** What `check` has ripgrep look for below a folder. */
import { configFileName } from '../../../core/config-file';
import { kubernetesWords, manifestGlobs } from '../../../core/manifest/kinds';
import { isScript, languageOfPath, sourceExtensions } from '../../../core/syntax/language';
import { mentionPatterns } from '../../../kernel/mention';
import type { Search } from './ripgrep';

const globs = (scripts: boolean): readonly string[] =>
  sourceExtensions
    .filter((one) => {
      const language = languageOfPath(`x.${one}`);
      return language !== undefined && isScript(language) === scripts;
    })
    .map((one) => `*.${one}`);

/** Each for the names as its files spell them; those of scripts take ten times as long to look for. */
export const forCallsInC = { globs: globs(false), pattern: mentionPatterns.c };
export const forCallsInScripts = { globs: globs(true), pattern: mentionPatterns.script };

/**
 * Two, at the same time, and each file is part of one. Of C and C++, which large trees are made of, it is enough how many files there
 * are: by its name each is a source.
 * @param naming all files, also those without a match
 */
export const searchesForCheck = (naming: boolean): readonly Search[] => [
  { ...forCallsInC, names: naming ? 'all' : 'matches' },
  {
    globs: [...forCallsInScripts.globs, ...manifestGlobs, configFileName],
    except: forCallsInC.globs,
    pattern: [forCallsInScripts.pattern, ...kubernetesWords].join('|'),
    names: 'all',
  },
];
