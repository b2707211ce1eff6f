import type { SecretStore, Stage } from './secret-store.js';

interface Version {
  value: string | undefined;
  stages: string[];
}

/** Secrets as Secrets Manager keeps them. */
export class MemoryStore implements SecretStore {
  readonly secrets = new Map<string, Map<string, Version>>();

  /** @param firstIsCurrent - whether the first value of a secret becomes current by itself */
  constructor(private readonly firstIsCurrent = true) {}

  /** As `RotateSecret` does: a version without a value. */
  startRotation(secret: string, token: string): void {
    const versions = this.secrets.get(secret) ?? new Map<string, Version>();
    for (const version of versions.values()) version.stages = without(version.stages, 'AWSPENDING');
    versions.set(token, { value: undefined, stages: ['AWSPENDING'] });
    this.secrets.set(secret, versions);
  }

  setCurrent(secret: string, value: string): void {
    this.secrets.set(secret, new Map([['set by hand', { value, stages: ['AWSCURRENT'] }]]));
  }

  async versions(secret: string) {
    const versions = [...(this.secrets.get(secret) ?? [])];
    return Object.fromEntries(versions.map(([id, { stages }]) => [id, [...stages]]));
  }

  async read(secret: string, stage: Stage, version?: string) {
    const versions = [...(this.secrets.get(secret) ?? [])];
    const found = versions.find(
      ([id, { stages }]) => stages.includes(stage) && (version === undefined || id === version),
    );
    return found?.[1].value;
  }

  async putPending(secret: string, version: string, value: string) {
    const pending = this.secrets.get(secret)?.get(version);
    if (pending === undefined) return;
    pending.value ??= value;
    if (this.firstIsCurrent && (await this.read(secret, 'AWSCURRENT')) === undefined) {
      pending.stages.push('AWSCURRENT');
    }
  }

  async makeCurrent(secret: string, version: string, instead: string | undefined) {
    const versions = this.secrets.get(secret) ?? new Map<string, Version>();
    const old = versions.get(instead ?? '');
    if (old !== undefined) old.stages = ['AWSPREVIOUS'];
    versions.get(version)?.stages.push('AWSCURRENT');
  }

  async endPending(secret: string, version: string) {
    const pending = this.secrets.get(secret)?.get(version);
    if (pending !== undefined) pending.stages = without(pending.stages, 'AWSPENDING');
  }
}

function without(list: string[], item: string): string[] {
  return list.filter((one) => one !== item);
}
