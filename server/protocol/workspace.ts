/** The commands for the findings of files that are not open, as any editor can send them (workspace/executeCommand). */

/** Checks all files of the workspace. Argument, or none: `{ quiet: true }`, the result is not shown as a message. */
export const checkWorkspaceCommand = 'numaLens.server.checkWorkspace';

/** Takes the findings of files that are not open away. */
export const clearWorkspaceCommand = 'numaLens.server.clearWorkspace';

export interface CheckWorkspaceResult {
  /** Looked at. */
  readonly files: number;
  readonly findings: number;
  /** "12 findings in 5 of 3,210 files." */
  readonly message: string;
}
