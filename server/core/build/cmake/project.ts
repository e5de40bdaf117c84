/** What the list files of one CMake project say that matters for linking: its targets, gathered by interpret.ts. */
import type { BuildPlace } from '../link';
import type { Span } from '../../text';

export type TargetKind = 'program' | 'library' | 'objects' | 'interface' | 'imported';

export interface LinkCommand {
  readonly place: BuildPlace;
  /** Offset behind its last argument. */
  readonly end: number;
  /** The keyword that is in force at the end; undefined in the signature without keywords. */
  readonly keyword: string | undefined;
}

export interface CMakeTarget {
  readonly name: string;
  kind: TargetKind;
  readonly folder: string;
  /** Paths, patterns of files, $<TARGET_OBJECTS:…>, and what is not known. */
  readonly sources: string[];
  /** All that target_link_libraries names, whatever its keyword. */
  readonly links: string[];
  /** Words that stand before the objects: LINK_FLAGS, LINK_OPTIONS. */
  readonly flags: string[];
  readonly definition: BuildPlace;
  /** Named as it stands in add_executable(), once: an edit knows where to go. */
  editable: boolean;
  linkCommand: LinkCommand | undefined;
}

/** What the lists say of the machine that is built for: values as they were set. */
export interface TargetClues {
  /** CMAKE_SYSTEM_PROCESSOR. */
  readonly processors: Set<string>;
  /** CMAKE_C_COMPILER, CMAKE_CXX_COMPILER. */
  readonly compilers: Set<string>;
  readonly toolchains: Set<string>;
  /** -m32, --target=… */
  readonly options: Set<string>;
  /** Some of it holds under a condition. */
  unsure: boolean;
}

export class CMakeProject {
  readonly target: TargetClues = {
    processors: new Set(),
    compilers: new Set(),
    toolchains: new Set(),
    options: new Set(),
    unsure: false,
  };
  readonly targets = new Map<string, CMakeTarget>();
  readonly aliases = new Map<string, string>();
  /** By folder: link_libraries() and the like, which hold below too. */
  readonly linksBelow = new Map<string, string[]>();
  /** Values of CMAKE_EXE_LINKER_FLAGS and its kin, which stand before the objects. */
  readonly earlyFlags: string[] = [];
  /** CMAKE_C_STANDARD_LIBRARIES: behind everything. */
  readonly lateFlags: string[] = [];
  /** Targets that a command was given which is not known: it may link them with anything. */
  readonly touched = new Set<string>();
  /** It calls project(): it can be configured by itself. */
  isProject = false;
  /** Folders whose list was executed. */
  readonly folders = new Set<string>();
  /** Prefixes of pkg_check_modules() that stand for libnuma alone. */
  readonly numaPackages = new Set<string>();
  /** Targets may exist that were not read: a package's, a folder's that is not there. */
  unreadTargets = false;
  /** A list names Clang as the compiler, which does not pass --as-needed. */
  usesClang = false;
  /** Something was not understood that may matter to every target. */
  opaque = false;
}

export function placeOf(path: string, text: string, span: Span): BuildPlace {
  return { path, text, span };
}
