// @ts-check
import { builtin, quoted, secretVariable } from '../plan-case.mjs';

const harmless = { verdict: /** @type {const} */ ('safe'), because: 'updates something harmless in place' };
const updated = { ...harmless, actions: { 'terraform_data.app': 'update' } };
const created = {
  verdict: /** @type {const} */ ('safe'),
  because: 'only creates',
  actions: { 'terraform_data.app': 'create' },
};

/**
 * A secret that is put into an input, in some form. Terraform marks the input; the output, its copy, it does not.
 * @param {string} name
 * @param {string} expression of HCL, of `var.secret`
 * @param {'escaped' | 'number'} [form]
 */
const copied = (name, expression, form) =>
  builtin(name, (canary) => {
    const [old, young] = [canary(1, form), canary(2, form)];
    const root = (/** @type {string} */ secret) => `${secretVariable('secret', secret)}
      resource "terraform_data" "app" { input = { text = ${expression}, size = 1 } }`;
    return { before: root(old), after: root(young), expected: updated };
  });

/**
 * Secrets that Terraform does not mark: only a name, or the form of the value, tells.
 * @param {string} name
 * @param {(canary: import('../plan-case.mjs').Canary, round: number) => string} input
 */
const unmarked = (name, input) =>
  builtin(name, (canary) => ({
    before: `resource "terraform_data" "app" { input = ${input(canary, 1)} }`,
    after: `resource "terraform_data" "app" { input = ${input(canary, 2)} }`,
    expected: updated,
  }));

