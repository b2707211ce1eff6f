import { VpcLedger } from '../addresses/vpc-ledger.js';
import { NameLedger } from '../naming/name-ledger.js';
import { SingletonLedger } from '../singletons/singleton-ledger.js';
import { StateKeyLedger } from './state-key-ledger.js';

/** What the stacks of one synthesis share: names, address ranges, state keys, what AWS has once. One synthesis knows nothing of another. */
export class Ledgers {
  readonly names = new NameLedger();
  readonly vpcs = new VpcLedger();
  readonly singletons = new SingletonLedger();
  readonly stateKeys = new StateKeyLedger();
}
