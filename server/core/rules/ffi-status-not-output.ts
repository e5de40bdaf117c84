/** A plain array as status: the kernel's answers never reach it. */
import type { Rule } from './rule';
import type { CallFacts } from '../facts/call-facts';
import type { ScriptObject } from '../facts/script-argument';
import type { Fix } from '../finding';
import { libraryName } from './support/foreign-words';
import { listFate, madePlace } from './support/script-objects';
import { phrase } from '../../languages/phrase';

export const ffiStatusNotOutput: Rule = {
  id: 'ffi-status-not-output',
  severity: 'error',
  title: 'A status array that is only copied to C',
  calls: ['move_pages'],
  languages: 'script',
  fix: 'suggestion',
  supersedes: [
    'count-exceeds-array',
    'status-elem-type',
    'status-ignored',
    'status-no-sentinel',
    'status-preset-to-target',
    'status-read-after-error',
    'status-used-unchecked',
  ],
  messages: {
    copied: {
      what: 'status is a plain array, which {library} copies for the call ({type}): nothing comes back.',
      why: 'The kernel fills the copy. The array keeps what was in it, also when the call returns 0.',
      do: '{instead}',
    },
    rejected: {
      what: 'status is a plain array, which {library} does not take here.',
      why: 'It throws before anything is called: it cannot know what the elements are for C.',
      do: 'Use an Int32Array.',
    },
  },
  check(facts, report) {
    const status = facts.argument('status');
    const object = status?.script?.object;
    const library = facts.foreign?.fn.library;
    const fate = listFate(facts, status);
    if (status === undefined || object === undefined || library === undefined || fate === undefined) return;
    report({
      messageId: fate,
      data: {
        library: libraryName(library),
        type: status.script?.declared?.text ?? '',
        instead:
          library === 'koffi'
            ? phrase('Use an Int32Array, or declare the parameter as _Out_ int *.')
            : phrase('Use an Int32Array, or a Buffer where the parameter is one of bytes.'),
      },
      span: status.span,
      restsOn: [status.value],
      related: madePlace(object, phrase('status is made here')),
      fixes: asTypedArray(facts, object),
    });
  },
};

/** `new Array(n)` becomes `new Int32Array(n)`; a literal becomes Int32Array.from() of itself. */
function asTypedArray(facts: CallFacts, { made }: ScriptObject): readonly Fix[] {
  const { edits } = facts;
  // ffi-rs takes a typed array for a parameter of bytes only.
  if (made === undefined || !edits.isSpelled(made) || facts.foreign?.fn.library === 'ffi-rs') return [];
  const { span } = made;
  const text = edits.textOf(span);
  const before = edits.textOf({ start: Math.max(0, span.start - 80), end: span.start });
  if (/:\s*[^=;\n]*(?:\[\]|Array<[^>]*>)\s*=\s*$/.test(before)) return [];
  const head = /^(?:new\s+)?Array\b(?:<[^>()]*>)?/.exec(text)?.[0];
  const title = phrase('Make it an Int32Array');
  if (head !== undefined) {
    const end = span.start + head.length;
    const word = head.startsWith('new') ? 'new Int32Array' : 'Int32Array';
    if (!head.startsWith('new') && !/^Array\s*\.\s*(?:from|of)\b/.test(text)) return [];
    return [
      { title, applicability: 'suggestion', edits: [{ span: { start: span.start, end }, text: word }] },
    ];
  }
  if (!text.startsWith('[') || !text.endsWith(']')) return [];
  return [
    {
      title,
      applicability: 'suggestion',
      edits: [
        { span: { start: span.start, end: span.start }, text: 'Int32Array.from(' },
        { span: { start: span.end, end: span.end }, text: ')' },
      ],
    },
  ];
}
