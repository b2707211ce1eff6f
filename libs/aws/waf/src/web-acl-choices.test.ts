import { synthStack } from '@ashlar/testing';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { Wafv2IpSet } from '@cdktf/provider-aws/lib/wafv2-ip-set/index.js';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl/index.js';
import { Wafv2WebAclLoggingConfiguration } from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration/index.js';
import type { WafRule } from './rule.js';
import { WebAcl } from './web-acl.js';
import type { Logging, WebAclProps } from './web-acl-props.js';

const kmsKeyArn = 'arn:aws:kms:us-east-1:123456789012:key/1';
const office: WafRule = {
  priority: 5,
  statement: { ipSet: { cidrs: ['203.0.113.0/24', '2001:db8::/32'] } },
  action: 'allow',
};

const build = (props: Partial<WebAclProps> = {}, read: (acl: WebAcl) => void = () => undefined) =>
  synthStack((stack) => {
    read(new WebAcl(stack, 'waf', { purpose: 'web', rules: { office }, logging: { kmsKeyArn }, ...props }));
  });

describe('what can be chosen', () => {
  const logging = (more: Partial<Logging>) =>
    build({ logging: { kmsKeyArn, ...more } }).one(Wafv2WebAclLoggingConfiguration);

  test('an ACL that blocks what no rule allows', () => {
    const stack = build({ defaultAction: 'block', sampledRequests: false });
    expect(stack.one(Wafv2WebAcl)).toMatchObject({
      default_action: { block: {} },
      visibility_config: { sampled_requests_enabled: false },
    });
  });

  test('an ACL for distributions', () => {
    const stack = build({ scope: 'CLOUDFRONT' });
    expect(stack.one(Wafv2WebAcl)).toMatchObject({ scope: 'CLOUDFRONT' });
    expect(stack.all(Wafv2IpSet).map(({ scope }) => scope)).toEqual(['CLOUDFRONT', 'CLOUDFRONT']);
  });

  test('a log that may be destroyed', () => {
    const groupOf = (keep: boolean) => build({ logging: { kmsKeyArn, keep } }).one(CloudwatchLogGroup);
    expect(groupOf(true)).toMatchObject({ lifecycle: { prevent_destroy: true } });
    expect(groupOf(false)['lifecycle']).toBeUndefined();
  });

  test('no log', () => {
    let name: string | undefined = 'some';
    const stack = build({ logging: 'off' }, (acl) => (name = acl.logGroupName));
    expect(stack.all(CloudwatchLogGroup)).toEqual([]);
    expect(stack.all(Wafv2WebAclLoggingConfiguration)).toEqual([]);
    expect(name).toBeUndefined();
  });

  test('a log of what was not simply let through', () => {
    expect(logging({ requests: 'blocked-and-counted' })['logging_filter']).toMatchObject({
      default_behavior: 'DROP',
      filter: [{ behavior: 'KEEP', requirement: 'MEETS_ANY' }],
    });
  });

  test('other headers are redacted, once each', () => {
    expect(logging({ redact: ['X-Token', 'x-token', 'Cookie'] })['redacted_fields']).toEqual([
      { single_header: { name: 'cookie' } },
      { single_header: { name: 'x-token' } },
    ]);
  });
});
