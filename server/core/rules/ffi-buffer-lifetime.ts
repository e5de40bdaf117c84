/** Arrays of an asynchronous call that nothing keeps alive. */
import type { Rule } from './rule';
import { libraryName } from './support/foreign-words';
import { phrase } from '../../languages/phrase';

export const ffiBufferLifetime: Rule = {
  id: 'ffi-buffer-lifetime',
  severity: 'warning',
  title: 'An array that may be collected while the call uses it',
  calls: ['move_pages', 'mbind', 'get_mempolicy', 'set_mempolicy', 'migrate_pages'],
  languages: 'script',
  messages: {
    temporary: {
      what: '{role} is made in the argument, and nothing else refers to it.',
      why: 'The call runs in another thread, and {library} does not keep the array: it may be collected before the kernel reads or writes its memory.',
      do: 'Keep it in a variable that the callback, or what follows the await, mentions.',
    },
    forgotten: {
      what: 'Nothing refers to {role} ({name}) once the call has begun.',
      why: 'The call runs in another thread, and {library} does not keep the array: it may be collected before the kernel reads or writes its memory.',
      do: 'Mention it in the callback, or after the await.',
    },
  },
  check(facts, report) {
    const { foreign } = facts;
    if (foreign === undefined || (foreign.manner === 'sync' && !foreign.fn.nonblocking)) return;
    // What the others do is not known to us.
    if (!['koffi', 'deno', 'ffi-rs'].includes(foreign.fn.library)) return;
    for (const { role } of facts.site.arguments) {
      const argument = facts.argument(role);
      const lifetime = argument?.script?.lifetime;
      if (argument === undefined || lifetime === undefined || lifetime === 'held') continue;
      report({
        messageId: lifetime,
        data: { role, name: argument.text, library: libraryName(foreign.fn.library) },
        span: argument.span,
        restsOn: [argument.value],
        related: [{ span: facts.site.callee, message: phrase('The call') }],
      });
      return;
    }
  },
};
