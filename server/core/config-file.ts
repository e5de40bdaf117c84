/**
 * Reads what a user set, from numa-lens.json or from an editor's settings, into a LintConfig: the same keys, the same
 * checks, the same words for what is wrong. What is wrong is left out and reported; the rest counts.
 */
import { findArchitecture } from '../kernel/architectures';
import { kernel, parseKernelVersion } from '../kernel/version';
import type { KernelVersion } from '../kernel/version';
import type { LintConfig } from './config';
import { severities } from './finding';
import type { Severity } from './finding';
import type { Span } from './text';

/** Looked for beside the linted file and in every folder above it, up to the workspace's. */
export const configFileName = 'numa-lens.json';

export interface ConfigValues {
  readonly minKernel?: KernelVersion;
  readonly targetArch?: string;
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
}

export interface ConfigProblem {
  /** What is wrong and what is expected, one or two sentences. */
  readonly message: string;
  /** In the text of the file; absent when the value came without a text. */
  readonly span?: Span;
}

export interface ConfigReading {
  readonly values: ConfigValues;
  readonly problems: readonly ConfigProblem[];
}

const keys = ['minKernel', 'targetArch', 'rules'] as const;
const levels: readonly string[] = [...severities, 'off'];

/** The text of numa-lens.json. `ruleIds` are the rules that exist. */
export function readConfigFile(text: string, ruleIds: ReadonlySet<string>): ConfigReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const at = Math.min(Number(/position (\d+)/.exec(reason)?.[1] ?? text.length), text.length);
    return {
      values: {},
      problems: [
        {
          message: `${configFileName} is not valid JSON, so none of it is used: ${reason}.`,
          span: { start: Math.max(0, Math.min(at, text.length - 1)), end: Math.min(at + 1, text.length) },
        },
      ],
    };
  }
  const { values, problems } = readConfigValues(value, ruleIds);
  return {
    values,
    problems: problems.map(({ message, key }) => {
      const start = text.indexOf(JSON.stringify(key));
      const span = start < 0 ? { start: 0, end: text.length } : { start, end: start + key.length + 2 };
      return { message, span };
    }),
  };
}

interface KeyedProblem {
  readonly message: string;
  /** The property at fault; empty for the whole value. */
  readonly key: string;
}

/** An object with the keys of numa-lens.json. */
export function readConfigValues(
  value: unknown,
  ruleIds: ReadonlySet<string>,
): { readonly values: ConfigValues; readonly problems: readonly KeyedProblem[] } {
  const problems: KeyedProblem[] = [];
  if (!isObject(value)) {
    return { values: {}, problems: [{ message: 'The configuration must be an object.', key: '' }] };
  }
  for (const key of Object.keys(value)) {
    if (!keys.some((known) => known === key) && key !== '$schema') {
      problems.push({ message: `"${key}" is not a setting. There are: ${keys.join(', ')}.`, key });
    }
  }
  const minKernel = readKernel(value['minKernel'], problems);
  const targetArch = readArchitecture(value['targetArch'], problems);
  const rules = readRules(value['rules'], ruleIds, problems);
  return {
    values: {
      ...(minKernel === undefined ? {} : { minKernel }),
      ...(targetArch === undefined ? {} : { targetArch }),
      ...(rules === undefined ? {} : { rules }),
    },
    problems,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Undefined, null and "" are all "not set": editors send any of them for a setting nobody touched. */
function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function readKernel(value: unknown, problems: KeyedProblem[]): KernelVersion | undefined {
  if (isUnset(value)) return undefined;
  const version =
    typeof value === 'string' && /^\d+\.\d+(\.\d+)?$/.test(value) ? parseKernelVersion(value) : undefined;
  if (version === undefined) {
    problems.push({
      message: `minKernel must be a Linux version in quotes, such as "4.17" or "6.1.61".`,
      key: 'minKernel',
    });
  }
  return version;
}

function readArchitecture(value: unknown, problems: KeyedProblem[]): string | undefined {
  if (isUnset(value)) return undefined;
  const architecture = typeof value === 'string' ? findArchitecture(value) : undefined;
  if (architecture === undefined) {
    problems.push({
      message: `targetArch must be an architecture of Linux, such as "x86_64" or "arm64".`,
      key: 'targetArch',
    });
  }
  return architecture?.name;
}

function readRules(
  value: unknown,
  ruleIds: ReadonlySet<string>,
  problems: KeyedProblem[],
): Readonly<Record<string, Severity | 'off'>> | undefined {
  if (isUnset(value)) return undefined;
  if (!isObject(value)) {
    problems.push({
      message: `rules must be an object from rule id to severity, such as { "status-ignored": "hint" }.`,
      key: 'rules',
    });
    return undefined;
  }
  const rules: Record<string, Severity | 'off'> = {};
  for (const [id, level] of Object.entries(value)) {
    if (!ruleIds.has(id)) problems.push({ message: `There is no rule "${id}".`, key: id });
    else if (isLevel(level)) rules[id] = level;
    else problems.push({ message: `The severity of "${id}" must be one of ${levels.join(', ')}.`, key: id });
  }
  return rules;
}

function isLevel(value: unknown): value is Severity | 'off' {
  return typeof value === 'string' && levels.includes(value);
}

/** What holds where nothing is set. Since 4.17 move_pages(2) behaves as it does today in its main lines. */
export const defaultMinKernel: KernelVersion = kernel('4.17');

/** Later layers win; severities are merged rule by rule. */
export function mergeConfig(layers: readonly ConfigValues[]): LintConfig {
  const config = { minKernel: defaultMinKernel, targetArch: undefined, rules: {} };
  return layers.reduce<LintConfig>(
    (merged, { minKernel, targetArch, rules }) => ({
      minKernel: minKernel ?? merged.minKernel,
      targetArch: targetArch ?? merged.targetArch,
      rules: { ...merged.rules, ...rules },
    }),
    config,
  );
}
