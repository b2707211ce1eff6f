// @ts-check
import { builtin } from '../plan-case.mjs';

const old = `resource "terraform_data" "old" {
  input            = "a"
  triggers_replace = 1
}`;
const moved = `moved {
  from = terraform_data.old
  to   = terraform_data.new
}`;

/** What moves, and what comes into the state. */
export const addresses = [
  builtin('move', {
    before: old,
    after: `${old.replace('"old"', '"new"')}\n${moved}`,
    expected: {
      verdict: 'review',
      because: 'it only moves, and that is not nothing',
      actions: { 'terraform_data.new': 'move' },
    },
  }),
  builtin('move-with-update', {
    before: old,
    after: `${old.replace('"old"', '"new"').replace('"a"', '"b"')}\n${moved}`,
    expected: {
      verdict: 'review',
      because: 'it moves, and is updated',
      actions: { 'terraform_data.new': 'update' },
    },
  }),
  builtin('move-with-replace', {
    before: old,
    after: `${old.replace('"old"', '"new"').replace('= 1', '= 2')}\n${moved}`,
    expected: {
      verdict: 'review',
      because: 'it moves, and is replaced',
      actions: { 'terraform_data.new': 'replace' },
    },
  }),
  builtin('move-into-a-module', {
    files: { 'inner/main.tf': `resource "terraform_data" "this" { input = "a" }` },
    before: `resource "terraform_data" "outer" { input = "a" }`,
    after: `
      module "inner" {
        source   = "./inner"
        for_each = toset(["one"])
      }
      moved {
        from = terraform_data.outer
        to   = module.inner["one"].terraform_data.this
      }`,
    expected: {
      verdict: 'review',
      because: 'it only moves, and that is not nothing',
      actions: { 'module.inner["one"].terraform_data.this': 'move' },
    },
  }),
  builtin('move-by-count-alone', {
    before: `resource "terraform_data" "node" { input = "a" }`,
    after: `resource "terraform_data" "node" {
      count = 1
      input = "a"
    }`,
    expected: {
      verdict: 'review',
      because: 'Terraform moves it by itself, and that is not nothing',
      actions: { 'terraform_data.node[0]': 'move' },
    },
  }),
  builtin('renamed-without-moving', {
    before: `resource "terraform_data" "old" { input = { name = "orders", size = 3 } }`,
    after: `resource "terraform_data" "new" { input = { name = "orders", size = 3 } }`,
    expected: {
      verdict: 'review',
      because: 'looks like a rename: one goes and one of the same type and values comes, without data',
      actions: { 'terraform_data.new': 'create', 'terraform_data.old': 'delete' },
    },
  }),
  builtin('import', {
    after: `
      import {
        to = terraform_data.found
        id = "f3c9"
      }
      resource "terraform_data" "found" {}`,
    expected: {
      verdict: 'review',
      because: 'it only comes into the state, and that is not nothing',
      actions: { 'terraform_data.found': 'import' },
    },
  }),
  builtin('import-with-update', {
    after: `
      import {
        to = terraform_data.found
        id = "f3c9"
      }
      resource "terraform_data" "found" { input = "set at once" }`,
    expected: {
      verdict: 'review',
      because: 'it comes into the state, and is updated',
      actions: { 'terraform_data.found': 'update' },
    },
  }),
  builtin('import-with-replace', {
    after: `
      import {
        to = terraform_data.found
        id = "f3c9"
      }
      resource "terraform_data" "found" { triggers_replace = 2 }`,
    expected: {
      verdict: 'review',
      because: 'it comes into the state, and is replaced',
      actions: { 'terraform_data.found': 'replace' },
    },
  }),
  builtin('import-with-keys', {
    after: `
      import {
        for_each = { a = "id-a", b = "id-b" }
        to       = terraform_data.found[each.key]
        id       = each.value
      }
      resource "terraform_data" "found" { for_each = toset(["a", "b"]) }`,
    expected: {
      verdict: 'review',
      because: 'it only comes into the state, and that is not nothing',
      actions: { 'terraform_data.found["a"]': 'import', 'terraform_data.found["b"]': 'import' },
    },
  }),
];
