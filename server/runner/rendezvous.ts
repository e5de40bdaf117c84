/**
 * How a runner that was started in a terminal gets to the editor that waits for it: over a socket of the file system, which only the same
 * user can reach, with a token that is good for one connection. The other side is server/runner-process/rendezvous.ts.
 */
import fs from 'node:fs/promises';
import net from 'node:net';
import { fileErrno } from './procfs';
import { say } from '../languages/say';

export type Rendezvous =
  { readonly ok: true; readonly socket: net.Socket } | { readonly ok: false; readonly problem: string };

/** Bytes; a token is shorter. */
const longestToken = 256;

/** Reads the token, deletes its file, connects and presents it. `problem` is a sentence. */
export async function meet(socketPath: string, tokenFile: string): Promise<Rendezvous> {
  let token: string;
  try {
    token = (await fs.readFile(tokenFile, 'latin1')).slice(0, longestToken).trim();
    // Before it is used: whoever reads the file later finds nothing.
    await fs.rm(tokenFile);
  } catch (error) {
    return {
      ok: false,
      problem: say(
        'the token file {file} cannot be read and deleted ({errno}): it is good for one start only.',
        { file: tokenFile, errno: fileErrno(error) },
      ),
    };
  }
  const socket = net.connect(socketPath);
  const problem = await new Promise<string | undefined>((resolve) => {
    socket.once('connect', () => {
      resolve(undefined);
    });
    socket.once('error', (error) => {
      resolve(
        say('nobody waits at {socket} ({errno}): ask the editor for a new command.', {
          socket: socketPath,
          errno: fileErrno(error),
        }),
      );
    });
  });
  if (problem !== undefined) return { ok: false, problem };
  socket.write(`${token}\n`);
  return { ok: true, socket };
}
