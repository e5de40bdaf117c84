/** The language server's program: `node server.js --stdio` or `--node-ipc`. */
import { keepHeapSmall } from './heap';

keepHeapSmall();
void import('./program.js').then(({ runServer }) => runServer(process.argv.slice(2)));
