/**
 * Preloaded into a language server that is measured: at SIGUSR2 it collects all garbage and tells, in a line on file descriptor 3, how
 * many bytes of JavaScript's heap are left. Resident memory also holds what was not collected yet.
 */
'use strict';
const fs = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
/** @type {() => void} */
const collect = runInNewContext('gc');
process.on('SIGUSR2', () => {
  collect();
  fs.writeSync(3, `${process.memoryUsage().heapUsed}\n`);
});
