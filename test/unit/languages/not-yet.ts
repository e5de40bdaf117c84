/** Groups of texts (templates.ts) that wait for their translation. It shrinks; when it is empty, it goes. */
export const notYet: ReadonlySet<string> = new Set(['cli']);
