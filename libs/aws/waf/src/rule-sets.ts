import { ProjectStack } from '@ashlar/core';
import { Wafv2IpSet } from '@cdktf/provider-aws/lib/wafv2-ip-set/index.js';
import { Wafv2RegexPatternSet } from '@cdktf/provider-aws/lib/wafv2-regex-pattern-set/index.js';
import { Construct } from 'constructs';
import type { InlineSet } from './inline-sets.js';
import type { Scope } from './set-problems.js';

export interface RuleSetsProps {
  readonly scope: Scope;
  readonly purpose: string;
  readonly sets: readonly InlineSet[];
}

/** The IP sets and regex pattern sets of one rule, whose key is the id. */
export class RuleSets extends Construct {
  private readonly arns: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: RuleSetsProps) {
    super(scope, id);
    this.arns = new Map(props.sets.map((set) => [set.id, this.build(set, props)]));
  }

  arnOf(setId: string): string {
    const arn = this.arns.get(setId);
    if (arn === undefined) throw new Error(`${this.node.path} has no set ${setId}`);
    return arn;
  }

  private build({ id, kind, values }: InlineSet, { scope, purpose }: RuleSetsProps): string {
    const stack = ProjectStack.of(this);
    const rule = this.node.id;
    const description = `Of rule ${rule}`;
    // Orders the deletion of a set behind the update of the ACL that no longer names it.
    const lifecycle = { createBeforeDestroy: true };
    const name = (nameKind: 'ip-set' | 'regex-pattern-set') =>
      stack.physicalName(nameKind, this, stack.stackName, purpose, rule, id);
    if (kind === 'REGEX') {
      const regularExpression = values.map((regexString) => ({ regexString }));
      return new Wafv2RegexPatternSet(this, id, {
        name: name('regex-pattern-set'),
        description,
        scope,
        regularExpression,
        lifecycle,
      }).arn;
    }
    return new Wafv2IpSet(this, id, {
      name: name('ip-set'),
      description,
      scope,
      ipAddressVersion: kind,
      addresses: [...values],
      lifecycle,
    }).arn;
  }
}
