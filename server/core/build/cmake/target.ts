/**
 * The machine that a CMake project is built for, as far as its files say: the lists themselves, the toolchain file that
 * they name, or the presets where all of them agree. What the command line names is not known here.
 */
import { findArchitecture } from '../../../kernel/architectures';
import { nameOf, resolvePath } from '../paths';
import { textAt, type Reading } from '../reading';
import { targetArchitecture } from '../target';
import { readToolchain } from './interpret';
import type { CMakeProject, TargetClues } from './project';
import { isName } from './values';

/** @param machine what a compiler builds for that names no target */
export function* cmakeTarget(
  project: CMakeProject,
  root: string,
  machine: string | undefined,
): Reading<string | undefined> {
  if (project.opaque) return yield* targetOfPresets(root, machine);
  const own = yield* targetOf(project.target, root, machine);
  return own ?? (project.target.unsure ? undefined : yield* targetOfPresets(root, machine));
}

function* targetOf(
  clues: TargetClues,
  root: string,
  machine: string | undefined,
): Reading<string | undefined> {
  if (clues.unsure) return undefined;
  const found = new Set<string | undefined>();
  for (const file of clues.toolchains) {
    const toolchain = isName(file) ? yield* readToolchain(resolvePath(root, file), root) : undefined;
    found.add(toolchain === undefined || toolchain.opaque ? undefined : told(toolchain.target, machine));
  }
  if (found.size === 0) return told(clues, machine);
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

/** What the values themselves say, where they do not contradict each other. */
function told(
  { processors, compilers, options, unsure }: TargetClues,
  machine: string | undefined,
): string | undefined {
  const found = new Set<string>();
  for (const one of processors) found.add(findArchitecture(one)?.name ?? '');
  const named = [...compilers].map((one) => targetArchitecture(nameOf(one), [...options], machine));
  for (const one of compilers.size > 0 ? named : [targetArchitecture('', [...options], machine)])
    if (one !== undefined) found.add(one);
  const [only] = found;
  return found.size === 1 && !unsure && only !== '' ? only : undefined;
}

interface Preset {
  readonly name: string;
  readonly hidden: boolean;
  readonly inherits: readonly string[];
  readonly values: ReadonlyMap<string, string>;
}

const presetDepth = 20;

/** Of all presets that can be chosen, where they agree. cmake-presets(7). */
function* targetOfPresets(root: string, machine: string | undefined): Reading<string | undefined> {
  const text = yield* textAt(`${root}/CMakePresets.json`);
  const presets = text === undefined ? [] : readPresets(text);
  const found = new Set<string | undefined>();
  for (const preset of presets.filter((one) => !one.hidden)) {
    const value = (name: string): string | undefined =>
      valueIn(presets, preset, name, 0)?.replaceAll('${sourceDir}', root);
    const clues: TargetClues = {
      toolchains: new Set([value('CMAKE_TOOLCHAIN_FILE') ?? []].flat()),
      processors: new Set([value('CMAKE_SYSTEM_PROCESSOR') ?? []].flat()),
      compilers: new Set([value('CMAKE_C_COMPILER') ?? []].flat()),
      options: new Set(value('CMAKE_C_FLAGS')?.split(/\s+/) ?? []),
      unsure: false,
    };
    found.add(yield* targetOf(clues, root, machine));
  }
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

function valueIn(
  presets: readonly Preset[],
  preset: Preset,
  name: string,
  depth: number,
): string | undefined {
  const own = preset.values.get(name);
  if (own !== undefined || depth > presetDepth) return own;
  for (const parent of preset.inherits) {
    const above = presets.find((one) => one.name === parent);
    const found = above === undefined ? undefined : valueIn(presets, above, name, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readPresets(text: string): readonly Preset[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return [];
  }
  return listIn(field(value, 'configurePresets')).map((one) => {
    const values = new Map<string, string>();
    const cache = field(one, 'cacheVariables');
    for (const [name, entry] of Object.entries(typeof cache === 'object' && cache !== null ? cache : {})) {
      const written: unknown = typeof entry === 'string' ? entry : field(entry, 'value');
      if (typeof written === 'string') values.set(name, written);
    }
    const toolchain = field(one, 'toolchainFile');
    if (typeof toolchain === 'string') values.set('CMAKE_TOOLCHAIN_FILE', toolchain);
    const inherits = field(one, 'inherits');
    const name = field(one, 'name');
    return {
      name: typeof name === 'string' ? name : '',
      hidden: field(one, 'hidden') === true,
      inherits: (typeof inherits === 'string' ? [inherits] : listIn(inherits)).filter(
        (parent) => typeof parent === 'string',
      ),
      values,
    };
  });
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
