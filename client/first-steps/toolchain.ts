/** What this machine has for building and debugging the example: a compiler on the path, an extension that debugs C. */
import path from 'node:path';
import { findOnPath } from '../process/on-path';

const compilers = ['cc', 'gcc', 'clang'];

/** The first C compiler on the path, as an absolute file name. */
export function findCompiler(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return compilers.map((name) => findOnPath(name, env)).find((file) => file !== undefined);
}

/** Launch attributes beside the program, by the debugger's type; the first that is installed is used. */
const debuggers: readonly { readonly type: string; readonly attributes: Readonly<Record<string, string>> }[] =
  [
    { type: 'lldb-dap', attributes: {} },
    { type: 'lldb', attributes: {} },
    { type: 'cppdbg', attributes: { MIMode: 'gdb' } },
    // Of two extensions with the type "gdb" this is the one that reads memory; the other has no "gdbtarget".
    { type: 'gdbtarget', attributes: { type: 'gdb' } },
  ];

export interface Launch {
  readonly type: string;
  readonly request: string;
  readonly name: string;
  readonly [attribute: string]: string;
}

/** How to start a program without arguments under one of the debuggers that extensions contribute; undefined when none of them debugs C. */
export function launchOf(contributed: ReadonlySet<string>, program: string): Launch | undefined {
  const found = debuggers.find(({ type }) => contributed.has(type));
  if (found === undefined) return undefined;
  const base = { type: found.type, request: 'launch', name: path.basename(program) };
  return { ...base, program, cwd: path.dirname(program), ...found.attributes };
}
