/** `explain WORD`: what a flag, a status entry, an errno or a call means, for the newest kernel or a given one. */
import type { Command } from '../command';
import { phrase } from '../../languages/phrase';

export const explainCommand: Command = {
  name: 'explain',
  summary: phrase('Explain a rule, flag, status entry or errno'),
  usage: ['RULE|FLAG|STATUS|ERRNO [--kernel VERSION]'],
  details: phrase(
    'Examples: numa-lens explain pages-untouched, explain MPOL_MF_MOVE_ALL, explain EPERM, explain -ENOENT, explain -14.',
  ),
  options: {
    kernel: {
      type: 'string',
      value: 'VERSION',
      help: phrase('The kernel to explain for; the newest known when absent'),
    },
  },
  async run(args, io) {
    const { explainWord } = await import('../analysing.js');
    return explainWord(args, io);
  },
};
