/**
 * Reads what a user set, from numa-lens.json or from an editor's settings, into values that `mergeConfig` makes a
 * LintConfig of: the same keys, the same checks, the same words for what is wrong. What is wrong is left out and
 * reported; the rest counts.
 */
import { architectures, findArchitecture } from '../kernel/architectures';
import { largestNodeCount } from '../kernel/nodes';
import { kernel, parseKernelVersion } from '../kernel/version';
import type { KernelVersion } from '../kernel/version';
import { presets, type LintConfig, type Preset } from './config';
import { isPattern, matchesPattern } from './file-patterns';
import { severities } from './finding';
import type { Severity } from './finding';
import { jsonOf, readJson, type JsonMember, type JsonNode } from './json-text';
import { nearestName } from './nearest-name';
import type { Span } from './text';
import { say } from '../languages/say';

/** Looked for beside the linted file and in every folder above it, up to the workspace's. */
export const configFileName = 'numa-lens.json';

export type RuleLevels = Readonly<Record<string, Severity | 'off'>>;

/** Other rules for some files. */
export interface ConfigOverride {
  /** Patterns relative to the folder of numa-lens.json (see file-patterns). */
  readonly files: readonly string[];
  readonly preset?: Preset;
  readonly rules?: RuleLevels;
}

export interface ConfigValues {
  readonly minKernel?: KernelVersion;
  readonly targetArch?: string;
  readonly maxNodes?: number;
  readonly preset?: Preset;
  readonly rules?: RuleLevels;
  /** In order; the later one wins. */
  readonly overrides?: readonly ConfigOverride[];
}

export interface ConfigProblem {
  /** What is wrong and what is expected, one or two sentences. */
  readonly message: string;
  /** In the text of the file; empty when the value came without a text. */
  readonly span: Span;
}

export interface ConfigReading {
  readonly values: ConfigValues;
  readonly problems: readonly ConfigProblem[];
}

/** What numa-lens.json may hold at its top. An editor's settings have all but the overrides. */
export const configKeys = ['minKernel', 'targetArch', 'maxNodes', 'preset', 'rules', 'overrides'] as const;
/** The keys of one element of `overrides`. */
export const overrideKeys = ['files', 'preset', 'rules'] as const;

export const levels: readonly (Severity | 'off')[] = [...severities, 'off'];

/** The text of numa-lens.json. `ruleIds` are the rules that exist. */
export function readConfigFile(text: string, ruleIds: ReadonlySet<string>): ConfigReading {
  const read = readJson(text);
  if (read.ok) return new Reader(ruleIds).whole(read.root);
  const message = say('{file} is not valid JSON, so none of it is used: {reason}.', {
    file: configFileName,
    reason: read.message,
  });
  return { values: {}, problems: [{ message, span: read.span }] };
}

/** An object with the keys of numa-lens.json, from an editor's settings. */
export function readConfigValues(value: unknown, ruleIds: ReadonlySet<string>): ConfigReading {
  return new Reader(ruleIds).whole(jsonOf(value));
}

/** Undefined, null and "" are all "not set": editors send any of them for a setting nobody touched. */
function isUnset(node: JsonNode): boolean {
  return node.kind === 'null' || (node.kind === 'string' && node.value === '');
}

const didYouMean = (wrong: string, names: Iterable<string>): string => {
  const near = nearestName(wrong, names);
  return near === undefined ? '' : ` ${say('Did you mean "{near}"?', { near })}`;
};

class Reader {
  readonly #problems: ConfigProblem[] = [];

  constructor(private readonly ruleIds: ReadonlySet<string>) {}

