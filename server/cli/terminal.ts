/**
 * The last guard before a terminal. Names of files, of processes and of what a configuration spells are somebody else's and may hold
 * sequences that a terminal obeys (CWE-150): it would be cleared, retitled, or shown what is not so. Whoever lays text out makes it
 * printable first (languages/unprintable.ts); what nobody thought of is caught here.
 */
import { replacement, unprintable } from '../languages/unprintable';

/** Colours are our own. Whatever else drives a terminal becomes a visible sign. */
const driving = new RegExp(String.raw`${String.fromCharCode(0x1b)}\[[\d;]*m|(?![\n\t])${unprintable}`, 'gu');

export function forTerminal(text: string, colors: boolean): string {
  return text.replace(driving, (found) => (found.length > 1 && colors ? found : replacement));
}
