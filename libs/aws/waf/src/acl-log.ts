import { ProjectStack } from '@ashlar/core';
import { LogGroup } from '@ashlar/log-group';
import { Wafv2WebAclLoggingConfiguration } from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration/index.js';
import { Construct } from 'constructs';
import type { Logging } from './web-acl-props.js';

/** Headers that carry who somebody is. */
const SECRET_HEADERS = ['authorization', 'cookie'];

/** What was not simply let through: EXCLUDED_AS_COUNT is a rule of a group that is overridden to count. */
const NOTEWORTHY = ['BLOCK', 'CAPTCHA', 'CHALLENGE', 'COUNT', 'EXCLUDED_AS_COUNT'];

export interface AclLogProps extends Logging {
  readonly webAclArn: string;
  readonly purpose: string;
}

/**
 * The requests that an ACL has seen, in an encrypted log group. AWS itself lets its log delivery write there, in the
 * name of whoever applies: a resource policy of ours would use up one of the ten that a region has, for the same right.
 */
export class AclLog extends Construct {
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: AclLogProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const { redact = SECRET_HEADERS, requests = 'everything' } = props;
    this.logGroupName = stack.physicalName('waf-log-group', this, stack.stackName, props.purpose);
    const { logGroupArn } = new LogGroup(this, 'records', {
      name: this.logGroupName,
      kmsKeyArn: props.kmsKeyArn,
      retentionDays: props.retentionDays,
      keep: props.keep ?? true,
    });
    new Wafv2WebAclLoggingConfiguration(this, 'log', {
      resourceArn: props.webAclArn,
      logDestinationConfigs: [logGroupArn],
      redactedFields: headers(redact).map((name) => ({ singleHeader: { name } })),
      loggingFilter: requests === 'everything' ? undefined : noteworthyOnly,
    });
  }
}

/** In lower case, as AWS gives them back. */
const headers = (names: readonly string[]) => [...new Set(names.map((name) => name.toLowerCase()))].sort();

const noteworthyOnly = {
  defaultBehavior: 'DROP',
  filter: [
    {
      behavior: 'KEEP',
      requirement: 'MEETS_ANY',
      condition: NOTEWORTHY.map((action) => ({ actionCondition: { action } })),
    },
  ],
};
