/**
 * Which headers declare the NUMA calls, and which certainly do not: those of the C library, of the C++ library and of
 * the kernel's own interface. Any other header may include <numaif.h> for all that is known.
 * Sources: numaif.h and numa.h of numactl 2.0.14 to 2.0.19; the header lists of C17 7.1.2, POSIX.1-2017, glibc 2.36 and
 * musl 1.2; include/uapi of Linux.
 */

/** Declares the system calls (`wrapper` spellings). */
export const systemCallHeader = 'numaif.h';
/** Declares libnuma's own functions, among them numa_move_pages; it does not include numaif.h. */
export const libnumaHeader = 'numa.h';

const cLibrary = new Set(
  (
    'aio alloca ar argp argz assert byteswap complex cpio crypt ctype dirent dlfcn elf endian envz err errno error ' +
    'execinfo fcntl features fenv float fmtmsg fnmatch fstab fts ftw getopt glob grp gshadow iconv ifaddrs inttypes ' +
    'iso646 langinfo libgen libintl limits link locale malloc math mcheck memory mntent monetary mqueue netdb nl_types ' +
    'obstack paths poll printf pthread pty pwd regex resolv sched search semaphore setjmp shadow signal spawn ' +
    'stdalign stdarg stdatomic stdbit stdbool stddef stdckdint stdint stdio stdio_ext stdlib stdnoreturn string strings ' +
    'syscall sysexits syslog tar termios tgmath threads time uchar ucontext ulimit unistd utime utmp utmpx values wait ' +
    'wchar wctype wordexp cpuid immintrin emmintrin x86intrin xmmintrin omp'
  )
    .split(' ')
    .map((name) => `${name}.h`),
);

const folders = /^(?:sys|bits|gnu|arpa|netinet|netpacket|rpc)\/[\w./-]+\.h$/;

/**
 * Of the kernel's own interface those that programs include. The kernel's sources have headers of the same folders, and
 * functions of the same names as the calls: a file that includes any other of them is no program.
 */
const kernelInterface = new Set(
  (
    'linux/audit linux/bpf linux/capability linux/errno linux/fcntl linux/filter linux/fs linux/futex linux/hw_breakpoint ' +
    'linux/io_uring linux/ioctl linux/kcmp linux/kernel-page-flags linux/kvm linux/limits linux/magic linux/membarrier ' +
    'linux/memfd linux/mempolicy linux/mman linux/netlink linux/param linux/perf_event linux/prctl linux/random ' +
    'linux/rseq linux/sched linux/seccomp linux/securebits linux/stat linux/sysctl linux/time linux/types linux/unistd ' +
    'linux/userfaultfd linux/version linux/vfio linux/wait asm/errno asm/ioctl asm/ioctls asm/mman asm/param asm/types ' +
    'asm/unistd asm-generic/errno asm-generic/mman asm-generic/unistd net/if net/if_arp net/ethernet net/route scsi/sg scsi/scsi'
  )
    .split(' ')
    .map((name) => `${name}.h`),
);

/** A header of the C++ library has no extension: `<vector>`, `<experimental/filesystem>`. */
const cppLibrary = /^(?:experimental\/|ext\/|tr1\/)?[a-z_0-9]+$/;

const foreign = [folders, cppLibrary];

/** Certainly declares none of the NUMA calls. numa.h and numaif.h do. */
export function isForeignHeader(spelling: string): boolean {
  return (
    [cLibrary, kernelInterface].some((names) => names.has(spelling)) ||
    foreign.some((one) => one.test(spelling))
  );
}

/** Of the C library or libnuma: what is not a program cannot include it. The kernel has a few headers of the same names of its own. */
export function isOfPrograms(spelling: string): boolean {
  return (
    spelling === systemCallHeader ||
    spelling === libnumaHeader ||
    folders.test(spelling) ||
    (cLibrary.has(spelling) && spelling !== 'stdarg.h')
  );
}
