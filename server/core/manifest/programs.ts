/**
 * Which calling sources of the tree run in a container, an image or a unit. Empty where that is somebody else's program or
 * where nobody can tell.
 */
import type { ManifestFacts } from '../rules/manifest-rule';
import type { Container, ContainerFilter, ImageRecipe, UnitFacts } from './facts';
import {
  folderOf,
  isNamedAfter,
  join,
  sourcesBelow,
  sourcesCopied,
  type CallingSource,
  type Tree,
} from './tree';

export function sourcesOfContainer(
  { program }: Container,
  { path, tree }: ManifestFacts,
): readonly CallingSource[] {
  const folder = folderOf(path);
  switch (program.kind) {
    case 'unknown':
      return [];
    case 'image':
      return isNamedAfter(tree, imageName(program.image)) ? tree.sources : [];
    case 'workspace':
      return sourcesBelow(tree, workspaceOf(path));
    case 'build': {
      const context = join(folder, program.context);
      const recipe = recipeOf(program, context, tree);
      return context === undefined || recipe === undefined ? [] : sourcesCopied(tree, context, recipe);
    }
  }
}

function recipeOf(
  { recipe }: { readonly recipe: string | ImageRecipe },
  context: string | undefined,
  tree: Tree,
): ImageRecipe | undefined {
  if (typeof recipe !== 'string') return recipe;
  const path = context === undefined ? undefined : join(context, recipe);
  return path === undefined ? undefined : tree.manifests.get(path)?.image;
}

/** `registry:5000/acme/numad:1.2@sha256:…` → `numad`. */
function imageName(image: string): string {
  const name = image.slice(image.lastIndexOf('/') + 1);
  // What a template fills in is not known.
  return /[${}]/.test(image) ? '' : name.replace(/[:@].*$/, '');
}

/** The folder that a development container opens: .devcontainer/ and its subfolders stand in it. */
function workspaceOf(path: string): string {
  const folder = folderOf(path);
  const found = /^(?:(.*)\/)?\.devcontainer(?:\/.*)?$/.exec(folder);
  return found === null ? folder : (found[1] ?? '');
}

/** The sources that a Dockerfile takes from its own folder, the context of a build without options. */
export function sourcesOfImage(recipe: ImageRecipe, { path, tree }: ManifestFacts): readonly CallingSource[] {
  return sourcesCopied(tree, folderOf(path), recipe);
}

/** A unit says which program it starts by name only; the only unit of a tree is that of its program. */
export function sourcesOfUnit(
  { name, programs }: UnitFacts,
  { tree }: ManifestFacts,
): readonly CallingSource[] {
  const units = [...tree.manifests.values()].flatMap(({ unit }) => (unit === undefined ? [] : [unit.name]));
  const only = new Set(units).size === 1 && units[0] === name;
  return only || [name.replace(/@.*$/, ''), ...programs].some((one) => isNamedAfter(tree, one))
    ? tree.sources
    : [];
}

/** What all files of one unit say together: the unit itself, then its drop-ins in the order of their names. */
export function wholeUnit(unit: UnitFacts, { path, manifest, tree }: ManifestFacts): UnitFacts {
  const files = [...new Map([...tree.manifests, [path, manifest]])]
    .flatMap(([file, { unit: other }]) =>
      other?.name === unit.name ? [{ key: `${other.isDropIn ? '1' : '0'}${fileName(file)}`, other }] : [],
    )
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return { ...unit, directives: files.flatMap(({ other }) => other.directives) };
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The filter that a container runs under when all files of the tree are taken together. */
export function filterOf(container: Container, { path, manifest, tree }: ManifestFacts): ContainerFilter {
  const { filter, program } = container;
  if (filter.kind !== 'default') return filter;
  const unknown: ContainerFilter = { kind: 'unknown' };
  if (manifest.kind === 'compose') {
    // Files of one folder are merged on the command line; the filter may be set in any of them.
    const elsewhere = [...tree.manifests].some(
      ([other, one]) =>
        other !== path &&
        one.kind === 'compose' &&
        folderOf(other) === folderOf(path) &&
        one.containers.some(({ name, filter: set }) => name === container.name && set.kind !== 'default'),
    );
    return elsewhere ? unknown : filter;
  }
  if (program.kind !== 'workspace') return filter;
  const { base } = program;
  const recipePath = 'recipe' in base ? join(folderOf(path), base.recipe) : undefined;
  const bases =
    'image' in base
      ? [base.image]
      : recipePath === undefined
        ? undefined
        : tree.manifests.get(recipePath)?.image?.bases;
  // Such images carry settings of their own in a label, seccomp=unconfined for one.
  return bases === undefined || bases.length === 0 || bases.some((one) => /devcontainers|[${}]/.test(one))
    ? unknown
    : filter;
}

/** A Dockerfile that another file of the tree builds from is judged there. */
export function isBuiltElsewhere({ path, tree }: ManifestFacts): boolean {
  return [...tree.manifests].some(([other, { containers }]) =>
    containers.some(({ program }) => {
      const folder = folderOf(other);
      if (program.kind === 'workspace')
        return 'recipe' in program.base && join(folder, program.base.recipe) === path;
      if (program.kind !== 'build' || typeof program.recipe !== 'string') return false;
      const context = join(folder, program.context);
      return context !== undefined && join(context, program.recipe) === path;
    }),
  );
}
