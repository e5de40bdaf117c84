/**
 * What well-known C library, Linux and libnuma functions do to memory. A function that is not here and not defined in
 * the linted file may do anything to what it can reach. Knowledge of the NUMA calls themselves is in server/kernel.
 */
import { cppEffects } from './library-cpp';
import type { RegionAlignment } from './region';

export interface AlignmentArgument {
  readonly argument: number;
  readonly otherwise?: RegionAlignment;
}

export type LibraryEffect =
  /** Reads at most; its result is not known. */
  | { readonly kind: 'reads' }
  /** Writes what these arguments (counted from 0) point to; `rest`: and all later ones. */
  | { readonly kind: 'writes'; readonly arguments: readonly number[]; readonly rest?: boolean }
  | {
      readonly kind: 'allocates';
      /** The size in bytes is the product of these arguments. */
      readonly size: readonly number[];
      /** `otherwise`: without that argument. */
      readonly alignment: RegionAlignment | AlignmentArgument;
      readonly zeroed: boolean;
      /** Pages come into being when they are written. */
      readonly anonymous: boolean;
      /** The argument that receives the pointer, where it is not the result. */
      readonly into?: number;
      /** The argument that is freed (realloc). */
      readonly frees?: number;
      /** Never gives a null pointer: it throws. */
      readonly throws?: boolean;
    }
  | { readonly kind: 'frees'; readonly argument: number }
  | {
      readonly kind: 'sets';
      readonly destination: number;
      readonly byte: number | 'zero';
      readonly length: number;
    }
  | { readonly kind: 'copies'; readonly destination: number }
  /** Brings pages in as a write does: mlock. */
  | { readonly kind: 'touches'; readonly argument: number }
  | { readonly kind: 'advises' }
  | { readonly kind: 'forks' }
  | { readonly kind: 'page-size' };

const reads: LibraryEffect = { kind: 'reads' };
const writes = (...list: number[]): LibraryEffect => ({ kind: 'writes', arguments: list });
const writesFrom = (first: number): LibraryEffect => ({ kind: 'writes', arguments: [first], rest: true });
const allocates = (
  size: readonly number[],
  alignment: RegionAlignment | AlignmentArgument,
  more: { readonly zeroed?: boolean; readonly into?: number; readonly frees?: number } = {},
): LibraryEffect => ({
  kind: 'allocates',
  size,
  alignment,
  zeroed: more.zeroed ?? false,
  anonymous: true,
  ...(more.into === undefined ? {} : { into: more.into }),
  ...(more.frees === undefined ? {} : { frees: more.frees }),
});

const readers = [
  'printf fprintf dprintf vprintf vfprintf puts fputs fputc putchar putc perror strerror strlen strcmp strncmp strcasecmp',
  'memcmp strchr strrchr strstr getpid getppid gettid getuid geteuid getgid getegid getenv atoi atol atoll atof isatty',
  'usleep sleep pause nanosleep clock rand random srand srandom fflush fclose fopen popen pclose feof abs labs sched_yield',
  'sched_getcpu sched_setaffinity exit _exit abort close open vfork kill raise signal setbuf setvbuf syslog openlog',
  'err errx warn warnx isdigit isspace tolower toupper ceil floor sqrt time sync munlock mprotect prctl alarm',
  'pthread_self pthread_mutex_lock pthread_mutex_unlock pthread_barrier_wait pthread_join sysconf basename',
  'numa_available numa_max_node numa_max_possible_node numa_num_configured_nodes numa_num_possible_nodes',
  'numa_num_configured_cpus numa_num_task_nodes numa_node_of_cpu numa_preferred numa_distance numa_run_on_node',
  'numa_set_preferred numa_set_membind numa_set_localalloc numa_set_strict numa_set_bind_policy numa_bind numa_error',
  'numa_tonode_memory numa_interleave_memory numa_setlocal_memory numa_warn numa_bitmask_isbitset numa_bitmask_weight',
  'numa_bitmask_setbit numa_bitmask_clearbit numa_bitmask_clearall numa_bitmask_setall numa_bitmask_free',
  'numa_parse_nodestring numa_get_mems_allowed numa_bitmask_alloc numa_allocate_nodemask numa_free_nodemask',
  'mbind set_mempolicy migrate_pages numa_migrate_pages set_mempolicy_home_node numa_exit_on_error',
  'tst_res tst_brk tst_resm tst_brkm tst_strerrno tst_res_ tst_brk_ munlockall mlockall free_hook',
  '__builtin_prefetch __sync_synchronize __builtin_constant_p access unlink lseek ftruncate shmget shmctl',
];

