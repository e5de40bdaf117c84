/** The commands, in the order of the help. A new one is a file here and a line below. */
import type { Command } from '../command';
import { checkCommand } from './check';
import { debugCommand } from './debug';
import { explainCommand } from './explain';
import { lspCommand } from './lsp';
import { mapCommand } from './map';
import { mappingsCommand } from './mappings';
import { migrateCommand } from './migrate';
import { processesCommand } from './processes';
import { queryCommand } from './query';
import { rulesCommand } from './rules';
import { runnerCommand } from './runner';
import { topologyCommand } from './topology';
import { undoCommand } from './undo';
import { watchCommand } from './watch';

export const commands: readonly Command[] = [
  checkCommand,
  explainCommand,
  rulesCommand,
  topologyCommand,
  processesCommand,
  mappingsCommand,
  queryCommand,
  mapCommand,
  watchCommand,
  migrateCommand,
  undoCommand,
  debugCommand,
  lspCommand,
  runnerCommand,
];
