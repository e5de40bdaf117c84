/** Loaded before the runner: measures how long its event loop is held up, and writes the longest time when it ends. */
const fs = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');

const file = process.env['NUMA_LENS_LOOP_DELAY'];
// Milliseconds between two looks; a delay is what comes on top.
const resolution = 1;
const histogram = monitorEventLoopDelay({ resolution });
// Loading the program itself is no delay of an answer.
setTimeout(() => {
  histogram.enable();
}, 500);
process.on('exit', () => {
  if (file !== undefined) fs.writeFileSync(file, String(histogram.max / 1e6 - resolution));
});
