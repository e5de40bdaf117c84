/** A file's own prototype of a NUMA call that is not what libnuma's header says. */
import { findArchitecture } from '../../kernel/architectures';
import { calls, type CallParameter } from '../../kernel/calls';
import { isForeignHeader, libnumaHeader, systemCallHeader } from '../../kernel/headers';
import { firstCall, type FileFacts, type PrototypeFacts } from '../facts/file-facts';
import type { Fix, FindingData } from '../finding';
import type { MachineType } from '../flow/types';
import type { FileRule } from './file-rule';
import { inOrder, lineOf } from './support/edits';
import { phrase } from '../../languages/phrase';
import type { Phrase } from '../../languages/phrase';

interface Declared {
  readonly name: string;
  readonly parameters: readonly CallParameter[];
  readonly header: string;
}

const declared: readonly Declared[] = calls.flatMap((spec) =>
  spec.wrappers.map((one) => ({
    name: one.name,
    parameters: one.parameters ?? spec.parameters,
    header: one.form === 'libnuma' ? libnumaHeader : systemCallHeader,
  })),
);

export const prototypeMismatch: FileRule = {
  id: 'prototype-mismatch',
  languages: 'c',
  severity: 'warning',
  title: 'A prototype of its own with other types',
  calls: calls.map((one) => one.name),
  fix: 'suggestion',
  messages: {
    type: {
      what: 'Parameter {position} of {name} is declared {own}; in <{header}> it is {right}.',
      why: 'Callers convert their arguments to what is declared here, and the function reads them as it was built: bits are lost or are left to chance.',
      do: 'Include <{header}> instead of declaring {name}.',
    },
    count: {
      what: '{name} is declared with {own} parameters; it has {right}.',
      why: 'The function reads all of its parameters: what no caller passes is whatever a register holds.',
      do: 'Include <{header}> instead of declaring {name}.',
    },
    linkage: {
      what: '{name} is declared without extern "C".',
      why: 'The compiler then looks for a C++ function of that name and these types, which libnuma does not have: the program does not link.',
      do: 'Include <{header}>, or declare it within extern "C" { }.',
    },
  },
  check(facts, report) {
    // Types are read for machines on which long and pointers have 64 bits.
    if (findArchitecture(facts.config.targetArch ?? '')?.bits === 32) return;
    const included = new Set(facts.includes.map(({ header }) => header));
    for (const one of declared) {
      // With the header, the compiler itself compares.
      if (included.has(one.header)) continue;
      const prototypes = facts.prototypes(one.name);
      if (prototypes.length === 0) continue;
      const call = firstCall(facts, (name) => name === one.name);
      if (call === undefined) continue;
      for (const prototype of prototypes) {
        const wrong = differenceOf(facts, one, prototype);
        if (wrong === undefined) continue;
        report({
          messageId: wrong.messageId,
          span: prototype.span,
          data: { name: one.name, header: one.header, ...wrong.data },
          related: [{ span: call.callee, message: phrase('It is called here') }],
          fixes: includeInstead(facts, one, prototype),
        });
      }
    }
  },
};

interface Difference {
  readonly messageId: 'type' | 'count' | 'linkage';
  readonly data: FindingData;
}

function differenceOf(facts: FileFacts, one: Declared, prototype: PrototypeFacts): Difference | undefined {
  if (prototype.inNamespace) return undefined;
  const unseen = facts.unseenHeaders(prototype.span.start).length > 0 || !facts.includes.every(isPlain);
  if (facts.language === 'cpp' && !prototype.cLinkage && !unseen) return { messageId: 'linkage', data: {} };
  const text = facts.textOf(prototype.span);
  const { parameters = [] } = prototype;
  // `long move_pages();` says nothing of its parameters.
  if (parameters.length === 0 || text.includes('...') || (!prototype.cLinkage && facts.language === 'cpp'))
    return undefined;
  if (parameters.length !== one.parameters.length)
    return {
      messageId: 'count',
      data: { own: String(parameters.length), right: String(one.parameters.length) },
    };
  for (const [at, right] of one.parameters.entries()) {
    const own = parameters[at];
    if (own === undefined || agrees(own, right.type)) continue;
    return { messageId: 'type', data: { position: String(at + 1), own: inWords(own), right: right.type } };
  }
  return undefined;
}

/** A header that declares none of the calls. */
function isPlain({ header }: { readonly header: string }): boolean {
  return isForeignHeader(header) || header === libnumaHeader;
}

/** Whether an argument arrives whole. Unknown types, void * and char * agree with everything. */
function agrees(own: MachineType, right: string): boolean {
  const pointer = right.endsWith('*');
  if (own.kind === 'int' || own.kind === 'bool') {
    const width = own.kind === 'int' ? own.width : 8;
    return !pointer && width === widthOf(right);
  }
  if (own.kind !== 'pointer') return own.kind !== 'float' && own.kind !== 'record';
  if (!pointer) return false;
  const pointee = right.slice(0, -1).replace('const', '').trim();
  const width = widthOf(pointee);
  const to = own.to;
  return width === undefined || to.kind !== 'int' || to.width === 8 || to.width === width;
}

function widthOf(type: string): number | undefined {
  if (/^(?:int|unsigned)$/.test(type)) return 32;
  return /^(?:unsigned )?long$|^size_t$/.test(type) ? 64 : undefined;
}

function inWords(type: MachineType): Phrase {
  switch (type.kind) {
    case 'int':
      return phrase('a {width}-bit integer', { width: type.width });
    case 'pointer':
      return type.to.kind === 'int'
        ? phrase('a pointer to {width}-bit integers', { width: type.to.width })
        : phrase('a pointer');
    default:
      return phrase('something else');
  }
}

function includeInstead(facts: FileFacts, one: Declared, { span }: PrototypeFacts): readonly Fix[] {
  const text = facts.textOf(span);
  // Nothing else is declared with it, and nothing else stands on its lines.
  const line = lineOf(facts.text, span);
  const alone = facts.textOf(line).trim() === text.trim() && /^[^;{}]*\)\s*;$/.test(text.trim());
  if (!alone || /\)\s*,/.test(text)) return [];
  return [
    {
      title: phrase('Include <{header}> instead', { header: one.header }),
      applicability: 'suggestion',
      edits: inOrder([...facts.include(one.header, line.start), { span: line, text: '' }]),
    },
  ];
}
