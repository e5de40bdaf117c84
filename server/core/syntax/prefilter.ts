/** Whether a text can hold a call of the NUMA family at all; one that can't is never parsed. */
import { isKernelSource } from '../../kernel/kernel-source';
import { mentionsCall } from '../../kernel/mention';
import { isScript } from './language';
import type { LanguageId } from './port';

/** The names are ASCII: bytes may be handed in as Latin-1, which spares decoding them. */
export function mayCall(text: string, language: LanguageId = 'c'): boolean {
  if (isScript(language)) return mentionsCall(text, 'script');
  return mentionsCall(text, 'c') && !isKernelSource(text);
}

/**
 * Whether anything can be said of a text, whatever its headers hold: besides `mayCall`, there must be a function in it. Lists of
 * system calls and headers of macros name the whole family. The exceptions are the order of two headers, and comments that silence.
 */
export function mayBeFound(text: string, language: LanguageId = 'c'): boolean {
  if (!mayCall(text, language)) return false;
  return isScript(language) || text.includes('{') || withoutFunctions.test(text);
}

const withoutFunctions = /numaif\.h|numa-lens/;
