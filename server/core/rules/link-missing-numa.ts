/** A call of libnuma in a program whose build files link it without libnuma. */
import { TextPattern } from '../text-piece';
import { calls } from '../../kernel/calls';
import { libnumaHeader, systemCallHeader } from '../../kernel/headers';
import { isLibnumaFunction } from '../../kernel/libnuma';
import { firstCall, type FileFacts, type NamedCall } from '../facts/file-facts';
import type { FileRule } from './file-rule';
import { phrase } from '../../languages/phrase';

const wrappers = new Set(calls.flatMap((spec) => spec.wrappers.map((one) => one.name)));

const atRunTime = new TextPattern(/\bdl(?:sym|vsym)\b|\bweak\b/, 'text');

/** Conditions under which code is compiled that says nothing about whether libnuma is there. */
const platformCondition =
  /^(?:\s|[()!&|<>=]|\d+[LU]*|defined|__(?:linux(?:__)?|unix__|cplusplus|GNUC__|GNUC_MINOR__|GLIBC__|x86_64__|aarch64__|powerpc64__|s390x__|riscv|NR_\w+)|linux|_GNU_SOURCE|SYS_\w+)*$/;

export const linkMissingNuma: FileRule = {
  id: 'link-missing-numa',
  severity: 'warning',
  title: 'The program is linked without libnuma',
  calls: calls.map((one) => one.name),
  languages: 'c',
  fix: 'suggestion',
  messages: {
    missing: {
      what: '{program} is linked without libnuma, and {name} is in it.',
      why: "The C library has no wrapper for the NUMA calls, so the linker stops: undefined reference to '{name}'.",
      do: 'Link with -lnuma.',
    },
    early: {
      what: '{program} is linked with -lnuma before the objects that call {name}.',
      why: "The linker looks into a library for what it is missing at that point: with --as-needed, which GCC of Debian and Ubuntu passes, and with -static it drops libnuma and stops: undefined reference to '{name}'.",
      do: 'Put -lnuma behind the objects.',
    },
  },
  check(facts, report) {
    const link = facts.build?.link;
    if (link?.kind !== 'missing' && link?.kind !== 'early') return;
    const call = firstCall(facts, isInLibnuma, (one) => needsLibnuma(facts, one));
    if (call === undefined) return;
    const { program, place, fix } = link;
    report({
      messageId: link.kind,
      span: call.callee,
      // Where GCC was not built to pass --as-needed, the order does no harm to a shared library.
      ...(link.kind === 'early' ? { severity: 'hint' as const } : {}),
      data: { program, name: call.name },
      related: [
        { path: place.path, span: place.span, message: phrase('{program} is built here', { program }) },
      ],
      fixes:
        fix === undefined
          ? []
          : [
              {
                title: phrase('Add {words}', { words: fix.words }),
                applicability: 'suggestion',
                path: fix.path,
                edits: fix.edits,
              },
            ],
    });
  },
};

function isInLibnuma(name: string): boolean {
  return wrappers.has(name) || isLibnumaFunction(name);
}

/** The call is in the object, and the linker has to find the function in libnuma. */
function needsLibnuma(facts: FileFacts, { name, sound, span }: NamedCall): boolean {
  if (!sound || facts.isHeader || !isInLibnuma(name)) return false;
  // Without libnuma's own header the function may be the project's.
  const headers = facts.includes.filter(
    (one) => [systemCallHeader, libnumaHeader].includes(one.header) && !one.isQuoted,
  );
  if (headers.length === 0 || facts.declaredElsewhere.includes(name)) return false;
  if (facts.defines(name)) return false;
  // Looked up at run time, or allowed to be absent.
  if (facts.pieces.has(atRunTime)) return false;
  return [span, ...headers.map((one) => one.span)].every(({ start }) =>
    facts.conditionsAt(start).every((one) => platformCondition.test(one)),
  );
}
