/** How a program looks at the result of a move: below 0 failed, 0 done, above 0 incomplete. */
import type { Use } from '../../facts/after-call';
import { isPrinter } from './printers';

/** The use treats 0 and positive numbers alike. */
export function missesPositive(use: Use): boolean {
  if (use.kind === 'passed') return isPrinter(use.name);
  if (use.kind !== 'test' || use.negated || use.against === undefined) return false;
  const { comparison, against } = use;
  switch (comparison) {
    case 'lt':
    case 'ge':
      return against <= 0n;
    case 'le':
    case 'gt':
      return against < 0n;
    case 'eq':
    case 'ne':
      return against < 0n;
    case 'truth':
    case 'switch':
      return false;
  }
}
