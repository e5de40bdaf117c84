/** The call and each of its parameters in words: what the manual says, corrected where kernels do otherwise. */
import { findCall } from '../calls';
import type { CallName, ParameterRole } from '../calls';
import { changes } from '../changes';
import { en } from '../texts/en';
import { text } from '../texts/text';
import type { Texts } from '../texts/text';
import type { KernelVersion } from '../version';
import { newestKernel, notesBeside, sentencesOn } from './explanation';
import type { Explanation } from './explanation';

export function explainCall(
  call: CallName,
  version: KernelVersion = newestKernel,
  texts: Texts = en,
): Explanation {
  const about = changes.filter((one) => one.topics.includes('result'));
  return {
    kind: 'call',
    label: call,
    gist: '',
    sentence: [
      text(texts, `call.${call}`),
      text(texts, `call.${call}.policy`),
      ...sentencesOn(about, version, texts),
    ].join(' '),
    causes: [],
    remedy: [text(texts, `call.${call}.library`), text(texts, `call.${call}.related`)].join(' '),
    notes: notesBeside(about, version, texts),
  };
}

export function explainParameter(
  role: ParameterRole,
  version: KernelVersion = newestKernel,
  texts: Texts = en,
): Explanation {
  const about = changes.filter((one) => one.topics.includes(role));
  return {
    kind: 'parameter',
    label: role,
    gist: '',
    sentence: [text(texts, `role.${role}`), ...sentencesOn(about, version, texts)].join(' '),
    causes: [],
    remedy: '',
    notes: notesBeside(about, version, texts),
  };
}

/** How a call is spelled in C, as in a call site: through a library or through syscall(2). */
type Spelling = 'wrapper' | 'libnuma' | 'syscall';

/** The C declaration of the manual page, of libnuma, or of the raw system call, on one line. */
export function prototype(call: CallName, spelling: Spelling = 'wrapper'): string {
  const spec = findCall(call);
  const parameters = (spec?.parameters ?? []).map(({ type, role }) => declaration(type, role));
  if (spelling === 'syscall') return `long syscall(SYS_${spec?.syscall ?? call}, ${parameters.join(', ')});`;
  const wrapper = spec?.wrappers.find((one) => one.form === spelling);
  return `${wrapper?.result ?? 'long'} ${wrapper?.name ?? call}(${parameters.join(', ')});`;
}

/** A parameter as C declares it: `int *status`. */
export function parameterDeclaration(call: CallName, role: ParameterRole): string {
  return declaration(findCall(call)?.parameters.find((one) => one.role === role)?.type ?? '', role);
}

function declaration(type: string, name: string): string {
  return type.endsWith('*') ? `${type}${name}` : `${type} ${name}`;
}
