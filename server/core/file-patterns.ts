/**
 * File patterns as .gitignore and editors write them: `*` and `?` within a name, `**` over folders, `[a-z]`, `{a,b}`.
 * A pattern without a slash means files of that name in any folder; one that names a folder means all below it.
 */

/** Characters; a longer pattern is a mistake, and matching time grows with it. */
const longest = 256;

const translated = new Map<string, RegExp | undefined>();

/** `path` is relative to the folder that the pattern stands in, with `/`. A malformed pattern matches nothing. */
export function matchesPattern(pattern: string, path: string): boolean {
  let expression = translated.get(pattern);
  if (expression === undefined && !translated.has(pattern)) {
    expression = expressionOf(pattern);
    translated.set(pattern, expression);
  }
  return expression?.test(path) ?? false;
}

/** Whether the pattern is one at all. */
export function isPattern(pattern: string): boolean {
  return pattern.trim() !== '' && pattern.length <= longest && expressionOf(pattern) !== undefined;
}

function expressionOf(pattern: string): RegExp | undefined {
  const rooted = pattern.startsWith('./') ? pattern.slice(2) : pattern.replace(/^\//, '');
  const folder = rooted.replace(/\/$/, '');
  const anywhere = !folder.includes('/') && !pattern.startsWith('/') && !pattern.startsWith('./');
  try {
    return new RegExp(`^${anywhere ? '(?:.*/)?' : ''}${translate(folder)}(?:/.*)?$`);
  } catch {
    return undefined;
  }
}

function translate(pattern: string): string {
  let result = '';
  let braces = 0;
  for (let at = 0; at < pattern.length; at++) {
    const unit = pattern.charAt(at);
    if (pattern.startsWith('**/', at)) {
      result += '(?:.*/)?';
      at += 2;
    } else if (pattern.startsWith('**', at)) {
      result += '.*';
      at += 1;
    } else if (unit === '*') result += '[^/]*';
    else if (unit === '?') result += '[^/]';
    else if (unit === '{') {
      result += '(?:';
      braces++;
    } else if (unit === '}' && braces > 0) {
      result += ')';
      braces--;
    } else if (unit === ',' && braces > 0) result += '|';
    else if (unit === '[') {
      const end = pattern.indexOf(']', at + 2);
      if (end < 0) result += '\\[';
      else {
        const inside = pattern
          .slice(at + 1, end)
          .replace(/^!/, '^')
          .replaceAll('\\', '\\\\');
        result += `[${inside}]`;
        at = end;
      }
    } else result += unit.replace(/[\\^$.|+()\]{}]/g, '\\$&');
  }
  return result;
}
