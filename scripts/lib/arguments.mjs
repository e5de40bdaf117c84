/**
 * The arguments of a script, read as node:util's parseArgs does. `--help` prints the usage and is no mistake (exit code 0); what the
 * script does not know is told in words, with the usage (exit code 2), and never as an exception.
 */
import { parseArgs } from 'node:util';

/**
 * @template {import('node:util').ParseArgsConfig} T
 * @param {string} usage the command with its options
 * @param {T} config
 * @returns {ReturnType<typeof parseArgs<T>> & { misused: (reason?: string) => never }} what was given; `misused` ends the script for a value that it cannot use
 */
export function readArguments(usage, config) {
  /** @type {(reason?: string) => never} */
  const misused = (reason) => {
    if (reason !== undefined) console.error(reason);
    console.error(`usage: ${usage}`);
    process.exit(2);
  };
  const given = process.argv.slice(2);
  const own = given.slice(0, given.includes('--') ? given.indexOf('--') : given.length);
  if (own.includes('--help') || own.includes('-h')) {
    console.log(`usage: ${usage}`);
    process.exit(0);
  }
  try {
    return { ...parseArgs(config), misused };
  } catch (error) {
    const isMisuse =
      error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!isMisuse) throw error;
    // Behind the first sentence it tells how to write a positional argument that begins with "-".
    return misused(error.message.split('. ')[0]);
  }
}
