/** What lists of processes say of each, in the editor and in the terminal. */
import type { NodePages, ProcessInfo } from '../../../server/protocol/processes';
import { say } from '../../../server/languages/say';
import { printable } from '../../../server/languages/unprintable';

/** "first-touch (4711)" */
export function processTitle({ name, pid }: Pick<ProcessInfo, 'name' | 'pid'>): string {
  return `${printable(name)} (${pid})`;
}

/** "node 0", "node 0 90 %, node 1 10 %"; empty where it is not known or there is no page. The most first. */
export function nodeShares(nodes: readonly NodePages[] | undefined): string {
  const all = (nodes ?? []).reduce((sum, { pages }) => sum + pages, 0);
  const present = (nodes ?? []).filter(({ pages }) => pages > 0);
  if (present.length === 1) return say('node {node}', { node: present[0]?.node ?? 0 });
  return [...present]
    .sort((a, b) => b.pages - a.pages || a.node - b.node)
    .map(({ node, pages }) => `${say('node {node}', { node })} ${percent(pages, all)}`)
    .join(', ');
}

/** A part that is there is never told as none, nor an incomplete one as all. */
function percent(part: number, all: number): string {
  const share = (part / all) * 100;
  if (share < 1) return '<1 %';
  if (share > 99 && share < 100) return '>99 %';
  return `${Math.round(share)} %`;
}
