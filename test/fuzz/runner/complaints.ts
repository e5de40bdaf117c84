/** What is wrong with an answer of a runner or with its end; nothing as it should be. */
import type { Answer, Ended } from './wire';

const MethodNotFound = -32601;

const isText = (value: unknown): value is string => typeof value === 'string';

export function complaintsAboutAnswer({ result, error }: Answer, method: string): readonly string[] {
  // Any other code is an exception in the runner.
  if (error !== undefined)
    return error.code === MethodNotFound ? [] : [`error ${error.code} "${error.message}"`];
  if (method === 'shutdown') return result === null ? [] : ['shutdown is answered with something'];
  if (typeof result !== 'object' || result === null || !('ok' in result)) return ['no outcome'];
  if (result.ok === true) return 'value' in result ? [] : ['no value'];
  if (!('failure' in result) || typeof result.failure !== 'object' || result.failure === null)
    return ['no failure'];
  const { code, message, remedy } = result.failure as Readonly<Record<string, unknown>>;
  if (!isText(code) || !isText(message) || !isText(remedy)) return ['a failure without words'];
  const found: string[] = [];
  if (!/^[a-z]+(-[a-z]+)*$/.test(code)) found.push(`a code that is none: ${code}`);
  if (!/^\S[^]*\.$/.test(message)) found.push(`not a sentence: ${message}`);
  for (const text of [message, remedy])
    if (/\bundefined\b|\[object|\bat \w+ \(|TypeError|RangeError/.test(text)) found.push(`no words: ${text}`);
  return found;
}

export function complaintsAboutEnd({ code, signal, stderr }: Ended, how: string): readonly string[] {
  const found: string[] = [];
  if (how === 'SIGKILL') {
    if (signal !== 'SIGKILL' && code !== 0) found.push(`ended by ${signal ?? code}`);
  } else if (signal !== null || (code !== 0 && code !== 2)) found.push(`ended with ${signal ?? code}`);
  if (code === 2 && !stderr.includes('not JSON-RPC') && how !== 'hang-up') found.push('no words at its end');
  if (
    /^\s+at \S+.*:\d+:\d+|[Uu]nhandled|[Uu]ncaught|node:internal|AddressSanitizer|FATAL|Warning/m.test(stderr)
  )
    found.push('it complained');
  return found.length === 0 ? [] : found.map((one) => `${one}: ${stderr.slice(-3000)}`);
}
