import { constantOf, pageSize, symbol } from './linear';
import type { ObservedCall } from './observer';
import { formOf } from './value';

/** A variable that holds the machine's page size at the call. */
export function pageSizeVariable(observed: ObservedCall): string | undefined {
  const { memory } = observed;
  const key = symbol(pageSize).key;
  let found: string | undefined;
  memory.forEach((state, id) => {
    const { name, origin } = memory.table.get(id);
    if (found !== undefined || origin.kind !== 'variable' || name === '') return;
    for (const cell of state.cells.list) {
      const form = formOf(cell.value);
      if (form?.key === key && constantOf(cell.offset) === 0n && !cell.may) found = name;
    }
  });
  return found;
}
