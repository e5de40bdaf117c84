/**
 * What the build files say about linking one source file with libnuma, and which words of a link line say so.
 * Silence wherever something is not understood: only `missing` and `early` are ever reported.
 */
import type { Words } from '../../languages/phrase';
import type { TextEdit } from '../finding';
import type { Span } from '../text';

/** A place in a build file, with the text that the span is of. */
export interface BuildPlace {
  readonly path: string;
  readonly text: string;
  readonly span: Span;
}

export interface BuildFix {
  /** What it writes: `target_link_libraries(prog PRIVATE numa)`. */
  readonly words: Words;
  readonly path: string;
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

export type LinkFacts =
  | { readonly kind: 'numa' }
  /** Not wholly understood, or in no program that the build files name. */
  | { readonly kind: 'unknown' }
  | {
      /** `early`: -lnuma stands before the objects that need it. */
      readonly kind: 'missing' | 'early';
      /** The program's name in its build. */
      readonly program: string;
      /** Where it is linked. */
      readonly place: BuildPlace;
      readonly fix?: BuildFix;
    };

/** The texts of the build files that findings and fixes may point into, by path. */
export function buildTexts(link: LinkFacts | undefined): ReadonlyMap<string, string> {
  if (link?.kind !== 'missing' && link?.kind !== 'early') return new Map();
  return new Map(
    [link.place, ...(link.fix === undefined ? [] : [link.fix])].map((one) => [one.path, one.text]),
  );
}

/**
 * Words that make the order of libraries matter less, or maybe so: another linker, a library that is kept. The
 * specs of GCC leave --as-needed out where a sanitizer is asked for.
 */
export function keepsLibraries(word: string): boolean {
  return /no-as-needed|whole-archive|start-group|fuse-ld|^-fsanitize/.test(word);
}

export const unknownLink: LinkFacts = { kind: 'unknown' };

/** Stands in an evaluated text for what is not known. A character that no build file holds. */
export const unknownText = '\uE000';

/** What one word of a link line says. */
export type LinkWord = 'numa' | 'other' | 'unknown';

/**
 * Libraries that programs name without a package, and that do not bring libnuma along. Any other name can be that of a
 * target which a package defines.
 */
const systemLibraries =
  /^(?:pthread|m|dl|rt|c|gcc|gcc_s|stdc\+\+|stdc\+\+fs|c\+\+|supc\+\+|atomic|util|crypt|z|lzma|bz2|ssl|crypto|resolv|nsl|anl|gomp|omp|iomp5|quadmath|gfortran|unwind|bfd|elf|dw|cap|seccomp|uuid|readline|ncurses|ncursesw|tinfo|panel|X11|aio|uring|ibverbs|rdmacm|cunit|check|cmocka|gtest|gtest_main|gmock|gmock_main|benchmark|fmt|boost_\w+|gsl|gslcblas|mvec)$/;

/** @param targets whether a plain name can be that of a target which was not read */
export function readLinkWord(word: string, targets: boolean): LinkWord {
  if (/^-l:?(?:lib)?numa(?:\.so[\d.]*|\.a)?$|^(?:\S*\/)?libnuma\.(?:so[\d.]*|a)$|^numa$/.test(word))
    return 'numa';
  if (/\.(?:o|obj|lo|c|cc|cpp|cxx|C|S|s)$/.test(word) && !/[\uE000$]/.test(word)) return 'other';
  // Macros, folders and warnings bring no library, whatever is in them.
  if (/^-(?:[DUILOfgmh]|W(?!l,)|std=)/.test(word)) return 'other';
  // PkgConfig::NUMA, -Wl,-lnuma, libnumautil.a: about libnuma, in whatever way.
  if (/numa/i.test(word.replace(/\S*\/(?=[^/]*$)/, ''))) return 'unknown';
  if (word.includes(unknownText) || word.includes('$')) return 'unknown';
  if (word.startsWith('-l')) return 'other';
  if (word.startsWith('-')) return /^-(?:Wl,@|specs=|include)|^-[XT]/.test(word) ? 'unknown' : 'other';
  if (word.startsWith('@')) return 'unknown';
  if (/\.(?:a|so)(?:\.[\d.]+)?$/.test(word)) return 'other';
  return !targets || systemLibraries.test(word) ? 'other' : 'unknown';
}
