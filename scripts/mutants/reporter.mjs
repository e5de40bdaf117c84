/** The reporter of node:test for one run of a mutant: a line of JSON for each test that ran. */

/** @param {AsyncIterable<any>} source events of node:test */
export default async function* reporter(source) {
  for await (const { type, data } of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details.type === 'suite') continue;
    // Those that the pattern leaves out.
    if (data.skip === 'test name does not match pattern') continue;
    const reason = data.skip === undefined ? undefined : String(data.skip);
    const outcome = reason !== undefined ? 'skipped' : type === 'test:pass' ? 'passed' : 'failed';
    yield `${JSON.stringify({ name: data.name, outcome, reason })}\n`;
  }
}
