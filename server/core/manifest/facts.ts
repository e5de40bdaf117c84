/**
 * What a container file says about the programs that it starts, as plain data: the same for every kind of file, so that
 * rules know neither YAML nor Dockerfiles. The readers are in server/manifests. What a file leaves open is `unknown`.
 */
import type { ProfileId } from '../../kernel/seccomp';
import type { TextEdit } from '../finding';
import type { Comment } from '../preprocess/types';
import type { Span } from '../text';

export type ManifestKind = 'dockerfile' | 'compose' | 'devcontainer' | 'kubernetes' | 'systemd';

/** Paths in a manifest are relative to its own folder, with `/`, and may begin with `..`. */
export interface Manifest {
  readonly kind: ManifestKind;
  readonly comments: readonly Comment[];
  readonly containers: readonly Container[];
  readonly image?: ImageRecipe;
  readonly unit?: UnitFacts;
}

/** A Dockerfile or a Containerfile. */
export interface ImageRecipe {
  /** The images that its stages begin with; those that are stages themselves left out. */
  readonly bases: readonly string[];
  /** What is taken from the build's context into any stage: paths and patterns relative to the context. */
  readonly copies: readonly string[];
  /** Some step or its command runs a compiler or a build, or a script that may. */
  readonly compiles: boolean;
  /** It runs Node, Deno or Bun. */
  readonly runsScripts: boolean;
  /** The last CMD or ENTRYPOINT of the last stage, its first line: the image is there to be run. */
  readonly command: Span | undefined;
  /** `cap_sys_nice` in a RUN that calls setcap and grants no CAP_SYS_PTRACE. */
  readonly grants: readonly Span[];
}

/** A compose service, a container of a pod, a development container. */
export interface Container {
  readonly name: string;
  /** What names it in the file. */
  readonly span: Span;
  readonly program: ContainerProgram;
  readonly filter: ContainerFilter;
  readonly capabilities: Capabilities;
  /** Undefined where the file's form leaves no simple place. */
  readonly edits: {
    /** Runs it without a filter. */
    readonly unconfined: readonly TextEdit[] | undefined;
    /** Adds a capability, `SYS_PTRACE`. */
    capability(name: string): readonly TextEdit[] | undefined;
  };
}

/** Which code runs in a container. */
export type ContainerProgram =
  | {
      readonly kind: 'build';
      /** A folder. */
      readonly context: string;
      /** Relative to the context; or the text of the file itself, already read. */
      readonly recipe: string | ImageRecipe;
    }
  /** The tree is mounted into it, and its user compiles and runs the code there. */
  | { readonly kind: 'workspace'; readonly base: { readonly image: string } | { readonly recipe: string } }
  | { readonly kind: 'image'; readonly image: string }
  | { readonly kind: 'unknown' };

export type ContainerFilter =
  | { readonly kind: 'default'; readonly profile: ProfileId; readonly span?: Span }
  /** No filter, or the file asks for none. */
  | { readonly kind: 'none' }
  /** A profile of its own, or something outside this file decides. */
  | { readonly kind: 'unknown' };

export interface Capability {
  /** Without CAP_, in capitals. */
  readonly name: string;
  readonly span: Span;
}

export interface Capabilities {
  readonly added: readonly Capability[];
  readonly dropped: readonly string[];
  /** It has every capability, or nobody can tell which from this file. */
  readonly open: boolean;
}

/** A service unit of systemd, or a drop-in of one. */
export interface UnitFacts {
  /** Of the unit, without `.service`; a drop-in has that of its unit. */
  readonly name: string;
  readonly isDropIn: boolean;
  /** Base names of what it executes. */
  readonly programs: readonly string[];
  /** Of [Service], in order. */
  readonly directives: readonly Directive[];
}

export interface Directive {
  readonly name: string;
  /** The line or lines. */
  readonly span: Span;
  readonly words: readonly DirectiveWord[];
}

export interface DirectiveWord {
  readonly text: string;
  readonly span: Span;
}
