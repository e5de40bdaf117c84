/** Nodes that may be null or undefined in a call that is meant to move. */
import { integersOf, isNotNull, isNull, type AbstractValue } from '../facts/value';
import { constantOf } from '../facts/linear';
import type { CallFacts } from '../facts/call-facts';
import type { Rule } from './rule';
import { libraryName } from './support/foreign-words';
import { argumentPlaces } from './support/places';
import { phrase } from '../../languages/phrase';

export const ffiNodesNullable: Rule = {
  id: 'ffi-nodes-nullable',
  severity: 'warning',
  title: 'Nodes that may be null, so that nothing is moved',
  calls: ['move_pages'],
  languages: 'script',
  messages: {
    query: {
      what: 'nodes may be {empty} here, and the flags ask for a move.',
      why: '{library} hands {empty} on as a null pointer: the call then only asks where the pages are, returns 0, and moves nothing.',
      do: 'Test for it before the call, and make the query a call of its own with flags 0.',
    },
    throws: {
      what: 'nodes may be {empty} here.',
      why: '{library} throws on it before anything is called.',
      do: 'Test for it before the call.',
    },
  },
  check(facts, report) {
    const nodes = facts.argument('nodes');
    const library = facts.foreign?.fn.library;
    if (nodes === undefined || library === undefined || facts.countIs === 'zero') return;
    if (!mayBeNull(nodes.value) || !asksForMove(facts)) return;
    // Executed with ffi-rs 1.3.7 and a parameter of bytes; a null pointer is written as the number 0 there.
    const throws = library === 'ffi-rs';
    report({
      messageId: throws ? 'throws' : 'query',
      data: {
        library: libraryName(library),
        // Executed with Deno 2.9.6: undefined throws.
        empty: library === 'deno' ? 'null' : phrase('null or undefined'),
      },
      span: nodes.span,
      restsOn: [nodes.value],
      related: argumentPlaces(nodes),
    });
  },
};

/** Null on some paths, and an array on others. */
function mayBeNull(value: AbstractValue): boolean {
  if (value.points === undefined || isNull(value) || isNotNull(value)) return false;
  return (
    value.points.some((point) => point.kind === 'pointer') &&
    value.points.every((point) => point.kind === 'pointer' || constantOf(point.form) === 0n)
  );
}

/** MPOL_MF_MOVE or MPOL_MF_MOVE_ALL is set on every path. */
function asksForMove(facts: CallFacts): boolean {
  const flags = integersOf(facts.argument('flags')?.value ?? { points: undefined, marks: [] });
  return flags?.every((one) => (one & 6n) !== 0n) ?? false;
}
