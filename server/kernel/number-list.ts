/** Lists of numbers as the kernel prints masks of nodes and processors (%*pbl). */

/** "0-1,4" is 0, 1, 4; an empty text is an empty list. What is no number is left out. */
export function parseNumberList(text: string): number[] {
  const list: number[] = [];
  for (const part of text.trim().split(',')) {
    const match = /^(\d+)(?:-(\d+))?$/.exec(part);
    if (match === null) continue;
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    for (let one = from; one <= to; one++) list.push(one);
  }
  return list;
}
