/** A call that no condition keeps from other systems, in a file that knows of them. */
import { calls } from '../../kernel/calls';
import type { FileRule } from './file-rule';
import { withoutComments } from './support/other-process';

/** A directive that asks for another system, or for not being on Linux. */
const system =
  /^[ \t]*#[ \t]*(?:(?:el)?if(?:n?def)?\b[^\n]*\b(?:_WIN32|_WIN64|__APPLE__|__FreeBSD__|__OpenBSD__|__NetBSD__|__DragonFly__|__sun|_AIX|__CYGWIN__)\b|ifndef[ \t]+__linux__\b|(?:el)?if\b[^\n]*![ \t]*defined[ \t]*\(?[ \t]*__linux__\b)/m;

export const linuxGuard: FileRule = {
  id: 'linux-guard',
  languages: 'c',
  severity: 'hint',
  title: 'A call for Linux only, in code for several systems',
  calls: calls.map((one) => one.name),
  messages: {
    open: {
      what: 'This file tells systems apart, but nothing keeps {name} to Linux.',
      why: 'No other system has the call, so the file does not build there; and a Linux without NUMA answers ENOSYS.',
      do: 'Put it into #ifdef __linux__, and go on without placing pages elsewhere and on ENOSYS.',
    },
  },
  check(facts, report) {
    if (facts.isHeader || !system.test(facts.text)) return;
    const text = withoutComments(facts.text);
    const test = system.exec(text);
    // Where another system is an error, the file is for one system after all.
    if (test === null || /^[ \t]*#[ \t]*error\b/m.test(text)) return;
    const call = facts.calls.find(
      (one) =>
        one.sound &&
        one.macros.length === 0 &&
        isOfFamily(one.name) &&
        facts.conditionsAt(one.span.start).length === 0,
    );
    if (call === undefined) return;
    const start = test.index + (test[0].length - test[0].trimStart().length);
    report({
      messageId: 'open',
      data: { name: call.name },
      span: call.callee,
      related: [
        { span: { start, end: test.index + test[0].length }, message: 'Another system is thought of here' },
      ],
    });
  },
};

const names = new Set(calls.flatMap((one) => one.wrappers.map((wrapper) => wrapper.name)));

function isOfFamily(name: string): boolean {
  return names.has(name);
}
