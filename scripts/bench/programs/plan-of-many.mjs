// @ts-check
// A plan in the form of `terraform show -json`, about 5 KB for each change as plans of AWS have it: prior state, planned values, configuration,
// and the change itself. One in fifty is a replacement, one in a hundred a deletion; one in ten has a secret.
import { closeSync, openSync, writeSync } from 'node:fs';

/** @param {number} index */
function queue(index) {
  const name = `orders-${index}`;
  const arn = `arn:aws:sqs:us-east-1:111122223333:${name}`;
  return {
    arn,
    id: `https://sqs.us-east-1.amazonaws.com/111122223333/${name}`,
    url: `https://sqs.us-east-1.amazonaws.com/111122223333/${name}`,
    ...{ name, name_prefix: '', region: 'us-east-1', fifo_queue: false, content_based_deduplication: false },
    ...{ delay_seconds: 0, max_message_size: 262144, message_retention_seconds: 345600 },
    ...{
      receive_wait_time_seconds: 0,
      visibility_timeout_seconds: 30,
      kms_data_key_reuse_period_seconds: 300,
    },
    kms_master_key_id: `arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0`,
    sqs_managed_sse_enabled: false,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Send',
          Effect: 'Allow',
          Principal: { Service: 'sns.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: arn,
        },
      ],
    }),
    redrive_policy: JSON.stringify({ deadLetterTargetArn: `${arn}-dead`, maxReceiveCount: 5 }),
    tags: { Name: name, team: 'orders', stage: 'production' },
    tags_all: { Name: name, team: 'orders', stage: 'production', 'managed-by': 'terraform' },
  };
}

/** @param {number} index */
function change(index) {
  const before = queue(index);
  const isSecret = index % 10 === 0;
  const secret = `correct-horse-${index}-battery-staple`;
  const after = {
    ...before,
    ...{
      visibility_timeout_seconds: 60,
      tags: { ...before.tags, stage: 'live', ...(isSecret ? { note: secret } : {}) },
    },
  };
  const gone = index % 100 === 99;
  const replaced = index % 50 === 49 && !gone;
  return {
    ...{
      address: `aws_sqs_queue.orders_${index}`,
      mode: 'managed',
      type: 'aws_sqs_queue',
      name: `orders_${index}`,
    },
    provider_name: 'registry.terraform.io/hashicorp/aws',
    change: {
      actions: gone ? ['delete'] : replaced ? ['delete', 'create'] : ['update'],
      before,
      after: gone ? null : after,
      after_unknown: replaced ? { arn: true, id: true, url: true } : {},
      before_sensitive: { tags: {}, tags_all: {} },
      after_sensitive: gone ? false : { tags: isSecret ? { note: true } : {}, tags_all: {} },
      ...(replaced ? { replace_paths: [['fifo_queue']] } : {}),
    },
    ...(replaced ? { action_reason: 'replace_because_cannot_update' } : {}),
  };
}

/**
 * Writes such a plan; the text is never in memory as a whole.
 * @param {string} file
 * @param {number} changes
 */
export function writePlanOfMany(file, changes) {
  const out = openSync(file, 'w');
  const indexes = Array.from({ length: changes }, (_, index) => index);
  /** @param {(index: number) => object} made */
  const list = (made) => {
    indexes.forEach((index) => writeSync(out, `${index === 0 ? '' : ','}${JSON.stringify(made(index))}`));
  };
  const written = (/** @type {number} */ index) => ({
    ...{
      address: `aws_sqs_queue.orders_${index}`,
      mode: 'managed',
      type: 'aws_sqs_queue',
      name: `orders_${index}`,
    },
    ...{ provider_name: 'registry.terraform.io/hashicorp/aws', schema_version: 0, values: queue(index) },
    sensitive_values: { tags: {}, tags_all: {} },
  });
  writeSync(
    out,
    '{"format_version":"1.2","terraform_version":"1.11.4","applyable":true,"complete":true,"errored":false',
  );
  writeSync(out, ',"planned_values":{"root_module":{"resources":[');
  list(written);
  writeSync(out, ']}},"resource_changes":[');
  list(change);
  writeSync(out, '],"prior_state":{"format_version":"1.0","values":{"root_module":{"resources":[');
  list(written);
  writeSync(out, ']}}},"configuration":{"root_module":{"resources":[');
  list((index) => ({
    ...{
      address: `aws_sqs_queue.orders_${index}`,
      mode: 'managed',
      type: 'aws_sqs_queue',
      name: `orders_${index}`,
    },
    expressions: {
      name: { constant_value: `orders-${index}` },
      policy: { references: ['aws_sqs_queue.orders_0.arn', 'aws_sqs_queue.orders_0'] },
    },
  }));
  writeSync(out, ']}}}');
  closeSync(out);
}
