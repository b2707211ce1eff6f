import type { Plan, PlannedChange } from '@ashlar/graph';
import { actionOf } from './action-of.js';
import { isObject } from './reading/values-at.js';
import { type Rename, renamesIn } from './renames-in.js';

/** What a rule may look at besides the change that it judges. */
export class PlanContext {
  /** Whatever does something. */
  readonly changes: readonly PlannedChange[];
  private found?: ReadonlyMap<string, Rename>;
  private fresh?: ReadonlyMap<string, PlannedChange>;
  private gone?: ReadonlySet<string>;

  constructor({ changes }: Pick<Plan, 'changes'>) {
    this.changes = changes.filter((change) => actionOf(change) !== undefined);
  }

  /** What looks like the same resource at another address, by the address that goes. */
  get renames(): ReadonlyMap<string, Rename> {
    return (this.found ??= new Map(renamesIn(this.changes).map((rename) => [rename.from, rename])));
  }

  /** What is made at an address by this plan. */
  createdAt(address: string): PlannedChange | undefined {
    this.fresh ??= new Map(
      this.changes.filter(({ action }) => action === 'create').map((change) => [change.address, change]),
    );
    return this.fresh.get(address);
  }

  /** Whether a resource of this type and this id, ARN or name in AWS is destroyed by this plan. */
  isDestroyed(type: string, id: unknown): boolean {
    this.gone ??= new Set(
      this.changes
        .filter(({ action }) => action === 'delete')
        .flatMap((change) => {
          const { before } = change;
          return isObject(before) ? NAMES.map((name) => `${change.type} ${String(before[name])}`) : [];
        }),
    );
    return typeof id === 'string' && this.gone.has(`${type} ${id}`);
  }
}

const NAMES = ['id', 'arn', 'bucket', 'name'];
