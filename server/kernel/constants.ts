/**
 * Names that C code writes for numbers, with the numbers: what the analysis folds an identifier to when no
 * header was supplied. Sources: <linux/mempolicy.h>, <asm-generic/errno*.h>, <asm-generic/mman*.h>, <bits/confname.h>.
 * Meaning and version ranges are elsewhere (flags.ts, statuses.ts, errnos.ts); limits of the C language are not here.
 */

export const constantValues = {
  // Policies of mbind(2) and set_mempolicy(2).
  MPOL_DEFAULT: 0,
  MPOL_PREFERRED: 1,
  MPOL_BIND: 2,
  MPOL_INTERLEAVE: 3,
  MPOL_LOCAL: 4,
  MPOL_PREFERRED_MANY: 5,
  MPOL_WEIGHTED_INTERLEAVE: 6,
  // Flags that are combined with a policy.
  MPOL_F_STATIC_NODES: 1 << 15,
  MPOL_F_RELATIVE_NODES: 1 << 14,
  MPOL_F_NUMA_BALANCING: 1 << 13,
  // Flags of get_mempolicy(2).
  MPOL_F_NODE: 1 << 0,
  MPOL_F_ADDR: 1 << 1,
  MPOL_F_MEMS_ALLOWED: 1 << 2,
  // Flags of mbind(2); two of them are those of move_pages(2).
  MPOL_MF_STRICT: 1 << 0,
  MPOL_MF_MOVE: 1 << 1,
  MPOL_MF_MOVE_ALL: 1 << 2,
  MPOL_MF_LAZY: 1 << 3,
  /** Defined by out-of-tree kernels only; no mainline header has it. */
  MPOL_MF_SW_YOUNG: 1 << 7,

  // errno: 1 to 34 are equal on every architecture but for EAGAIN on alpha; see errnos.ts for the others.
  EPERM: 1,
  ENOENT: 2,
  ESRCH: 3,
  EINTR: 4,
  EIO: 5,
  ENXIO: 6,
  E2BIG: 7,
  ENOEXEC: 8,
  EBADF: 9,
  ECHILD: 10,
  EAGAIN: 11,
  EWOULDBLOCK: 11,
  ENOMEM: 12,
  EACCES: 13,
  EFAULT: 14,
  ENOTBLK: 15,
  EBUSY: 16,
  EEXIST: 17,
  EXDEV: 18,
  ENODEV: 19,
  ENOTDIR: 20,
  EISDIR: 21,
  EINVAL: 22,
  ENFILE: 23,
  EMFILE: 24,
  ENOTTY: 25,
  ETXTBSY: 26,
  EFBIG: 27,
  ENOSPC: 28,
  ESPIPE: 29,
  EROFS: 30,
  EMLINK: 31,
  EPIPE: 32,
  EDOM: 33,
  ERANGE: 34,
  ENOSYS: 38,
  EOPNOTSUPP: 95,
  ENOTSUP: 95,

  // mmap(2) and madvise(2), as on x86, arm and riscv. Other architectures place some bits elsewhere, so a folded
  // name is good for testing a bit by name, never for judging a literal number.
  PROT_NONE: 0,
  PROT_READ: 1,
  PROT_WRITE: 2,
  PROT_EXEC: 4,
  MAP_SHARED: 0x01,
  MAP_PRIVATE: 0x02,
  MAP_SHARED_VALIDATE: 0x03,
  MAP_FIXED: 0x10,
  MAP_ANONYMOUS: 0x20,
  MAP_ANON: 0x20,
  MAP_LOCKED: 0x2000,
  MAP_NORESERVE: 0x4000,
  MAP_POPULATE: 0x8000,
  MAP_HUGETLB: 0x40000,
  MADV_DONTNEED: 4,
  MADV_HUGEPAGE: 14,
  MADV_NOHUGEPAGE: 15,
  MADV_POPULATE_READ: 22,
  MADV_POPULATE_WRITE: 23,

  // sysconf(3) of glibc and musl; bionic numbers them otherwise.
  _SC_PAGESIZE: 30,
  _SC_PAGE_SIZE: 30,
} as const;

export type ConstantName = keyof typeof constantValues;

const byName: ReadonlyMap<string, number> = new Map(Object.entries(constantValues));

/** The number an identifier stands for; undefined for a name that is not in the table. */
export function constantValue(name: string): number | undefined {
  return byName.get(name);
}
