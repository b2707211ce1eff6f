import { refusal, synthStack } from '@ashlar/testing';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Connection, type ConnectionProps } from './connection.js';

const build = (props: Partial<ConnectionProps> = {}) =>
  synthStack((stack) => {
    new Connection(stack, 'api-to-records', {
      ...{ from: 'sg-api', to: 'sg-records', port: 5432, description: 'The API reads and writes records' },
      ...props,
    });
  });

test('a connection is let out of the one group and into the other, on its port alone', () => {
  const stack = build();
  const shared = { from_port: 5432, to_port: 5432, ip_protocol: 'tcp', tags: { Name: 'api-to-records' } };
  const description = 'The API reads and writes records';
  expect(stack.one(VpcSecurityGroupEgressRule)).toMatchObject({
    ...{ ...shared, description, security_group_id: 'sg-api' },
    referenced_security_group_id: 'sg-records',
  });
  expect(stack.one(VpcSecurityGroupIngressRule)).toMatchObject({
    ...{ ...shared, description, security_group_id: 'sg-records' },
    referenced_security_group_id: 'sg-api',
  });
});

test('a port that is none, and a description that EC2 refuses, are told together', () => {
  const message = refusal(() => build({ port: 70000, description: 'über' }));
  expect(message).toContain('has 2 problems');
  expect(message).toContain('70000');
  expect(message).toContain("description is 'über'");
});
