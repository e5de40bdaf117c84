/** What the editor is asked to tell of, beyond what it always tells: settings and files that change on disk. */
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
} from 'vscode-languageserver/node';
import type { Connection } from 'vscode-languageserver/node';
import { configFileName } from '../core/config-file';
import { sourceExtensions } from '../core/syntax/language';
import { databaseName } from '../protocol/build-database';
import { buildFileGlob } from './build/build-files';
import type { ClientAbilities } from './client-capabilities';
import { stackOf } from './guard';

/** What files of all workspaces rest on. */
const always = [`**/{${configFileName},${databaseName}}`, '**/*.{h,hh,hpp,hxx,inc}', buildFileGlob];

/** Scripts change all the time in most workspaces: they are watched from when one that was linted imports another. */
const modules = ['**/*.{ts,mts,cts,tsx,js,mjs,cjs,jsx}'];

/** What container files rest on: watched from when the first of them asked for it. */
const trees = [
  `**/*.{${sourceExtensions.join(',')}}`,
  '**/{*[Dd]ockerfile*,*[Cc]ontainerfile*,*compose*.yml,*compose*.yaml,*devcontainer.json}',
  '**/{*.service,*.service.d/*.conf}',
];

const watched = { always, modules, trees };

export class Registrations {
  readonly #connection: Connection;
  readonly #done = new Set<keyof typeof watched>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  configuration({ watchesConfiguration }: ClientAbilities): void {
    if (!watchesConfiguration) return;
    this.#register(
      this.#connection.client.register(DidChangeConfigurationNotification.type, { section: 'numaLens' }),
    );
  }

  /** Files of the kind are watched from now on, if the editor can. */
  watch(kind: keyof typeof watched, { watchesFiles }: ClientAbilities): void {
    if (!watchesFiles || this.#done.has(kind)) return;
    this.#done.add(kind);
    const watchers = watched[kind].map((globPattern) => ({ globPattern }));
    this.#register(this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
  }

  #register(registration: Promise<unknown>): void {
    registration.catch((error: unknown) => {
      this.#connection.console.warn(`The editor refused a registration: ${stackOf(error)}`);
    });
  }
}
