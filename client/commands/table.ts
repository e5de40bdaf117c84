/**
 * Every command, once: the manifest's commands and menus are generated from this table
 * (scripts/generators/manifest.mjs). Without the editor's API, so that the generator can load it.
 */
import { languageIds, numaMapsLanguage } from '../languages';

interface CommandEntry {
  readonly title: string;
  /** A when clause: where the command makes sense. Absent: always. */
  readonly enablement?: string;
  /** A codicon, where the command is a button: "refresh". */
  readonly icon?: string;
  /** Also in the context menu of an editor, under this clause. */
  readonly editorMenu?: string;
  /** Also on a variable of the debugger that can be evaluated. */
  readonly variablesMenu?: true;
}

/** Keys that the extension sets for `when` clauses. */
export const contextKeys = {
  /** A debug session is stopped at a place that can be acted on. */
  paused: 'numaLens.paused',
  /** At least one call has an outcome. */
  hasOutcomes: 'numaLens.hasOutcomes',
  /** At least one outcome can be undone. */
  canMoveBack: 'numaLens.canMoveBack',
  /** At least one move left pages where they were. */
  canRetry: 'numaLens.canRetry',
  /** At least one move will be undone while the program runs. */
  canMakeLast: 'numaLens.canMakeLast',
  /** At least one process is attached without a debugger. */
  attached: 'numaLens.attached',
  /**
   * No runner can be had: this machine is none with Linux, and no setting starts one elsewhere. Put this way round, because what starts the
   * extension is offered before the extension can set a key.
   */
  withoutRunner: 'numaLens.withoutRunner',
  /** The findings of closed files are shown, since the workspace was checked. */
  workspaceChecked: 'numaLens.workspaceChecked',
} as const;

export type ContextKey = (typeof contextKeys)[keyof typeof contextKeys];

/** What asks a runner. */
const canAskRunner = `isWorkspaceTrusted && !${contextKeys.withoutRunner}`;
/** What is done with pages: of a program that is stopped in the debugger, or of an attached process. */
const withPages = `(${contextKeys.paused} || ${contextKeys.attached}) && ${canAskRunner}`;
/** What is done with a call of the stopped program. */
export const withCall = `${contextKeys.paused} && ${canAskRunner}`;

export const commands = {
  'numaLens.queryPlacement': {
    title: 'Query Placement',
    enablement: withPages,
    variablesMenu: true,
    editorMenu: `${withCall} && editorLangId =~ /^(${languageIds.join('|')})$/`,
  },
  'numaLens.runMigration': { title: 'Run Migration', enablement: withCall },
  'numaLens.moveTo': { title: 'Move to Node…', enablement: withPages, variablesMenu: true },
  'numaLens.dryRun': { title: 'Dry Run', enablement: withPages, variablesMenu: true },
  'numaLens.runToCall': { title: 'Run to This Call', enablement: withCall },
  'numaLens.moveBack': {
    title: 'Move Back',
    icon: 'discard',
    enablement: `${contextKeys.canMoveBack} && ${canAskRunner}`,
  },
  'numaLens.undoEarlierMove': { title: 'Undo an Earlier Move…', enablement: canAskRunner },
  'numaLens.retry': {
    title: 'Try Again',
    enablement: `${contextKeys.canRetry} && ${canAskRunner}`,
  },
  'numaLens.makeLast': { title: 'Make the Move Last…', enablement: contextKeys.canMakeLast },
  'numaLens.showOutcomes': { title: 'Show Outcomes', enablement: contextKeys.hasOutcomes },
  'numaLens.clearOutcomes': {
    title: 'Clear Outcomes',
    icon: 'clear-all',
    enablement: contextKeys.hasOutcomes,
  },
  'numaLens.showPageMap': {
    title: 'Show Page Map',
    icon: 'table',
    enablement: `(${contextKeys.hasOutcomes} || ${contextKeys.paused} || ${contextKeys.attached}) && ${canAskRunner}`,
    variablesMenu: true,
  },
  'numaLens.showNumaMaps': {
    title: 'Show numa_maps',
    icon: 'list-flat',
    enablement: canAskRunner,
  },
  'numaLens.goToMapping': {
    title: 'Go to Mapping…',
    enablement: `editorLangId == ${numaMapsLanguage} || (${canAskRunner})`,
    editorMenu: `editorLangId == ${numaMapsLanguage}`,
  },
  'numaLens.refreshProcesses': {
    title: 'Refresh Processes',
    icon: 'refresh',
    enablement: `(inDebugMode || ${contextKeys.attached}) && ${canAskRunner}`,
  },
  'numaLens.refreshTopology': {
    title: 'Refresh Topology',
    icon: 'refresh',
    enablement: canAskRunner,
  },
  'numaLens.attach': { title: 'Attach to Process…', icon: 'plug', enablement: canAskRunner },
  'numaLens.detach': { title: 'Detach from Process', enablement: contextKeys.attached },
  'numaLens.startPrivilegedRunner': {
    title: 'Start Privileged Runner…',
    enablement: withPages,
  },
  'numaLens.checkWorkspace': {
    title: 'Check the Workspace',
    icon: 'checklist',
    enablement: 'workspaceFolderCount > 0',
  },
  'numaLens.clearWorkspace': {
    title: 'Clear the Findings of Closed Files',
    enablement: contextKeys.workspaceChecked,
  },
  'numaLens.openExample': { title: 'Open an Example' },
  'numaLens.debugExample': { title: 'Debug the Example', enablement: canAskRunner },
  'numaLens.restartServer': { title: 'Restart Language Server' },
  'numaLens.showLog': { title: 'Show Log' },
} as const satisfies Readonly<Record<string, CommandEntry>>;

export type CommandId = keyof typeof commands;
