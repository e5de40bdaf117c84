/**
 * `node scripts/guest/connect.mjs PORT COMMAND [ARGUMENT…]`: runs a command in a guest that was booted to take commands
 * (debug-guest.mjs), with its standard input and output connected to ours. For the guest it is what ssh is for a host.
 */
import net from 'node:net';

/** @param {string} word as a shell reads it back */
const quoted = (word) => `'${word.replaceAll("'", "'\\''")}'`;

const [port, ...command] = process.argv.slice(2);
if (port === undefined || command.length === 0 || command.some((word) => word.includes('\n'))) {
  console.error('usage: connect.mjs PORT COMMAND [ARGUMENT…], each on one line');
  process.exit(2);
}
// Our input may end before the command's output does.
const socket = net.connect({ host: '127.0.0.1', port: Number(port), allowHalfOpen: true, noDelay: true });
socket.write(`${command.map(quoted).join(' ')}\n`);
process.stdin.pipe(socket);
socket.pipe(process.stdout);
let asked = false;
process.stdin.on('end', () => (asked = true));
socket.on('error', (error) => {
  console.error(`The guest cannot be reached on port ${port}: ${error.message}`);
  process.exit(255);
});
// Like ssh: 255 when the far side ended without being asked to.
socket.on('end', () => process.exit(asked ? 0 : 255));
