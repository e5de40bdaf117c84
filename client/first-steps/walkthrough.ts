/**
 * The walkthrough, once: package.json has it from this table (scripts/generators/manifest.mjs). A step is done when what it is about
 * has happened, however it was done. Without the editor's API, so that the generator can load it.
 */
import type { CommandId, ContextKey } from '../commands/table';
import type { ViewId } from '../views/table';

interface Step {
  readonly id: string;
  readonly title: string;
  /** Paragraphs; a link alone in its line is a button. */
  readonly description: string;
  /** media/walkthrough/PICTURE-dark.png and -light.png, made by scripts/editor/screenshots.mjs. */
  readonly picture: string;
  readonly altText: string;
  readonly doneBy: readonly (`onCommand:${CommandId}` | `onContext:${ContextKey}` | `onView:${ViewId}`)[];
}

export const walkthrough = {
  id: 'numaLens.firstSteps',
  title: 'First Steps with NUMA Lens',
  description:
    'Find a mistake in a NUMA call, run the call on a live program, and read what became of each page.',
} as const;

export const steps: readonly Step[] = [
  {
    id: 'lint',
    title: 'See a mistake while you write',
    description:
      'Calls of move_pages(2) and its family are checked as you type, in C, C++, TypeScript and JavaScript. Each finding says what is wrong, why the kernel cares and what to do.\n\nThe example has one mistake: choose Quick Fix at the underlined flag to correct it. This needs neither a compiler nor a debugger.\n[Open an Example](command:numaLens.openExample)',
    picture: 'lint',
    altText:
      'A C file in the editor. The flag MPOL_MF_STRICT in a call of move_pages is underlined, and a menu offers to pass MPOL_MF_MOVE.',
    doneBy: ['onCommand:numaLens.openExample'],
  },
  {
    id: 'debug',
    title: 'Stop at the call',
    description:
      'Debug a program to a call that names pages: C and C++ with LLDB DAP, CodeLLDB, C/C++ or gdb, scripts with the debugger for Node that is built in. For the example you need Linux, a C compiler (gcc or clang) and one of these debuggers.\n[Debug the Example](command:numaLens.debugExample)\nA process that runs already needs no debugger.\n[Attach to Process…](command:numaLens.attach)',
    picture: 'debug',
    altText:
      'The program is stopped at its call of move_pages. Above the call stand Query placement, Run migration, Move to and Dry run.',
    doneBy: ['onContext:numaLens.paused', 'onContext:numaLens.attached'],
  },
  {
    id: 'run',
    title: 'Ask the kernel, then move',
    description:
      '"Query placement" above the call asks on which node each page is and moves nothing. "Run migration" runs the call as it is written, on the stopped program. What is large is shown first, and "Move back" takes a move back.\n[Query Placement](command:numaLens.queryPlacement)',
    picture: 'run',
    altText:
      'At the end of the line with the call stands the outcome of a query: how many pages are on which node, and which have no page.',
    doneBy: ['onContext:numaLens.hasOutcomes'],
  },
  {
    id: 'read',
    title: 'Read what became of each page',
    description:
      'The hover of an outcome tells for every page why it is where it is. The NUMA view keeps the results, with what to do about pages that did not move; the page map draws each page in the colour of its node.\n[Show Results](command:numaLens.results.focus)\n[Show Page Map](command:numaLens.showPageMap)',
    picture: 'read',
    altText:
      'The page map of the call: a cell for each page, with the number and the colour of its node, and a pattern for the page that is on none.',
    doneBy: ['onView:numaLens.results', 'onCommand:numaLens.showPageMap'],
  },
];
