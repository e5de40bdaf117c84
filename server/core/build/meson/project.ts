/** What the meson.build files of one project say that matters for linking, gathered by interpret.ts. */
import type { BuildPlace } from '../link';
import type { Arguments } from './syntax';
import type { Value } from './values';

export interface MesonTarget {
  readonly name: string;
  readonly kind: 'program' | 'library';
  /** Whole paths, and what is not known. */
  readonly sources: readonly Value[];
  /** Dependencies, targets, words of link_args. */
  readonly links: readonly Value[];
  readonly place: BuildPlace;
  /** The call, where an edit of it changes this target alone. */
  readonly call: Arguments | undefined;
}

export class MesonProject {
  readonly targets: MesonTarget[] = [];
  /** What every target is linked with. */
  readonly links: Value[] = [];
  /** Folders whose meson.build was executed. */
  readonly folders = new Set<string>();
  isProject = false;
  /** Something was not understood that may matter to every target. */
  opaque = false;
}
