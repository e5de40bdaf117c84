/** A function of libnuma looked up where it is not: in the C library, in the process itself, behind a name for linkers. */
import { calls } from '../../kernel/calls';
import type { FileFacts } from '../facts/file-facts';
import type { Fix } from '../finding';
import type { ForeignFunction, ForeignPlace } from '../foreign/foreign-function';
import type { FileRule } from './file-rule';
import { isOfLibnuma, isSystemCallWrapper } from './support/bound-family';
import { phrase } from '../../languages/phrase';

const libnuma = 'libnuma.so.1';

export const ffiWrongLibrary: FileRule = {
  id: 'ffi-wrong-library',
  severity: 'error',
  title: 'A function of libnuma looked up in another library',
  calls: calls.map((one) => one.name),
  languages: 'script',
  fix: 'suggestion',
  messages: {
    libc: {
      what: '{file} has no {symbol}.',
      why: 'The C library has no functions for the NUMA system calls: the lookup fails where the function is declared.',
      do: 'Load {libnuma}{otherwise}.',
    },
    itself: {
      what: 'The process itself has no {symbol}.',
      why: 'Node, Deno and Bun are not linked with libnuma: the lookup fails where the function is declared.',
      do: 'Load {libnuma}{otherwise}.',
    },
    development: {
      what: '{file} is only there where the development files of libnuma are.',
      why: 'The name without a version comes with libnuma-dev or numactl-devel, for linkers; a machine that only runs programs has {libnuma}.',
      do: 'Load {libnuma}.',
    },
  },
  check(facts, report) {
    const told = new Set<string>();
    for (const binding of facts.bindings) {
      const messageId = isOfLibnuma(binding.symbol) ? mistakeOf(facts, binding) : undefined;
      const { filePlace } = binding;
      if (messageId === undefined || filePlace === undefined) continue;
      // One library, loaded once, may have many functions looked up in it.
      const key = `${filePlace.file ?? ''}:${filePlace.span.start}`;
      if (told.has(key)) continue;
      told.add(key);
      const here = filePlace.file === undefined;
      report({
        messageId,
        // The process itself may have what was loaded before it was asked.
        ...(messageId === 'itself' ? { severity: 'warning' } : {}),
        ...(messageId === 'development' ? { severity: 'hint' } : {}),
        span: here ? filePlace.span : binding.place.span,
        data: {
          symbol: binding.symbol,
          file: binding.file ?? '',
          libnuma,
          otherwise: isSystemCallWrapper(binding.symbol)
            ? phrase(", or call the C library's syscall() with the call's number on this machine")
            : '',
        },
        related: here
          ? [
              {
                span: binding.symbolPlace.span,
                message: phrase('{symbol} is looked up here', { symbol: binding.symbol }),
              },
            ].filter(() => binding.symbolPlace.file === undefined)
          : [],
        fixes: here ? loadLibnuma(facts, filePlace) : [],
      });
    }
  },
};

/** The C library and the parts that it had once, of glibc and of musl. */
const libcNames =
  /^(?:libc|libc-[\d.]+|libm|libdl|libpthread|librt|libc\.musl-\w+|ld-(?:linux|musl)[\w-]*)(?:\.so(?:\.\d+)*)?$/;

function mistakeOf(
  facts: FileFacts,
  { file }: ForeignFunction,
): 'libc' | 'itself' | 'development' | undefined {
  if (file === undefined) return undefined;
  // A library that was loaded globally before, or preloaded, is found in the process.
  if (file === null) return facts.text.includes('libnuma') ? undefined : 'itself';
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (libcNames.test(name)) return 'libc';
  return name === 'libnuma.so' ? 'development' : undefined;
}

function loadLibnuma(facts: FileFacts, { span }: ForeignPlace): readonly Fix[] {
  const written = facts.textOf(span);
  const quote = /^(['"`]).*\1$/s.exec(written)?.[1] ?? (written === 'null' ? "'" : undefined);
  if (quote === undefined) return [];
  const folder = /^.(.*\/)libnuma(?:\.so)?.$/s.exec(written)?.[1] ?? '';
  return [
    {
      title: phrase('Load {libnuma}', { libnuma }),
      applicability: 'suggestion',
      edits: [{ span, text: `${quote}${folder}${libnuma}${quote}` }],
    },
  ];
}
