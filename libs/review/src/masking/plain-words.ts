/**
 * Words that say how something is set up. They are no secrets even where a secret is expected, and hiding them everywhere
 * would hide what a review is about: `http_tokens = "optional"`, `authorization = "NONE"`.
 *
 * asOf: 2026-11
 * source: the values that arguments with `auth`, `token`, `secret` and `password` in their names take in the schema of
 *   hashicorp/aws 5.100; names of environments, levels and protocols as this repository writes them
 */
const PLAIN_WORDS = new Set([
  ...['true', 'false', 'null', 'none', 'yes', 'enabled', 'disabled', 'enable', 'disable', 'on', 'off'],
  ...['required', 'optional', 'default', 'active', 'inactive', 'pending', 'ready', 'any', 'all', 'both'],
  ...['seconds', 'minutes', 'hours', 'days', 'secrets', 'iam', 'aws_iam', 'cognito_user_pools', 'custom'],
  ...['jwt', 'lambda', 'request', 'header', 'basic', 'bearer', 'oauth2', 'plaintext', 'plain', 'encrypted'],
  ...['dev', 'development', 'staging', 'stage', 'test', 'testing', 'prod', 'production', 'local', 'sandbox'],
  ...['debug', 'info', 'notice', 'warn', 'warning', 'error', 'fatal', 'trace'],
  ...['http', 'https', 'tcp', 'udp', 'icmp', 'tls', 'ssl', 'grpc', 'http1', 'http2', 'ipv4', 'ipv6'],
  ...['allow', 'deny', 'ingress', 'egress', 'public', 'private', 'internal', 'external'],
]);

export const isPlainWord = (text: string): boolean => PLAIN_WORDS.has(text.toLowerCase());
