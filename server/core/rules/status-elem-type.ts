/** Status entries that are not 32-bit int, or one int for several of them. */
import type { ArrayFacts, CallFacts } from '../facts/call-facts';
import { constantOf } from '../facts/linear';
import type { Fix } from '../finding';
import type { ScriptObject } from '../facts/script-argument';
import type { Rule } from './rule';
import { repeatable } from './support/edits';
import { wrongElement, wrongElements } from './support/element-type';
import { arrayPlace } from './support/places';
import { elementsOf, madePlace, ofClass } from './support/script-objects';
import { phrase } from '../../languages/phrase';

export const statusElemType: Rule = {
  id: 'status-elem-type',
  severity: 'error',
  title: 'Status entries of another type than int',
  calls: ['move_pages'],
  fix: 'suggestion',
  supersedes: ['count-exceeds-array', 'status-no-sentinel', 'status-preset-to-target'],
  messages: {
    wide: {
      what: 'The elements of status have {size} bytes ({type}), and the kernel writes int.',
      why: 'It packs {parts} entries into each element: none of them can be compared with a node or with an errno value, and the rest of the array stays unwritten.',
      do: 'Declare the elements as int.',
      script: { do: 'Make it an Int32Array.' },
    },
    single: {
      what: 'status names {type}, and the kernel writes an int.',
      why: 'Only 4 of its {size} bytes are written: the others keep what was there, so that -errno is not negative or a node is not small.',
      do: 'Declare it as int.',
      script: { do: 'Make it an Int32Array.' },
    },
    narrow: {
      what: 'The elements of status have {size} {bytes} ({type}), and the kernel writes int.',
      why: 'It writes 4 bytes per page: past the end of an array that has one element per page, over whatever lies there.',
      do: 'Declare the elements as int.',
      script: { do: 'Make it an Int32Array.' },
    },
    float: {
      what: 'The elements of status are {type}, and the kernel writes int.',
      why: 'The bits of an int mean another number there: no entry can be read.',
      do: 'Declare the elements as int.',
      script: { do: 'Make it an Int32Array.' },
    },
    pointer: {
      what: 'status is the address of a pointer, not of status entries.',
      why: 'The kernel writes the entries over that pointer and over what lies behind it.',
      do: 'Pass the pointer itself.',
    },
    unsigned: {
      what: 'The elements of status are {type}, and the kernel writes int.',
      why: 'A negative error number reads as a number above 4 billion there: -14 is 4294967282, and no test for < 0 sees it.',
      do: 'Make it an Int32Array.',
    },
    scalar: {
      what: 'status is one int ({name}), and the count is {count}.',
      why: 'The kernel writes an entry per page: all but the first go over what lies behind the variable.',
      do: 'Declare an array of {count} int.',
    },
  },
  check(facts, report) {
    const status = facts.argument('status');
    if (status === undefined || facts.countIs === 'zero') return;
    const array = facts.array('status');
    const wrong = wrongElement(facts, 'status');
    const unsigned = unsignedObject(facts);
    if (unsigned !== undefined) {
      report({
        messageId: 'unsigned',
        data: { type: unsigned.name },
        span: status.span,
        restsOn: [status.value],
        related: madePlace(unsigned, phrase('status is made here')),
        fixes: ofClass(facts, unsigned, 'Int32Array'),
      });
      return;
    }
    if (wrong === undefined) {
      const count = scalarCount(facts, array);
      const value = facts.argument('count')?.value;
      if (count === undefined || value === undefined) return;
      report({
        messageId: 'scalar',
        data: { name: array?.region.name ?? status.text, count: count.toString() },
        span: status.span,
        restsOn: [status.value, value],
        related: array === undefined ? [] : arrayPlace(array, phrase('status begins here')),
        fixes: declareArray(facts, array),
      });
      return;
    }
    report(wrongElements(facts, status, wrong, 'warning'));
  },
};

/** A Uint32Array, whose entries somebody reads: the right size with the wrong sign. */
function unsignedObject(facts: CallFacts): ScriptObject | undefined {
  const elements = elementsOf(facts.argument('status'));
  if (elements?.object.name !== 'Uint32Array') return undefined;
  return facts.after.status.length > 0 || facts.after.statusEscapes ? elements.object : undefined;
}

/** The count, if it is known to be more than the one int variable that is passed. */
function scalarCount(facts: CallFacts, array: ArrayFacts | undefined): bigint | undefined {
  const { knownCount: count } = facts;
  if (array?.region.origin.kind !== 'variable' || count === undefined || count <= 1n) return undefined;
  const { length } = array.region.state;
  const whole = length !== undefined && constantOf(length) === 4n;
  return whole && constantOf(array.pointer.offset) === 0n && isAddressOf(facts, array) ? count : undefined;
}

/** `&status`, not an array of one element. */
function isAddressOf(facts: CallFacts, array: ArrayFacts): boolean {
  const name = /^(?:\(\s*int\s*\*\s*\)\s*)?&\s*([\w$]+)$/.exec(facts.argument('status')?.text ?? '')?.[1];
  return name !== undefined && name === array.region.name;
}

/** `int status;` becomes an array, where nothing but the call uses it. */
function declareArray(facts: CallFacts, array: ArrayFacts | undefined): readonly Fix[] {
  const { edits, site } = facts;
  const status = facts.argument('status');
  const count = repeatable(facts, facts.argument('count'));
  const [span, name] = [array?.region.span, array?.region.name];
  if (status === undefined || count === undefined || span === undefined || name === undefined) return [];
  if (span.start < site.function.start || edits.textOf(span) !== name) return [];
  const code = edits.textOf(site.function).replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
  if (code.match(/[\w$]+/g)?.filter((word) => word === name).length !== 2) return [];
  const rest = edits.textOf({ start: span.end, end: site.function.end });
  if (!/^\s*[;,]/.test(rest) || !/^\d+$|^[A-Z_][A-Z0-9_]*$/.test(count)) return [];
  return [
    {
      title: phrase('Declare {name} as an array of {count}', { name, count }),
      applicability: 'suggestion',
      edits: [
        { span: { start: span.end, end: span.end }, text: `[${count}]` },
        { span: status.span, text: name },
      ],
    },
  ];
}
