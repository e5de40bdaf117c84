/** The types of one stopped frame, asked of its debugger, each once. */
import type { DebuggerFamily, TypeReading } from '../families/family';
import type { DapPort } from '../port';
import { evaluate } from '../requests';
import type { ShownType, TypeProbe } from './types';

/** No class has it. */
const noMember = 'numa_lens_no_member';

/** Undefined where the family has no way to ask. */
export function typeProbe(
  dap: DapPort,
  { typeReading: types }: DebuggerFamily,
  frameId: number,
): TypeProbe | undefined {
  if (types === undefined) return undefined;
  const known = new Map<string, Promise<ShownType>>();
  return {
    typeOf(text) {
      const asked = known.get(text) ?? typeOf(dap, types, frameId, text);
      known.set(text, asked);
      return asked;
    },
    async lacks(text, member) {
      const answer = await evaluate(dap, types.memberExpression(text, member), frameId);
      return types.readMember(answer) === 'missing';
    },
  };
}

async function typeOf(dap: DapPort, types: TypeReading, frameId: number, text: string): Promise<ShownType> {
  const read = types.readType(await evaluate(dap, types.typeExpression(text), frameId));
  if (read.kind !== 'named') return read;
  const { name, otherwise } = read;
  switch (types.readMember(await evaluate(dap, types.memberExpression(text, noMember), frameId))) {
    case 'missing':
      return { kind: 'class', name };
    case 'no-class':
      return { kind: otherwise, name };
    case 'there':
    case undefined:
      return { kind: 'unknown' };
  }
}
