// @ts-check
import { builtin } from '../plan-case.mjs';

/** What failed before, what fails now, and what is only looked at. */
export const troubles = [
  builtin('deposed', {
    before: [
      `resource "terraform_data" "build" {
        triggers_replace = 1
        lifecycle { create_before_destroy = true }
      }`,
      `resource "terraform_data" "build" {
        triggers_replace = 2
        lifecycle { create_before_destroy = true }
        provisioner "local-exec" { command = "exit 1" }
      }`,
    ],
    fails: true,
    after: `resource "terraform_data" "build" {
      triggers_replace = 2
      lifecycle { create_before_destroy = true }
    }`,
    expected: {
      verdict: 'review',
      because: 'replaces something that holds no data, and deletes what an earlier replacement has left',
      actions: { 'terraform_data.build': 'replace', 'terraform_data.build (deposed)': 'delete' },
    },
  }),
  builtin('deposed-alone', {
    before: [
      `resource "terraform_data" "build" {
        triggers_replace = 1
        lifecycle { create_before_destroy = true }
      }`,
      `resource "terraform_data" "build" {
        triggers_replace = 2
        lifecycle { create_before_destroy = true }
        provisioner "local-exec" { command = "exit 1" }
      }`,
    ],
    fails: true,
    after: `terraform { required_version = ">= 1.0" }`,
    expected: {
      verdict: 'review',
      because: 'deletes something that holds no data, and what an earlier replacement has left',
      actions: { 'terraform_data.build': 'delete', 'terraform_data.build (deposed)': 'delete' },
    },
  }),
  builtin('errored', {
    before: `resource "terraform_data" "first" { input = 1 }`,
    after: `
      resource "terraform_data" "first" { input = 2 }
      resource "terraform_data" "second" {
        input = 3
        lifecycle {
          precondition {
            condition     = terraform_data.first.input == 1
            error_message = "the first has to be 1"
          }
        }
      }`,
    expected: {
      verdict: 'danger',
      because: 'Terraform could not plan all of it',
      actions: { 'terraform_data.first': 'update' },
    },
  }),
  builtin('check-fails', {
    before: `resource "terraform_data" "app" { input = 1 }`,
    after: `
      resource "terraform_data" "app" { input = 2 }
      check "size" {
        assert {
          condition     = terraform_data.app.input == 3
          error_message = "the size is not 3"
        }
      }`,
    expected: {
      verdict: 'safe',
      because: 'updates something harmless in place, and Terraform warns',
      actions: { 'terraform_data.app': 'update' },
    },
  }),
  builtin('check-fails-and-nothing-changes', {
    before: `
      resource "terraform_data" "app" { input = 2 }
      check "size" {
        assert {
          condition     = terraform_data.app.input == 3
          error_message = "the size is not 3"
        }
      }`,
    expected: { verdict: 'none', because: 'nothing is different; Terraform only warns' },
  }),
  builtin('data-read-during-apply', {
    producer: `output "endpoint" { value = "db.example.com" }`,
    before: `resource "terraform_data" "path" { input = "../producer/terraform.tfstate" }`,
    after: `
      resource "terraform_data" "path" { input = "../producer/./terraform.tfstate" }
      data "terraform_remote_state" "producer" {
        backend = "local"
        config  = { path = terraform_data.path.output }
      }
      resource "terraform_data" "app" { input = data.terraform_remote_state.producer.outputs.endpoint }`,
    expected: {
      verdict: 'safe',
      because: 'creates, updates something harmless, and reads on the way',
      actions: { 'terraform_data.app': 'create', 'terraform_data.path': 'update' },
    },
  }),
  builtin('data-read-because-of-dependency', {
    producer: `output "endpoint" { value = "db.example.com" }`,
    before: `resource "terraform_data" "first" { input = 1 }`,
    after: `
      resource "terraform_data" "first" { input = 2 }
      data "terraform_remote_state" "producer" {
        backend    = "local"
        config     = { path = "../producer/terraform.tfstate" }
        depends_on = [terraform_data.first]
      }`,
    expected: {
      verdict: 'safe',
      because: 'updates something harmless, and reads on the way',
      actions: { 'terraform_data.first': 'update' },
    },
  }),
];
