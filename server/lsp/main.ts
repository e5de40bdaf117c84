/** The language server's program: `node server.js --stdio` or `--node-ipc`. */
import { codeCacheFolder, loadProgram } from './code-cache';
import { keepHeapSmall } from './heap';
import type * as serverProgram from './program';

keepHeapSmall();
const program = loadProgram(require.resolve('./program.js'), codeCacheFolder(process.env));
const { runServer } = program.exports as typeof serverProgram;
void runServer(process.argv.slice(2), () => void program.keep());
