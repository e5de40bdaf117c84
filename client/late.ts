/**
 * All that is needed once there is a process to act on, a result to show or an example to open, and not before: most of the extension's
 * code, which the bundle keeps in a file of its own. Reached by `import()` alone.
 */
export { annotationOf, hoverOf } from './annotations/words';
export { outcomeHover } from './annotations/hover-words';
export { pageCommands } from './commands/page-commands';
export { tellInterrupted } from './moves/tell-interrupted';
export { mappingRows, processRow } from './views/process-rows';
export { resultTreeRows } from './views/result-tree';
export { topology } from './views/topology';
