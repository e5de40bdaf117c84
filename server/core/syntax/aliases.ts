/**
 * Variables and members that dlsym(3) fills with a function of the NUMA family, told from the text: where the pointer
 * is set is seldom the function that calls through it.
 */
import { calls } from '../../kernel/calls';
import { TextPattern, type TextPiece, type TextPieces } from '../text-piece';

/** The family's function by the variable's or member's own name. */
export type Aliases = ReadonlyMap<string, string>;

const names = new Set(calls.flatMap((call) => call.wrappers.map((wrapper) => wrapper.name)));

/** `real = dlsym(handle, "move_pages")`, `*(void **)(&api->real) = (type)dlsym(…)`, `long (*fn)(int, …) = dlsym(…)`. */
const loaded =
  /([A-Za-z_$][\w$]*)\s*(?:\)+\s*(?:\([^;{}"=]{0,300}\)\s*)?)?=\s*(?:\([^;{}"]{0,200}?\)\s*)?(?:\w+::)?dlv?sym\s*\([^;{}"]{0,120}"(\w+)"/g;

const perhaps = new TextPattern(/dlv?sym/, 'text');
const none: Aliases = new Map();

/** The last one of a name counts. */
export function aliasesIn(pieces: TextPieces): Aliases {
  const found = pieces.with(perhaps).map(aliasesOf);
  if (found.length < 2) return found[0] ?? none;
  return new Map(found.flatMap((one) => [...one]));
}

function aliasesOf({ text, memo }: TextPiece): Aliases {
  return (memo.aliases ??= read(text));
}

function read(text: string): Aliases {
  const found = new Map<string, string>();
  for (const [, variable = '', name = ''] of text.matchAll(loaded))
    if (names.has(name)) found.set(variable, name);
  return found;
}
