// @ts-check
import { builtin } from '../plan-case.mjs';

const because = 'deletes something that holds no data';
const two = `
  resource "terraform_data" "kept" { input = "k" }
  resource "terraform_data" "gone" { input = "g" }`;

/** Each reason to delete, and forgetting. */
export const removals = [
  builtin('delete-without-configuration', {
    before: two,
    after: `resource "terraform_data" "kept" { input = "k" }`,
    expected: { verdict: 'review', because, actions: { 'terraform_data.gone': 'delete' } },
  }),
  builtin('delete-of-everything', {
    before: two,
    plan: ['-destroy'],
    expected: {
      verdict: 'review',
      because,
      actions: { 'terraform_data.gone': 'delete', 'terraform_data.kept': 'delete' },
    },
  }),
  builtin('delete-because-count-is-lower', {
    before: `resource "terraform_data" "node" {
      count = 3
      input = count.index
    }`,
    after: `resource "terraform_data" "node" {
      count = 1
      input = count.index
    }`,
    expected: {
      verdict: 'review',
      because,
      actions: { 'terraform_data.node[1]': 'delete', 'terraform_data.node[2]': 'delete' },
    },
  }),
  builtin('delete-because-a-key-is-gone', {
    before: `resource "terraform_data" "zone" {
      for_each = toset(["a", "b", "c"])
      input    = each.key
    }`,
    after: `resource "terraform_data" "zone" {
      for_each = toset(["a", "c"])
      input    = each.key
    }`,
    expected: { verdict: 'review', because, actions: { 'terraform_data.zone["b"]': 'delete' } },
  }),
  builtin('delete-because-count-became-keys', {
    before: `resource "terraform_data" "zone" {
      count = 2
      input = "z"
    }`,
    after: `resource "terraform_data" "zone" {
      for_each = toset(["0", "1"])
      input    = "z"
    }`,
    expected: {
      verdict: 'review',
      because,
      actions: {
        'terraform_data.zone[0]': 'delete',
        'terraform_data.zone[1]': 'delete',
        'terraform_data.zone["0"]': 'create',
        'terraform_data.zone["1"]': 'create',
      },
    },
  }),
  builtin('delete-of-a-module', {
    files: { 'node/main.tf': `resource "terraform_data" "this" { input = "n" }` },
    before: `
      module "node" { source = "./node" }
      resource "terraform_data" "kept" {}`,
    after: `resource "terraform_data" "kept" {}`,
    expected: { verdict: 'review', because, actions: { 'module.node.terraform_data.this': 'delete' } },
  }),
  builtin('forget', {
    before: two,
    after: `
      resource "terraform_data" "kept" { input = "k" }
      removed {
        from = terraform_data.gone
        lifecycle { destroy = false }
      }`,
    expected: {
      verdict: 'review',
      because: 'something is left alone, and nobody looks after it any more',
      actions: { 'terraform_data.gone': 'forget' },
    },
  }),
  builtin('forget-of-many', {
    before: `resource "terraform_data" "node" {
      count = 3
      input = count.index
    }`,
    after: `removed {
      from = terraform_data.node
      lifecycle { destroy = false }
    }`,
    expected: {
      verdict: 'review',
      because: 'something is left alone, and nobody looks after it any more',
      actions: {
        'terraform_data.node[0]': 'forget',
        'terraform_data.node[1]': 'forget',
        'terraform_data.node[2]': 'forget',
      },
    },
  }),
  builtin('removed-and-destroyed', {
    before: two,
    after: `
      resource "terraform_data" "kept" { input = "k" }
      removed {
        from = terraform_data.gone
        lifecycle { destroy = true }
      }`,
    expected: { verdict: 'review', because, actions: { 'terraform_data.gone': 'delete' } },
  }),
];
