// @ts-check
import { builtin, remoteState, secretVariable } from '../plan-case.mjs';

const because = 'only outputs change, which others may read';

/** Outputs, and what goes from one root into another through them. */
export const outputs = [
  builtin('outputs-only', {
    before: `
      output "changed" { value = { size = 1 } }
      output "gone" { value = "g" }
      output "same" { value = "s" }`,
    after: `
      output "changed" { value = { size = 2 } }
      output "new" { value = ["n"] }
      output "same" { value = "s" }`,
    expected: {
      verdict: 'review',
      because,
      outputs: { changed: 'update', gone: 'delete', new: 'create' },
    },
  }),
  builtin('outputs-only-sensitive', (canary) => {
    const root = (/** @type {number} */ n) => `${secretVariable('secret', canary(n))}
      output "secret" {
        value     = var.secret
        sensitive = true
      }`;
    return {
      before: root(1),
      after: root(2),
      expected: { verdict: 'review', because, outputs: { secret: 'update' } },
    };
  }),
  builtin('outputs-only-no-longer-sensitive', (canary) => ({
    before: `output "secret" {
      value     = "${canary(1)}"
      sensitive = true
    }`,
    after: `output "secret" { value = "${canary(1)}" }`,
    expected: { verdict: 'review', because, outputs: { secret: 'update' } },
  })),
  builtin('output-of-a-secret-copy', (canary) => {
    const root = (/** @type {number} */ size) => `${secretVariable('secret', canary(1))}
      resource "terraform_data" "app" { input = { text = var.secret } }
      output "copy" { value = { size = ${size}, text = terraform_data.app.output.text } }`;
    return {
      before: root(1),
      after: root(2),
      expected: { verdict: 'review', because, outputs: { copy: 'update' } },
    };
  }),
  builtin('output-known-after-apply', {
    before: `output "id" { value = "none" }`,
    after: `
      resource "terraform_data" "app" {}
      output "id" { value = terraform_data.app.id }`,
    expected: {
      verdict: 'review',
      because: 'an output that others may read becomes another, nobody knows which',
      actions: { 'terraform_data.app': 'create' },
      outputs: { id: 'update' },
    },
  }),
  builtin('remote-state', (canary) => ({
    producer: `
      output "db_password" {
        value     = "${canary(1)}"
        sensitive = true
      }
      output "endpoint" { value = "db.example.com" }`,
    before: `${remoteState}
      resource "terraform_data" "app" { input = data.terraform_remote_state.producer.outputs.endpoint }`,
    after: `${remoteState}
      resource "terraform_data" "app" {
        input = "app:\${data.terraform_remote_state.producer.outputs.db_password}"
      }`,
    expected: {
      verdict: 'safe',
      because: 'updates something harmless in place',
      actions: { 'terraform_data.app': 'update' },
    },
  })),
  builtin('remote-state-as-a-whole', (canary) => ({
    producer: `
      output "database" {
        value     = { endpoint = "db.example.com", password = "${canary(1)}" }
        sensitive = true
      }
      output "handle" {
        value     = "${canary(2, 'long')}"
        sensitive = true
      }`,
    before: `${remoteState}
      resource "terraform_data" "app" { input = { size = 1 } }`,
    after: `${remoteState}
      resource "terraform_data" "app" { input = { size = 1, all = data.terraform_remote_state.producer.outputs } }
      output "settings" { value = jsonencode(data.terraform_remote_state.producer.outputs.database) }`,
    expected: {
      verdict: 'safe',
      because: 'updates something harmless in place; the new output nobody reads yet',
      actions: { 'terraform_data.app': 'update' },
      outputs: { settings: 'create' },
    },
  })),
];
