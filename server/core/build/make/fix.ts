/** The edit of a makefile that links a program with libnuma. */
import { phrase } from '../../../languages/phrase';
import type { BuildFix } from '../link';
import type { LinkCommand } from './link';
import type { Makefile } from './makefile';

export function linkFix(makefile: Makefile, { line, rule }: LinkCommand): { readonly fix?: BuildFix } {
  // Libraries stand behind the objects in LDLIBS, which make's own rules and most recipes use.
  const variable = line === undefined ? 'LDLIBS' : libraryVariable(line.text);
  const { path, text } = rule;
  if (variable !== undefined) {
    const words = `${variable} += -lnuma`;
    const set = makefile.assignments.filter((one) => one.assignment.name === variable && !one.maybe).at(-1);
    if (set !== undefined) {
      const end =
        set.assignment.span.start +
        set.text.slice(set.assignment.span.start, set.assignment.span.end).replace(/\s*(?:#[^\n]*)?$/, '')
          .length;
      const fix = { path: set.path, text: set.text, edits: [{ span: { start: end, end }, text: ' -lnuma' }] };
      return { fix: { words: phrase('-lnuma to {variable}', { variable }), ...fix } };
    }
    const start = text.lastIndexOf('\n', rule.source.span.start - 1) + 1;
    return { fix: { words, path, text, edits: [{ span: { start, end: start }, text: `${words}\n\n` }] } };
  }
  if (line === undefined || /[;&|>#\\]/.test(line.text)) return {};
  const end = line.span.start + text.slice(line.span.start, line.span.end).trimEnd().length;
  return {
    fix: {
      words: phrase('-lnuma to the command'),
      path,
      text,
      edits: [{ span: { start: end, end }, text: ' -lnuma' }],
    },
  };
}

/** The variable for libraries that a recipe has behind what it links. */
function libraryVariable(recipe: string): string | undefined {
  const match =
    /\$[({](LDLIBS|LIBS|LDADD|LOADLIBES|LIBRARIES)[)}](?![^]*(?:\$[\^<+]|\.o\b|\.c\b|OBJ|SRC))/.exec(recipe);
  return match?.[1];
}
