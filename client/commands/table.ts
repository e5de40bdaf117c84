/**
 * Every command, once: the manifest's commands and menus are generated from this table
 * (scripts/generators/manifest.mjs). Without the editor's API, so that the generator can load it.
 */

interface CommandEntry {
  readonly title: string;
  /** A when clause: where the command makes sense. Absent: always. */
  readonly enablement?: string;
}

export const commands = {
  'numaLens.restartServer': { title: 'Restart Language Server' },
  'numaLens.showLog': { title: 'Show Log' },
} as const satisfies Readonly<Record<string, CommandEntry>>;

export type CommandId = keyof typeof commands;
