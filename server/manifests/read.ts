/**
 * Reads a container file or a unit into the facts of core/manifest. Never throws on any text: a file that its reader does
 * not understand says nothing.
 */
import type { Manifest, ManifestKind } from '../core/manifest/facts';
import { readCompose } from './compose';
import { readDevcontainer } from './devcontainer';
import { readDockerfile } from './dockerfile';
import { readKubernetes } from './kubernetes';
import { readUnit } from './systemd';

/** @param path with `/`; a unit's name and that of a drop-in's unit are in it */
export function readManifest(kind: ManifestKind, path: string, text: string): Manifest {
  switch (kind) {
    case 'dockerfile':
      return readDockerfile(text);
    case 'compose':
      return readCompose(text);
    case 'devcontainer':
      return readDevcontainer(text);
    case 'kubernetes':
      return readKubernetes(text);
    case 'systemd':
      return readUnit(path, text);
  }
}
