/**
 * System call numbers of the NUMA calls, machine by machine, and the base page sizes a kernel can be built with.
 * Source: the syscall tables of Linux 6.12 (arch/<arch>/kernel/syscalls, include/uapi/asm-generic/unistd.h); ia64, which
 * left the kernel in 6.7, from libnuma's syscall.c; page sizes from each arch/<arch>/Kconfig.
 */

/** The NUMA system calls; the analysis covers those that `calls` describes. */
export const familyCalls = [
  'mbind',
  'get_mempolicy',
  'set_mempolicy',
  'migrate_pages',
  'move_pages',
  'set_mempolicy_home_node',
] as const;

export type FamilyCall = (typeof familyCalls)[number];

export interface Architecture {
  readonly name: string;
  /** What compilers, `uname -m` and Node call the same machine. */
  readonly aliases: readonly string[];
  /** Width of a pointer and of `long` in a program of this ABI. */
  readonly bits: 32 | 64;
  /** In the order of `familyCalls`; a call that the machine never had is undefined. */
  readonly numbers: readonly (number | undefined)[];
  /** Bytes, ascending; undefined where it was not looked up. */
  readonly pageSizes: readonly number[] | undefined;
}

type Numbers = readonly [number, number, number, number, number, number | undefined];

const x32Bit = 0x40000000;
const generic: Numbers = [235, 236, 237, 238, 239, 450];
const i386: Numbers = [274, 275, 276, 294, 317, 450];
const powerpc: Numbers = [259, 260, 261, 258, 301, 450];
const s390: Numbers = [268, 269, 270, 287, 310, 450];
const sparc: Numbers = [303, 304, 305, 302, 307, 450];
const k = 1024;

function machine(
  name: string,
  bits: 32 | 64,
  numbers: Numbers,
  pageSizes?: readonly number[],
  aliases: readonly string[] = [],
): Architecture {
  return { name, aliases, bits, numbers, pageSizes };
}

export const architectures: readonly Architecture[] = [
  machine('x86_64', 64, [237, 239, 238, 256, 279, 450], [4 * k], ['amd64', 'x64', 'x86-64']),
  machine(
    'x32',
    32,
    [x32Bit + 237, x32Bit + 239, x32Bit + 238, x32Bit + 256, x32Bit + 533, x32Bit + 450],
    [4 * k],
    ['x86_64-x32'],
  ),
  machine('i386', 32, i386, [4 * k], ['i486', 'i586', 'i686', 'ia32', 'x86']),
  machine('arm64', 64, generic, [4 * k, 16 * k, 64 * k], ['aarch64']),
  machine(
    'arm',
    32,
    [319, 320, 321, 400, 344, 450],
    [4 * k],
    ['armhf', 'armel', 'armv7', 'armv7l', 'armv6l'],
  ),
  machine('riscv64', 64, generic, [4 * k]),
  machine('riscv32', 32, generic, [4 * k]),
  machine('loongarch64', 64, generic, [4 * k, 16 * k, 64 * k], ['loong64']),
  machine('arc', 32, generic),
  machine('csky', 32, generic, [4 * k]),
  machine('hexagon', 32, generic),
  machine('nios2', 32, generic),
  machine('openrisc', 32, generic, [8 * k], ['or1k']),
  machine('powerpc64', 64, powerpc, [4 * k, 64 * k], ['ppc64', 'ppc64le', 'powerpc64le', 'ppc64el']),
  machine('powerpc', 32, powerpc, undefined, ['ppc']),
  machine('s390x', 64, s390, [4 * k]),
  machine('s390', 32, s390, [4 * k]),
  machine('mips', 32, [4268, 4269, 4270, 4287, 4308, 4450], [4 * k, 16 * k, 64 * k], ['mipsel', 'mips-o32']),
  machine(
    'mips64',
    64,
    [5227, 5228, 5229, 5246, 5267, 5450],
    [4 * k, 16 * k, 64 * k],
    ['mips64el', 'mips-n64'],
  ),
  machine('mipsn32', 32, [6231, 6232, 6233, 6250, 6271, 6450], [4 * k, 16 * k, 64 * k], ['mips-n32']),
  machine('sparc64', 64, sparc, [8 * k]),
  machine('sparc', 32, sparc, [4 * k]),
  machine('parisc', 32, [260, 261, 262, 272, 295, 450], undefined, ['hppa', 'parisc64', 'hppa64']),
  machine('alpha', 64, [429, 430, 431, 449, 472, 560], [8 * k]),
  machine('m68k', 32, s390),
  machine('microblaze', 32, i386),
  machine('sh', 32, i386, undefined, ['sh4']),
  machine('xtensa', 32, [263, 264, 265, 262, 267, 450]),
  machine('ia64', 64, [1259, 1260, 1261, 1280, 1276, undefined]),
];

/** By its name or an alias, upper or lower case; undefined when the name is not known. */
export function findArchitecture(name: string): Architecture | undefined {
  const wanted = name.toLowerCase();
  return architectures.find((one) => one.name === wanted || one.aliases.includes(wanted));
}

/** Undefined where the machine lacks the call or the architecture is not known. */
export function syscallNumber(call: FamilyCall, architecture: string): number | undefined {
  return findArchitecture(architecture)?.numbers[familyCalls.indexOf(call)];
}

export interface NumberedCall {
  readonly architecture: string;
  readonly call: FamilyCall;
}

/**
 * Every NUMA call that a number stands for, over all machines. The same number is another call on another
 * machine: 239 is move_pages on arm64 and get_mempolicy on x86_64.
 */
export function callsByNumber(number: number): readonly NumberedCall[] {
  return architectures.flatMap((one) =>
    familyCalls.flatMap((call, at) => (one.numbers[at] === number ? [{ architecture: one.name, call }] : [])),
  );
}

/** The NUMA call that a number is on one machine; undefined for any other number. */
export function callByNumber(number: number, architecture: string): FamilyCall | undefined {
  const at = findArchitecture(architecture)?.numbers.indexOf(number) ?? -1;
  return familyCalls[at];
}
