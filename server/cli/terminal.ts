/**
 * The last guard before a terminal. Names of files, of processes and of what a configuration spells are somebody else's and may hold
 * sequences that a terminal obeys (CWE-150): it would be cleared, retitled, or shown what is not so. Whoever lays text out makes it
 * printable first (core/output/display.ts); what nobody thought of is caught here.
 */

/** Colours are our own. Whatever else drives a terminal becomes a visible sign; so do bidirectional controls (CVE-2021-42574). */
const driving = new RegExp(
  String.raw`${String.fromCharCode(0x1b)}\[[\d;]*m|(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]`,
  'gu',
);

export function forTerminal(text: string, colors: boolean): string {
  return text.replace(driving, (found) => (found.length > 1 && colors ? found : '\uFFFD'));
}
