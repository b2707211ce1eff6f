// @ts-check
import { danger } from '../expected.mjs';
import { aws, quoted } from '../plan-case.mjs';

const other = `resource "terraform_data" "other" {}`;

/** @param {boolean} rotated */
const key = (rotated) => `resource "aws_kms_key" "data" {
  description         = "data"
  enable_key_rotation = ${rotated}
}`;

/** @param {boolean} multiRegion and a first apply of the other kind, whose old key stays */
const left = (multiRegion, more = '') => `resource "aws_kms_key" "data" {
  description  = "data"
  multi_region = ${multiRegion}
  lifecycle { create_before_destroy = true }
  ${more}
}`;

/**
 * @param {string} action
 * @param {string} resource
 */
const permission = (action, resource) => `resource "aws_iam_policy" "app" {
  name   = "app"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ${action}, Resource = ${resource} }] })
}`;

/** @param {string} principal */
const role = (principal) => `resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = ${principal} }]
  })
}\n`;
const service = '{ Service = "ecs-tasks.amazonaws.com" }';

export const awsKeys = [
  aws('aws-key-deleted', {
    before: key(true),
    after: other,
    expected: danger('what it encrypts can never be read again', 'stateful-destroyed', {
      'aws_kms_key.data': 'delete',
      'terraform_data.other': 'create',
    }),
  }),
  aws('aws-key-not-rotated', {
    before: key(true),
    after: key(false),
    expected: danger('the same key is used for ever', 'encryption-off', { 'aws_kms_key.data': 'update' }),
  }),
  aws('aws-key-deposed', {
    before: [left(false), left(true, 'provisioner "local-exec" { command = "exit 1" }')],
    fails: true,
    after: left(true),
    expected: danger(
      'replaces a key, and deletes the one that an earlier replacement has left',
      ['deposed-destroyed', 'stateful-replaced'],
      { 'aws_kms_key.data': 'replace', 'aws_kms_key.data (deposed)': 'delete' },
    ),
  }),
  aws('aws-policy-widened', {
    before: permission('["s3:GetObject"]', '"arn:aws:s3:::files/*"'),
    after: permission('"*"', '"*"'),
    expected: danger('it allows everything', 'iam-widened', { 'aws_iam_policy.app': 'update' }),
  }),
  aws('aws-policy-widened-by-a-service', {
    before: permission('["s3:GetObject"]', '"arn:aws:s3:::files/*"'),
    after: permission('["s3:GetObject", "s3:*"]', '["arn:aws:s3:::files/*", "arn:aws:s3:::*"]'),
    expected: danger('it allows everything of a service', 'iam-widened', { 'aws_iam_policy.app': 'update' }),
  }),
  aws('aws-policy-narrowed', {
    before: permission('"s3:*"', '"*"'),
    after: permission('["s3:GetObject"]', '"arn:aws:s3:::files/*"'),
    expected: {
      verdict: 'safe',
      because: 'it allows less than before',
      actions: { 'aws_iam_policy.app': 'update' },
    },
  }),
  aws('aws-trust-widened', {
    before: role(service),
    after: role('{ AWS = "*" }'),
    expected: danger('anybody may take the role', 'iam-widened', { 'aws_iam_role.app': 'update' }),
  }),
  aws('aws-administrator-attached', {
    before: role(service),
    after: `${role(service)}resource "aws_iam_role_policy_attachment" "app" {
      role       = aws_iam_role.app.name
      policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
    }`,
    expected: danger('it allows everything', 'iam-widened', {
      'aws_iam_role_policy_attachment.app': 'create',
    }),
  }),
  aws('aws-secret-deleted', (canary) => ({
    before: secret(canary(1)),
    after: other,
    expected: danger('its versions go with it', 'stateful-destroyed', {
      'aws_secretsmanager_secret.db': 'delete',
      'aws_secretsmanager_secret_version.db': 'delete',
      'terraform_data.other': 'create',
    }),
  })),
  aws('aws-secret-changed', (canary) => ({
    before: secret(canary(1, 'escaped')),
    after: secret(canary(2, 'escaped')),
    expected: {
      verdict: 'review',
      because: 'replaces one version of a secret by another',
      actions: { 'aws_secretsmanager_secret_version.db': 'replace' },
    },
  })),
  aws('aws-parameter-changed', (canary) => ({
    before: parameter(canary(1)),
    after: parameter(canary(2)),
    expected: {
      verdict: 'safe',
      because: 'updates something harmless in place',
      actions: { 'aws_ssm_parameter.db': 'update', 'terraform_data.copy': 'update' },
    },
  })),
];

/** @param {string} value */
function secret(value) {
  return `resource "aws_secretsmanager_secret" "db" { name = "db" }
    resource "aws_secretsmanager_secret_version" "db" {
      secret_id     = aws_secretsmanager_secret.db.id
      secret_string = jsonencode({ user = "app", text = ${quoted(value)} })
    }`;
}

/** @param {string} value */
function parameter(value) {
  return `resource "aws_ssm_parameter" "db" {
      name  = "/db"
      type  = "SecureString"
      value = ${quoted(value)}
    }
    resource "terraform_data" "copy" { input = "db://\${aws_ssm_parameter.db.value}@host" }`;
}
