import type { Problem } from '../input/input-error.js';
import type { StateLocation } from './state-location.js';

/** Two stacks with one state would each destroy what the other built. */
export class StateKeyLedger {
  private readonly owners = new Map<string, string>();

  claim({ bucket, key }: Pick<StateLocation, 'bucket' | 'key'>, owner: string): Problem[] {
    const address = `${bucket}/${key}`;
    const holder = this.owners.get(address);
    this.owners.set(address, holder ?? owner);
    if (holder === undefined) return [];
    return [
      {
        what: `its state key ${key} is the key of ${holder} too`,
        fix: 'give one of the two stacks another name',
      },
    ];
  }
}
