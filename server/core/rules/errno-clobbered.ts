/** errno read after something else may have set it. */
import { calls } from '../../kernel/calls';
import type { LateUse } from '../facts/after-call';
import type { CallFacts } from '../facts/call-facts';
import type { Fix } from '../finding';
import type { Span } from '../text';
import type { Rule } from './rule';
import { isPrinter } from './support/printers';
import { isScript } from './support/spelling';
import { phrase } from '../../languages/phrase';

/** Library functions that often fail in their own right. What is not known is left alone. */
const setters =
  /^(?:access|fopen|open|unlink|remove|rename|read|write|mkdir|rmdir|sleep|usleep|nanosleep|kill|wait|waitpid|system|popen|dlopen|getpwuid|getpwnam)$/;

/** What gives something back: it seldom fails, and leaves errno alone when it does not. */
const releases = /^(?:close|fclose|fflush|pclose|munmap|munlock|shmdt|numa_free)$/;

export const errnoClobbered: Rule = {
  id: 'errno-clobbered',
  severity: 'warning',
  title: 'errno read after another call that may set it',
  calls: calls.map((spec) => spec.name),
  fix: 'suggestion',
  messages: {
    clobbered: {
      what: 'errno may be that of {by} here, not that of {call}.',
      why: 'Any library function may change errno, also when it succeeds.',
      do: 'Save errno in a variable right after the failed call.',
    },
  },
  check(facts, report) {
    if (!facts.after.lateErrno.some(isMeant)) return;
    const failed = facts.after.errnoWhen('failed');
    const complete = facts.after.errnoWhen('complete');
    if (failed === undefined || complete === undefined) return;
    const always = new Set(complete.lateErrno.map(key));
    const late = failed.lateErrno.find((one) => isMeant(one) && !always.has(key(one)));
    if (late === undefined) return;
    const { use, overwrittenBy } = late;
    report({
      messageId: 'clobbered',
      data: { by: overwrittenBy.name, call: facts.site.calleeName },
      span: use.span,
      ...(setters.test(overwrittenBy.name) ? {} : { severity: 'hint' }),
      related: [
        { span: overwrittenBy.span, message: phrase('{name} is called here', { name: overwrittenBy.name }) },
        { span: facts.site.callee, message: phrase('The call') },
      ],
      fixes: saveFirst(facts, late),
    });
  },
};

/** errno is told or asked for, and it can only be that of the failed call. */
function isMeant({ use, overwrittenBy }: LateUse): boolean {
  if (use.mixed === true || use.kind === 'escapes') return false;
  const { name } = overwrittenBy;
  return setters.test(name) || releases.test(name) || isPrinter(name);
}

function key({ use, overwrittenBy }: LateUse): string {
  return `${use.span.start}-${use.span.end} ${overwrittenBy.span.start}`;
}

/** `int error = errno;` before the other call, where both stand in one block and errno is spelled out. */
function saveFirst(facts: CallFacts, { use, overwrittenBy }: LateUse): readonly Fix[] {
  const { edits } = facts;
  const { start } = overwrittenBy.span;
  const indent = edits.lineIndent(start);
  const between = edits.textOf({ start, end: use.span.start });
  const read = spelledErrno(facts, use.span);
  if (indent === undefined || read === undefined || use.span.start < start) return [];
  if (!edits.beginsStatement(start) || /[{}]/.test(between)) return [];
  // A script has console.error() beside it.
  const name = edits.unusedName(isScript(facts) ? 'failure' : 'error');
  const declaration = isScript(facts) ? 'const' : 'int';
  return [
    {
      title: phrase('Save errno first'),
      applicability: 'suggestion',
      edits: [
        {
          span: { start, end: start },
          text: `${declaration} ${name} = ${edits.textOf(read)};\n${indent}`,
        },
        { span: read, text: name },
      ],
    },
  ];
}

/** errno itself, or the one call of a binding in the text that shows it: `koffi.errno()`. */
function spelledErrno({ edits, foreign }: CallFacts, span: Span): Span | undefined {
  const text = edits.textOf(span);
  if (foreign === undefined) return text === 'errno' ? span : undefined;
  const [found, another] = text.matchAll(/(?<![\w$.])(?:[\w$]+\.)+errno\(\)/g);
  if (found === undefined || another !== undefined) return undefined;
  const start = span.start + found.index;
  return { start, end: start + found[0].length };
}
