/** `rules`: the rules with their severities. */
import type { Command } from '../command';
import { phrase } from '../../languages/phrase';

export const rulesCommand: Command = {
  name: 'rules',
  summary: phrase('List the rules'),
  usage: ['[--format text|json]'],
  options: {
    format: { type: 'string', value: 'text|json', help: phrase('How they are written; text when absent') },
  },
  async run(args, io) {
    const { listRules } = await import('../analysing.js');
    return listRules(args, io);
  },
};
