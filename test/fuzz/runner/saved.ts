/** The journals that runners wrote into a folder: what could be undone. */
import fs from 'node:fs';
import path from 'node:path';
import { namedBy } from './named';
import type { Pages } from './named';

/** By process. */
export function journalsBelow(folder: string): ReadonlyMap<number, readonly Pages[]> {
  const saved = new Map<number, Pages[]>();
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name === 'record') continue;
    const named = namedBy('undo', { journal: path.join(folder, name) }, new Map());
    if (named === undefined) continue;
    saved.set(named.pid, [...(saved.get(named.pid) ?? []), ...named.pages]);
  }
  return saved;
}
