/** Signature help: the declaration of the call that is being written, and what the argument at the cursor is for. */
import { say } from '../../languages/say';
import type { ParameterInformation, SignatureHelp } from 'vscode-languageserver/node';
import type { OpenCall } from '../../core/cursor/open-call';
import type { CallParameter } from '../../kernel/calls';
import { explainCall, explainParameter, parameterDeclaration } from '../../kernel/explain';
import { findWrapper } from '../../kernel/calls';
import type { Markup } from '../markup';
import { texts } from '../texts';

export const signatureTriggers: readonly string[] = ['(', ','];
/** Where a list ends, the one around it is shown. */
export const signatureRetriggers: readonly string[] = [')'];

/** @param written what stands before the parenthesis, where that is a name of the project's own */
export function signatureHelp(call: OpenCall, written: string, markup: Markup): SignatureHelp {
  const { parameters, calleeName, form } = call;
  const result = findWrapper(call.call, calleeName)?.result ?? 'long';
  const name = form === 'syscall' ? 'syscall' : written;
  let label = `${result} ${name}(`;
  const described = parameters.map((parameter, at): ParameterInformation => {
    if (at > 0) label += ', ';
    const start = label.length;
    label +=
      parameter === undefined
        ? unnamed(call, at)
        : parameterDeclaration(call.call, parameter.role, calleeName);
    return {
      label: [start, label.length],
      ...(parameter === undefined ? {} : documentation(call, parameter, markup)),
    };
  });
  label += ')';
  return {
    signatures: [
      {
        label,
        parameters: described,
        documentation: { kind: markup.kind, value: markup.text(explainCall(call.call).sentence) },
      },
    ],
    activeSignature: 0,
    // Past the last one nothing is active.
    activeParameter: call.argument,
  };
}

/** The number of a raw system call; what a macro of the project takes besides. */
function unnamed({ form, call }: OpenCall, at: number): string {
  return form === 'syscall' && at === 0 ? `SYS_${call}` : '…';
}

function documentation(
  { call, calleeName }: OpenCall,
  { role, writes }: CallParameter,
  { kind, strong, text }: Markup,
): Pick<ParameterInformation, 'documentation'> {
  const direction = writes === true ? say(texts.outParameter) : say(texts.inParameter);
  const { sentence } = explainParameter(call, role, calleeName);
  return { documentation: { kind, value: `${strong(direction)}: ${text(sentence)}` } };
}
