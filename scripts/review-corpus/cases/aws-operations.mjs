// @ts-check
import { danger } from '../expected.mjs';
import { aws, quoted, remoteState } from '../plan-case.mjs';

const other = `resource "terraform_data" "other" {}\n`;

/**
 * @param {number} days
 * @param {string} [more]
 */
const logs = (days, more = '') => `resource "aws_cloudwatch_log_group" "app" {
  name              = "/app"
  retention_in_days = ${days}
  ${more}
}\n`;
const team = (/** @type {string} */ name) => `tags = { team = "${name}" }`;

/** @param {boolean} on */
const trail = (on) => `resource "aws_s3_bucket" "trail" { bucket = "trail-of-somebody" }
resource "aws_cloudtrail" "all" {
  name           = "all"
  s3_bucket_name = aws_s3_bucket.trail.id
  enable_logging = ${on}
}`;

/**
 * @param {string} image
 * @param {string} secret
 */
const task = (image, secret) => `resource "aws_ecs_task_definition" "app" {
  family                = "app"
  container_definitions = jsonencode([{
    name        = "app"
    image       = "${image}"
    essential   = true
    memory      = 128
    environment = [{ name = "DB_PASSWORD", value = ${quoted(secret)} }, { name = "SIZE", value = "1" }]
  }])
}`;

const code = `resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}
resource "aws_s3_bucket" "code" { bucket = "code-of-somebody" }
resource "aws_s3_object" "code" {
  bucket         = aws_s3_bucket.code.id
  key            = "empty.zip"
  content_base64 = "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="
}
output "role" { value = aws_iam_role.app.arn }`;

/** @param {string} secret */
const lambda = (secret) => `${remoteState}
resource "aws_lambda_function" "app" {
  function_name = "app"
  role          = data.terraform_remote_state.producer.outputs.role
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  s3_bucket     = "code-of-somebody"
  s3_key        = "empty.zip"
  environment { variables = { DB_PASSWORD = "${secret}", SIZE = "1" } }
}`;
const drifted = { 'aws_cloudwatch_log_group.app': 'update' };

