/**
 * The process that would make the call, as far as it decides over the answer: its rights, what it may be filtered by, what it holds for
 * I/O. It is its own call (pid 0), so the kernel asks for no right to look at a process.
 * Source: proc(5), status; capabilities(7); user_namespaces(7).
 */
import { readdir } from 'node:fs/promises';
import { parseNumberList } from '../../kernel/number-list';
import type { Outcome } from '../../protocol/runner';
import { failed, failures, succeed } from '../failures';
import { fileErrno, parseFields, readProc, readProcLink } from '../procfs';
import { capSysNice, hasCapability } from '../rights';
import type { Target } from '../target';

/** PROC_USER_INIT_INO of include/linux/proc_ns.h: the initial user namespace, to which the kernel asks MPOL_MF_MOVE_ALL to belong. */
const initialUserNamespace = 'user:[4026531837]';
/** Devices whose drivers hold the memory of a process for as long as they use it. */
const holdingDevices = /^\/dev\/(infiniband|vfio|kfd|nvidia|dri|accel)/;

export interface Caller {
  /** CAP_SYS_NICE in the initial user namespace. */
  readonly sysNice: boolean;
  readonly allowedNodes: readonly number[];
  /** Whether some of its memory may be held for I/O. */
  readonly mayHold: boolean;
  /** Whether a seccomp filter that the runner is not under itself may refuse the call. */
  readonly filtered: boolean;
  readonly stopped: boolean;
}

export async function readCaller(target: Target): Promise<Outcome<Caller>> {
  const { pid } = target;
  const [status, own, namespace, devices] = await Promise.all([
    readProc(`/proc/${pid}/status`),
    readProc('/proc/self/status'),
    readProcLink(`/proc/${pid}/ns/user`),
    holdsDevices(pid),
  ]);
  if (!status.ok) return failed(target.check() ?? failures.processExited(pid));
  const fields = parseFields(status.text);
  const ours = parseFields(own.ok ? own.text : '');
  const same = (name: string): boolean => fields.get(name) === ours.get(name);
  return succeed({
    sysNice: hasCapability(status.text, capSysNice) && namespace === initialUserNamespace,
    allowedNodes: parseNumberList(fields.get('Mems_allowed_list') ?? ''),
    mayHold: devices || !/^0\b/.test(fields.get('VmPin') ?? '0'),
    filtered: fields.get('Seccomp') === '2' && !(same('Seccomp') && same('Seccomp_filters')),
    stopped: /^[tT]\b/.test(fields.get('State') ?? ''),
  });
}

/** Whether it has a device open that holds memory. */
async function holdsDevices(pid: number): Promise<boolean> {
  try {
    for (const name of await readdir(`/proc/${pid}/fd`)) {
      const link = await readProcLink(`/proc/${pid}/fd/${name}`);
      if (link !== undefined && holdingDevices.test(link)) return true;
    }
  } catch (error) {
    fileErrno(error);
  }
  return false;
}
