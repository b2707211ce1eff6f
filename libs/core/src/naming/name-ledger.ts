import type { Problem } from '../input/input-error.js';
import { type NameKind, nameRules } from './name-rules.js';

interface Claim {
  readonly kind: NameKind;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** The construct that bears the name. */
  readonly owner: string;
}

/** Every name given in one synthesis. Two resources of one kind that would collide in AWS are refused. */
export class NameLedger {
  private readonly owners = new Map<string, string>();

  claim({ kind, name, account, region, owner }: Claim): Problem[] {
    const place = { world: [], account: [account], region: [account, region] }[nameRules[kind].scope];
    const key = [kind, name, ...place].join(' ');
    const holder = this.owners.get(key);
    this.owners.set(key, holder ?? owner);
    if (holder === undefined || holder === owner) return [];
    return [
      {
        what: `the ${kind} name '${name}' is already given to ${holder}`,
        fix: 'give one of the two another id, or another part in its name',
      },
    ];
  }
}
