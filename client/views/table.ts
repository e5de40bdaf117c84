/**
 * The views of NUMA Lens and what their items offer, once: the manifest's views and menus are generated from this table
 * (scripts/generators/manifest.mjs). Without the editor's API, so that the generator can load it.
 */
import type { CommandId } from '../commands/table';
import { contextKeys } from '../commands/table';
import { walkthrough } from '../first-steps/walkthrough';

/** In the activity bar. */
export const container = { id: 'numaLens', title: 'NUMA', icon: 'media/numa.svg' } as const;

interface ViewEntry {
  readonly name: string;
  /** What to say while it is empty: paragraphs, each under a when clause. */
  readonly welcome: readonly { readonly text: string; readonly when?: string }[];
}

const untrusted = {
  text: 'This workspace is not trusted, so no process is looked at.\n[Manage Workspace Trust](command:workbench.trust.manage)',
  when: '!isWorkspaceTrusted',
};

const withoutRunner = {
  text: 'This machine has another system than Linux, so there are no pages to ask for here; findings need none. Open a window on the Linux machine (Remote, WSL, a container), or tell in a setting which command starts the runner there.\n[Open Setting](command:workbench.action.openSettings?%5B%22numaLens.runner.prefix%22%5D)',
  when: `isWorkspaceTrusted && ${contextKeys.withoutRunner}`,
};

const runner = `isWorkspaceTrusted && !${contextKeys.withoutRunner}`;
const nobody = `!inDebugMode && !${contextKeys.attached}`;
const firstSteps = `[First Steps](command:workbench.action.openWalkthrough?${encodeURIComponent(
  JSON.stringify([`numa-lens.numa-lens#${walkthrough.id}`]),
)})`;

export const views = {
  'numaLens.results': {
    name: 'Results',
    welcome: [
      untrusted,
      withoutRunner,
      {
        text: `No pages have been queried or moved yet.\n\nDebug a program that calls move_pages, mbind or another NUMA call, stop in the function with the call, and use "Query placement" or "Run migration" above it.\n[Open an Example](command:numaLens.openExample)\n${firstSteps}`,
        when: `${runner} && !${contextKeys.hasOutcomes} && ${nobody}`,
      },
      {
        text: 'The program runs. Stop it in the function with the call: at a breakpoint, or now.\n[Pause](command:workbench.action.debug.pause)',
        when: `${runner} && !${contextKeys.hasOutcomes} && inDebugMode && !${contextKeys.paused}`,
      },
      {
        text: 'A program is stopped. Use "Query placement" or "Run migration" above a call that names pages, or look at all of its pages.\n[Query Placement](command:numaLens.queryPlacement)\n[Show Page Map](command:numaLens.showPageMap)',
        when: `${runner} && !${contextKeys.hasOutcomes} && ${contextKeys.paused}`,
      },
      {
        text: 'A process is attached. Ask on which nodes its pages are: of a mapping, a variable or a range.\n[Query Placement](command:numaLens.queryPlacement)\n[Show Page Map](command:numaLens.showPageMap)',
        when: `${runner} && !${contextKeys.hasOutcomes} && !inDebugMode && ${contextKeys.attached}`,
      },
    ],
  },
  'numaLens.processes': {
    name: 'Processes',
    welcome: [
      untrusted,
      withoutRunner,
      {
        text: 'No process to look at. Start debugging, or attach to a process that runs already.\n[Attach to Process…](command:numaLens.attach)',
        when: runner,
      },
    ],
  },
  'numaLens.topology': {
    name: 'Topology',
    welcome: [
      untrusted,
      withoutRunner,
      {
        text: 'The nodes of this machine: memory, CPUs, distances.\n[Show Topology](command:numaLens.refreshTopology)',
        when: runner,
      },
    ],
  },
} as const satisfies Readonly<Record<string, ViewEntry>>;

export type ViewId = keyof typeof views;

/** What kind of thing an item is: its contextValue. */
export type ItemKind =
  'result' | 'moved-result' | 'run' | 'debugged' | 'attached' | 'mapping' | 'fixed-mapping' | 'node';

interface ItemMenu {
  readonly command: CommandId;
  readonly items: readonly ItemKind[];
  /** A button on the item, beside being in its context menu. */
  readonly inline?: true;
}

export const itemMenus: readonly ItemMenu[] = [
  {
    command: 'numaLens.showPageMap',
    items: ['result', 'moved-result', 'debugged', 'attached', 'mapping', 'fixed-mapping'],
    inline: true,
  },
  { command: 'numaLens.queryPlacement', items: ['debugged', 'attached', 'mapping'] },
  { command: 'numaLens.moveTo', items: ['debugged', 'attached', 'mapping'] },
  { command: 'numaLens.dryRun', items: ['debugged', 'attached', 'mapping'] },
  { command: 'numaLens.moveBack', items: ['moved-result'], inline: true },
  { command: 'numaLens.retry', items: ['result', 'moved-result'] },
  { command: 'numaLens.showNumaMaps', items: ['debugged', 'attached'] },
  {
    command: 'numaLens.goToMapping',
    items: ['mapping', 'fixed-mapping', 'result', 'moved-result', 'run'],
  },
  { command: 'numaLens.detach', items: ['attached'] },
];

/** Buttons in the title of a view. */
export const titleMenus: readonly { readonly command: CommandId; readonly view: ViewId }[] = [
  { command: 'numaLens.clearOutcomes', view: 'numaLens.results' },
  { command: 'numaLens.checkWorkspace', view: 'numaLens.results' },
  { command: 'numaLens.attach', view: 'numaLens.processes' },
  { command: 'numaLens.refreshProcesses', view: 'numaLens.processes' },
  { command: 'numaLens.refreshTopology', view: 'numaLens.topology' },
];
