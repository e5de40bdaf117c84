#!/usr/bin/env node
/** The program `numa-lens`. */
import { version } from '../lsp/installation';
import { commands } from './commands';
import { processIo } from './io';
import { run } from './run';

// `numa-lens check src | head` closes the pipe early; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

void run(process.argv.slice(2), commands, version, processIo()).then((code) => {
  // Not process.exit(): output that is still in a pipe must get out.
  process.exitCode = code;
});
