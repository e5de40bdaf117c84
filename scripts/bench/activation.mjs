/**
 * What starting the extension takes in a real editor, by the editor's own measure (Running Extensions): loading its code, and
 * activate() until it returned. The editor is started anew each time; it tells whole milliseconds.
 */
import { ensureBuilt } from '../lib/typescript.mjs';
import { runSuite } from '../editor/run-suite.mjs';

/** @param {number} starts @returns {Promise<readonly number[]>} milliseconds each */
export async function activationTimes(starts) {
  // The editor is asked by the suite's own code.
  await ensureBuilt();
  const times = [];
  for (let i = 0; i < starts; i++) {
    const { failed, skipped, facts, lines } = await runSuite({
      NUMA_LENS_EDITOR_ONLY: '^the editor under test',
    });
    const [missing] = skipped;
    if (missing !== undefined) throw new Error(`${missing.name}: ${missing.reason}`);
    const took = facts['editor-activation-ms'];
    if (failed > 0 || typeof took !== 'number') throw new Error(lines.join('\n'));
    times.push(took);
  }
  return times;
}
