/** What a check of the workspace came to, in one sentence. */
import { say } from '../../languages/say';
import { texts } from '../texts';

export interface Summary {
  /** Looked at, most of them only for names of the family. */
  readonly files: number;
  readonly findings: number;
  readonly filesWithFindings: number;
  /** Could not be checked; why is in the log. */
  readonly failed: number;
  readonly isCancelled: boolean;
}

export const nothingYet: Summary = {
  files: 0,
  findings: 0,
  filesWithFindings: 0,
  failed: 0,
  isCancelled: false,
};

/** "1,200 files, 5 findings": while it goes on. */
export function progressOf({ files, findings }: Summary): string {
  return say(texts.workspaceProgress, { files: filesOf(files), findings: findingsOf(findings) });
}

/** "12 findings in 5 of 3,210 files." */
export function sentenceOf({ files, findings, filesWithFindings, failed, isCancelled }: Summary): string {
  const all = filesOf(files);
  const result =
    findings === 0
      ? say(texts.workspaceClean, { files: all })
      : say(texts.workspaceFindings, {
          findings: findingsOf(findings),
          some: grouped(filesWithFindings),
          files: all,
        });
  return [
    ...(isCancelled ? [say(texts.workspaceCancelled)] : []),
    result,
    ...(failed === 0 ? [] : [say(texts.workspaceFailed, { files: filesOf(failed) })]),
  ].join(' ');
}

function filesOf(count: number): string {
  return count === 1 ? say(texts.oneFile) : say(texts.manyFiles, { count: grouped(count) });
}

function findingsOf(count: number): string {
  return count === 1 ? say(texts.oneFinding) : say(texts.manyFindings, { count: grouped(count) });
}

/** 3,210: as English, Korean and Japanese write it. */
function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
