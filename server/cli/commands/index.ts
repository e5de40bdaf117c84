/** The commands, in the order of the help. A new one is a file here and a line below. */
import type { Command } from '../command';
import { checkCommand } from './check';
import { explainCommand } from './explain';
import { lspCommand } from './lsp';
import { rulesCommand } from './rules';

export const commands: readonly Command[] = [checkCommand, explainCommand, rulesCommand, lspCommand];
