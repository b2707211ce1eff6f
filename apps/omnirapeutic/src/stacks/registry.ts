import { ProjectStack, type Target } from '@ashlar/core';
import { Repository } from '@ashlar/registry';
import { isProtected, type OmnirapeuticEnvironment, ownServices } from '../environments.js';
import type { KeysStack } from './keys.js';

interface Needs {
  readonly keys: KeysStack;
}

/** The repositories of our own images. They stand before any service is switched on. */
export class RegistryStack extends ProjectStack<OmnirapeuticEnvironment> {
  readonly repositories: Readonly<Record<(typeof ownServices)[number], Repository>>;

  constructor(target: Target<OmnirapeuticEnvironment>, name: string, { keys }: Needs) {
    super(target, name);
    const keep = isProtected(target.environment);
    const repository = (service: string) =>
      new Repository(this, service, { service, kmsKeyArn: keys.storage.keyArn, keep });
    this.repositories = { api: repository('api'), web: repository('web'), worker: repository('worker') };

    for (const service of ownServices) {
      const { repositoryArn, repositoryUrl } = this.repositories[service];
      this.share(repositoryArn, repositoryUrl);
      this.output(`${service}_repository_url`, repositoryUrl, `Where images of ${service} are pushed`);
    }
  }
}
