/** A runner of a build, for the benchmarks: started, initialized, with a target. */
import path from 'node:path';
import { compilePrograms } from '../lib/compile.mjs';
import { startRpc } from '../lib/rpc-process.mjs';

/** Pages a call, as the runner has it by default. */
export const batch = 16384;

/** @param {string} folder @param {string} name */
export async function program(folder, name) {
  const file = (await compilePrograms(folder)).get(name);
  if (file === undefined) throw new Error(`${folder} has no ${name}.c`);
  return file;
}

/** The version is asked of the runner: another revision may speak another one. @param {any} outcome */
const spoken = (outcome) => Number(/version (\d+)/.exec(outcome.failure?.message ?? '')?.[1]);

/** @param {string} dist a folder of bundles @param {number} pid @param {NodeJS.ProcessEnv} [env] */
export async function startRunner(dist, pid, env) {
  const runner = startRpc(path.join(dist, 'runner/runner.js'), ['--stdio'], env);
  /** @param {string} method @param {object} params @returns {Promise<any>} */
  const request = async (method, params) => {
    const outcome = /** @type {any} */ (await runner.request(method, params));
    if (outcome.ok !== true)
      throw new Error(`${method}: ${outcome.failure.message} ${outcome.failure.remedy}`);
    return outcome.value;
  };
  const client = 'numa-lens benchmark';
  const refused = await runner.request('initialize', { protocolVersion: 0, client });
  const { runnerPid } = await request('initialize', { protocolVersion: spoken(refused), client });
  const { target } = await request('target/open', { pid });
  return { request, target, runnerPid, stop: () => runner.stop(), end: () => runner.end() };
}
