/** What stands in a tree of the NUMA view, as data: what is seen, what a screen reader says, what commands get. */
import type { Subject } from '../subjects';
import type { CommandId } from '../commands/table';
import type { ItemKind } from './table';

export interface Row {
  /** Unique in its tree; the same for the same thing, so that what was opened stays open. */
  readonly id: string;
  readonly label: string;
  /** Beside the label, in less prominent letters. */
  readonly description?: string;
  /** The whole story. */
  readonly tooltip?: string;
  /** A codicon. */
  readonly icon?: string;
  /** For a screen reader, where it is more or less than label and description: bars and signs are not for reading aloud. */
  readonly spoken?: string;
  readonly kind?: ItemKind;
  /** What commands on it are about. */
  readonly subject?: Subject;
  readonly resultId?: number;
  /** Of what the row is about, where that is a part of a result: "0x…". */
  readonly address?: string;
  /** What happens when it is selected. */
  readonly go?: {
    readonly command: CommandId | 'vscode.open';
    readonly title: string;
    readonly arguments: readonly unknown[];
  };
  readonly children?: readonly Row[];
  /** Children that have to be asked for, when it is opened. */
  readonly load?: () => Promise<readonly Row[]>;
  readonly expanded?: boolean;
}

/** A row that only says something. */
export function note(id: string, label: string, icon = 'info'): Row {
  return { id, label, icon, tooltip: label };
}
