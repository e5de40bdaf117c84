/** The edit of a list file that links a target with libnuma. */
import type { BuildFix } from '../link';
import type { CMakeTarget } from './project';

export function linkFix({ name, editable, definition, linkCommand }: CMakeTarget): {
  readonly fix?: BuildFix;
} {
  if (linkCommand !== undefined) {
    const { place, end, keyword } = linkCommand;
    // What stands behind INTERFACE is for others to link.
    const scope = keyword?.includes('INTERFACE') === true ? ' PRIVATE' : '';
    const words = `numa to target_link_libraries(${name} …)`;
    return {
      fix: {
        words,
        path: place.path,
        text: place.text,
        edits: [{ span: { start: end, end }, text: `${scope} numa` }],
      },
    };
  }
  if (!editable) return {};
  const { text, span, path } = definition;
  const line = text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start);
  const indent = /^[ \t]*$/.test(line) ? line : '';
  const command = `target_link_libraries(${name} PRIVATE numa)`;
  return {
    fix: {
      words: command,
      path,
      text,
      edits: [{ span: { start: span.end, end: span.end }, text: `\n${indent}${command}` }],
    },
  };
}
