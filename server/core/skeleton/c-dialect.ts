/** The checks in C and C++: with <stdio.h>, or with streams where the file has these and not the other. */
import type { CallFacts } from '../facts/call-facts';
import { findWrapper } from '../../kernel/calls';
import type { Code } from './code';
import type { Dialect } from './dialect';
import type { Entries } from './entries';

const intMin = -(2n ** 31n);

export function cDialect({ site }: CallFacts, name: string, text: string, isCpp: boolean): Dialect {
  const type = findWrapper(site.call, name)?.result ?? 'long';
  const headers = headersOf(text, isCpp);
  const { printer } = headers;
  const sentinel = ({ preset }: Entries): string =>
    preset === undefined || preset === intMin ? 'INT_MIN' : preset.toString();
  const each = ({ counter, count = '1' }: Entries, index: string): string => {
    // A cast or a sum is compared as a whole.
    const bound =
      /^[\w.()>-]+$/.test(count) || counter !== 'unsigned long' ? count : `(unsigned long)(${count})`;
    return `${counter} ${index} = 0; ${index} < ${bound}; ${index}++`;
  };
  return {
    zero: '0',
    headers: { result: headers.result, status: headers.status },
    declare: (result) => `${type} ${result} = `,
    numberIn: (result) => result,
    failed: () => printer.error(name),
    resultType: type,
    left: (result, known) => {
      const format = known === 'int' ? '%d' : '%ld';
      const value = known === 'int' || known === 'long' ? result : `(long)${result}`;
      return printer.print([`${name}: `, { format, value, plain: result }, ' pages were not moved']);
    },
    fill: (entries, { entry: index }) => {
      const value = sentinel(entries);
      if (entries.count === undefined) return `${entries.name} = ${value};`;
      return { kind: 'for', head: each(entries, index), body: [`${entries.name}[${index}] = ${value};`] };
    },
    read: (entries, { entry: index }) => {
      const value = entries.count === undefined ? entries.name : `${entries.name}[${index}]`;
      const format = entries.counter === 'int' ? '%d' : entries.counter === 'long' ? '%ld' : '%lu';
      const page: readonly Part[] =
        entries.count === undefined
          ? [`${name}: the page`]
          : [`${name}: page `, { format, value: index, plain: index }];
      const reason = `${printer.std}strerror(-${value})`;
      const choice: Code = {
        kind: 'if',
        branches: [
          {
            condition: `${value} == ${sentinel(entries)}`,
            body: [printer.print([...page, ': no status was written'])],
          },
          {
            condition: `${value} < 0`,
            body: [printer.print([...page, ': ', { format: '%s', value: reason, plain: reason }])],
          },
          {
            condition: undefined,
            body: [printer.print([...page, ' is on node ', { format: '%d', value, plain: value }])],
          },
        ],
      };
      return entries.count === undefined
        ? choice
        : { kind: 'for', head: each(entries, index), body: [choice] };
    },
  };
}

/** A text, or a value with its conversion, and as a stream takes it. */
type Part = string | { readonly format: string; readonly value: string; readonly plain: string };

interface Printer {
  readonly std: string;
  print(parts: readonly Part[]): string;
  error(call: string): string;
}

function headersOf(
  text: string,
  isCpp: boolean,
): { readonly printer: Printer; readonly result: readonly string[]; readonly status: readonly string[] } {
  const includes = (header: string): boolean =>
    new RegExp(`^[ \\t]*#[ \\t]*include[ \\t]*[<"]${header.replace('.', '\\.')}[>"]`, 'm').test(text);
  // The header of C where the file keeps to these.
  const either = (cpp: string, c: string): string => (!isCpp || (includes(c) && !includes(cpp)) ? c : cpp);
  const [stdio, string, limits, errno] = [
    either('cstdio', 'stdio.h'),
    either('cstring', 'string.h'),
    either('climits', 'limits.h'),
    either('cerrno', 'errno.h'),
  ];
  const std = isCpp && !string.endsWith('.h') ? 'std::' : '';
  const isStreamed = isCpp && includes('iostream') && !includes('cstdio') && !includes('stdio.h');
  return isStreamed
    ? { printer: streams(std), result: [errno, string], status: [limits, string] }
    : {
        printer: stdioPrinter(std, isCpp && !stdio.endsWith('.h') ? 'std::' : ''),
        result: [stdio],
        status: [limits, stdio, string],
      };
}

function stdioPrinter(std: string, io: string): Printer {
  return {
    std,
    error: (call) => `${io}perror("${call}");`,
    print: (parts) => {
      const format = parts.map((one) => (typeof one === 'string' ? one : one.format)).join('');
      const values = parts.flatMap((one) => (typeof one === 'string' ? [] : [`, ${one.value}`])).join('');
      return `${io}fprintf(stderr, "${format}\\n"${values});`;
    },
  };
}

function streams(std: string): Printer {
  const print = (parts: readonly Part[]): string => {
    const shown: string[] = [];
    let text = '';
    for (const one of parts) {
      if (typeof one === 'string') text += one;
      else {
        if (text !== '') shown.push(`"${text}"`);
        shown.push(one.plain);
        text = '';
      }
    }
    shown.push(text === '' ? "'\\n'" : `"${text}\\n"`);
    return `std::cerr << ${shown.join(' << ')};`;
  };
  return {
    std,
    print,
    error: (call) => print([`${call}: `, { format: '%s', value: '', plain: `${std}strerror(errno)` }]),
  };
}
