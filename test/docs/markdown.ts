/** The project's documents as the tests look at them: fenced blocks with what is said of them, links, headings, code in the text. */
import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(__dirname, '../../..');

/** A fenced block. */
export interface Block {
  /** Of the document, below the checkout. */
  readonly file: string;
  /** Of the fence that opens it, from 1. */
  readonly line: number;
  /** Of the fence that closes it. */
  readonly lastLine: number;
  readonly language: string;
  readonly text: string;
  /** What comments (`<!-- … -->`) say that stand directly above it, in their order. */
  readonly notes: readonly string[];
}

export const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');

const markdownIn = (folder: string): readonly string[] =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true })
    .map((name) => path.posix.join(folder, String(name)))
    .filter((name) => name.endsWith('.md'))
    .sort();

/** What people read to use the product or to work on it; the rules' pages have tests of their own. */
export const guides: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...markdownIn('docs').filter((name) => path.dirname(name) === 'docs'),
];

export const allDocuments: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...markdownIn('docs'),
  ...markdownIn('server'),
];

export function blocksOf(file: string, text: string = read(file)): readonly Block[] {
  const found: Block[] = [];
  let notes: string[] = [];
  let open: { fence: string; indent: number; language: string; line: number; lines: string[] } | undefined;
  for (const [at, line] of text.split('\n').entries()) {
    const fence = /^( *)(`{3,})(.*)$/.exec(line);
    if (open !== undefined) {
      if (fence?.[2] === open.fence && fence[3] === '') {
        const { language, lines } = open;
        found.push({
          file,
          line: open.line,
          lastLine: at + 1,
          language,
          text: `${lines.join('\n')}\n`,
          notes,
        });
        open = undefined;
        notes = [];
      } else open.lines.push(line.slice(Math.min(open.indent, line.search(/\S|$/))));
    } else if (fence !== null) {
      const [, indent = '', marks = '', language = ''] = fence;
      open = { fence: marks, indent: indent.length, language: language.trim(), line: at + 1, lines: [] };
    } else {
      const note = /^ *<!--\s*(.*?)\s*-->$/.exec(line)?.[1];
      if (note !== undefined) notes.push(note);
      else if (line.trim() !== '') notes = [];
    }
  }
  if (open !== undefined) throw new Error(`${file}:${open.line}: the block is never closed`);
  return found;
}

/** The text without its fenced blocks, line by line as before. */
export function prose(text: string): string {
  let fence: string | undefined;
  return text
    .split('\n')
    .map((line) => {
      const marks = /^ *(`{3,})/.exec(line)?.[1];
      const wasInside = fence !== undefined;
      if (marks !== undefined && (fence === undefined || fence === marks))
        fence = wasInside ? undefined : marks;
      return wasInside || marks !== undefined ? '' : line;
    })
    .join('\n');
}

/** What stands between backticks in the text. */
export const inlineCode = (text: string): readonly string[] =>
  [...prose(text).matchAll(/(`+)([^`]|[^`][^]*?[^`])\1(?!`)/g)].map(([, , code = '']) => code);

export interface Link {
  readonly line: number;
  readonly target: string;
}

export function linksOf(text: string): readonly Link[] {
  // Code is blanked, so that what looks like a link in it is none.
  const plain = prose(text).replace(/(`+)[^]*?\1/g, (code) => code.replace(/[^\n]/g, ' '));
  const inText = [...plain.matchAll(/\]\(\s*<?([^()\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const inTags = [...plain.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)];
  return [...inText, ...inTags].map((match) => ({
    line: plain.slice(0, match.index).split('\n').length,
    target: match[1] ?? '',
  }));
}

/** The names that headings can be linked by, as GitHub and VS Code make them. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of prose(text).matchAll(/^#{1,6}\s+(.*?)\s*#*$/gm)) {
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
    const name = words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
      .replace(/\s/g, '-');
    let unique = name;
    for (let again = 1; anchors.has(unique); again++) unique = `${name}-${again}`;
    anchors.add(unique);
  }
  return anchors;
}
