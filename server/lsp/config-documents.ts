/**
 * A numa-lens.json that is open in the editor: its mistakes are shown as it is typed. What it sets counts once it is
 * saved, for the command line sees no other text.
 */
import path from 'node:path';
import { configFileName, readConfigFile } from '../core/config-file';
import { pathOfUri } from './uris';
import type { UserMessages } from './user-messages';

export class ConfigDocuments {
  readonly #open = new Set<string>();

  constructor(
    private readonly messages: UserMessages,
    private readonly ruleIds: ReadonlySet<string>,
  ) {}

  /** The path of a document that is such a file. */
  fileOf(uri: string): string | undefined {
    const file = pathOfUri(uri);
    return file !== undefined && path.basename(file) === configFileName ? file : undefined;
  }

  /** Whether the editor's text of the file is what is reported on, not that on disk. */
  isOpen(file: string): boolean {
    return this.#open.has(file);
  }

  changed(file: string, text: string): void {
    this.#open.add(file);
    this.messages.configFile(file, text, readConfigFile(text, this.ruleIds).problems);
  }

  closed(file: string): void {
    this.#open.delete(file);
    this.messages.configFile(file, '', []);
  }
}