export const secrets = [
  copied('secret-copied', 'var.secret'),
  copied('secret-number', 'tonumber(var.secret)', 'number'),
  copied('secret-with-signs', 'var.secret', 'escaped'),
  copied('secret-inside-of-text', '"postgres://app:${var.secret}@db.example.com/app"'),
  copied('secret-inside-of-lines', '"first line\\n  secret: ${var.secret}\\nlast line\\n"', 'escaped'),
  copied('secret-inside-of-json', 'jsonencode({ name = "app", text = var.secret })', 'escaped'),
  copied(
    'secret-inside-of-json-inside-of-json',
    'jsonencode({ body = jsonencode({ text = [var.secret] }) })',
    'escaped',
  ),
  copied('secret-as-base64', 'base64encode(var.secret)', 'escaped'),
  copied('secret-inside-of-base64', '[for n in ["", "a", "ab"] : base64encode("${n}:${var.secret}:x")]'),
  copied('secret-as-base64-of-json', 'base64encode(jsonencode({ text = var.secret }))', 'escaped'),
  copied('secret-url-encoded', '"https://example.com/?text=${urlencode(var.secret)}&page=1"', 'escaped'),
  copied('secret-as-key', '{ for key in [var.secret] : key => 1 }'),
  copied('secret-in-set', 'toset([var.secret, "other"])'),

  builtin('secret-created', (canary) => ({
    after: `${secretVariable('secret', canary(1))}
      resource "terraform_data" "app" { input = { text = var.secret, nested = [{ deep = [var.secret] }] } }`,
    expected: created,
  })),
  builtin('secret-removed', (canary) => {
    const variable = secretVariable('secret', canary(1));
    return {
      before: `${variable}\nresource "terraform_data" "app" { input = { text = var.secret, size = 1 } }`,
      after: `${variable}\nresource "terraform_data" "app" { input = { size = 1 } }`,
      expected: updated,
    };
  }),
  builtin('secret-deleted-with-its-variable', (canary) => ({
    before: `${secretVariable('secret', canary(1))}
      resource "terraform_data" "app" { input = var.secret }`,
    after: `resource "terraform_data" "other" {}`,
    expected: {
      verdict: 'review',
      because: 'deletes something that holds no data; its secret is in no variable any more',
      actions: { 'terraform_data.app': 'delete', 'terraform_data.other': 'create' },
    },
  })),
  builtin('secret-forces-replacement', (canary) => {
    const root = (/** @type {number} */ n) => `${secretVariable('secret', canary(n))}
      resource "terraform_data" "app" { triggers_replace = { text = var.secret } }`;
    return {
      before: root(1),
      after: root(2),
      expected: {
        verdict: 'review',
        because: 'replaces something that holds no data',
        actions: { 'terraform_data.app': 'replace' },
      },
    };
  }),
  builtin('secret-through-module', (canary) => ({
    files: {
      'app/main.tf': `
        variable "text" { type = string }
        resource "terraform_data" "this" { input = "a \${var.text} b" }
        output "copy" { value = terraform_data.this.output }`,
    },
    before: `${secretVariable('secret', canary(1))}
      module "app" {
        source = "./app"
        text   = var.secret
      }
      resource "terraform_data" "app" { input = { copy = module.app.copy, size = 1 } }`,
    after: `${secretVariable('secret', canary(1))}
      module "app" {
        source = "./app"
        text   = var.secret
      }
      resource "terraform_data" "app" { input = { copy = module.app.copy, size = 2 } }`,
    expected: updated,
  })),
  builtin('secret-in-an-address', (canary) => {
    const root = (/** @type {number} */ size) => `${secretVariable('secret', canary(1))}
      resource "terraform_data" "app" {
        for_each = nonsensitive(toset([var.secret]))
        input    = ${size}
      }`;
    const address = `terraform_data.app["${canary(1)}"]`;
    return { before: root(1), after: root(2), expected: { ...harmless, actions: { [address]: 'update' } } };
  }),
  builtin('secret-as-id-of-import', (canary) => ({
    after: `${secretVariable('secret', canary(1))}
      import {
        to = terraform_data.app
        id = nonsensitive(var.secret)
      }
      resource "terraform_data" "app" {}`,
    expected: {
      verdict: 'review',
      because: 'it only comes into the state, and that is not nothing',
      actions: { 'terraform_data.app': 'import' },
    },
  })),
  builtin('secret-ephemeral', (canary) => ({
    after: `
      variable "secret" {
        ephemeral = true
        default   = ${quoted(canary(1))}
      }
      resource "terraform_data" "app" {
        input = 1
        provisioner "local-exec" { command = "test -n '\${var.secret}'" }
      }`,
    expected: created,
  })),

  unmarked(
    'unmarked-environment',
    (canary, n) => `{
      environment = [{ variables = { DB_PASSWORD = "${canary(n)}", apiKey = "${canary(n + 2)}", SIZE = "${n}" } }]
    }`,
  ),
  unmarked(
    'unmarked-names',
    (canary, n) => `{
      client_secret = "${canary(n)}", auth_token = ["${canary(n + 2)}"], connectionString = "${canary(n + 4)}"
      private_key   = { pem = "${canary(n + 6)}" }, size = ${n}
    }`,
  ),
  unmarked(
    'unmarked-inside-of-json',
    (canary, n) => `jsonencode([{
      name        = "app"
      environment = [{ name = "DB_PASSWORD", value = ${quoted(canary(n, 'escaped'))} }, { name = "SIZE", value = "${n}" }]
    }])`,
  ),
  unmarked(
    'unmarked-user-data',
    (canary, n) => `{
      user_data        = "#!/bin/sh\\nexport DB_PASSWORD=${canary(n)}\\n./start\\n"
      user_data_base64 = base64encode("#!/bin/sh\\nexport DB_PASSWORD=${canary(n)}\\n./start\\n")
    }`,
  ),
  unmarked(
    'unmarked-shapes',
    (canary, n) => `{
      a = "${canary(n, 'access key')}", b = "${canary(n, 'jwt')}"
      c = "-----BEGIN PRIVATE KEY-----\\n${canary(n + 2, 'long')}\\n-----END PRIVATE KEY-----\\n"
      d = "postgres://app:${canary(n)}@db.example.com:5432/app"
      e = "${canary(n, 'long')}", f = "see ${canary(n + 4, 'long')} there"
    }`,
  ),
];
