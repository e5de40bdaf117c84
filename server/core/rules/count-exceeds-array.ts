/** A count larger than one of the arrays. */
import type { ArgumentFacts, ArrayFacts, CallFacts } from '../facts/call-facts';
import { constantOf, scale, subtract, type LinearForm } from '../facts/linear';
import type { Fix, FindingData } from '../finding';
import type { Rule } from './rule';
import { isPlainName } from './support/edits';
import { isScript, lengthOf } from './support/spelling';
import { phrase } from '../../languages/phrase';

const roles = ['pages', 'nodes', 'status'] as const;
type ArrayRole = (typeof roles)[number];

/** Bytes per entry, on every 64-bit machine. */
const entrySize: Readonly<Record<ArrayRole, bigint>> = { pages: 8n, nodes: 4n, status: 4n };

export const countExceedsArray: Rule = {
  id: 'count-exceeds-array',
  severity: 'error',
  title: 'More pages than an array has room for',
  calls: ['move_pages'],
  fix: 'suggestion',
  messages: {
    constant: {
      what: 'The count is {count}, but {array} has room for {room} {entries}.',
      why: '{effect}',
      do: 'Make the array as long as the count, or pass the smaller of the two.',
    },
    symbolic: {
      what: '{array} is {missing} bytes too short for this count.',
      why: '{effect}',
      do: 'Allocate count * sizeof({type}) bytes.',
      script: { do: 'Give it one element per page ({type}).' },
    },
    unit: {
      what: '{array} is too short for any count: it has fewer bytes per entry than the {size} of {type}.',
      why: '{effect}',
      do: 'Allocate count * sizeof({type}) bytes.',
      script: { do: 'Make it an {type} with one element per page.' },
    },
  },
  check(facts, report) {
    const { count } = facts;
    const argument = facts.argument('count');
    if (count === undefined || argument === undefined) return;
    for (const role of roles) {
      const array = facts.array(role);
      const own = facts.argument(role);
      if (array === undefined || own === undefined || isOnePointer(role, array)) continue;
      const short = shortage(count, role, array);
      if (short === undefined) continue;
      report({
        ...short,
        data: {
          ...short.data,
          array: role,
          type: elementOf(facts, role),
          effect:
            role === 'status'
              ? phrase('The kernel writes past its end and destroys what lies there.')
              : phrase('The kernel reads what lies behind it and takes that for entries.'),
        },
        span: argument.span,
        restsOn: [argument.value, own.value],
        related:
          array.region.span === undefined
            ? []
            : [{ span: array.region.span, message: phrase('{role} begins here', { role }) }],
        fixes: fixes(facts, array, role),
      });
      return;
    }
  },
};

function elementOf(facts: CallFacts, role: ArrayRole): string {
  if (isScript(facts)) return role === 'pages' ? 'BigUint64Array' : 'Int32Array';
  return role === 'pages' ? 'void *' : 'int';
}

/** `&pointer` as pages is a mistake of its own (pages-scalar-address). */
function isOnePointer(role: ArrayRole, array: ArrayFacts): boolean {
  return (
    role === 'pages' &&
    array.region.origin.kind === 'variable' &&
    array.region.state.length !== undefined &&
    constantOf(array.region.state.length) === 8n
  );
}

interface Shortage {
  readonly messageId: string;
  readonly data: FindingData;
}

function shortage(count: LinearForm, role: ArrayRole, array: ArrayFacts): Shortage | undefined {
  if (array.bytes === undefined || array.region.many) return undefined;
  const needed = scale(count, entrySize[role]);
  const missing = subtract(needed, array.bytes);
  if (missing === undefined) return undefined;
  const bytes = constantOf(missing);
  const known = constantOf(count);
  const length = constantOf(array.bytes);
  if (bytes !== undefined) {
    if (bytes <= 0n) return undefined;
    if (known === undefined || length === undefined || length < 0n)
      return { messageId: 'symbolic', data: { missing: bytes.toString() } };
    const room = length / entrySize[role];
    return {
      messageId: 'constant',
      data: {
        count: known.toString(),
        room: room.toString(),
        entries: room === 1n ? phrase('entry') : phrase('entries'),
      },
    };
  }
  // malloc(n) for n entries: short by a part of the count itself, whatever the count is.
  const share = shareOf(missing, count);
  return share === undefined || share <= 0n
    ? undefined
    : { messageId: 'unit', data: { size: entrySize[role].toString() } };
}

/** k, where form is k times the count. */
function shareOf(form: LinearForm, count: LinearForm): bigint | undefined {
  const first = count.terms[0];
  const same = form.terms[0];
  if (first === undefined || same === undefined || same.factor % first.factor !== 0n) return undefined;
  const share = same.factor / first.factor;
  return subtract(form, scale(count, share))?.key === '0' ? share : undefined;
}

/** The array's own length in place of the count, where the array is declared with one. */
function fixes(facts: CallFacts, array: ArrayFacts, role: ArrayRole): readonly Fix[] {
  const count = facts.argument('count');
  const own = facts.argument(role);
  const declared = isScript(facts)
    ? own !== undefined && isPlainName(own.text) && hasElements(own, entrySize[role])
    : array.region.origin.kind === 'variable' && array.region.name === own?.text;
  if (count === undefined || own === undefined || !declared || !facts.edits.isSpelled(count.origin))
    return [];
  const length = lengthOf(facts, own, count);
  return [
    {
      title: phrase('Pass the length of {own}', { own: own.text }),
      applicability: 'suggestion',
      edits: [{ span: count.span, text: length }],
    },
  ];
}

/** A typed array of this element size: its length is its number of entries. */
function hasElements({ type }: ArgumentFacts, bytes: bigint): boolean {
  return type.kind === 'pointer' && type.to.kind === 'int' && BigInt(type.to.width) === bytes * 8n;
}
