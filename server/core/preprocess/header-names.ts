/** How headers are named, in an #include and among the texts that a host supplies. */
import { libnumaHeader, systemCallHeader } from '../../kernel/headers';
import type { HeaderRequest } from '../lint';
import { scan } from './scan';

/** `<x.h>` or `"x.h"`. */
export function spelledHeader(spelled: string): HeaderRequest | undefined {
  const match = /^(?:<([^>\n]+)>|"([^"\n]+)")/.exec(spelled);
  if (match?.[1] !== undefined) return { spelling: match[1].trim(), system: true };
  return match?.[2] === undefined ? undefined : { spelling: match[2], system: false };
}

/**
 * The names under which a header may be supplied, the first that is there counts: `"b.h"` in lib/a.h is lib/b.h, and b.h
 * where there is none (C17 6.10.2p3).
 * @param includer the name of the header that includes it; undefined for the linted file
 */
export function spellingsOf(request: HeaderRequest, includer: string | undefined): readonly string[] {
  const { spelling, system } = request;
  if (system && isLibnumas(spelling)) return [ownName(spelling)];
  const folder = /^(.*)\/[^/]*$/s.exec(includer ?? '')?.[1];
  if (system || folder === undefined || spelling.startsWith('/')) return [spelling];
  return [joined(folder, spelling), spelling];
}

/**
 * Programs like to call a header of their own numa.h. Where `"numa.h"` is that one, `<numa.h>` is libnuma's all the same,
 * unless the search path of the build leads to a file of the program: that one is supplied by this name.
 */
export function ownName(header: string): string {
  return `<${header}>`;
}

function isLibnumas(spelling: string): boolean {
  return spelling === libnumaHeader || spelling === systemCallHeader;
}

function joined(folder: string, spelling: string): string {
  const parts = folder.split('/');
  for (const part of spelling.split('/')) {
    const last = parts.at(-1);
    if (part === '.') continue;
    if (part === '..' && last !== undefined && last !== '..' && last !== '') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** All that a header's text includes, in whatever branch: what a host reads ahead. */
export function headersNamedIn(text: string): readonly HeaderRequest[] {
  return scan(text).directives.flatMap((directive) => {
    if (directive.name !== 'include' && directive.name !== 'import') return [];
    const found = spelledHeader(directive.rest);
    return found === undefined ? [] : [found];
  });
}
