/** Where a command of a list file runs: its file, its folder and the variables in sight. */
import { folderOf } from '../paths';
import type { CMakeProject } from './project';
import type { CMakeNode, CMakeCommand } from './syntax';
import { bounded, either, expandAll, type Lookup } from './values';

/** Variables of a folder or of a function; what it does not set is its parent's. */
export class Scope {
  readonly #own = new Map<string, string | undefined>();

  constructor(readonly parent: Scope | undefined) {}

  get(name: string): string | undefined {
    return this.#own.has(name) ? this.#own.get(name) : this.parent?.get(name);
  }

  /** @param maybe under a condition of which nobody knows whether it holds */
  set(name: string, value: string | undefined, maybe: boolean): void {
    if (value === undefined) {
      if (!maybe) this.#own.set(name, undefined);
    } else this.#own.set(name, bounded(maybe ? either(this.get(name), value) : value));
  }
}

export interface UserCommand {
  readonly kind: 'function' | 'macro';
  readonly parameters: readonly string[];
  readonly body: readonly CMakeNode[];
  readonly path: string;
  readonly text: string;
}

/** What all list files of one reading share. */
export interface World {
  readonly project: CMakeProject;
  readonly root: string;
  /** function() and macro() are seen everywhere once they are defined. */
  readonly commands: Map<string, UserCommand>;
  /** Variables of the cache. */
  readonly cache: Map<string, string>;
}

export interface Frame {
  readonly world: World;
  /** Of the file whose text runs, and that text. */
  readonly path: string;
  readonly text: string;
  /** CMAKE_CURRENT_SOURCE_DIR. */
  readonly folder: string;
  readonly scope: Scope;
  readonly maybe: boolean;
  /** Runs where it stands, once: not in a function or a loop. */
  readonly plain: boolean;
  readonly depth: number;
}

/** A command with its arguments as it gets them. */
export interface Call {
  readonly frame: Frame;
  readonly command: CMakeCommand;
  readonly args: readonly string[];
}

export function lookupOf(frame: Frame): Lookup {
  const { world, folder, path } = frame;
  return (name) => {
    const found = frame.scope.get(name) ?? world.cache.get(name);
    if (found !== undefined) return found;
    switch (name) {
      case 'CMAKE_CURRENT_SOURCE_DIR':
        return folder;
      case 'CMAKE_CURRENT_LIST_DIR':
        return folderOf(path);
      case 'CMAKE_CURRENT_LIST_FILE':
        return path;
      case 'CMAKE_SOURCE_DIR':
      case 'CMAKE_HOME_DIRECTORY':
        return world.root;
      default:
        return undefined;
    }
  };
}

export function callOf(frame: Frame, command: CMakeCommand): Call {
  return { frame, command, args: expandAll(command.arguments, lookupOf(frame)) };
}