export const awsOperations = [
  aws('aws-log-group-shortened', {
    before: logs(365),
    after: logs(7),
    expected: danger('what is older is deleted', 'logging-off', { 'aws_cloudwatch_log_group.app': 'update' }),
  }),
  aws('aws-log-group-deleted', {
    before: logs(365),
    after: other,
    expected: danger('the logs go with it', 'stateful-destroyed', {
      'aws_cloudwatch_log_group.app': 'delete',
      'terraform_data.other': 'create',
    }),
  }),
  aws('aws-trail-stopped', {
    before: trail(true),
    after: trail(false),
    expected: danger('nobody records who does what', 'logging-off', { 'aws_cloudtrail.all': 'update' }),
  }),
  aws('aws-task-definition-replaced', (canary) => ({
    before: task('app:1', canary(1)),
    after: task('app:2', canary(2)),
    expected: {
      verdict: 'review',
      because: 'replaces something that holds no data',
      actions: { 'aws_ecs_task_definition.app': 'replace' },
    },
  })),
  aws('aws-function-with-another-secret', (canary) => ({
    producer: code,
    before: lambda(canary(1)),
    after: lambda(canary(2)),
    expected: {
      verdict: 'safe',
      because: 'updates something harmless in place',
      actions: { 'aws_lambda_function.app': 'update' },
    },
  })),
  aws('aws-user-data-with-a-secret', (canary) => {
    const template = (/** @type {string} */ secret) => `resource "aws_launch_template" "app" {
      name      = "app"
      user_data = base64encode("#!/bin/sh\\nexport DB_PASSWORD=${secret}\\n./start\\n")
    }`;
    return {
      before: template(canary(1)),
      after: template(canary(2)),
      expected: {
        verdict: 'safe',
        because: 'updates something harmless in place',
        actions: { 'aws_launch_template.app': 'update' },
      },
    };
  }),
  aws('aws-drift', {
    before: logs(7, team('a')),
    outside: logs(30, team('b')),
    after: logs(7, team('a')),
    expected: {
      verdict: 'review',
      because: 'somebody changed it by hand, and this takes it back',
      actions: { 'aws_cloudwatch_log_group.app': 'update' },
      drift: drifted,
    },
  }),
  aws('aws-drift-that-stays', {
    before: `${logs(7, 'lifecycle { ignore_changes = [retention_in_days] }')}`,
    outside: logs(30),
    plan: ['-refresh-only'],
    expected: {
      verdict: 'review',
      because: 'somebody changed it by hand, and the state learns of it',
      drift: drifted,
    },
  }),
  aws('aws-drift-beside-a-change', {
    before: logs(7, team('a')),
    outside: logs(7, team('by hand')),
    after: `${logs(14, team('a'))}${other}`,
    expected: {
      verdict: 'review',
      because: 'somebody changed it by hand, and this takes it back while it changes something else',
      actions: { 'aws_cloudwatch_log_group.app': 'update', 'terraform_data.other': 'create' },
      drift: drifted,
    },
  }),
  aws('aws-drift-deleted', {
    before: `${logs(7)}${other}`,
    outside: other,
    after: `${logs(7)}${other}`,
    expected: {
      verdict: 'review',
      because: 'somebody deleted it by hand, and it is created again',
      actions: { 'aws_cloudwatch_log_group.app': 'create' },
      drift: { 'aws_cloudwatch_log_group.app': 'delete' },
    },
  }),
  aws('aws-drift-elsewhere', {
    before: `${logs(7, team('a'))}${other}`,
    outside: `${logs(7, team('by hand'))}${other}`,
    after: `${logs(7, team('by hand'))}${other.replace('{}', '{ input = 1 }')}`,
    expected: {
      verdict: 'review',
      because: 'somebody changed by hand what the code says now, too',
      actions: { 'terraform_data.other': 'update' },
      drift: drifted,
    },
  }),
  aws('aws-alarm-created', {
    after: alarm(1),
    expected: {
      verdict: 'safe',
      because: 'only creates',
      actions: { 'aws_cloudwatch_metric_alarm.cpu': 'create' },
    },
  }),
  aws('aws-alarm-deleted', {
    before: `${alarm(1)}\n${other}`,
    after: other,
    expected: {
      verdict: 'review',
      because: 'deletes something that holds no data',
      actions: { 'aws_cloudwatch_metric_alarm.cpu': 'delete' },
    },
  }),
  aws('aws-ephemeral', (canary) => ({
    before: `resource "aws_ssm_parameter" "db" {
      name  = "/db"
      type  = "SecureString"
      value = "${canary(1)}"
    }`,
    after: `
      resource "aws_ssm_parameter" "db" {
        name  = "/db"
        type  = "SecureString"
        value = "${canary(1)}"
      }
      ephemeral "aws_ssm_parameter" "db" { arn = aws_ssm_parameter.db.arn }
      resource "aws_ssm_parameter" "copy" {
        name             = "/copy"
        type             = "SecureString"
        value_wo         = ephemeral.aws_ssm_parameter.db.value
        value_wo_version = 1
      }`,
    expected: { verdict: 'safe', because: 'only creates', actions: { 'aws_ssm_parameter.copy': 'create' } },
  })),
];

/** @param {number} threshold */
function alarm(threshold) {
  return `resource "aws_cloudwatch_metric_alarm" "cpu" {
    alarm_name          = "cpu"
    comparison_operator = "GreaterThanThreshold"
    evaluation_periods  = 1
    metric_name         = "CPUUtilization"
    namespace           = "AWS/ECS"
    period              = 60
    statistic           = "Average"
    threshold           = ${threshold}
  }`;
}
