/**
 * Links to manual pages, where a text names them as Unix does: `move_pages(2)`, `man 2 mbind`. An #include is no such
 * place: what it names is a file, and editors link it themselves.
 */
import type { DocumentLink } from 'vscode-languageserver/node';
import { manualPages, manualPageUrl } from '../../kernel/manual-pages';
import type { DocumentState } from '../open-document';
import { rangeOf } from '../ranges';

const names = [...new Set(manualPages.map((one) => one.name))].join('|');
const sections = [...new Set(manualPages.map((one) => one.section))].join('');
const mention = new RegExp(
  `(?<![\\w$.>])(${names})\\(([${sections}])\\)|\\bman\\s+(?:-s\\s*)?([${sections}])\\s+(${names})(?![\\w(])`,
  'g',
);

export function documentLinks({
  text,
  lines,
}: Pick<DocumentState, 'text' | 'lines'>): readonly DocumentLink[] {
  return [...text.matchAll(mention)].flatMap((found) => {
    const [whole, name = found[4] ?? '', section = found[3] ?? ''] = found;
    const target = manualPageUrl(name, Number(section));
    if (target === undefined) return [];
    return [{ range: rangeOf(lines, { start: found.index, end: found.index + whole.length }), target }];
  });
}
