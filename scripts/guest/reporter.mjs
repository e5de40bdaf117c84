/**
 * The reporter of node:test inside a guest: one JSON object a line, for the host to fold into its report.
 * An event is told the moment it happens, so that the host can name the test that hangs.
 */
import { inspect } from 'node:util';

/** @param {AsyncIterable<any>} source events of node:test */
export default async function* reporter(source) {
  /** @type {string[]} */
  const stack = [];
  for await (const { type, data } of source) {
    if (type === 'test:start') stack[data.nesting] = data.name;
    const name = [...stack.slice(0, data.nesting), data.name].join(' › ');
    /** @type {Record<string, unknown> | undefined} */
    let event;
    // A test is dequeued when it begins; "start" comes only once there is something to report.
    if (type === 'test:dequeue') event = { type: 'start', name: data.name };
    else if (type === 'test:diagnostic') event = { type: 'diagnostic', message: data.message };
    else if (type === 'test:pass' && data.details.type !== 'suite') {
      const reason = data.skip ?? data.todo;
      event =
        reason === undefined
          ? { type: 'pass', name, ms: Math.round(data.details.duration_ms) }
          : { type: 'skip', name, reason: String(reason) };
    } else if (type === 'test:fail' && data.details.error?.failureType !== 'subtestsFailed') {
      const error = data.details.error?.cause ?? data.details.error;
      event = { type: 'fail', name, error: inspect(error, { depth: 6 }) };
    }
    if (event !== undefined) yield `${JSON.stringify(event)}\n`;
  }
  yield `${JSON.stringify({ type: 'end' })}\n`;
}
