/**
 * The machines a guest can be: NUMA nodes with their processors, memory and distances, as arguments of QEMU.
 * Software emulation (TCG) is what runs everywhere; one thread of it, because several have crashed under load.
 */

/**
 * @typedef {object} Machine
 * @property {string} name
 * @property {readonly { readonly cpus: number, readonly mib: number }[]} nodes memory-only nodes (0 cpus) come last
 * @property {readonly (readonly number[])[]} [distances] a full matrix, 10 on the diagonal; QEMU's own (10 and 20) unless given
 */

/** @type {Machine} */
export const twoNodes = {
  name: 'two nodes',
  nodes: [
    { cpus: 1, mib: 640 },
    { cpus: 1, mib: 512 },
  ],
};

/**
 * Two nodes with processors, two of memory only: a near one and a far one, as with memory behind a CXL link. Either
 * processor may unpack the initramfs and start Node, so both their nodes have room for that beside what the tests move.
 *
 * @type {Machine}
 */
export const fourNodes = {
  name: 'four nodes',
  nodes: [
    { cpus: 1, mib: 640 },
    { cpus: 1, mib: 640 },
    { cpus: 0, mib: 256 },
    { cpus: 0, mib: 128 },
  ],
  distances: [
    [10, 21, 17, 40],
    [21, 10, 28, 40],
    [17, 28, 10, 40],
    [40, 40, 40, 10],
  ],
};

/** @param {Machine} machine @returns {string[]} */
export function machineArguments({ nodes, distances = [] }) {
  const cpus = nodes.reduce((sum, node) => sum + node.cpus, 0);
  const mib = nodes.reduce((sum, node) => sum + node.mib, 0);
  let next = 0;
  const perNode = nodes.flatMap((node, id) => {
    const first = next;
    next += node.cpus;
    const owned = node.cpus === 0 ? '' : `,cpus=${first}${node.cpus > 1 ? `-${next - 1}` : ''}`;
    return [
      ['-object', `memory-backend-ram,id=m${id},size=${node.mib}M`],
      ['-numa', `node,nodeid=${id}${owned},memdev=m${id}`],
    ].flat();
  });
  const perPair = distances.flatMap((row, src) =>
    row.flatMap((value, dst) => ['-numa', `dist,src=${src},dst=${dst},val=${value}`]),
  );
  // One processor a socket: otherwise the kernel warns that a package spans nodes.
  const smp = `${cpus},sockets=${cpus},cores=1,threads=1`;
  return ['-M', 'pc', '-cpu', 'max', '-smp', smp, '-m', String(mib), ...perNode, ...perPair];
}
