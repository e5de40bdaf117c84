/** A control group with a cpuset of its own, as container engines and batch systems give one to their programs. */
import fs from 'node:fs';

export interface Cpuset {
  /** Puts a process into it. */
  readonly join: (pid: number) => void;
  /** Changes the nodes whose memory its processes may use: "0", "0-1". */
  readonly permit: (mems: string) => void;
}

/** It is there as long as `use` runs, which has to end its processes. */
export async function withCpuset(mems: string, use: (cpuset: Cpuset) => Promise<void>): Promise<void> {
  const all = '/sys/fs/cgroup';
  const own = `${all}/guest-suite`;
  fs.writeFileSync(`${all}/cgroup.subtree_control`, '+cpuset');
  fs.mkdirSync(own);
  try {
    const cpuset: Cpuset = {
      join: (pid) => {
        fs.writeFileSync(`${own}/cgroup.procs`, String(pid));
      },
      permit: (nodes) => {
        fs.writeFileSync(`${own}/cpuset.mems`, nodes);
      },
    };
    cpuset.permit(mems);
    await use(cpuset);
  } finally {
    fs.rmdirSync(own);
  }
}
