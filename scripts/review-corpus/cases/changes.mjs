// @ts-check
import { builtin } from '../plan-case.mjs';

/** Creating, changing, and leaving alone. */
export const changes = [
  builtin('no-changes', {
    before: `resource "terraform_data" "settings" { input = { size = 1 } }`,
    expected: { verdict: 'none', because: 'nothing is different' },
  }),
  builtin('empty', {
    after: `terraform { required_version = ">= 1.0" }`,
    expected: { verdict: 'none', because: 'there is nothing' },
  }),
  builtin('create', {
    after: `
      resource "terraform_data" "first" { input = "a" }
      resource "terraform_data" "second" { input = { name = "b", list = [1, 2, null] } }`,
    expected: {
      verdict: 'safe',
      because: 'only creates',
      actions: { 'terraform_data.first': 'create', 'terraform_data.second': 'create' },
    },
  }),
  builtin('create-beside-what-stands', {
    before: `resource "terraform_data" "old" { input = "stands" }`,
    after: `
      resource "terraform_data" "old" { input = "stands" }
      resource "terraform_data" "new" { input = terraform_data.old.id }`,
    expected: { verdict: 'safe', because: 'only creates', actions: { 'terraform_data.new': 'create' } },
  }),
  builtin('update', {
    before: `resource "terraform_data" "settings" { input = { size = 1, tags = { team = "a" } } }`,
    after: `resource "terraform_data" "settings" { input = { size = 2, tags = { team = "a", cost = "b" } } }`,
    expected: {
      verdict: 'safe',
      because: 'updates something harmless in place',
      actions: { 'terraform_data.settings': 'update' },
    },
  }),
  builtin('update-to-null', {
    before: `resource "terraform_data" "settings" { input = { size = 1, note = "here" } }`,
    after: `resource "terraform_data" "settings" { input = { size = null } }`,
    expected: {
      verdict: 'safe',
      because: 'updates something harmless in place',
      actions: { 'terraform_data.settings': 'update' },
    },
  }),
  builtin('update-of-another-type', {
    before: `resource "terraform_data" "settings" { input = "1" }`,
    after: `resource "terraform_data" "settings" { input = [1, true, { a = "1" }] }`,
    expected: {
      verdict: 'safe',
      because: 'updates something harmless in place',
      actions: { 'terraform_data.settings': 'update' },
    },
  }),
  builtin('update-of-long-text', {
    before: `resource "terraform_data" "script" {
      input = join("\\n", [for n in range(60) : "line \${n} of a script"])
    }`,
    after: `resource "terraform_data" "script" {
      input = join("\\n", [for n in range(60) : n == 30 ? "another line" : "line \${n} of a script"])
    }`,
    expected: {
      verdict: 'safe',
      because: 'updates something harmless in place',
      actions: { 'terraform_data.script': 'update' },
    },
  }),
  builtin('update-inside-of-json', {
    before: `resource "terraform_data" "policy" {
      input = jsonencode({ Version = "2012-10-17", Statement = [{ Action = "s3:GetObject", Resource = "a" }] })
    }`,
    after: `resource "terraform_data" "policy" {
      input = jsonencode({ Version = "2012-10-17", Statement = [{ Action = "s3:PutObject", Resource = "a" }] })
    }`,
    expected: {
      verdict: 'safe',
      because: 'updates something harmless in place',
      actions: { 'terraform_data.policy': 'update' },
    },
  }),
  builtin('list-reordered', {
    before: `resource "terraform_data" "zones" { input = ["a", "b", "c"] }`,
    after: `resource "terraform_data" "zones" { input = ["c", "a", "b"] }`,
    expected: {
      verdict: 'safe',
      because: 'the order of a list counts: it is updated',
      actions: { 'terraform_data.zones': 'update' },
    },
  }),
  builtin('set-reordered', {
    before: `resource "terraform_data" "zones" { input = toset(["a", "b", "c"]) }`,
    after: `resource "terraform_data" "zones" { input = toset(["c", "b", "a"]) }`,
    expected: { verdict: 'none', because: 'the order of a set does not count' },
  }),
  builtin('set-changed', {
    before: `resource "terraform_data" "zones" { input = toset(["a", "b", "c"]) }`,
    after: `resource "terraform_data" "zones" { input = toset(["a", "bb", "c", "d"]) }`,
    expected: {
      verdict: 'safe',
      because: 'updates something harmless in place',
      actions: { 'terraform_data.zones': 'update' },
    },
  }),
  builtin('unknown-values', {
    before: `resource "terraform_data" "reader" { input = { id = "none", list = ["a", "b"], name = "n" } }`,
    after: `
      resource "terraform_data" "new" {}
      resource "terraform_data" "reader" {
        input = { id = terraform_data.new.id, list = ["a", terraform_data.new.id], name = "n" }
      }
      resource "terraform_data" "wholly" { input = terraform_data.new.output }`,
    expected: {
      verdict: 'safe',
      because: 'creates, and updates something harmless with what is known later',
      actions: {
        'terraform_data.new': 'create',
        'terraform_data.reader': 'update',
        'terraform_data.wholly': 'create',
      },
    },
  }),
  builtin('targeted', {
    before: `resource "terraform_data" "settings" { input = 1 }`,
    after: `
      resource "terraform_data" "settings" { input = 2 }
      resource "terraform_data" "other" { input = 2 }`,
    plan: ['-target=terraform_data.settings'],
    expected: {
      verdict: 'review',
      because: 'it is not the whole of what the configuration says',
      actions: { 'terraform_data.settings': 'update' },
    },
  }),
  builtin('refresh-only', {
    before: `resource "terraform_data" "settings" { input = 1 }`,
    after: `resource "terraform_data" "settings" { input = 2 }`,
    plan: ['-refresh-only'],
    expected: { verdict: 'none', because: 'it only looks, and sees nothing' },
  }),
];
