/** The frames of a thread, as a DAP request. Apart from the other requests, which need to know the debugger: what is stopped is asked for early. */
import type { DapAnswer, DapPort, StackFrame } from './port';
import { addressOf, fieldsOf, integerOf, listOf, textOf } from './shape';

/** The innermost frames of a thread, the innermost first. */
export async function stackTrace(
  dap: DapPort,
  threadId: number,
  levels: number,
): Promise<DapAnswer<readonly StackFrame[]>> {
  const answer = await dap.request('stackTrace', { threadId, startFrame: 0, levels });
  if (!answer.ok) return answer;
  const frames = listOf(fieldsOf(answer.value)['stackFrames']).flatMap((one): StackFrame[] => {
    const fields = fieldsOf(one);
    const id = integerOf(fields['id']);
    const line = integerOf(fields['line']);
    if (id === undefined || line === undefined) return [];
    const path = textOf(fieldsOf(fields['source'])['path']);
    const pc = addressOf(fields['instructionPointerReference']);
    return [
      {
        id,
        line,
        name: textOf(fields['name']) ?? '',
        ...(path === undefined ? {} : { path }),
        ...(pc === undefined ? {} : { instructionPointer: pc }),
      },
    ];
  });
  return { ok: true, value: frames };
}
