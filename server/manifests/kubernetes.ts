/** Kubernetes manifests: the containers of pods and of what makes pods, with the profile that holds for each. */
import type { Capabilities, Container, ContainerFilter, Manifest } from '../core/manifest/facts';
import type { TextEdit } from '../core/finding';
import { capability, capabilityName, unknownFilter } from './container';
import { isTrue, member, textAt, textsOf, type Value } from './values';
import { commentsOf, readYaml } from './yaml-values';

export function readKubernetes(text: string): Manifest {
  const containers = readYaml(text).flatMap((document) => podsOf(document, 0).flatMap(containersOf));
  return { kind: 'kubernetes', comments: commentsOf(text), containers };
}

/** The pod specifications of an object. */
function podsOf(object: Value, depth: number): readonly Value[] {
  const kind = textAt(object, 'kind');
  if (textAt(object, 'apiVersion') === undefined || kind === undefined || depth > 2) return [];
  if (kind === 'List') return (member(object, 'items')?.items ?? []).flatMap((one) => podsOf(one, depth + 1));
  const spec = ((): Value | undefined => {
    switch (kind) {
      case 'Pod':
        return member(object, 'spec');
      case 'Deployment':
      case 'StatefulSet':
      case 'DaemonSet':
      case 'ReplicaSet':
      case 'Job':
        return member(object, 'spec', 'template', 'spec');
      case 'CronJob':
        return member(object, 'spec', 'jobTemplate', 'spec', 'template', 'spec');
      default:
        return undefined;
    }
  })();
  return spec === undefined ? [] : [spec];
}

function containersOf(pod: Value): readonly Container[] {
  return ['initContainers', 'containers'].flatMap((list) =>
    (member(pod, list)?.items ?? []).map((container): Container => {
      const image = textAt(container, 'image');
      const own = member(container, 'securityContext', 'seccompProfile', 'type');
      const profile = own ?? member(pod, 'securityContext', 'seccompProfile', 'type');
      const name = member(container, 'name');
      return {
        name: name?.text ?? image ?? '',
        span: name?.span ?? container.span,
        program: image === undefined ? { kind: 'unknown' } : { kind: 'image', image },
        filter: filterOf(pod, container, profile),
        capabilities: capabilitiesOf(container),
        edits: {
          unconfined: replace(profile, 'Unconfined'),
          capability: (one) => member(container, 'securityContext', 'capabilities', 'add')?.append(one),
        },
      };
    }),
  );
}

function filterOf(pod: Value, container: Value, profile: Value | undefined): ContainerFilter {
  const runtime = member(pod, 'runtimeClassName');
  if (runtime !== undefined)
    return /^(?:gvisor|runsc)$/.test(runtime.text ?? '')
      ? { kind: 'default', profile: 'gvisor', span: runtime.span }
      : unknownFilter;
  if (isTrue(member(container, 'securityContext', 'privileged'))) return { kind: 'none' };
  // Without a profile it is the kubelet's seccompDefault that decides.
  return profile?.text === 'RuntimeDefault'
    ? { kind: 'default', profile: 'containerd', span: profile.span }
    : unknownFilter;
}

function capabilitiesOf(container: Value): Capabilities {
  const context = member(container, 'securityContext');
  return {
    added: textsOf(member(context, 'capabilities', 'add')).map(capability),
    dropped: textsOf(member(context, 'capabilities', 'drop')).map((one) => capabilityName(one.text)),
    open: isTrue(member(context, 'privileged')),
  };
}

function replace(value: Value | undefined, text: string): readonly TextEdit[] | undefined {
  return value === undefined || value.shared ? undefined : [{ span: value.span, text }];
}
