/** What rules share that look at the class of an array which a script hands to C. */
import type { ArgumentFacts, CallFacts } from '../../facts/call-facts';
import { isRaw, type ScriptObject } from '../../facts/script-argument';
import type { Fix, RelatedPlace } from '../../finding';
import { rejectsLists } from './foreign-words';
import { phrase } from '../../../languages/phrase';
import type { Phrase } from '../../../languages/phrase';

/** The elements that C certainly sees; undefined for raw memory and for what the binding copies. */
export function elementsOf(
  argument: ArgumentFacts | undefined,
): { readonly object: ScriptObject; readonly bytes: number; readonly float: boolean } | undefined {
  const object = argument?.script?.object;
  if (object === undefined || isRaw(object.name)) return undefined;
  const { element } = object;
  if (element.kind !== 'int' && element.kind !== 'float') return undefined;
  return { object, bytes: element.width / 8, float: element.kind === 'float' };
}

/** A plain array, and what becomes of it: `copied` into memory that is thrown away, or `rejected` by an exception. */
export function listFate(
  facts: CallFacts,
  argument: ArgumentFacts | undefined,
): 'copied' | 'rejected' | undefined {
  const library = facts.foreign?.fn.library;
  if (argument?.script?.object?.name !== 'Array' || library === undefined) return undefined;
  if (rejectsLists(library)) return 'rejected';
  const { declared } = argument.script;
  if (declared?.machine.kind !== 'pointer') return undefined;
  // Executed with koffi 3.3.4: "Cannot pass ambiguous value to void *".
  if (declared.machine.to.kind === 'void') return library === 'koffi' ? 'rejected' : undefined;
  return declared.direction === 'in' ? 'copied' : undefined;
}

export function madePlace(object: ScriptObject, message: Phrase): readonly RelatedPlace[] {
  return object.made === undefined ? [] : [{ span: object.made.span, message }];
}

/** Makes the array of another class: where the expression that makes it is spelled in the file. */
export function ofClass(facts: CallFacts, object: ScriptObject, name: string): readonly Fix[] {
  const { edits } = facts;
  if (object.made === undefined || !edits.isSpelled(object.made)) return [];
  const { span } = object.made;
  const text = edits.textOf(span);
  const head = new RegExp(`^(?:new\\s+)?(${object.name})(?=\\s*\\(|\\s*\\.\\s*(?:from|of)\\s*\\()`).exec(
    text,
  );
  // A declared type would contradict the new class.
  const declared = new RegExp(`:\\s*${object.name}\\b[^=;\\n]*=\\s*$`);
  if (head === null || declared.test(edits.textOf({ start: Math.max(0, span.start - 120), end: span.start })))
    return [];
  const start = span.start + head[0].length - object.name.length;
  return [
    {
      title: phrase('Make it of the class {name}', { name }),
      applicability: 'suggestion',
      edits: [{ span: { start, end: start + object.name.length }, text: name }],
    },
  ];
}
