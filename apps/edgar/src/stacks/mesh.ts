import { Mesh } from '@ashlar/mesh';
import { ProjectStack, type Target } from '@ashlar/core';
import { type EdgarEnvironment, isProtected } from '../environments.js';
import type { KeysStack } from './keys.js';

interface Needs {
  readonly keys: KeysStack;
}

/** Where containers find each other by name, and the authority that signs for them: traffic between them is TLS. */
export class MeshStack extends ProjectStack<EdgarEnvironment> {
  readonly mesh: Mesh;

  constructor(target: Target<EdgarEnvironment>, name: string, { keys }: Needs) {
    super(target, name);
    const keep = isProtected(target.environment);
    this.mesh = new Mesh(this, 'mesh', {
      purpose: 'mesh',
      tls: { kmsKeyArn: keys.mesh.keyArn, keep, deletionWindowDays: keep ? 30 : 7 },
    });
    this.output('namespace_name', this.mesh.namespaceName, 'Where services find each other');
  }
}
