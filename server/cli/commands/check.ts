/** `check PATH…`: lints files and folders. */
import { severities, type Severity } from '../../core/finding';
import { formats, type CheckOptions, type Format } from '../check/options';
import type { Arguments, Command } from '../command';
import { fail, type ExitCode, type Io } from '../io';

export const checkCommand: Command = {
  name: 'check',
  summary: 'Lint files and folders',
  usage: ['PATH…', '--stdin-filename FILE < TEXT'],
  details:
    'Folders are walked for C, C++, TypeScript and JavaScript, by the usual extensions (.c, .h, .cc, .cpp, .ts, .mjs, …); what\n.gitignore files exclude, node_modules, .d.ts and .min.js are left out. Dockerfiles, compose files, devcontainer.json, Kubernetes manifests and\nsystemd units are judged by what the sources of their tree call. A file that is named is always checked. Settings\ncome from the nearest numa-lens.json above each file.',
  options: {
    format: { type: 'string', value: formats.join('|'), help: 'How findings are written; text when absent' },
    fix: { type: 'boolean', help: 'Apply the safe fixes to the files' },
    'fail-on': {
      type: 'string',
      value: [...severities].reverse().join('|'),
      help: 'The mildest finding that makes the exit code 1; warning when absent',
    },
    'no-ignore': { type: 'boolean', help: 'Check also what .gitignore files exclude' },
    'stdin-filename': { type: 'string', value: 'FILE', help: 'Lint standard input as if it were this file' },
  },
  async run(args, io) {
    const options = readOptions(args, io);
    if (typeof options === 'number') return options;
    const { loadAnalysis, runCheck } = await import('../analysing.js');
    return runCheck(options, await loadAnalysis(io), io, true);
  },
};

function readOptions(args: Arguments, io: Io): CheckOptions | ExitCode {
  const format = args.value('format') ?? 'text';
  if (!isFormat(format)) return fail(io, `"${format}" is no format. Formats: ${formats.join(', ')}.`);
  const failOn = args.value('fail-on') ?? 'warning';
  if (!isSeverity(failOn)) {
    return fail(io, `"${failOn}" is no severity. Severities: ${[...severities].reverse().join(', ')}.`);
  }
  const stdinName = args.value('stdin-filename');
  if (stdinName !== undefined && args.positionals.length > 0) {
    return fail(io, 'check takes either paths or --stdin-filename, not both.');
  }
  if (stdinName !== undefined && args.flag('fix')) {
    return fail(io, '--fix changes files; standard input is none. Name the file instead.');
  }
  if (stdinName === undefined && args.positionals.length === 0) {
    return fail(io, 'check needs a file or a folder: numa-lens check PATH…');
  }
  return {
    paths: args.positionals,
    format,
    fix: args.flag('fix'),
    failOn,
    respectIgnores: !args.flag('no-ignore'),
    stdinName,
  };
}

function isFormat(value: string): value is Format {
  return formats.some((one) => one === value);
}

function isSeverity(value: string): value is Severity {
  return severities.some((one) => one === value);
}
