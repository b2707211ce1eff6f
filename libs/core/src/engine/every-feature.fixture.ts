import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate/index.js';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { DataAwsRegion } from '@cdktf/provider-aws/lib/data-aws-region/index.js';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import {
  Annotations,
  Aspects,
  conditional,
  Fn,
  Lazy,
  Op,
  propertyAccess,
  TerraformCount,
  TerraformHclModule,
  TerraformIterator,
  TerraformLocal,
  TerraformOutput,
  TerraformVariable,
  Token,
} from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../environment/environment.js';
import type { AppDefinition, Target } from '../stack/app-definition.js';
import { ProjectStack } from '../stack/project-stack.js';

const environment = (name: string, account: string, region: string): Environment => ({
  name,
  account,
  region,
  zones: [`${region}a`],
});

const environments = [
  environment('blue', '111122223333', 'us-east-1'),
  environment('green', '444455556666', 'us-gov-west-1'),
];

/** Whatever can be said to the engine without Terraform at hand, and what it leaves out, keeps or merges. */
export const everyFeature: AppDefinition = {
  name: 'features',
  environments,
  build(target) {
    const { stack, topic, queue } = values(target);
    const readers = iterators(target, queue);
    references(target, topic, queue, readers);
    overrides(target);
    stack.addDependency(new ProjectStack(target, 'empty'));
  },
};

/** Plain, empty and missing values, numbers, lists, maps, and functions of them. */
function values(target: Target) {
  const stack = new ProjectStack(target, 'values');
  const west = new AwsProvider(stack, 'west', { alias: 'west', region: 'us-west-2' });
  const topic = new SnsTopic(stack, 'topic', { name: 'news', displayName: '', tags: {}, fifoTopic: false });
  const queue = new SqsQueue(stack, 'queue', {
    name: Fn.join('-', [topic.name, Fn.upper('x'), `y-${topic.id}`]),
    delaySeconds: 0,
    maxMessageSize: undefined,
    kmsMasterKeyId: Token.asString(conditional(Op.gt(2, 1), topic.arn, Fn.rawString('a "${b}"'))),
    policy: JSON.stringify({ Statement: [{ Resource: topic.arn, Sid: null }], Empty: [{}, []] }),
    provider: west,
    dependsOn: [topic],
    lifecycle: { preventDestroy: true, ignoreChanges: ['tags'], precondition: [] },
    provisioners: [{ type: 'local-exec', command: `echo ${topic.arn}` }],
  });
  new CloudwatchMetricAlarm(stack, 'alarm', {
    alarmName: `after ${queue.delaySeconds} s, $\${escaped} 1e5-|e| ${Token.asString(queue.maxMessageSize)}9`,
    comparisonOperator: 'GreaterThanThreshold',
    evaluationPeriods: Fn.max([queue.delaySeconds, 3]),
    threshold: queue.maxMessageSize,
    alarmActions: Fn.concat([[topic.arn], Token.asList(Fn.split(',', queue.id))]),
    insufficientDataActions: [],
    dimensions: { [topic.name]: queue.name, Plain: 'x' },
    tags: Token.asStringMap(Fn.merge([queue.tagsAll, { a: 'b' }])),
  });
  new TerraformHclModule(stack, 'module', {
    source: 'terraform-aws-modules/vpc/aws',
    variables: { list: [queue.arn, null], map: {} },
  });
  Annotations.of(queue).addWarning('It is late.');
  Annotations.of(stack).addInfo('It is early.');
  return { stack, topic, queue };
}

