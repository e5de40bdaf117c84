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
  return say(texts.workspaceProgress, { files: count(files, 'file'), findings: count(findings, 'finding') });
}

/** "12 findings in 5 of 3,210 files." */
export function sentenceOf({ files, findings, filesWithFindings, failed, isCancelled }: Summary): string {
  const all = count(files, 'file');
  const result =
    findings === 0
      ? say(texts.workspaceClean, { files: all })
      : say(texts.workspaceFindings, {
          findings: count(findings, 'finding'),
          some: filesWithFindings.toLocaleString('en-US'),
          files: all,
        });
  return [
    ...(isCancelled ? [say(texts.workspaceCancelled)] : []),
    result,
    ...(failed === 0 ? [] : [say(texts.workspaceFailed, { files: count(failed, 'file') })]),
  ].join(' ');
}

function count(many: number, noun: string): string {
  return `${many.toLocaleString('en-US')} ${noun}${many === 1 ? '' : 's'}`;
}
