/** libnuma used in a program that never asks whether it can be used. */
import { TextPattern } from '../text-piece';
import { calls } from '../../kernel/calls';
import { isForeignHeader, libnumaHeader, systemCallHeader } from '../../kernel/headers';
import { needsNumaAvailable } from '../../kernel/libnuma';
import { firstCall, type FileFacts } from '../facts/file-facts';
import { isScript } from '../syntax/language';
import type { FileRule } from './file-rule';
import { phrase } from '../../languages/phrase';

const check = 'numa_available';
const mention = new TextPattern(/numa_available/, 'text');

export const numaAvailableUnchecked: FileRule = {
  id: 'numa-available-unchecked',
  severity: 'warning',
  set: 'strict',
  title: 'libnuma without numa_available()',
  calls: calls.map((one) => one.name),
  messages: {
    unchecked: {
      what: '{name} is called, and this program never calls numa_available().',
      why: 'On a kernel without NUMA support, and where a container forbids the calls, numa_available() returns -1 and every other function of libnuma is undefined (numa(3)).',
      do: 'Begin with if (numa_available() < 0) and do without NUMA there.',
    },
  },
  check(facts, report) {
    // Only a program that is all in this file: another one may ask elsewhere.
    if (facts.isHeader) return;
    if (isScript(facts.language) ? !isWholeScript(facts) : !isWholeProgram(facts)) return;
    if (facts.pieces.has(mention) || facts.headersMention(check)) return;
    const first = firstCall(
      facts,
      (name) => name.startsWith('numa_') && needsNumaAvailable(name),
      ({ sound }) => sound,
    );
    if (first === undefined || facts.defines(first.name)) return;
    report({
      messageId: 'unchecked',
      span: first.callee,
      data: { name: first.name },
      related: first.macros.flatMap(({ name, definition }) =>
        definition === undefined
          ? []
          : [{ span: definition, message: phrase('{name} is defined here', { name }) }],
      ),
    });
  },
};

function isWholeProgram(facts: FileFacts): boolean {
  if (!facts.defines('main')) return false;
  const ownHeaders = facts.includes.some(
    ({ header }) => !isForeignHeader(header) && header !== libnumaHeader && header !== systemCallHeader,
  );
  const elsewhere = facts.declaredElsewhere.some((name) => !name.startsWith('numa_'));
  if (ownHeaders || elsewhere || (facts.build?.forcedIncludes.length ?? 0) > 0) return false;
  return facts.includes.some(({ header }) => header === libnumaHeader);
}

/** It has no part of its own in another file, and is none of one. */
function isWholeScript({ text }: FileFacts): boolean {
  return !/\bfrom\s*['"]\.|\b(?:require|import)\s*\(\s*['"`]\.|^\s*import\s*['"]\.|^\s*export\b|\bmodule\.exports\b|\bexports\.\w/m.test(
    text,
  );
}
