/** The commands, in the order of the help. A new one is a file here and a line below. */
import type { Command } from '../command';
import { debugCommand } from './debug';
import { explainCommand } from './explain';
import { migrateCommand } from './migrate';
import { queryCommand } from './query';
import { runnerCommand } from './runner';
import { topologyCommand } from './topology';
import { undoCommand } from './undo';

export const commands: readonly Command[] = [
  explainCommand,
  topologyCommand,
  queryCommand,
  migrateCommand,
  undoCommand,
  debugCommand,
  runnerCommand,
];
