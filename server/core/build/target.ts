/** The architecture that a compiler command builds for, from the compiler's name, --target= and the -m options. */
import { findArchitecture } from '../../kernel/architectures';

/**
 * @param machine the architecture that a compiler without a target in its name builds for
 * @returns a name of server/kernel/architectures; undefined where the command does not say
 */
export function targetArchitecture(
  compiler: string,
  options: readonly string[],
  machine: string | undefined,
): string | undefined {
  const triple = lastTriple(options) ?? tripleIn(compiler);
  const named = triple === undefined ? undefined : architectureOf(triple);
  const marched = triple === undefined ? marchOf(options) : undefined;
  const width = options.filter((one) => /^-m(?:16|31|32|64|x32|abi=(?:32|n32|64))$/.test(one)).at(-1);
  const base = named ?? marched;
  if (width === undefined) return base;
  return widened(base ?? machine, width) ?? base;
}

function lastTriple(options: readonly string[]): string | undefined {
  let triple: string | undefined;
  options.forEach((one, at) => {
    if (one.startsWith('--target=')) triple = one.slice('--target='.length);
    else if (one === '-target' || one === '--target') triple = options[at + 1] ?? triple;
  });
  return triple;
}

/** `aarch64-linux-gnu` of `aarch64-linux-gnu-gcc-13`. */
function tripleIn(compiler: string): string | undefined {
  return /^([\w.]+(?:-[\w.]+){1,3})-(?:gcc|g\+\+|c\+\+|cc|clang|clang\+\+|cpp)(?:-[\d.]+)?$/.exec(
    compiler,
  )?.[1];
}

function architectureOf(triple: string): string | undefined {
  const [first = '', ...rest] = triple.toLowerCase().split('-');
  const abi = rest.at(-1) ?? '';
  if (abi.endsWith('x32')) return 'x32';
  if (abi.includes('abin32')) return 'mipsn32';
  if (/^mips(?:isa)?64/.test(first)) return 'mips64';
  if (first.startsWith('mips')) return 'mips';
  if (/^aarch64|^arm64/.test(first)) return abi.includes('ilp32') ? undefined : 'arm64';
  if (/^arm|^thumb/.test(first)) return 'arm';
  if (/^riscv(32|64)/.test(first)) return first.slice(0, 'riscv64'.length);
  if (/^sparc(?:64|v9)/.test(first)) return 'sparc64';
  return findArchitecture(first)?.name;
}

function marchOf(options: readonly string[]): string | undefined {
  const march =
    options
      .filter((one) => one.startsWith('-march='))
      .at(-1)
      ?.slice('-march='.length) ?? '';
  if (/^rv(32|64)/.test(march)) return `riscv${march.slice(2, 4)}`;
  return march.startsWith('x86-64') ? 'x86_64' : findArchitecture(march)?.name;
}

const narrow: Readonly<Record<string, string>> = {
  x86_64: 'i386',
  powerpc64: 'powerpc',
  sparc64: 'sparc',
};

/** The sister of an architecture that a width option asks for; undefined where it has none. */
function widened(base: string | undefined, option: string): string | undefined {
  if (base === undefined) return undefined;
  switch (option) {
    case '-mx32':
      return 'x32';
    case '-m31':
      return 's390';
    case '-m32':
    case '-m16':
      return narrow[base] ?? base;
    case '-m64':
      return Object.entries(narrow).find(([, small]) => small === base)?.[0] ?? base;
    case '-mabi=32':
      return 'mips';
    case '-mabi=n32':
      return 'mipsn32';
    case '-mabi=64':
      return 'mips64';
    default:
      return undefined;
  }
}
