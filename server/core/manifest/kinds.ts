/** Which files say how programs are run, by their names; and which of them can say something that a rule looks at. */
import { languageOfPath } from '../syntax/language';
import type { ManifestKind } from './facts';

/** UTF-16 units; nobody writes more by hand. */
export const largestManifest = 512 * 1024;

/** By the path alone, with `/`. What is a source by its name is nothing else. A YAML file may be a Kubernetes manifest; its text decides (`mayConcern`). */
export function manifestKindOf(path: string): ManifestKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^(?:Dockerfile|Containerfile)(?:[.-][\w.-]+)?$|.\.(?:dockerfile|containerfile)$/i.test(name))
    return languageOfPath(name) !== undefined ||
      /\.(?:dockerignore|md|sh|txt|in|j2|tmpl|erb|tpl|[cm]?[jt]sx?|json|ya?ml|py|go|rs|rb|java|h|c\w{0,2})$/i.test(
        name,
      )
      ? undefined
      : 'dockerfile';
  if (/^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$|.[.-](?:docker-)?compose\.ya?ml$/i.test(name))
    return 'compose';
  if (/^\.?devcontainer\.json$/.test(name)) return 'devcontainer';
  if (/.\.service$/.test(name)) return 'systemd';
  if (/\.service\.d\/[^/]+\.conf$/.test(path)) return 'systemd';
  return /\.ya?ml$/i.test(name) ? 'kubernetes' : undefined;
}

/** Globs that the name of every such file matches, and of few others. */
export const manifestGlobs: readonly string[] = [
  ...['*dockerfile*', '*containerfile*', '*.yml', '*.yaml'].map((glob) =>
    glob.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`),
  ),
  '*devcontainer.json',
  '*.service',
  '*.conf',
];

/** Every Kubernetes manifest that a rule can speak of has one of these; most YAML files are something else. */
export const kubernetesWords: readonly string[] = ['seccompProfile', 'runtimeClassName', 'SYS_NICE'];

/** Cheap: whether a file of this kind has anything that a rule can speak of. */
export function mayConcern(kind: ManifestKind, text: string): boolean {
  if (text.length > largestManifest || text.includes('\0')) return false;
  switch (kind) {
    case 'dockerfile':
      return /^[ \t]*FROM[ \t]/im.test(text);
    case 'compose':
      return /\bservices\b/.test(text) && /\bbuild\b/.test(text);
    case 'devcontainer':
      return text.includes('{');
    case 'systemd':
      return /^[ \t]*(?:SystemCallFilter|AmbientCapabilities|CapabilityBoundingSet)[ \t]*=/m.test(text);
    case 'kubernetes':
      return /\bkind\b/.test(text) && kubernetesWords.some((word) => text.includes(word));
  }
}

/** What a walk leaves to the sources: code that lies in the tree and is somebody else's. */
export function isForeignFolder(name: string): boolean {
  return /^(?:third[-_]?party|3rd[-_]?party|vendor|vendored|extern|externals?|deps|dependencies|node_modules|subprojects|submodules|contrib-src|_deps|site-packages)$/i.test(
    name,
  );
}
