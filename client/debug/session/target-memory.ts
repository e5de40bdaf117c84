/**
 * Arrays of the target, read in large pieces: by the runner from the process, or, where the system keeps the runner
 * from reading memory (Yama), by the debugger's readMemory. Never element by element.
 */
import { formatAddress } from '../../../server/protocol/addresses';
import type { RunnerFailure } from '../../../server/protocol/runner';
import type { RunnerClient } from '../../../server/protocol/runner-client';
import { fromBase64 } from './bytes';
import { familyOf } from './families';
import { failed, success } from './failure';
import type { Result } from './failure';
import type { DapPort } from './port';
import { readMemory } from './requests';
import type { SessionState } from './tracker';
import { say } from '../../../server/languages/say';

/** The most that the runner reads in one request. */
const pieceLength = 1 << 20;

export interface MemoryReader {
  read(address: bigint, length: number): Promise<Result<readonly number[]>>;
}

export function memoryOf(
  target: string,
  runner: Pick<RunnerClient, 'readMemory'>,
  dap: DapPort,
  state: SessionState,
): MemoryReader {
  const readPiece = async (address: bigint, length: number): Promise<Result<readonly number[]>> => {
    const answer = await runner.readMemory({ target, address: formatAddress(address), length });
    if (answer.ok) return decoded(answer.value.base64, length, address);
    const byDebugger = familyOf(dap).readsMemoryByAddress(state.capabilities);
    if (answer.failure.code !== 'unreadable-memory' || !byDebugger) return failed(answer.failure);
    const other = await readMemory(dap, formatAddress(address), length);
    return other.ok ? decoded(other.value, length, address) : failed(answer.failure);
  };
  return {
    async read(address, length) {
      const bytes: number[] = [];
      while (bytes.length < length) {
        const piece = await readPiece(
          address + BigInt(bytes.length),
          Math.min(pieceLength, length - bytes.length),
        );
        if (!piece.ok) return piece;
        for (const byte of piece.value) bytes.push(byte);
      }
      return success(bytes);
    },
  };
}

function decoded(base64: string, length: number, address: bigint): Result<readonly number[]> {
  const bytes = fromBase64(base64);
  if (bytes?.length === length) return success(bytes);
  const failure: RunnerFailure = {
    code: 'unreadable-memory',
    message: say('Only {bytes} of {length} bytes at {address} could be read.', {
      bytes: bytes?.length ?? 0,
      length,
      address: formatAddress(address),
    }),
    remedy: say('Check that the array is as long as the argument "count" says.'),
  };
  return failed(failure);
}
