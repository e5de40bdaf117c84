/** Which moves can still be undone: the journals that the runner has written where nobody named another place. */

/** The journals in the runner's own folder for them. */
export type JournalsParams = Readonly<Record<string, never>>;

export interface JournalInfo {
  readonly file: string;
  readonly pid: number;
  readonly startTime: string;
  readonly executable: string;
  /** ISO 8601. */
  readonly written: string;
  /** Pages that undo would look at. */
  readonly pages: number;
  /** What is not `usable` is about a process that is gone, or one whose number means another process here. */
  readonly state: 'usable' | 'process-ended' | 'other-boot' | 'other-namespace';
}

export interface JournalsResult {
  readonly folder: string;
  /** The newest first. */
  readonly journals: readonly JournalInfo[];
}