const table: Readonly<Record<string, LibraryEffect>> = {
  ...Object.fromEntries(readers.flatMap((line) => line.split(' ')).map((name) => [name, reads])),
  malloc: allocates([0], 'object'),
  xmalloc: allocates([0], 'object'),
  g_malloc: allocates([0], 'object'),
  zalloc: allocates([0], 'object', { zeroed: true }),
  calloc: allocates([0, 1], 'object', { zeroed: true }),
  xcalloc: allocates([0, 1], 'object', { zeroed: true }),
  realloc: allocates([1], 'object', { frees: 0 }),
  reallocarray: allocates([1, 2], 'object', { frees: 0 }),
  alloca: allocates([0], 'object'),
  __builtin_alloca: allocates([0], 'object'),
  valloc: allocates([0], 'page'),
  pvalloc: allocates([0], 'page'),
  aligned_alloc: allocates([1], { argument: 0 }),
  memalign: allocates([1], { argument: 0 }),
  posix_memalign: allocates([2], { argument: 1 }, { into: 0 }),
  mmap: allocates([1], 'page', { zeroed: true }),
  mmap64: allocates([1], 'page', { zeroed: true }),
  shmat: { kind: 'allocates', size: [], alignment: 'page', zeroed: false, anonymous: false },
  numa_alloc: allocates([0], 'page', { zeroed: true }),
  numa_alloc_local: allocates([0], 'page', { zeroed: true }),
  numa_alloc_onnode: allocates([0], 'page', { zeroed: true }),
  numa_alloc_interleaved: allocates([0], 'page', { zeroed: true }),
  numa_alloc_interleaved_subset: allocates([0], 'page', { zeroed: true }),
  free: { kind: 'frees', argument: 0 },
  munmap: { kind: 'frees', argument: 0 },
  numa_free: { kind: 'frees', argument: 0 },
  memset: { kind: 'sets', destination: 0, byte: 1, length: 2 },
  bzero: { kind: 'sets', destination: 0, byte: 'zero', length: 1 },
  memcpy: { kind: 'copies', destination: 0 },
  memmove: { kind: 'copies', destination: 0 },
  mempcpy: { kind: 'copies', destination: 0 },
  mlock: { kind: 'touches', argument: 0 },
  mlock2: { kind: 'touches', argument: 0 },
  madvise: { kind: 'advises' },
  fork: { kind: 'forks' },
  strcpy: writes(0),
  strncpy: writes(0),
  strcat: writes(0),
  sprintf: writes(0),
  snprintf: writes(0),
  fgets: writes(0),
  fread: writes(0),
  read: writes(1),
  pread: writes(1),
  recv: writes(1),
  getline: writes(0, 1),
  sscanf: writesFrom(2),
  fscanf: writesFrom(2),
  scanf: writesFrom(1),
  strtol: writes(1),
  strtoul: writes(1),
  strtoll: writes(1),
  strtoull: writes(1),
  gettimeofday: writes(0),
  clock_gettime: writes(1),
  waitpid: writes(1),
  wait: writes(0),
  pipe: writes(0),
  stat: writes(1),
  fstat: writes(1),
  get_mempolicy: writes(0, 1),
  numa_node_size: writes(1),
  numa_node_size64: writes(1),
  getcpu: writes(0, 1),
  mincore: writes(2),
  getpagesize: { kind: 'page-size' },
  numa_pagesize: { kind: 'page-size' },
};

/** A file that defines one of these takes the C library's place for the whole program, and keeps its promises. */
export const standardAllocators: ReadonlySet<string> = new Set(
  'malloc calloc realloc reallocarray aligned_alloc memalign posix_memalign valloc pvalloc free'.split(' '),
);

/** What a function of this name does; undefined if that is not known. LTP's SAFE_ wrappers do what they wrap. */
export function libraryEffect(name: string, argumentCount: number): LibraryEffect | undefined {
  if (Object.hasOwn(table, name)) return table[name];
  if (Object.hasOwn(cppEffects, name)) return cppEffects[name];
  if (name.startsWith('SAFE_')) {
    const plain = name.slice(5).toLowerCase();
    return Object.hasOwn(table, plain) ? table[plain] : undefined;
  }
  // get_page_size(), pagesize(): every code base has one, and none of them is anything else.
  return argumentCount === 0 && /^(?:\w+_)?(?:get_?)?page_?size(?:_get)?$/i.test(name)
    ? { kind: 'page-size' }
    : undefined;
}

/** The sysconf(3) names of the page size; 30 is their number on Linux. */
export const pageSizeNames: readonly string[] = ['_SC_PAGESIZE', '_SC_PAGE_SIZE'];
export const pageSizeNumber = 30n;

/** Functions that leave errno alone, so that it can still be read after them. */
export const keepsErrno: ReadonlySet<string> = new Set([
  'free',
  'strerror',
  'getpid',
  'abs',
  'memset',
  'memcpy',
  'strlen',
  '__errno_location',
]);
