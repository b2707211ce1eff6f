import { ProjectStack, type Target } from '@ashlar/core';
import { Repository } from '@ashlar/registry';
import { type EdgarEnvironment, isProtected } from '../environments.js';
import type { KeysStack } from './keys.js';

/** The images that CI builds: `backend` serves both of its services. */
export const imageNames = ['frontend', 'backend', 'migrations'] as const;
export type ImageName = (typeof imageNames)[number];

interface Needs {
  readonly keys: KeysStack;
}

/** The repositories of our own images. They stand before anything runs. */
export class RegistryStack extends ProjectStack<EdgarEnvironment> {
  readonly repositories: Readonly<Record<ImageName, Repository>>;

  constructor(target: Target<EdgarEnvironment>, name: string, { keys }: Needs) {
    super(target, name);
    const keep = isProtected(target.environment);
    const repository = (service: string) =>
      new Repository(this, `${service}-images`, { service, kmsKeyArn: keys.storage.keyArn, keep });
    this.repositories = {
      frontend: repository('frontend'),
      backend: repository('backend'),
      migrations: repository('migrations'),
    };
    for (const image of imageNames) {
      const { repositoryArn, repositoryUrl } = this.repositories[image];
      this.share(repositoryArn, repositoryUrl);
      this.output(`${image}_repository_url`, repositoryUrl, `Where images of ${image} are pushed`);
    }
  }
}
