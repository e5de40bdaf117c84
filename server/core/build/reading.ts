/**
 * How build files are read without I/O: a reading asks for texts and folders one by one, the host answers. The same
 * reading serves a host that waits for the disk and a test that has the texts.
 */

export type BuildRequest =
  /** The text of a file; undefined where there is none to be read. */
  | { readonly kind: 'text'; readonly path: string }
  /** The names in a folder. */
  | { readonly kind: 'names'; readonly path: string };

export type BuildAnswer = string | readonly string[] | undefined;

export type Reading<T> = Generator<BuildRequest, T, BuildAnswer>;

/** Paths are absolute, with `/`, without `.` and `..`. */
export function* textAt(path: string): Reading<string | undefined> {
  const answer = yield { kind: 'text', path };
  return typeof answer === 'string' ? answer : undefined;
}

export function* namesIn(path: string): Reading<readonly string[]> {
  const answer = yield { kind: 'names', path };
  return typeof answer === 'object' ? answer : [];
}

/** Runs a reading where the answers are at hand. */
export function readNow<T>(reading: Reading<T>, answer: (request: BuildRequest) => BuildAnswer): T {
  let step = reading.next();
  while (step.done !== true) step = reading.next(answer(step.value));
  return step.value;
}
