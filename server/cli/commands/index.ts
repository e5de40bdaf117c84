/** The commands, in the order of the help. A new one is a file here and a line below. */
import type { Command } from '../command';
import { explainCommand } from './explain';

export const commands: readonly Command[] = [explainCommand];
