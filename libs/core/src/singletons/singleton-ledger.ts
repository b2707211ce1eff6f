import type { Environment } from '../environment/environment.js';
import type { Problem } from '../input/input-error.js';
import { type Singleton, singletonKinds } from './singleton-kinds.js';

/**
 * Who owns what AWS has once. Terraform would not notice a second owner: both would write the same thing, and whichever is
 * destroyed first takes it away from the other.
 */
export class SingletonLedger {
  private readonly owners = new Map<string, string>();

  claim(
    kind: Singleton,
    { account, region }: Pick<Environment, 'account' | 'region'>,
    owner: string,
  ): Problem[] {
    const { name, per } = singletonKinds[kind];
    const place = per === 'account' ? `account ${account}` : `account ${account} in ${region}`;
    const key = `${kind} ${place}`;
    const holder = this.owners.get(key);
    this.owners.set(key, holder ?? owner);
    if (holder === undefined) return [];
    return [
      {
        what: `the ${name} of ${place} is owned by ${holder} already`,
        fix: `let ${stackOf(holder)} keep it and leave it out here, or move it to a stack that both rely on`,
      },
    ];
  }
}

const stackOf = (path: string) => path.split('/')[0] ?? path;
