import { synthStack } from '@ashlar/testing';
import { DataAwsEc2ManagedPrefixList } from '@cdktf/provider-aws/lib/data-aws-ec2-managed-prefix-list/index.js';
import { cloudFrontClients } from './cloud-front-clients.js';

test("CloudFront's addresses are looked up by name, and come in by HTTPS alone", () => {
  const stack = synthStack((scope) => {
    const clients = cloudFrontClients(scope);
    expect(clients.cloudfront).toMatchObject({ ports: ['https'], entries: 55, description: 'CloudFront' });
    scope.output('list', clients.cloudfront.prefixListId, 'For a security group');
  });
  expect(stack.json.output).toMatchObject({
    list: { value: '${data.aws_ec2_managed_prefix_list.cloudfront-addresses.id}' },
  });
  expect(stack.json.data?.[DataAwsEc2ManagedPrefixList.tfResourceType]).toMatchObject({
    'cloudfront-addresses': { name: 'com.amazonaws.global.cloudfront.origin-facing' },
  });
});
