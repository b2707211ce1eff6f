// @ts-check
import { builtin } from '../plan-case.mjs';

const because = 'replaces something that holds no data';

/** Each cause of a replacement, and its two orders. */
export const replacements = [
  builtin('replace-because-cannot-update', {
    before: `resource "terraform_data" "build" {
      input            = "same"
      triggers_replace = { engine = "15" }
    }`,
    after: `resource "terraform_data" "build" {
      input            = "same"
      triggers_replace = { engine = "16" }
    }`,
    expected: { verdict: 'review', because, actions: { 'terraform_data.build': 'replace' } },
  }),
  builtin('replace-by-several-attributes', {
    before: `resource "terraform_data" "build" {
      input            = { size = 1 }
      triggers_replace = { engine = "15", zones = ["a", "b"], same = 1 }
    }`,
    after: `resource "terraform_data" "build" {
      input            = { size = 2 }
      triggers_replace = { engine = "16", zones = ["a", "c"], same = 1 }
    }`,
    expected: { verdict: 'review', because, actions: { 'terraform_data.build': 'replace' } },
  }),
  builtin('replace-by-something-unknown', {
    before: `resource "terraform_data" "build" { triggers_replace = "1" }`,
    after: `
      resource "terraform_data" "new" {}
      resource "terraform_data" "build" { triggers_replace = terraform_data.new.id }`,
    expected: {
      verdict: 'review',
      because,
      actions: { 'terraform_data.build': 'replace', 'terraform_data.new': 'create' },
    },
  }),
  builtin('replace-because-tainted', {
    before: `resource "terraform_data" "build" {
      input = "a"
      provisioner "local-exec" { command = "exit 1" }
    }`,
    fails: true,
    after: `resource "terraform_data" "build" { input = "a" }`,
    expected: { verdict: 'review', because, actions: { 'terraform_data.build': 'replace' } },
  }),
  builtin('replace-by-request', {
    before: `resource "terraform_data" "build" { input = "a" }`,
    plan: ['-replace=terraform_data.build'],
    expected: { verdict: 'review', because, actions: { 'terraform_data.build': 'replace' } },
  }),
  builtin('replace-triggered-by', {
    before: `
      resource "terraform_data" "version" { input = 1 }
      resource "terraform_data" "build" {
        lifecycle { replace_triggered_by = [terraform_data.version] }
      }`,
    after: `
      resource "terraform_data" "version" { input = 2 }
      resource "terraform_data" "build" {
        lifecycle { replace_triggered_by = [terraform_data.version] }
      }`,
    expected: {
      verdict: 'review',
      because,
      actions: { 'terraform_data.build': 'replace', 'terraform_data.version': 'update' },
    },
  }),
  builtin('replace-create-before-destroy', {
    before: `resource "terraform_data" "build" {
      triggers_replace = 1
      lifecycle { create_before_destroy = true }
    }`,
    after: `resource "terraform_data" "build" {
      triggers_replace = 2
      lifecycle { create_before_destroy = true }
    }`,
    expected: { verdict: 'review', because, actions: { 'terraform_data.build': 'replace' } },
  }),
  builtin('replace-in-both-orders', {
    before: `
      resource "terraform_data" "first" {
        triggers_replace = 1
        lifecycle { create_before_destroy = true }
      }
      resource "terraform_data" "last" { triggers_replace = terraform_data.first.id }`,
    after: `
      resource "terraform_data" "first" {
        triggers_replace = 2
        lifecycle { create_before_destroy = true }
      }
      resource "terraform_data" "last" { triggers_replace = terraform_data.first.id }`,
    expected: {
      verdict: 'review',
      because,
      actions: { 'terraform_data.first': 'replace', 'terraform_data.last': 'replace' },
    },
  }),
];
