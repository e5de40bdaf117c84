/** What compose files and development containers share: the options of `docker run` and what they mean. */
import type { Capability, ContainerFilter } from '../core/manifest/facts';
import type { ProfileId } from '../kernel/seccomp';
import type { Span } from '../core/text';

interface Text {
  readonly text: string;
  readonly span: Span;
}

export const unknownFilter: ContainerFilter = { kind: 'unknown' };

/** The filter that `--security-opt` leaves: `seccomp=unconfined`, in older files `seccomp:unconfined`. */
export function filterOfOptions(options: readonly Text[], runtime: string | undefined): ContainerFilter {
  for (const { text } of options) {
    const value = /^seccomp[=:](.*)$/s.exec(text.trim())?.[1];
    if (value !== undefined) return value === 'unconfined' ? { kind: 'none' } : unknownFilter;
    if (text.includes('$')) return unknownFilter;
  }
  const profile = profileOfRuntime(runtime);
  return profile === undefined ? unknownFilter : { kind: 'default', profile };
}

/** Undefined for a runtime that brings a kernel or rules of its own. */
export function profileOfRuntime(runtime: string | undefined): ProfileId | undefined {
  if (runtime === undefined || /^(?:runc|crun|nvidia|io\.containerd\.runc\.v2)$/.test(runtime))
    return 'docker';
  return /^(?:runsc|gvisor|io\.containerd\.runsc\.v1)$/.test(runtime) ? 'gvisor' : undefined;
}

export function capability({ text, span }: Text): Capability {
  return { name: capabilityName(text), span };
}

export function capabilityName(text: string): string {
  return text.trim().toUpperCase().replace(/^CAP_/, '');
}

/** A folder of this tree, relative; undefined for an URL, an absolute path and what a variable decides. */
export function localFolder(text: string): string | undefined {
  return /^(?:[a-z][\w+.-]*:|git@|github\.com\/|\/|~)|\$/i.test(text) ? undefined : text;
}
