/** A rule over one file as a whole: its includes, its declarations, its calls together. */
import type { FileFacts } from '../facts/file-facts';
import type { Report, RuleDeclaration } from './rule';

/** Without values of the analysis: what it reports is written in the file. */
export type FileReport = Omit<Report, 'restsOn'>;

export interface FileRule extends RuleDeclaration {
  check(facts: FileFacts, report: (finding: FileReport) => void): void;
}
