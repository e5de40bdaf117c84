/** Programs that a script talks to: JSON-RPC over stdio, or one line a question. They end when the script does. */
import { spawn } from 'node:child_process';
import readline from 'node:readline';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** @param {string} command @param {readonly string[]} args @param {NodeJS.ProcessEnv} [env] */
function start(command, args, env = process.env) {
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  running.add(child);
  child.on('close', () => running.delete(child));
  return child;
}

/**
 * @param {string} script @param {readonly string[]} args @param {NodeJS.ProcessEnv} [env]
 * @param {readonly string[]} [node] what runs the script: this Node unless given
 */
export function startRpc(script, args, env, [node = process.execPath, ...before] = []) {
  const child = start(node, [...before, script, ...args], env);
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  /** @type {Promise<never>} */
  const ended = new Promise((_, reject) => {
    child.on('close', (code) => reject(new Error(`${script} ended (exit code ${code}) before it answered`)));
  });
  // Asked for or not: a program that ends while nothing is asked of it is no error here.
  ended.catch(() => undefined);
  return {
    connection,
    /** @param {string} method @param {object} params @returns {Promise<unknown>} */
    request: (method, params) => Promise.race([connection.sendRequest(method, params), ended]),
    /** Ends its input and waits until it has ended by itself. */
    async end() {
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.stdin.end();
      await closed;
      connection.dispose();
    },
    stop() {
      connection.dispose();
      child.kill('SIGKILL');
    },
  };
}

/** @param {string} program @param {readonly string[]} args */
export function startLines(program, args) {
  const child = start(program, args);
  const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`${program} ended before it answered`);
    return value;
  };
  return {
    pid: child.pid ?? 0,
    nextLine,
    /** @param {string} question */
    ask(question) {
      child.stdin.write(`${question}\n`);
      return nextLine();
    },
    stop: () => child.kill('SIGKILL'),
  };
}
