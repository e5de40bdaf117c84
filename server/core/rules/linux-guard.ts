/** A call, or the load of its library, that no condition keeps from other systems, in a file that knows of them. */
import { TextPattern } from '../text-piece';
import { calls } from '../../kernel/calls';
import { firstCall, type FileFacts } from '../facts/file-facts';
import { isScript } from '../syntax/language';
import type { FileReport, FileRule } from './file-rule';
import { isOfLibnuma } from './support/bound-family';
import { phrase } from '../../languages/phrase';

/** A directive that asks for another system, or for not being on Linux. */
const system = new TextPattern(
  /^[ \t]*#[ \t]*(?:(?:el)?if(?:n?def)?\b[^\n]*\b(?:_WIN32|_WIN64|__APPLE__|__FreeBSD__|__OpenBSD__|__NetBSD__|__DragonFly__|__sun|_AIX|__CYGWIN__)\b|ifndef[ \t]+__linux__\b|(?:el)?if\b[^\n]*![ \t]*defined[ \t]*\(?[ \t]*__linux__\b)/m,
  'code',
);

const error = new TextPattern(/^[ \t]*#[ \t]*error\b/m, 'code');

export const linuxGuard: FileRule = {
  id: 'linux-guard',
  severity: 'hint',
  title: 'A call for Linux only, in code for several systems',
  calls: calls.map((one) => one.name),
  messages: {
    open: {
      what: 'This file tells systems apart, but nothing keeps {name} to Linux.',
      why: 'No other system has the call, so the file does not build there; and a Linux without NUMA answers ENOSYS.',
      do: 'Put it into #ifdef __linux__, and go on without placing pages elsewhere and on ENOSYS.',
    },
    load: {
      what: 'This file tells systems apart, but loads {file} on all of them.',
      why: 'No other system has it: the load throws, and nobody can import the file there. A Linux without NUMA answers ENOSYS.',
      do: "Load it where process.platform is 'linux' only, and go on without placing pages elsewhere and on ENOSYS.",
    },
  },
  check(facts, report) {
    if (isScript(facts.language)) checkScript(facts, report);
    else checkC(facts, report);
  },
};

function checkC(facts: FileFacts, report: (finding: FileReport) => void): void {
  const test = facts.isHeader ? undefined : facts.pieces.first(system);
  // Where another system is an error, the file is for one system after all.
  if (test === undefined || facts.pieces.has(error)) return;
  const call = firstCall(
    facts,
    isOfFamily,
    ({ sound, macros, span }) => sound && macros.length === 0 && facts.conditionsAt(span.start).length === 0,
  );
  if (call === undefined) return;
  const written = facts.textOf(test);
  report({
    messageId: 'open',
    data: { name: call.name },
    span: call.callee,
    related: [
      {
        span: { start: test.end - written.trimStart().length, end: test.end },
        message: phrase('Another system is thought of here'),
      },
    ],
  });
}

/** Names of shared libraries on Linux: `libnuma.so.1`. */
const linuxLibrary = /\.so(?:\.\d+)*$/;

/** A function that is bound as the file is imported, and its library with it; whoever does that in a function may have asked before. */
function checkScript(facts: FileFacts, report: (finding: FileReport) => void): void {
  for (const binding of facts.bindings) {
    const { file, filePlace, place } = binding;
    if (file === undefined || file === null || !linuxLibrary.test(file)) continue;
    if (filePlace === undefined || place.file !== undefined) continue;
    if (!isOfLibnuma(binding.symbol) && facts.systemCallsThrough(binding).length === 0) continue;
    const test = facts.otherSystemTest;
    if (test === undefined) return;
    const places = filePlace.file === undefined ? [place, filePlace] : [place];
    if (!places.every((one) => facts.runsAlways(one.span.start))) continue;
    report({
      messageId: 'load',
      data: { file },
      span: filePlace.file === undefined ? filePlace.span : place.span,
      related: [{ span: test, message: phrase('Another system is thought of here') }],
    });
    return;
  }
}

const names = new Set(calls.flatMap((one) => one.wrappers.map((wrapper) => wrapper.name)));

function isOfFamily(name: string): boolean {
  return names.has(name);
}
