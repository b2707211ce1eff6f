// @ts-check
import { builtin } from '../plan-case.mjs';

const leaf = `
  variable "name" { type = string }
  variable "size" { default = 1 }
  resource "terraform_data" "leaf" {
    for_each = { "a.b" = 1, "d\\"e]" = 2 }
    input    = { name = var.name, size = var.size }
  }`;
const middle = `
  variable "size" { default = 1 }
  module "leaves" {
    source = "../leaf"
    count  = 2
    name   = "leaf \${count.index}"
    size   = count.index == 1 ? var.size : 1
  }`;
const top = (/** @type {number} */ size) => `
  module "middle" {
    source   = "./middle"
    for_each = toset(["eu-west-1", "us \\"east\\" 1"])
    size     = each.key == "eu-west-1" ? ${size} : 1
  }`;

/** Terraform that this repository did not make: modules in modules, with all sorts of keys. */
export const modules = [
  builtin('modules', {
    files: { 'leaf/main.tf': leaf, 'middle/main.tf': middle },
    before: top(1),
    after: top(2),
    expected: {
      verdict: 'safe',
      because: 'updates something harmless in place',
      actions: Object.fromEntries(
        ['a.b', 'd\\"e]'].map((key) => [
          `module.middle["eu-west-1"].module.leaves[1].terraform_data.leaf["${key}"]`,
          'update',
        ]),
      ),
    },
  }),
  builtin('module-renamed', {
    files: { 'leaf/main.tf': leaf },
    before: `module "before" {
      source = "./leaf"
      name   = "n"
    }`,
    after: `
      module "after" {
        source = "./leaf"
        name   = "n"
      }
      moved {
        from = module.before
        to   = module.after
      }`,
    expected: {
      verdict: 'review',
      because: 'it only moves, and that is not nothing',
      actions: Object.fromEntries(
        ['a.b', 'd\\"e]'].map((key) => [`module.after.terraform_data.leaf["${key}"]`, 'move']),
      ),
    },
  }),
  builtin('module-with-fewer', {
    files: { 'node/main.tf': `resource "terraform_data" "this" { input = "n" }` },
    before: `module "node" {
      source = "./node"
      count  = 2
    }`,
    after: `module "node" {
      source = "./node"
      count  = 1
    }`,
    expected: {
      verdict: 'review',
      because: 'deletes something that holds no data',
      actions: { 'module.node[1].terraform_data.this': 'delete' },
    },
  }),
  builtin('addresses-that-begin-alike', {
    before: `
      resource "terraform_data" "db" { input = 1 }
      resource "terraform_data" "db_replica" { input = 1 }
      resource "terraform_data" "db_replica_2" { input = 1 }`,
    after: `
      resource "terraform_data" "db" { input = 2 }
      resource "terraform_data" "db_replica_2" { input = 1 }`,
    expected: {
      verdict: 'review',
      because: 'deletes something that holds no data',
      actions: { 'terraform_data.db': 'update', 'terraform_data.db_replica': 'delete' },
    },
  }),
];
