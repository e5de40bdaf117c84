/** Groups of texts (templates.ts) that wait for their translation. It shrinks; when it is empty, it goes. */
export const notYet: ReadonlySet<string> = new Set([
  'cli',
  'lsp',
  'rules/ffi',
  'rules/nodes',
  'rules/pages',
  'rules/policy',
  'rules/prototype',
  'rules/result',
  'rules/seccomp',
  'rules/status',
  'rules/syscall',
]);
