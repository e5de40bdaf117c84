/** The arrays of a call, value by value, wherever they are had from: the target's memory, or the debugger's view of them. */
import type { ArgumentValue } from './arguments';
import { int32List, uint64List } from './bytes';
import { success } from './failure';
import type { Result } from './failure';
import type { MemoryReader } from './target-memory';

const addressLength = 8;
const nodeLength = 4;

export async function readAddresses(
  pages: ArgumentValue,
  count: number,
  memory: MemoryReader,
): Promise<Result<readonly bigint[]>> {
  if (typeof pages !== 'bigint') return pages.read('pages', addressLength, count);
  const bytes = await memory.read(pages, count * addressLength);
  return bytes.ok ? success(uint64List(bytes.value)) : bytes;
}

export async function readNodes(
  nodes: ArgumentValue,
  count: number,
  memory: MemoryReader,
): Promise<Result<readonly number[]>> {
  if (typeof nodes !== 'bigint') {
    const values = await nodes.read('nodes', nodeLength, count);
    return values.ok ? success(values.value.map(Number)) : values;
  }
  const bytes = await memory.read(nodes, count * nodeLength);
  return bytes.ok ? success(int32List(bytes.value)) : bytes;
}
