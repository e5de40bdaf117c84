/** `check PATH…`: lints files and folders. */
import { severities, type Severity } from '../../core/finding';
import type { Finding } from '../check/files/finding';
import { formats, type CheckOptions, type Format } from '../check/options';
import type { Arguments, Command } from '../command';
import { fail, type ExitCode, type Io } from '../io';
import { phrase } from '../../languages/phrase';
import { say } from '../../languages/say';

export const checkCommand: Command = {
  name: 'check',
  summary: phrase('Lint files and folders'),
  usage: ['PATH…', '--diff BASE [PATH…]', '--files-from FILE|-', '--stdin-filename FILE < TEXT'],
  details: phrase(
    'Folders are walked for C, C++, TypeScript and JavaScript, by the usual extensions (.c, .h, .cc, .cpp, .ts, .mjs, …); what\n.gitignore files exclude, node_modules, .d.ts and .min.js are left out. Dockerfiles, compose files, devcontainer.json, Kubernetes manifests and\nsystemd units are judged by what the sources of their tree call. A file that is named is always checked. Settings\ncome from the nearest numa-lens.json above each file.',
  ),
  options: {
    format: {
      type: 'string',
      value: formats.join('|'),
      help: phrase('How findings are written; text when absent'),
    },
    fix: { type: 'boolean', help: phrase('Apply the safe fixes to the files') },
    'fail-on': {
      type: 'string',
      value: [...severities].reverse().join('|'),
      help: phrase('The mildest finding that makes the exit code 1; warning when absent'),
    },
    diff: {
      type: 'string',
      value: 'BASE',
      help: phrase('Only findings on lines that changed since BASE (a commit or branch of git)'),
    },
    baseline: { type: 'string', value: 'FILE', help: phrase('Leave out the findings that FILE lists') },
    'write-baseline': {
      type: 'string',
      value: 'FILE',
      help: phrase('List the findings in FILE, for --baseline'),
    },
    'files-from': {
      type: 'string',
      value: 'FILE|-',
      help: phrase('Check the files that FILE or standard input names, one a line or with NUL between'),
    },
    'no-ignore': { type: 'boolean', help: phrase('Check also what .gitignore files exclude') },
    'stdin-filename': {
      type: 'string',
      value: 'FILE',
      help: phrase('Lint standard input as if it were this file'),
    },
  },
  async run(args, io) {
    const options = readOptions(args, io);
    if (typeof options === 'number') return options;
    const begun = await beginFinding(options, io);
    const { loadAnalysis, runCheck } = await import('../analysing.js');
    return runCheck(options, await loadAnalysis(io), io, true, begun);
  },
};

/** Where it is known from the start what is to be checked, ripgrep looks while the analysis is loaded. */
async function beginFinding(options: CheckOptions, io: Io): Promise<Finding | undefined> {
  const { paths, stdinName, filesFrom, diff } = options;
  if ((stdinName ?? filesFrom ?? diff) !== undefined) return undefined;
  const { Finding } = await import('../check/files/finding.js');
  const finding = new Finding(paths, options, io);
  await finding.underWay;
  return finding;
}

function readOptions(args: Arguments, io: Io): CheckOptions | ExitCode {
  const format = args.value('format') ?? 'text';
  if (!isFormat(format))
    return fail(
      io,
      say('"{format}" is no format. Formats: {formats}.', { format, formats: formats.join(', ') }),
    );
  const failOn = args.value('fail-on') ?? 'warning';
  if (!isSeverity(failOn)) {
    return fail(
      io,
      say('"{failOn}" is no severity. Severities: {severities}.', {
        failOn,
        severities: [...severities].reverse().join(', '),
      }),
    );
  }
  const options = {
    ...{ paths: args.positionals, format, fix: args.flag('fix'), failOn },
    respectIgnores: !args.flag('no-ignore'),
    stdinName: args.value('stdin-filename'),
    filesFrom: args.value('files-from'),
    diff: args.value('diff'),
    baseline: args.value('baseline'),
    writeBaseline: args.value('write-baseline'),
  };
  const problem = contradiction(options);
  return problem === undefined ? options : fail(io, problem);
}

/** Options that do not go together, in a sentence. */
function contradiction(options: CheckOptions): string | undefined {
  const { paths, fix, stdinName, filesFrom, diff, baseline, writeBaseline } = options;
  if (stdinName !== undefined) {
    if (paths.length > 0) return say('check takes either paths or --stdin-filename, not both.');
    if (fix) return say('--fix changes files; standard input is none. Name the file instead.');
    const other = Object.entries({ filesFrom, diff, baseline, writeBaseline }).find(([, value]) => value);
    if (other !== undefined)
      return say('Standard input is one text: --files-from, --diff and baselines are about files.');
    return undefined;
  }
  if (fix && (diff ?? baseline ?? writeBaseline) !== undefined)
    return say('--fix mends whole files; it goes with neither --diff nor a baseline.');
  if (writeBaseline !== undefined && (diff ?? baseline) !== undefined)
    return say(
      'A baseline is written of all findings: --write-baseline goes with neither --diff nor --baseline.',
    );
  if (paths.length === 0 && filesFrom === undefined && diff === undefined)
    return say('check needs a file or a folder: numa-lens check PATH…');
  return undefined;
}

function isFormat(value: string): value is Format {
  return formats.some((one) => one === value);
}

function isSeverity(value: string): value is Severity {
  return severities.some((one) => one === value);
}
