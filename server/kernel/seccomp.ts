/**
 * What the usual system call filters do with the NUMA calls: the default profiles of container runtimes, and systemd's
 * predefined sets. Deliberately absent: filters of a program itself, and AppArmor and SELinux, which know no system calls.
 */
import type { CallName } from './calls';

/** What a filter does with one call. */
export type FilterVerdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'denied'; readonly errno: 'EPERM' | 'ENOSYS' }
  /** Allowed where the container has the capability in its bounding set. */
  | { readonly kind: 'capability'; readonly capability: 'SYS_NICE'; readonly errno: 'EPERM' };

export type ProfileId = 'docker' | 'containerd' | 'podman' | 'gvisor';

export interface FilterProfile {
  readonly id: ProfileId;
  /** Whose default it is. */
  readonly runtime: string;
  readonly source: string;
  readonly calls: Readonly<Record<CallName, FilterVerdict>>;
}

const allowed: FilterVerdict = { kind: 'allowed' };
const denied: FilterVerdict = { kind: 'denied', errno: 'EPERM' };
const missing: FilterVerdict = { kind: 'denied', errno: 'ENOSYS' };
const withNice: FilterVerdict = { kind: 'capability', capability: 'SYS_NICE', errno: 'EPERM' };

/** The four calls about policies together: no profile but Podman's tells them apart. */
const policies = (verdict: FilterVerdict): Omit<FilterProfile['calls'], 'move_pages' | 'migrate_pages'> => ({
  mbind: verdict,
  get_mempolicy: verdict,
  set_mempolicy: verdict,
  set_mempolicy_home_node: verdict,
});

const profiles: Readonly<Record<ProfileId, FilterProfile>> = {
  docker: {
    id: 'docker',
    runtime: 'Docker',
    source:
      'moby/profiles seccomp/default.json, commit cd3bed8: defaultErrnoRet 1; since moby 47dfff68e436 (2018)',
    calls: { move_pages: denied, migrate_pages: denied, ...policies(withNice) },
  },
  containerd: {
    id: 'containerd',
    runtime: 'containerd',
    source: 'containerd contrib/seccomp/seccomp_default.go, commit 301026e58c61; containerd#7167, #13610',
    calls: { move_pages: denied, migrate_pages: denied, ...policies(withNice) },
  },
  podman: {
    id: 'podman',
    runtime: 'Podman',
    source: 'containers/common pkg/seccomp/seccomp.json, commit f437c58aab67: errnoRet 1, defaultErrnoRet 38',
    calls: {
      move_pages: denied,
      migrate_pages: denied,
      ...policies(allowed),
      set_mempolicy_home_node: missing,
    },
  },
  gvisor: {
    id: 'gvisor',
    runtime: 'gVisor',
    source:
      'gvisor pkg/sentry/syscalls/linux/linux64.go, commit 3c5eee17dc45: CapError gives EPERM without CAP_SYS_NICE, else ENOSYS',
    // The policy calls are stubs over one node: they succeed.
    calls: {
      move_pages: missing,
      migrate_pages: missing,
      ...policies(allowed),
      set_mempolicy_home_node: missing,
    },
  },
};

export function filterProfile(id: ProfileId): FilterProfile {
  return profiles[id];
}

/**
 * What of the family stands in each predefined set of systemd, other sets resolved: systemd-analyze syscall-filter of
 * systemd 252; src/shared/seccomp-util.c of systemd. The sets that are named here with an empty list have none of it.
 */
const filterSets: Readonly<Record<string, readonly CallName[]>> = (() => {
  const resources: readonly CallName[] = [
    'mbind',
    'migrate_pages',
    'move_pages',
    'set_mempolicy',
    'set_mempolicy_home_node',
  ];
  const none = [
    ...['aio', 'basic-io', 'chown', 'clock', 'cpu-emulation', 'debug', 'default', 'file-system', 'io-event'],
    ...['ipc', 'keyring', 'memlock', 'module', 'mount', 'network-io', 'obsolete', 'pkey', 'privileged'],
    ...['process', 'raw-io', 'reboot', 'sandbox', 'setuid', 'signal', 'swap', 'sync', 'timer'],
  ];
  return {
    ...Object.fromEntries(none.map((name): [string, readonly CallName[]] => [`@${name}`, []])),
    '@resources': resources,
    '@system-service': [...resources, 'get_mempolicy'],
    '@known': [...resources, 'get_mempolicy'],
  };
})();

/** The family's calls in a set such as `@resources`; undefined for a set that is not known here. */
export function filterSet(name: string): readonly CallName[] | undefined {
  return Object.hasOwn(filterSets, name) ? filterSets[name] : undefined;
}
