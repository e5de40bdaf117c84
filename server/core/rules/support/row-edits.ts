/** The fix for a loop that stores addresses at a wrong distance: step by the page size. */
import type { CallFacts } from '../../facts/call-facts';
import { constantOf } from '../../facts/linear';
import type { Fix } from '../../finding';
import type { Row } from '../entries';
import { isScript } from './spelling';
import { phrase } from '../../../languages/phrase';

const path = String.raw`[A-Za-z_]\w*(?:(?:\.|->)\w+)*`;

/**
 * `pages[i] = &base[i]`, `base + i` or `base + i * K` becomes `(char *)base + i * pagesize`, and so does a `base` that
 * is the same in every round. No fix where the statement is of another shape.
 */
export function stepByPages(facts: CallFacts, { fill, stride }: Row): readonly Fix[] {
  const { edits, site } = facts;
  const { span } = fill.origin;
  // The shapes are those of C's pointer arithmetic.
  if (isScript(facts)) return [];
  if (!edits.isSpelled(fill.origin) || span.start < site.function.start || span.end > site.function.end)
    return [];
  const assignment = edits.textOf(span);
  const [left, index] = new RegExp(String.raw`^${path}\[\s*(\w+)\s*\]\s*=(?!=)\s*`).exec(assignment) ?? [];
  if (left === undefined || index === undefined) return [];
  const base = baseOf(assignment.slice(left.length), index, constantOf(stride) === 0n);
  if (base === undefined) return [];
  const pageSize = facts.pageSizeVariable ?? 'sysconf(_SC_PAGESIZE)';
  return [
    {
      title: phrase('Step by {size}', { size: facts.pageSizeVariable ?? phrase('the page size') }),
      applicability: 'suggestion',
      edits: [
        ...(facts.pageSizeVariable === undefined ? edits.include('unistd.h') : []),
        {
          span: { start: span.start + left.length, end: span.end },
          text: `(char *)${base} + ${index} * ${pageSize}`,
        },
      ],
    },
  ];
}

/** The base of a row that is written with `index`. */
function baseOf(text: string, index: string, alone: boolean): string | undefined {
  const plain = text.replace(/^(?:\(\s*(?:const\s+)?\w+\s*\*\s*\))+\s*/, '').replace(/^\(([^()]*)\)$/, '$1');
  const shapes = [
    `&\\s*(${path})\\[\\s*${index}\\s*\\]`,
    `(?:\\(\\s*\\w+\\s*\\*\\s*\\)\\s*)?(${path})\\s*\\+\\s*${index}`,
    `(?:\\(\\s*\\w+\\s*\\*\\s*\\)\\s*)?(${path})\\s*\\+\\s*${index}\\s*\\*\\s*[^+\\-]+`,
    `(?:\\(\\s*\\w+\\s*\\*\\s*\\)\\s*)?(${path})\\s*\\+\\s*[^+\\-]+\\*\\s*${index}`,
    ...(alone ? [`(${path})`] : []),
  ];
  for (const shape of shapes) {
    const base = new RegExp(`^\\s*${shape}\\s*$`).exec(plain)?.[1];
    if (base !== undefined) return base;
  }
  return undefined;
}
