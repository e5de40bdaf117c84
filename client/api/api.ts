/** What other extensions are given (numa-lens.d.ts), over the registry of families. */
import type * as vscode from 'vscode';
import { familyFrom } from '../debug/session/families/from-extension';
import { registeredFamilies } from '../debug/session/families/registry';
import type { NumaLensApi } from './numa-lens';

export function makeApi(log: vscode.LogOutputChannel): NumaLensApi {
  return {
    version: 1,
    registerDebuggerFamily(family) {
      const brought = familyFrom(family, (problem) => {
        log.warn(problem);
      });
      // The one exception of this project that is no bug of ours: whoever wrote the call is to see it.
      if (!brought.ok) throw new TypeError(`NUMA Lens: ${brought.problem}`);
      const { id, types } = brought.family;
      log.info(`debugger family "${id}" for ${types.join(', ')} registered by another extension`);
      return { dispose: registeredFamilies.register(brought.family) };
    },
  };
}