/** `for_each` over lists, maps, complex lists and resources, dynamic blocks, counts. */
function iterators(target: Target, queue: SqsQueue): SqsQueue {
  const stack = new ProjectStack(target, 'iterators');
  const [list, map] = [
    TerraformIterator.fromList([queue.arn, 'b']),
    TerraformIterator.fromMap({ a: { size: 1 } }),
  ];
  const each = new SqsQueue(stack, 'each', { forEach: list, name: Token.asString(list.value) });
  new SqsQueue(stack, 'mapped', { forEach: map, name: map.key, delaySeconds: map.getNumber('size') });
  const certificate = new AcmCertificate(stack, 'certificate', { domainName: 'example.com' });
  const options = TerraformIterator.fromComplexList(certificate.domainValidationOptions, 'domain_name');
  new SqsQueue(stack, 'complex', { forEach: options, name: options.getString('resource_record_name') });
  const all = TerraformIterator.fromResources(each);
  new SqsQueue(stack, 'again', {
    forEach: all,
    name: Token.asString(propertyAccess(each, [all.key, 'name'])),
  });
  new S3Bucket(stack, 'bucket', {
    bucket: Fn.join(',', Token.asList(all.pluckProperty('arn'))),
    corsRule: list.dynamic({ allowed_methods: ['GET'], allowed_origins: [Token.asString(list.value)] }),
    versioning: { enabled: true },
  });
  const count = TerraformCount.of(2);
  return new SqsQueue(stack, 'counted', { count, name: `n-${Token.asString(count.index)}` });
}

/** Attributes of other stacks in every place, outputs at every depth, locals, variables and data. */
function references(target: Target, topic: SnsTopic, queue: SqsQueue, counted: SqsQueue): void {
  const stack = new ProjectStack(target, 'references');
  const inner = new Construct(new Construct(stack, 'Default'), 'inner');
  const local = new TerraformLocal(stack, 'local', { arn: topic.arn, list: [queue.url, counted.fqn] });
  const size = new TerraformVariable(stack, 'size', { type: 'number', default: 1, nullable: false });
  const group = new SecurityGroup(inner, 'Resource', {
    description: `${topic.arn} and ${queue.arn} in ${new DataAwsRegion(inner, 'here').name}`,
    egress: [{ fromPort: size.numberValue, toPort: queue.delaySeconds, cidrBlocks: ['10.0.0.0/8'] }],
    tags: { Local: local.asString, Late: Lazy.stringValue({ produce: () => size.stringValue }) },
  });
  stack.output('group', group.id, 'Whom to let in.');
  stack.output('rules', [group.egress.toString(), topic.name], 'A list.');
  new TerraformOutput(inner, 'nested', { value: { topic, names: [queue.name, ''] }, sensitive: true });
  new TerraformOutput(inner, 'deep.er', { value: Fn.lookup(queue.tagsAll, 'a', 'none') });
}

/** Overrides that add, replace, append and delete, of resources and of the stack; an aspect that sets tags. */
function overrides(target: Target): void {
  const stack = new ProjectStack(target, 'overrides');
  const queue = new SqsQueue(stack, 'queue', { name: 'jobs', delaySeconds: 1, tags: { a: 'b' } });
  queue.overrideLogicalId('jobs');
  queue.addOverride('delay_seconds', undefined);
  queue.addOverride('timeouts', [{ create: '1m' }]);
  const bucket = new S3Bucket(stack, 'bucket', {
    corsRule: [{ allowedMethods: ['GET'], allowedOrigins: ['*'] }],
  });
  bucket.addOverride('cors_rule', [{ allowed_methods: ['PUT'], allowed_origins: [queue.arn] }]);
  bucket.addOverride('lifecycle.prevent_destroy', null);
  stack.addOverride('resource.aws_sqs_queue.jobs.name', undefined);
  stack.addOverride('resource.aws_sqs_queue.jobs.tags', {
    c: bucket.arn,
    d: [queue.delaySeconds, undefined],
    e: null,
  });
  stack.addOverride('terraform.required_providers.random', { source: 'hashicorp/random' });
  stack.addOverride('moved', [{ from: 'aws_sqs_queue.old', to: 'aws_sqs_queue.jobs' }]);
  Aspects.of(stack).add({
    visit: (node) => {
      if (node === bucket) bucket.tags = { Late: `${bucket.node.path} ${queue.arn}` };
    },
  });
}

/** Two of the silent mistakes, which must be refused in the same words by every engine. */
export const mistaken: AppDefinition = {
  name: 'mistaken',
  environments,
  build(target) {
    const [data, web] = [new ProjectStack(target, 'data'), new ProjectStack(target, 'web')];
    const queue = new SqsQueue(data, 'queue');
    new SnsTopic(web, 'number', { name: Fn.upper(`is ${queue.delaySeconds}`) });
    new SqsQueue(web, 'queue', { name: Lazy.stringValue({ produce: () => queue.arn }) });
  },
};
