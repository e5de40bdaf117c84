/** A null status array. */
import type { CallFacts } from '../facts/call-facts';
import { isNull } from '../facts/value';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { isScript, lengthText } from './support/spelling';
import { phrase } from '../../languages/phrase';

export const statusNull: Rule = {
  id: 'status-null',
  severity: 'error',
  title: 'A null status array',
  calls: ['move_pages'],
  fix: 'suggestion',
  messages: {
    move: {
      what: 'status is null.',
      why: 'The kernel stores an entry for every page after it has moved them: without it the call fails with EFAULT, and pages have been moved all the same.',
      do: 'Pass an array of int with one element per page.',
      script: { do: 'Pass an Int32Array with one element per page.' },
    },
    query: {
      what: 'status is null.',
      why: 'The entries of status are the whole answer of a query; without it the call fails with EFAULT.',
      do: 'Pass an array of int with one element per page.',
      script: { do: 'Pass an Int32Array with one element per page.' },
    },
  },
  check(facts, report) {
    const status = facts.argument('status');
    if (status === undefined || !isNull(status.value) || facts.countIs === 'zero') return;
    report({
      messageId: facts.mode === 'query' ? 'query' : 'move',
      span: status.span,
      restsOn: [status.value],
      related: status.origin.macros.flatMap((use) =>
        use.definition === undefined
          ? []
          : [{ span: use.definition, message: phrase('{name} is defined here', { name: use.name }) }],
      ),
      fixes: fixes(facts),
    });
  },
};

/** Declares an array of the call's own count before the statement; only where NULL itself is spelled in the call. */
function fixes(facts: CallFacts): readonly Fix[] {
  const { edits } = facts;
  const status = facts.argument('status');
  const count = facts.argument('count');
  if (status === undefined || count === undefined || edits.before === undefined) return [];
  if (!edits.isSpelled(status.origin) || !edits.isSpelled(count.origin)) return [];
  if (!/^(?:\(\s*\w[\w\s]*\*\s*\)\s*)?(?:NULL|0|nullptr|null|undefined)$/.test(status.text)) return [];
  const name = edits.unusedName('status');
  const { offset, indent } = edits.before;
  const script = isScript(facts);
  const array = script ? `Int32Array(${lengthText(count)})` : `int ${name}[${count.text}]`;
  const declaration = script ? `const ${name} = new ${array}.fill(-2147483648);` : `${array};`;
  return [
    {
      title: script
        ? phrase('Make an {array} and pass it', { array })
        : phrase('Declare {array} and pass it', { array }),
      applicability: 'suggestion',
      edits: [
        { span: { start: offset, end: offset }, text: `${declaration}\n${indent}` },
        { span: status.span, text: name },
      ],
    },
  ];
}
