/**
 * Which right is missing where the kernel refuses a process, by name: the kernel itself says EPERM for all of them. Its checks are repeated
 * here in its order, only to find words; whether a call is permitted is asked of the kernel.
 * Source: kernel/ptrace.c, __ptrace_may_access with PTRACE_MODE_READ_REALCREDS; security/commoncap.c, cap_ptrace_access_check;
 * fs/proc/base.c, task_dump_owner. Yama is not asked for this mode.
 */
import fs from 'node:fs/promises';
import { fileErrno, parseFields, readProc } from './procfs';
import { say } from '../languages/say';

export interface Credentials {
  /** Real, effective, saved. */
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly permitted: bigint;
  readonly effective: bigint;
}

/** Undefined for what is no status file of a process. */
export function credentialsOf(status: string): Credentials | undefined {
  const fields = parseFields(status);
  const ids = (name: string): readonly string[] => (fields.get(name) ?? '').split(/\s+/).slice(0, 3);
  const mask = (name: string): bigint => BigInt(`0x${fields.get(name) ?? '0'}`);
  if (!fields.has('Uid') || !fields.has('Gid')) return undefined;
  return { users: ids('Uid'), groups: ids('Gid'), permitted: mask('CapPrm'), effective: mask('CapEff') };
}

/** Bits of a capability mask. */
export const capSysPtrace = 19n;
export const capSysNice = 23n;

const holds = (mask: bigint, bit: bigint): boolean => ((mask >> bit) & 1n) === 1n;

/** Whether the process of a status file may use a capability, in its own user namespace. */
export function hasCapability(status: string, bit: bigint): boolean {
  const credentials = credentialsOf(status);
  return credentials !== undefined && holds(credentials.effective, bit);
}

/** The same of this process. */
export async function ownCapability(bit: bigint): Promise<boolean> {
  const status = await readProc('/proc/self/status');
  return status.ok && hasCapability(status.text, bit);
}

/** By bit (include/uapi/linux/capability.h). */
const capabilityNames =
  'CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE'.split(
    ' ',
  );

/** More than these are not listed one by one. */
const namedCapabilities = 3;

function capabilities(mask: bigint): string {
  const names: string[] = [];
  for (let bit = 0n; mask >> bit !== 0n; bit++)
    if (holds(mask, bit)) names.push(`CAP_${capabilityNames[Number(bit)] ?? String(bit)}`);
  const more = names.length - namedCapabilities;
  return more > 0
    ? say('{names} and {count} more', { names: names.slice(0, namedCapabilities).join(', '), count: more })
    : names.join(', ');
}

/** "1000", or "1000 (effective 0, saved 0)" where they differ. */
function idsInWords(ids: readonly string[]): string {
  const [real = '?', effective = real, saved = real] = ids;
  return real === effective && real === saved
    ? real
    : say('{real} (effective {effective}, saved {saved})', { real, effective, saved });
}

/** @param dumpable undefined where that cannot be seen */
export function missingRights(
  own: Credentials,
  theirs: Credentials,
  dumpable: boolean | undefined,
): readonly string[] {
  const [user = ''] = own.users;
  const [group = ''] = own.groups;
  const reasons: string[] = [];
  if (holds(own.effective, capSysPtrace))
    return [
      say(
        'the runner’s CAP_SYS_PTRACE does not reach it: it is in another user namespace, or a security module (SELinux, AppArmor, Smack) forbids it',
      ),
    ];
  if (theirs.users.some((id) => id !== user))
    reasons.push(say('it belongs to user {user}', { user: idsInWords(theirs.users) }));
  if (theirs.groups.some((id) => id !== group))
    reasons.push(say('it has the group {group}', { group: idsInWords(theirs.groups) }));
  if (dumpable === false)
    reasons.push(
      say(
        'it is not dumpable: it changed its user or capabilities, asked for it by PR_SET_DUMPABLE, or its program may not be read',
      ),
    );
  const more = theirs.permitted & ~own.permitted;
  if (more !== 0n)
    reasons.push(say('it holds {rights}, which the runner does not', { rights: capabilities(more) }));
  return reasons.length > 0
    ? reasons
    : [say('a security module (SELinux, AppArmor, Smack) or another user namespace is in the way')];
}

/** The files of a process that is not dumpable belong to root; those of a process of root tell nothing. */
async function isDumpable(pid: number, theirs: Credentials): Promise<boolean | undefined> {
  if (theirs.users[1] === '0') return undefined;
  try {
    return (await fs.stat(`/proc/${pid}/maps`)).uid !== 0;
  } catch (error) {
    fileErrno(error);
    return undefined;
  }
}

export interface Refusal {
  /** "user 1000, group 1000" */
  readonly runner: string;
  /** The user that the process belongs to. */
  readonly owner: string;
  readonly reasons: readonly string[];
}

export async function explainRights(pid: number): Promise<Refusal> {
  const [mine, target] = await Promise.all([readProc('/proc/self/status'), readProc(`/proc/${pid}/status`)]);
  const own = mine.ok ? credentialsOf(mine.text) : undefined;
  const theirs = target.ok ? credentialsOf(target.text) : undefined;
  const runner = say('user {user}, group {group}', {
    user: own?.users[0] ?? '?',
    group: own?.groups[0] ?? '?',
  });
  if (own === undefined || theirs === undefined)
    return { runner, owner: '?', reasons: [say('its rights cannot be read either')] };
  const reasons = missingRights(own, theirs, await isDumpable(pid, theirs));
  return { runner, owner: theirs.users[0] ?? '?', reasons };
}
