import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';

export type Stage = 'AWSCURRENT' | 'AWSPENDING';

/** What a rotation asks of Secrets Manager. */
export interface SecretStore {
  /** The stages of each version, by its id. */
  versions(secret: string): Promise<Readonly<Record<string, readonly string[]>>>;
  /** Undefined where this version has no value, or not this stage. */
  read(secret: string, stage: Stage, version?: string): Promise<string | undefined>;
  /** Gives the version its value, unless it has one. */
  putPending(secret: string, version: string, value: string): Promise<void>;
  makeCurrent(secret: string, version: string, instead: string | undefined): Promise<void>;
  endPending(secret: string, version: string): Promise<void>;
}

export class SecretsManagerStore implements SecretStore {
  constructor(private readonly client: SecretsManagerClient) {}

  async versions(secret: string) {
    const described = await this.client.send(new DescribeSecretCommand({ SecretId: secret }));
    return described.VersionIdsToStages ?? {};
  }

  async read(secret: string, stage: Stage, version?: string) {
    const which = { SecretId: secret, VersionId: version, VersionStage: stage };
    try {
      return (await this.client.send(new GetSecretValueCommand(which))).SecretString;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  }

  async putPending(secret: string, version: string, value: string) {
    const first = {
      ...{ SecretId: secret, ClientRequestToken: version, SecretString: value },
      VersionStages: ['AWSPENDING' satisfies Stage],
    };
    try {
      await this.client.send(new PutSecretValueCommand(first));
    } catch (error) {
      // Another try of the same step was sooner: its value counts.
      if (!(error instanceof ResourceExistsException)) throw error;
    }
  }

  async makeCurrent(secret: string, version: string, instead: string | undefined) {
    const move = {
      ...{ SecretId: secret, VersionStage: 'AWSCURRENT' satisfies Stage },
      ...{ MoveToVersionId: version, RemoveFromVersionId: instead },
    };
    await this.client.send(new UpdateSecretVersionStageCommand(move));
  }

  async endPending(secret: string, version: string) {
    const end = {
      SecretId: secret,
      VersionStage: 'AWSPENDING' satisfies Stage,
      RemoveFromVersionId: version,
    };
    await this.client.send(new UpdateSecretVersionStageCommand(end));
  }
}
