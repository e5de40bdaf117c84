/** What the build of one file says, as plain data. Read by the hosts; absent: not known. */
import type { HeaderRequest } from '../lint';
import type { LinkFacts } from './link';

export interface BuildFacts {
  /** -D after -U has been applied: name (with its parameters, if it is function-like) → body. */
  readonly macros: ReadonlyMap<string, string>;
  /** -include, in order: read before the file itself. */
  readonly forcedIncludes: readonly HeaderRequest[];
  /** A call of a function that nothing declares does not compile; undefined: not known. */
  readonly rejectsUndeclared: boolean | undefined;
  /** How the programs that the file is part of are linked; absent: no build file was read. */
  readonly link?: LinkFacts;
}