  whole(root: JsonNode): ConfigReading {
    const members = this.#members(root, say('The configuration must be an object.'), [
      ...configKeys,
      '$schema',
    ]);
    const minKernel = this.#kernel(members.get('minKernel'));
    const targetArch = this.#architecture(members.get('targetArch'));
    const maxNodes = this.#nodeCount(members.get('maxNodes'));
    const overrides = this.#overrides(members.get('overrides'));
    const values = {
      ...(minKernel === undefined ? {} : { minKernel }),
      ...(targetArch === undefined ? {} : { targetArch }),
      ...(maxNodes === undefined ? {} : { maxNodes }),
      ...this.#ruleSet(members),
      ...(overrides === undefined ? {} : { overrides }),
    };
    return { values, problems: this.#problems };
  }

  #wrong(node: { readonly span: Span }, message: string): void {
    this.#problems.push({ message, span: node.span });
  }

  /** The members that are set, by name; of two of one name the later, as every reader of JSON has it. */
  #members(
    node: JsonNode,
    message: string,
    known: readonly string[] | undefined,
  ): ReadonlyMap<string, JsonMember> {
    const members = new Map<string, JsonMember>();
    if (node.kind !== 'object') {
      this.#wrong(node, message);
      return members;
    }
    for (const member of node.members) {
      const { key, keySpan } = member;
      if (known?.includes(key) === false) {
        const hint =
          didYouMean(key, known) ||
          ` ${say('There are: {names}.', { names: known.filter((one) => one !== '$schema').join(', ') })}`;
        this.#wrong({ span: keySpan }, `${say('"{key}" is not a setting.', { key })}${hint}`);
      } else if (members.has(key))
        this.#wrong({ span: keySpan }, say('"{key}" is set twice; this one counts.', { key }));
      if (!isUnset(member.value)) members.set(key, member);
    }
    return members;
  }

  #kernel(member: JsonMember | undefined): KernelVersion | undefined {
    if (member === undefined) return undefined;
    const { value } = member;
    const written = value.kind === 'string' && /^\d+\.\d+(\.\d+)?$/.test(value.value);
    const version = written ? parseKernelVersion(value.value) : undefined;
    if (version === undefined)
      this.#wrong(value, say('minKernel must be a Linux version in quotes, such as "4.17" or "6.1.61".'));
    return version;
  }

  #architecture(member: JsonMember | undefined): string | undefined {
    if (member === undefined) return undefined;
    const { value } = member;
    const name = value.kind === 'string' ? value.value : '';
    const known = findArchitecture(name)?.name;
    if (known !== undefined) return known;
    const hint = didYouMean(
      name,
      architectures.flatMap((one) => [one.name, ...one.aliases]),
    );
    this.#wrong(
      value,
      `${say('targetArch must be an architecture of Linux, such as "x86_64" or "arm64".')}${hint}`,
    );
    return undefined;
  }

  #nodeCount(member: JsonMember | undefined): number | undefined {
    if (member === undefined) return undefined;
    const { value } = member;
    const count = value.kind === 'number' ? value.value : undefined;
    if (count !== undefined && Number.isInteger(count) && count >= 1 && count <= largestNodeCount)
      return count;
    this.#wrong(
      value,
      say('maxNodes must be a whole number from 1 to {most}: how many nodes the kernel is built for.', {
        most: largestNodeCount,
      }),
    );
    return undefined;
  }

  #ruleSet(members: ReadonlyMap<string, JsonMember>): Pick<ConfigValues, 'preset' | 'rules'> {
    const preset = this.#preset(members.get('preset'));
    const rules = this.#rules(members.get('rules'));
    return { ...(preset === undefined ? {} : { preset }), ...(rules === undefined ? {} : { rules }) };
  }

  #preset(member: JsonMember | undefined): Preset | undefined {
    if (member === undefined) return undefined;
    const { value } = member;
    const preset = value.kind === 'string' ? presets.find((one) => one === value.value) : undefined;
    if (preset === undefined)
      this.#wrong(value, say('preset must be one of {presets}.', { presets: presets.join(', ') }));
    return preset;
  }

  #rules(member: JsonMember | undefined): RuleLevels | undefined {
    if (member === undefined) return undefined;
    if (member.value.kind !== 'object') {
      const example = '{ "status-ignored": "hint" }';
      this.#wrong(
        member.value,
        say('rules must be an object from rule id to severity, such as {example}.', { example }),
      );
      return undefined;
    }
    const rules: Record<string, Severity | 'off'> = {};
    for (const [id, { keySpan, value }] of this.#members(member.value, '', undefined)) {
      const level = value.kind === 'string' ? levels.find((one) => one === value.value) : undefined;
      if (!this.ruleIds.has(id))
        this.#wrong(
          { span: keySpan },
          `${say('There is no rule "{id}".', { id })}${didYouMean(id, this.ruleIds)}`,
        );
      else if (level !== undefined) rules[id] = level;
      else
        this.#wrong(
          value,
          say('The severity of "{id}" must be one of {levels}.', { id, levels: levels.join(', ') }),
        );
    }
    return rules;
  }

  #overrides(member: JsonMember | undefined): readonly ConfigOverride[] | undefined {
    if (member === undefined) return undefined;
    const expected = say('overrides must be a list of {example}.', {
      example: '{ "files": ["tests/**"], "rules": { … } }',
    });
    if (member.value.kind !== 'array') {
      this.#wrong(member.value, expected);
      return undefined;
    }
    return member.value.items.flatMap((item): readonly ConfigOverride[] => {
      const members = this.#members(item, expected, overrideKeys);
      const files = this.#patterns(members.get('files'));
      if (files === undefined && item.kind === 'object' && !members.has('files'))
        this.#wrong(item, say('An override must name its files: "files": ["tests/**"].'));
      const set = this.#ruleSet(members);
      return files === undefined ? [] : [{ files, ...set }];
    });
  }

  #patterns(member: JsonMember | undefined): readonly string[] | undefined {
    if (member === undefined) return undefined;
    const { value } = member;
    const items = value.kind === 'array' ? value.items : [value];
    const patterns = items.flatMap((one) => {
      if (one.kind === 'string' && isPattern(one.value)) return [one.value];
      this.#wrong(one, say('files must be file patterns in quotes, such as "tests/**" or "*_bench.c".'));
      return [];
    });
    return patterns.length === 0 ? undefined : patterns;
  }
}

/** The values that hold for one file; `path` is relative to the folder of the numa-lens.json, with `/`. */
export function valuesFor(values: ConfigValues, path: string): ConfigValues {
  return (values.overrides ?? [])
    .filter(({ files }) => files.some((pattern) => matchesPattern(pattern, path)))
    .reduce<ConfigValues>(
      (all, { preset, rules }) => ({
        ...all,
        ...(preset === undefined ? {} : { preset }),
        ...(rules === undefined ? {} : { rules: { ...all.rules, ...rules } }),
      }),
      values,
    );
}

/** What holds where nothing is set. Since 4.17 move_pages(2) behaves as it does today in its main lines. */
export const defaultMinKernel: KernelVersion = kernel('4.17');

/**
 * Later layers win; severities are merged rule by rule.
 * @param machine the architecture where no layer names one: that of the machine that this runs on
 */
export function mergeConfig(layers: readonly ConfigValues[], machine?: string): LintConfig {
  const config: LintConfig = { minKernel: defaultMinKernel, targetArch: machine, rules: {} };
  return layers.reduce<LintConfig>(
    (merged, { minKernel, targetArch, maxNodes, preset, rules }) => ({
      ...merged,
      minKernel: minKernel ?? merged.minKernel,
      ...(targetArch === undefined ? {} : { targetArch, targetArchKnown: true }),
      ...(maxNodes === undefined ? {} : { maxNodes }),
      ...(preset === undefined ? {} : { preset }),
      rules: { ...merged.rules, ...rules },
    }),
    config,
  );
}
