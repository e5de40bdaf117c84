/**
 * The colours and patterns of a page map. Eight colours a theme, chosen by search so that any two stay apart for every common
 * kind of colour blindness and each stands out from the background; test/unit/client/page-map/palette.test.ts holds the numbers.
 * Further nodes take the same colours with a pattern. What is no node is a pattern and no colour of its own.
 */
import { constantValues } from '../../../../server/kernel/constants';
import { answerOf, pagesIn } from './cells';
import type { CellCounts } from './cells';

export type Theme = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

export const themes: readonly Theme[] = ['light', 'dark', 'high-contrast', 'high-contrast-light'];

/** Drawn in the ink over the colour. */
export type Pattern = 'plain' | 'stripes' | 'dots' | 'bars';

const patterns: readonly Pattern[] = ['plain', 'stripes', 'dots', 'bars'];

export interface NodeStyle {
  readonly colour: string;
  readonly pattern: Pattern;
}

export const nodeColours: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#0072b2', '#d55e00', '#8c2600', '#91959a', '#633c5c', '#8f00ff', '#1640a7', '#229ce3'],
  dark: ['#56a4e9', '#e69f00', '#856502', '#6942ff', '#e3c8ff', '#ef5689', '#87e89a', '#bb20a0'],
  'high-contrast': ['#56b4e9', '#ff9500', '#6f5cf3', '#ceffc2', '#d34100', '#ffdc00', '#58e7ff', '#9c618f'],
  'high-contrast-light': [
    '#0059a8',
    '#b34700',
    '#8900ff',
    '#561501',
    '#0e7bc5',
    '#9f6774',
    '#192469',
    '#802f36',
  ],
};

/** What the colours were measured against: the editor's default background of each theme. */
export const backgrounds: Readonly<Record<Theme, string>> = {
  light: '#ffffff',
  dark: '#1f1f1f',
  'high-contrast': '#000000',
  'high-contrast-light': '#ffffff',
};

/** Least contrast of a node's colour to the background: graphics (WCAG 1.4.11), and text's for high contrast. */
export const leastContrast: Readonly<Record<Theme, number>> = {
  light: 3,
  dark: 3,
  'high-contrast': 4.5,
  'high-contrast-light': 4.5,
};

/** @param rank of the node among those of the machine, from 0: ids may have holes */
export function nodeStyle(rank: number, theme: Theme): NodeStyle {
  const colours = nodeColours[theme];
  return {
    colour: colours[rank % colours.length] ?? '#808080',
    pattern: patterns[Math.floor(rank / colours.length) % patterns.length] ?? 'plain',
  };
}

/** One letter a node, for cells and terminals: 0 to 9, then A to Z, then +. */
export function nodeLetter(node: number): string {
  if (node < 10) return String(node);
  return node < 36 ? String.fromCharCode(65 + node - 10) : '+';
}

/**
 * What a cell is drawn as. A status has a pattern by its value and no colour: -ENOENT is no page in memory; -EFAULT no page that
 * a node could be told of (on Linux 4.3 to 6.11 also one that was never touched); any other is a page that the kernel refused.
 */
export type Look =
  | { readonly kind: 'node'; readonly node: number }
  | { readonly kind: 'absent' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused' }
  /** Several answers: shares of the cell that add up to 1, nodes first. */
  | {
      readonly kind: 'mixed';
      readonly shares: readonly { readonly look: PlainLook; readonly share: number }[];
    };

export type PlainLook = Exclude<Look, { readonly kind: 'mixed' }>;

/** Of one answer: a node or a status. */
export function lookOfAnswer(answer: number): PlainLook {
  if (answer >= 0) return { kind: 'node', node: answer };
  if (answer === -constantValues.ENOENT) return { kind: 'absent' };
  return { kind: answer === -constantValues.EFAULT ? 'nothing' : 'refused' };
}

export function lookOf(counts: CellCounts): Look {
  const [first, ...others] = counts;
  if (first === undefined) return { kind: 'absent' };
  if (others.length === 0) return lookOfAnswer(answerOf(first));
  const pages = pagesIn(counts);
  return {
    kind: 'mixed',
    shares: counts.map((one) => ({ look: lookOfAnswer(answerOf(one)), share: one.pages / pages })),
  };
}
