/** `lsp --stdio`: the language server, for any editor. */
import { codeCacheFolder, loadProgram } from '../../lsp/code-cache';
import { keepHeapSmall } from '../../lsp/heap';
import type * as serverProgram from '../../lsp/program';
import type { Command } from '../command';
import { fail } from '../io';
import { phrase } from '../../languages/phrase';
import { say } from '../../languages/say';

export const lspCommand: Command = {
  name: 'lsp',
  summary: phrase('Serve the Language Server Protocol on standard input and output'),
  usage: ['--stdio'],
  options: { stdio: { type: 'boolean', help: phrase('The transport; the only one here, and to be named') } },
  async run(args, io) {
    if (!args.flag('stdio') || args.positionals.length > 0) {
      return fail(
        io,
        say('the language server talks on standard input and output only: numa-lens lsp --stdio.'),
      );
    }
    keepHeapSmall();
    const program = loadProgram(require.resolve('../../lsp/program.js'), codeCacheFolder(process.env));
    const { runServer } = program.exports as typeof serverProgram;
    await runServer(['--stdio'], () => void program.keep());
    return 0;
  },
};
