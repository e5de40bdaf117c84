/**
 * The calls this product knows, with the role of each parameter.
 * Source: move_pages(2), SYNOPSIS; numaif.h of numactl for the libnuma spelling.
 */

export type ParameterRole = 'pid' | 'count' | 'pages' | 'nodes' | 'status' | 'flags';

export type CallName = 'move_pages';

export interface CallParameter {
  readonly role: ParameterRole;
  /** The C type in the manual page. */
  readonly type: string;
}

export interface CallWrapper {
  readonly name: string;
  readonly form: 'wrapper' | 'libnuma';
  /** The C type of its result. */
  readonly result: string;
}

export interface CallSpec {
  readonly name: CallName;
  /** Function names that make this call with exactly these parameters. */
  readonly wrappers: readonly CallWrapper[];
  /** The stem of SYS_… and __NR_…; a raw syscall(2) has the number first and these parameters after it. */
  readonly syscall: string;
  readonly parameters: readonly CallParameter[];
  /** Of the system call. */
  readonly result: string;
}

export const calls: readonly CallSpec[] = [
  {
    name: 'move_pages',
    wrappers: [
      { name: 'move_pages', form: 'wrapper', result: 'long' },
      { name: 'numa_move_pages', form: 'libnuma', result: 'int' },
    ],
    syscall: 'move_pages',
    parameters: [
      { role: 'pid', type: 'int' },
      { role: 'count', type: 'unsigned long' },
      { role: 'pages', type: 'void **' },
      { role: 'nodes', type: 'const int *' },
      { role: 'status', type: 'int *' },
      { role: 'flags', type: 'int' },
    ],
    result: 'long',
  },
];

const byName: ReadonlyMap<CallName, CallSpec> = new Map(calls.map((one) => [one.name, one]));

export function findCall(name: CallName): CallSpec | undefined {
  return byName.get(name);
}
