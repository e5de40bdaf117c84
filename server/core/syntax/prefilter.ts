/** Whether a text can hold a call of the NUMA family at all; one that can't is never parsed. */
import { mentionsCall } from '../../kernel/mention';
import { isScript } from './language';
import type { LanguageId } from './port';

export function mayCall(text: string, language: LanguageId = 'c'): boolean {
  return mentionsCall(text, isScript(language) ? 'script' : 'c');
}
