/** A walk of our own through a folder, in the words of the command line. ripgrep is faster where there is one (ripgrep.ts). */
import { walkSources } from '../../../lsp/workspace/walk';
import { reasonOf } from '../source-file';
import { nameIsNoText, type FoundProblem } from './found';
import { say } from '../../../languages/say';

export class Walker {
  readonly files: string[] = [];
  /** Folders with a numa-lens.json. */
  readonly configured: string[] = [];
  readonly problems: FoundProblem[] = [];
  /** Files and folders that .gitignore files excluded. */
  ignored = 0;

  constructor(private readonly respectIgnores: boolean) {}

  async start(folder: string): Promise<void> {
    const found = walkSources(folder, {
      respectIgnores: this.respectIgnores,
      onIgnored: () => {
        this.ignored++;
      },
      onConfig: (one) => {
        this.configured.push(one);
      },
      onUnreadable: (one, error) => {
        this.problems.push({
          file: one,
          message: say('the folder cannot be read: {reason}', { reason: reasonOf(error) }),
        });
      },
      onNameless: (file) => {
        this.problems.push({ file, message: nameIsNoText() });
      },
    });
    for await (const files of found) for (const file of files) this.files.push(file);
  }
}
