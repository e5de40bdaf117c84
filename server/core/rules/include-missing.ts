/** A NUMA call without the header that declares it. */
import { calls } from '../../kernel/calls';
import { libnumaHeader, systemCallHeader } from '../../kernel/headers';
import { isLibnumaFunction, returnsPointer } from '../../kernel/libnuma';
import type { FileFacts, NamedCall } from '../facts/file-facts';
import type { Span } from '../text';
import type { FileRule } from './file-rule';
import { phrase } from '../../languages/phrase';

const wrappers = new Map(calls.flatMap((spec) => spec.wrappers.map((one) => [one.name, one.form] as const)));

function headerOf(name: string): string | undefined {
  const form = wrappers.get(name);
  if (form === undefined) return isLibnumaFunction(name) ? libnumaHeader : undefined;
  return form === 'libnuma' ? libnumaHeader : systemCallHeader;
}

const remedy =
  'Add #include <{header}>; the header is in libnuma-dev (Debian, Ubuntu), numactl-devel (Fedora) or numactl (Arch).';

export const includeMissing: FileRule = {
  id: 'include-missing',
  languages: 'c',
  severity: 'error',
  title: 'The header that declares the call is not included',
  calls: calls.map((one) => one.name),
  fix: 'safe',
  messages: {
    rejected: {
      what: 'Nothing declares {name} here, so this does not compile.',
      why: 'C++, C23 and, from GCC 14 and Clang 16 on, every C since C99 refuse to call a function that is not declared.',
      do: remedy,
    },
    implicit: {
      what: 'Nothing declares {name} here.',
      why: 'An older compiler guesses int {name}() and passes the arguments as they are written: an int count or a plain 0 for a pointer is not widened to 64 bits, and the result is cut to an int. GCC 14 and Clang 16 refuse to compile it.',
      do: remedy,
    },
    pointer: {
      what: 'Nothing declares {name} here, and it returns a pointer.',
      why: 'An older compiler guesses int {name}() and keeps 32 bits of the pointer. GCC 14 and Clang 16 refuse to compile it.',
      do: remedy,
    },
    shadowed: {
      what: 'Nothing declares {name} here: <{header}> is a header of this project, not the one of libnuma.',
      why: 'The search path of the build leads to it first. C++, C23 and, from GCC 14 and Clang 16 on, every C since C99 refuse to call a function that is not declared.',
      do: 'Give that header another name, or keep its folder for quoted includes alone, with -iquote in place of -I.',
    },
  },
  check(facts, report) {
    // Who includes a header has included others before it.
    if (facts.isHeader) return;
    const told = new Set<string>();
    const isOpen = (name: string, { start, end }: Span): boolean => {
      const header = headerOf(name);
      return header !== undefined && !told.has(header) && !facts.mayDeclareWithin(name, header, start, end);
    };
    const groups = facts.calls.filter((one) => {
      for (const name of one.names) if (isOpen(name, one)) return true;
      return false;
    });
    for (const call of groups.flatMap((one) => one.namedCalls)) {
      const header = headerOf(call.name);
      if (header === undefined || !call.sound || told.has(header)) continue;
      if (facts.mayDeclare(call.name, header, call.span.start)) continue;
      told.add(header);
      const kind = messageOf(facts, call);
      const shadowed = facts.isShadowed(header, call.span.start);
      // Included behind the call, or under a condition: a person has to move it.
      const edits = shadowed ? [] : facts.include(header, call.span.start);
      report({
        messageId: shadowed ? 'shadowed' : kind,
        span: call.callee,
        severity: kind === 'rejected' ? 'error' : 'warning',
        data: { name: call.name, header },
        related: call.macros.flatMap(({ name, definition }) =>
          definition === undefined
            ? []
            : [{ span: definition, message: phrase('{name} is defined here', { name }) }],
        ),
        fixes:
          edits.length === 0
            ? []
            : [{ title: phrase('Include <{header}>', { header }), applicability: 'safe', edits }],
      });
    }
  },
};

function messageOf({ language, build }: FileFacts, { name }: NamedCall): 'rejected' | 'implicit' | 'pointer' {
  if (language === 'cpp' || build?.rejectsUndeclared === true) return 'rejected';
  return returnsPointer(name) ? 'pointer' : 'implicit';
}
