/** NUMA calls through ffi-napi or node-ffi, which nobody maintains. */
import { calls } from '../../kernel/calls';
import type { FileRule } from './file-rule';
import { isOfLibnuma } from './support/bound-family';

/** Their forks have names of their own. */
const unmaintained = new Set(['ffi-napi', 'ffi', 'node-ffi']);

export const ffiUnmaintained: FileRule = {
  id: 'ffi-unmaintained',
  severity: 'hint',
  title: 'NUMA calls through a foreign function library that is not maintained',
  calls: calls.map((one) => one.name),
  languages: 'script',
  messages: {
    package: {
      what: '{package} is not maintained.',
      why: 'It does not compile with Node 20.12 or newer, and has no answer to a change of V8 or of Node-API.',
      do: 'Use koffi or ffi-rs, or node:ffi where Node 26 runs.',
    },
  },
  check(facts, report) {
    const found = facts.bindings.find(
      (one) =>
        one.module !== undefined &&
        unmaintained.has(one.module) &&
        (isOfLibnuma(one.symbol) || facts.systemCallsThrough(one).length > 0),
    );
    if (found?.module === undefined) return;
    report({
      messageId: 'package',
      span: found.symbolPlace.file === undefined ? found.symbolPlace.span : found.place.span,
      data: { package: found.module },
    });
  },
};
