/**
 * The place of the cursor in TypeScript and JavaScript. What a callee stands for is told by the analysis of the file, whose
 * call is written out for it with arguments that parse: half-written text is never asked about. The answer is kept while the
 * text before the call's parenthesis, and the number of a system call, are the same: nothing is parsed as somebody types on.
 */
import { callNumbered, spellingNamed } from '../locate';
import type { LintInput } from '../lint';
import type { ForeignArgument, ForeignCallSite } from '../script/foreign-calls';
import { ScriptFile } from '../script/script-file';
import type { ScriptMemory } from '../script/script-memory';
import { ScriptRoot } from '../script/script-root';
import { argumentsOf } from '../script/syntax';
import type { SyntaxNode } from '../syntax/port';
import { innermostCall } from './c-cursor';
import { openBrackets } from './open-brackets';
import type { OpenCall, OpenCallee } from './open-call';
import { ScriptTokens } from './script-tokens';
import { wordAround, type BeforeCursor } from './token';

interface ScriptInput extends Pick<LintInput, 'text' | 'language' | 'parser' | 'headers' | 'config'> {
  /** What the document was when it was linted last: only what is edited is parsed. */
  readonly memory: ScriptMemory;
}

/** More arguments than any call of the family has. */
const padding = 10;

interface Known {
  readonly key: string;
  readonly headers: ScriptInput['headers'];
  readonly callee: OpenCallee | undefined;
}

/** Of one document, across its versions. */
export class ScriptCursor {
  readonly #tokens = new ScriptTokens();
  #known: Known | undefined;

  /** Undefined in comments, literals and the text of templates. */
  at(text: string, offset: number): BeforeCursor | undefined {
    const tokens = this.#tokens.before(text, offset);
    const word = wordAround(text, offset);
    return tokens && { tokens: tokens.filter((one) => one.end <= word.start), word };
  }

  /** The call of the family whose parenthesis is the innermost open one. */
  openCall({ tokens }: BeforeCursor, input: ScriptInput): OpenCall | undefined {
    const found = innermostCall(tokens, openBrackets(tokens));
    const paren = found === undefined ? undefined : tokens[found.open.at];
    const name = found === undefined ? undefined : tokens[found.callee];
    if (found === undefined || paren === undefined || name === undefined) return undefined;
    const { open, argument, isDirect } = found;
    const first = open.commas[0];
    const firstEnd = first === undefined ? undefined : tokens[first]?.start;
    const head = input.text.slice(0, paren.start + 1);
    const number = firstEnd === undefined ? '0' : input.text.slice(paren.end, firstEnd);
    const callee = this.#callee(head, number, firstEnd ?? paren.end, paren.start, input);
    if (callee === undefined) return undefined;
    return { ...callee, callee: { start: name.start, end: name.end }, argument, isDirect };
  }

  #callee(
    head: string,
    first: string,
    from: number,
    paren: number,
    input: ScriptInput,
  ): OpenCallee | undefined {
    const key = `${head}${first}`;
    const { headers } = input;
    if (this.#known?.key === key && this.#known.headers === headers) return this.#known.callee;
    const zeros = Array.from({ length: padding }, () => '0').join(', ');
    const text = `${head}${first}, ${zeros});${restBehind(input.text, from)}`;
    const callee = calleeIn(text, paren, input);
    this.#known = { key, headers, callee };
    return callee;
  }
}

/** What follows the half-written call: from the end of its statement on, as far as that can be told. */
function restBehind(text: string, from: number): string {
  const end =
    /[;}]|\r?\n[ \t]*(?:\r?\n|(?:const|let|var|if|for|while|return|function|export|import|class)\b)/.exec(
      text.slice(from, from + 2000),
    );
  return end === null ? '' : text.slice(from + end.index);
}

function calleeIn(text: string, paren: number, input: ScriptInput): OpenCallee | undefined {
  const { language, parser, headers, config, memory } = input;
  if (!parser.supports(language)) return undefined;
  const root = new ScriptRoot(memory.near(text, language), parser);
  const file = new ScriptFile({
    root,
    language,
    files: headers ?? new Map<string, string>(),
    parser,
  });
  try {
    const list = root.namedDescendantAt(paren, paren + 1);
    const call = list.type === 'arguments' && list.start === paren ? list.parent : undefined;
    const site = call?.type === 'call_expression' ? file.foreignCall(call) : undefined;
    return call === undefined || site === undefined
      ? undefined
      : calleeOf(site, argumentsOf(call), file, config.targetArch);
  } finally {
    file.dispose();
  }
}

function calleeOf(
  site: ForeignCallSite,
  written: readonly SyntaxNode[],
  file: ScriptFile,
  targetArch: string | undefined,
): OpenCallee | undefined {
  const { symbol } = site.call.fn;
  const spelling = symbol === 'syscall' ? undefined : spellingNamed(symbol);
  const spec = symbol === 'syscall' ? systemCallOf(site.arguments[0], file, targetArch) : spelling?.spec;
  if (spec === undefined) return undefined;
  const form = spelling?.form ?? 'syscall';
  const own = spelling?.parameters ?? [undefined, ...spec.parameters];
  const parameters = written.map((node) => {
    const at = site.arguments.findIndex((one) => one.kind === 'written' && one.node.start === node.start);
    return own[at];
  });
  const last = parameters.map((one) => one !== undefined).lastIndexOf(true);
  return { call: spec.name, form, calleeName: symbol, parameters: parameters.slice(0, last + 1) };
}

function systemCallOf(
  number: ForeignArgument | undefined,
  file: ScriptFile,
  targetArch: string | undefined,
): ReturnType<typeof callNumbered> {
  if (number === undefined) return undefined;
  const named = number.kind === 'fixed' ? number.systemCall : file.systemCallOf(number.node);
  const value = number.kind === 'fixed' ? number.value : file.evaluate(number.node);
  if (named !== undefined) return spellingNamed(named)?.spec;
  const isNumber = value.kind === 'number' || value.kind === 'bigint';
  return isNumber ? callNumbered(Number(value.value), targetArch) : undefined;
}
