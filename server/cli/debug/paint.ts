/** Colours of a terminal, or none: text that goes into a file or a pipe stays plain. Columns are UTF-16 units. */

export type Colour = 'dim' | 'bold' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan';

const codes: Readonly<Record<Colour, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
};

export type Paint = (colour: Colour, text: string) => string;

export function painter(colours: boolean): Paint {
  return (colour, text) => {
    if (!colours || text === '') return text;
    const [on, off] = codes[colour];
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };
}
