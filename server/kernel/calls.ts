/**
 * The calls this product knows, with the role of each parameter.
 * Sources: move_pages(2), mbind(2), set_mempolicy(2), get_mempolicy(2), migrate_pages(2), SYNOPSIS; for
 * set_mempolicy_home_node, which has no manual page, mm/mempolicy.c of Linux 6.12; numaif.h and numa.h of numactl for
 * the libnuma spellings. Deliberately absent: libnuma functions that allocate (they are memory, not calls on memory)
 * and those that set the policy of the thread from a struct bitmask alone.
 */
import type { FamilyCall } from './architectures';
import type { TextId } from './texts/text';

export type ParameterRole =
  | 'pid'
  | 'count'
  | 'pages'
  | 'nodes'
  | 'status'
  | 'flags'
  | 'addr'
  | 'len'
  | 'mode'
  /** Where get_mempolicy stores a mode or a node. */
  | 'mode_result'
  | 'nodemask'
  /** Where get_mempolicy stores a mask. */
  | 'nodemask_result'
  | 'maxnode'
  | 'old_nodes'
  | 'new_nodes'
  | 'home_node'
  /** The one node of a libnuma call that takes a number where the system call takes a mask. */
  | 'node'
  /** A struct bitmask * of libnuma. */
  | 'mask'
  | 'from_mask'
  | 'to_mask';

export type CallName = FamilyCall;

export interface CallParameter {
  readonly role: ParameterRole;
  /** The C type in the manual page. */
  readonly type: string;
  /** In the manual page, where that is not the role's own name. */
  readonly name?: string;
  readonly text: TextId & `role.${string}`;
  /** The kernel stores to what it points to. */
  readonly writes?: true;
}

export interface CallWrapper {
  readonly name: string;
  readonly form: 'wrapper' | 'libnuma';
  /** The C type of its result; `void`: libnuma reports a failure itself, through numa_error(3). */
  readonly result: string;
  /** Where it does not take those of the system call. */
  readonly parameters?: readonly CallParameter[];
}

export interface CallSpec {
  readonly name: CallName;
  /** Function names that make this call. */
  readonly wrappers: readonly CallWrapper[];
  /** The stem of SYS_… and __NR_…; a raw syscall(2) has the number first and these parameters after it. */
  readonly syscall: string;
  readonly parameters: readonly CallParameter[];
  /** Of the system call. */
  readonly result: string;
}

function parameter(
  role: ParameterRole,
  type: string,
  more: { readonly name?: string; readonly text?: CallParameter['text']; readonly writes?: true } = {},
): CallParameter {
  return { role, type, text: `role.${role}`, ...more };
}

const mask = 'const unsigned long *';
const bitmask = 'struct bitmask *';
const range: readonly CallParameter[] = [
  parameter('addr', 'void *', { name: 'start' }),
  parameter('len', 'size_t', { name: 'size' }),
];
const policy: readonly CallParameter[] = [
  parameter('mode', 'int'),
  parameter('nodemask', mask),
  parameter('maxnode', 'unsigned long'),
];

/** A function of libnuma that sets the policy of a range and reports failures by itself. */
function rangeFunction(name: string, ...more: readonly CallParameter[]): CallWrapper {
  return { name, form: 'libnuma', result: 'void', parameters: [...range, ...more] };
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
      parameter('pid', 'int'),
      parameter('count', 'unsigned long'),
      parameter('pages', 'void **'),
      parameter('nodes', 'const int *'),
      parameter('status', 'int *', { writes: true }),
      parameter('flags', 'int'),
    ],
    result: 'long',
  },
  {
    name: 'mbind',
    wrappers: [
      { name: 'mbind', form: 'wrapper', result: 'long' },
      rangeFunction('numa_tonode_memory', parameter('node', 'int')),
      rangeFunction('numa_tonodemask_memory', parameter('mask', bitmask)),
      rangeFunction('numa_interleave_memory', parameter('mask', bitmask)),
      rangeFunction('numa_setlocal_memory'),
    ],
    syscall: 'mbind',
    parameters: [
      parameter('addr', 'void *'),
      parameter('len', 'unsigned long'),
      ...policy,
      parameter('flags', 'unsigned', { text: 'role.flags.mbind' }),
    ],
    result: 'long',
  },
  {
    name: 'set_mempolicy',
    wrappers: [{ name: 'set_mempolicy', form: 'wrapper', result: 'long' }],
    syscall: 'set_mempolicy',
    parameters: policy,
    result: 'long',
  },
  {
    name: 'get_mempolicy',
    wrappers: [{ name: 'get_mempolicy', form: 'wrapper', result: 'long' }],
    syscall: 'get_mempolicy',
    parameters: [
      parameter('mode_result', 'int *', { name: 'mode', writes: true }),
      parameter('nodemask_result', 'unsigned long *', { name: 'nodemask', writes: true }),
      parameter('maxnode', 'unsigned long', { text: 'role.maxnode.get' }),
      parameter('addr', 'void *', { text: 'role.addr.get' }),
      parameter('flags', 'unsigned long', { text: 'role.flags.get' }),
    ],
    result: 'long',
  },
  {
    name: 'migrate_pages',
    wrappers: [
      { name: 'migrate_pages', form: 'wrapper', result: 'long' },
      {
        name: 'numa_migrate_pages',
        form: 'libnuma',
        result: 'int',
        parameters: [
          parameter('pid', 'int', { text: 'role.pid.migrate' }),
          parameter('from_mask', bitmask, { name: 'from' }),
          parameter('to_mask', bitmask, { name: 'to' }),
        ],
      },
    ],
    syscall: 'migrate_pages',
    parameters: [
      parameter('pid', 'int', { text: 'role.pid.migrate' }),
      parameter('maxnode', 'unsigned long'),
      parameter('old_nodes', mask),
      parameter('new_nodes', mask),
    ],
    result: 'long',
  },
  {
    name: 'set_mempolicy_home_node',
    wrappers: [{ name: 'set_mempolicy_home_node', form: 'wrapper', result: 'long' }],
    syscall: 'set_mempolicy_home_node',
    parameters: [
      parameter('addr', 'unsigned long', { name: 'start' }),
      parameter('len', 'unsigned long'),
      parameter('home_node', 'unsigned long'),
      parameter('flags', 'unsigned long', { text: 'role.flags.home-node' }),
    ],
    result: 'long',
  },
];

const byName: ReadonlyMap<CallName, CallSpec> = new Map(calls.map((one) => [one.name, one]));

/** The call of this name. */
export function callNameOf(name: string): CallName | undefined {
  return calls.find((one) => one.name === name)?.name;
}

export function findCall(name: CallName): CallSpec | undefined {
  return byName.get(name);
}

/** The spelling `callee` of a call, where it is a function of that name and not syscall(2). */
export function findWrapper(call: CallName, callee: string | undefined): CallWrapper | undefined {
  return findCall(call)?.wrappers.find((one) => one.name === callee);
}

/** The parameters of a call as this spelling takes them; those of the system call where the name is unknown. */
export function parametersOf(call: CallName, callee?: string): readonly CallParameter[] {
  return findWrapper(call, callee)?.parameters ?? findCall(call)?.parameters ?? [];
}
