/** The call and each of its parameters in words: what the manual says, corrected where kernels do otherwise. */
import { findCall, findWrapper, parametersOf } from '../calls';
import type { CallName, CallParameter, ParameterRole } from '../calls';
import { changes } from '../changes';
import { sentence, text } from '../texts/text';
import type { KernelVersion } from '../version';
import { newestKernel, notesBeside, sentencesOn } from './explanation';
import type { Explanation } from './explanation';

export function explainCall(call: CallName, version: KernelVersion = newestKernel): Explanation {
  const about = changes.filter((one) => one.calls.includes(call) && one.topics.includes('result'));
  return {
    kind: 'call',
    label: call,
    gist: '',
    sentence: [text(`call.${call}`), text(`call.${call}.policy`), ...sentencesOn(about, version)].join(' '),
    causes: [],
    remedy: [text(`call.${call}.library`), text(`call.${call}.related`)].join(' '),
    notes: notesBeside(about, version),
  };
}

/** @param callee the function's name, where a libnuma spelling has parameters of its own */
export function explainParameter(
  call: CallName,
  role: ParameterRole,
  callee?: string,
  version: KernelVersion = newestKernel,
): Explanation {
  const about = changes.filter((one) => one.calls.includes(call) && one.topics.includes(role));
  const spec = find(call, role, callee);
  return {
    kind: 'parameter',
    label: spec?.name ?? role,
    gist: '',
    sentence: [spec === undefined ? '' : sentence(spec.text), ...sentencesOn(about, version)]
      .join(' ')
      .trim(),
    causes: [],
    remedy: '',
    notes: notesBeside(about, version),
  };
}

function find(call: CallName, role: ParameterRole, callee?: string): CallParameter | undefined {
  return parametersOf(call, callee).find((one) => one.role === role);
}

/** How a call is spelled in C, as in a call site: through a library or through syscall(2). */
type Spelling = 'wrapper' | 'libnuma' | 'syscall';

/** The C declaration of the manual page, of libnuma, or of the raw system call, on one line. */
export function prototype(call: CallName, spelling: Spelling = 'wrapper', callee?: string): string {
  const spec = findCall(call);
  const wrapper =
    spelling === 'syscall'
      ? undefined
      : (findWrapper(call, callee) ?? spec?.wrappers.find((one) => one.form === spelling));
  const parameters = parametersOf(call, wrapper?.name).map(declaration);
  if (spelling === 'syscall') return `long syscall(SYS_${spec?.syscall ?? call}, ${parameters.join(', ')});`;
  return declared(wrapper?.result ?? 'long', `${wrapper?.name ?? call}(${parameters.join(', ')});`);
}

/** A parameter as C declares it: `int *status`. */
export function parameterDeclaration(call: CallName, role: ParameterRole, callee?: string): string {
  const spec = find(call, role, callee);
  return spec === undefined ? role : declaration(spec);
}

function declaration({ type, name, role }: CallParameter): string {
  return declared(type, name ?? role);
}

function declared(type: string, name: string): string {
  return type.endsWith('*') ? `${type}${name}` : `${type} ${name}`;
}
